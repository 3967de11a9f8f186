use hpug_model::address::{Lob, Period};
use hpug_model::forms::{Item, Role, Section};

use super::frame::section_title;
use super::shown::{Context, label};
use super::{heading, lead};
use crate::document::{Block, Cell, Column, Row, RowKind, Table};

/// The working figures that are there, in one table per line of business and one for the rest.
pub fn working(context: &Context<'_>) -> Vec<Block> {
    let (by_line, by_period): (Vec<&Section>, Vec<&Section>) = context
        .report
        .form
        .sections
        .iter()
        .partition(|section| section.items.iter().any(|item| item.per_lob));
    let lobs = context.report.form.lobs.iter().copied().map(Some).collect();
    let tables: Vec<Block> = [(by_period, vec![None]), (by_line, lobs)]
        .into_iter()
        .filter_map(|(sections, lobs)| table(context, &sections, &lobs))
        .collect();
    if tables.is_empty() {
        return Vec::new();
    }
    let about = "Numerators and denominators behind the percentages. The form has no cell for them.";
    [heading(1, "Working figures"), lead(about)].into_iter().chain(tables).collect()
}

fn table(context: &Context<'_>, sections: &[&Section], lobs: &[Option<Lob>]) -> Option<Block> {
    let mut table = Table { summary: "Working figures".to_owned(), ..Table::default() };
    table.columns = vec![Column::share(1.0)];
    let mut head = vec![Cell::new("Figure")];
    for lob in lobs {
        table.columns.extend([Column::figures(80.0).divided(), Column::figures(80.0)]);
        head.extend(Period::ALL.map(|period| {
            Cell::new(match lob {
                Some(lob) => format!("{}\n{}", context.lob_label(*lob), period.label()),
                None => period.label().to_owned(),
            })
        }));
    }
    let width = head.len();
    table.head = vec![head];
    for section in sections {
        let rows: Vec<Row> = section.items.iter().flat_map(|item| item_rows(context, item, lobs)).collect();
        if !rows.is_empty() {
            let title = Cell::new(section_title(section)).spanning(width);
            table.rows.push(Row { kind: RowKind::Group, cells: vec![title] });
            table.rows.extend(rows);
        }
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn item_rows(context: &Context<'_>, item: &Item, lobs: &[Option<Lob>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for measure in item.measures.iter().filter(|measure| measure.role == Role::Working) {
        let point = |lob, period| context.point(item, lob, Some(period), &measure.key);
        let places = lobs.iter().flat_map(|lob| Period::ALL.map(|period| point(*lob, period)));
        let points: Vec<_> = places.collect();
        if points.iter().flatten().any(|point| context.text(point).is_some()) {
            let name = format!("{}: {}", context.item_label(item), label(measure));
            let mut cells = vec![Cell::naming_row(name)];
            cells.extend(points.into_iter().map(|point| context.cell(point)));
            rows.push(Row { kind: RowKind::Body, cells });
        }
    }
    rows
}
