use hpug_model::address::{Lob, Period};
use hpug_model::forms::{Item, Role, Section};

use super::frame::section_title;
use super::shown::{Context, label};
use super::{heading, lead};
use crate::document::{Block, Cell, Column, Row, RowKind, Table};

/// The working figures that are there, section by section.
pub fn working(context: &Context<'_>) -> Vec<Block> {
    let sections = context.report.form.sections.iter();
    let tables: Vec<Block> = sections.flat_map(|section| section_tables(context, section)).collect();
    if tables.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        heading(1, "Working figures"),
        lead("Numerators and denominators behind the percentages. The form has no cell for them."),
    ];
    blocks.extend(tables);
    blocks
}

fn section_tables(context: &Context<'_>, section: &Section) -> Vec<Block> {
    let lobs: Vec<Option<Lob>> = if section.items.iter().any(|item| item.per_lob) {
        context.report.form.lobs.iter().copied().map(Some).collect()
    } else {
        vec![None]
    };
    let width = 1 + 2 * lobs.len();
    let mut rows = Vec::new();
    for item in &section.items {
        let of_item = item_rows(context, item, &lobs);
        if !of_item.is_empty() {
            let title = Cell::new(context.item_label(item)).spanning(width);
            rows.push(Row { kind: RowKind::Group, cells: vec![title] });
            rows.extend(of_item);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let mut table = Table { summary: format!("Working figures: {}", section.title), ..Table::default() };
    table.columns = vec![Column::share(1.0)];
    let mut first = vec![Cell::new("")];
    let mut second = vec![Cell::new("Figure")];
    for lob in &lobs {
        table.columns.extend([Column::figures(86.0).divided(), Column::figures(86.0)]);
        first.extend(lob.map(|lob| Cell::new(context.lob_label(lob)).spanning(2)));
        second.extend(["Current", "Prior"].map(Cell::new));
    }
    table.head = if lobs.len() > 1 { vec![first, second] } else { vec![second] };
    table.rows = rows;
    vec![heading(2, &section_title(section)), Block::Table(table)]
}

fn item_rows(context: &Context<'_>, item: &Item, lobs: &[Option<Lob>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for measure in item.measures.iter().filter(|measure| measure.role == Role::Working) {
        let point = |lob, period| context.point(item, lob, Some(period), &measure.key);
        let places = lobs.iter().flat_map(|lob| Period::ALL.map(|period| point(*lob, period)));
        let points: Vec<_> = places.collect();
        if points.iter().flatten().any(|point| context.text(point).is_some()) {
            let mut cells = vec![Cell::naming_row(label(measure))];
            cells.extend(points.into_iter().map(|point| context.cell(point)));
            rows.push(Row { kind: RowKind::Body, cells });
        }
    }
    rows
}
