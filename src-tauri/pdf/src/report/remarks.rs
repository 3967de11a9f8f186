use hpug_model::Address;
use hpug_model::address::Lob;
use hpug_model::forms::Item;

use super::heading;
use super::shown::{Context, columns, label};
use crate::document::{Block, Cell, Column, Paragraph, ParagraphStyle, Row, RowKind, Table, Text, Weight};

/// The remarks on an item's data points, each with what it is about.
pub fn under(context: &Context<'_>, item: &Item) -> Vec<Text> {
    let of_item = context
        .report
        .remarks
        .iter()
        .filter(|(address, text)| address.item() == item.code && !text.trim().is_empty());
    of_item.map(|(address, text)| said(context, address, text)).collect()
}

/// The same as rows of a table `width` columns wide.
pub fn rows(context: &Context<'_>, item: &Item, width: usize) -> Vec<Row> {
    let row = |text: Text| Row { kind: RowKind::Note, cells: vec![Cell::new(text).spanning(width)] };
    under(context, item).into_iter().map(row).collect()
}

/// The remarks of an item about one line of business, or about none, as rows of a table `width` columns wide.
pub fn rows_of(context: &Context<'_>, item: &Item, lob: Option<Lob>, width: usize) -> Vec<Row> {
    let remarks = context.report.remarks.iter();
    let of_line = remarks.filter(|(address, text)| {
        let is_said = address.item() == item.code && !text.trim().is_empty();
        is_said && (address.lob().is_none() || address.lob() == lob)
    });
    let row = |text: Text| Row { kind: RowKind::Note, cells: vec![Cell::new(text).spanning(width)] };
    of_line.map(|(address, text)| row(said(context, address, text))).collect()
}

/// The same outside a table.
pub fn aside(text: &Text) -> Block {
    Block::Paragraph(Paragraph { text: text.clone(), style: ParagraphStyle::Aside, address: None })
}

fn said(context: &Context<'_>, address: &Address, text: &str) -> Text {
    let about = about(context, address);
    Text::of(format!("{about}: "), Weight::Bold).then(text, Weight::Regular)
}

/// Line of business, period and, where an item has several, the measure.
fn about(context: &Context<'_>, address: &Address) -> String {
    let mut parts: Vec<&str> = Vec::new();
    parts.extend(address.lob().map(|lob| lob.label()));
    parts.extend(address.period().map(|period| period.label()));
    if let Some(point) = context.report.form.point(address.as_str()) {
        let item = context.report.form.item_of(point);
        if columns(item).count() > 1 || parts.is_empty() {
            parts.push(label(context.report.form.measure_of(point)));
        }
    }
    if parts.is_empty() { "Remark".to_owned() } else { parts.join(", ") }
}

/// Every remark in one table, for a companion: the host's file has no cell for them.
pub fn all(context: &Context<'_>) -> Vec<Block> {
    let remarks = context.report.remarks.iter().filter(|(_, text)| !text.trim().is_empty());
    let mut remarks: Vec<_> = remarks.collect();
    if remarks.is_empty() {
        return Vec::new();
    }
    remarks.sort_by_key(|(address, _)| context.report.form.position(address.as_str()).unwrap_or(usize::MAX));
    let rows = remarks.into_iter().map(|(address, text)| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(context.report.form.name_of(address.as_str())),
            Cell::new(text.as_str()),
        ],
    });
    let table = Table {
        summary: "Remarks".to_owned(),
        columns: vec![Column::share(1.0), Column::share(2.0)],
        head: vec![["About", "Remark"].map(Cell::new).to_vec()],
        rows: rows.collect(),
    };
    vec![heading(1, "Remarks"), Block::Table(table)]
}
