use hpug_model::address::Lob;
use hpug_model::forms::{Item, Measure, Section};

use super::periods::{joined, row_head, widths};
use super::remarks;
use super::shown::{Context, columns as measures_of, label, once};
use crate::document::{Cell, Column, Row, RowKind, Table};

/// A table with an item a row and Current, Prior and change per line of business.
pub fn columns(context: &Context<'_>, section: &Section) -> Table {
    let lobs = &section.lobs;
    let width = 1 + 3 * lobs.len();
    let mut table = Table { summary: section.title.clone(), ..Table::default() };
    table.columns = vec![Column::share(1.0)];
    let mut first = vec![Cell::new("")];
    let mut second = vec![Cell::new(row_head(section))];
    for lob in lobs {
        let measures: Vec<&Measure> = section.items.iter().flat_map(measures_of).collect();
        table.columns.extend(widths(&measures));
        first.push(Cell::new(context.lob_label(*lob)).spanning(3));
        second.extend(["Current", "Prior", "Change"].map(Cell::new));
    }
    table.head = vec![first, second];
    for item in &section.items {
        let Some(measure) = measures_of(item).next() else { continue };
        let mut cells = vec![Cell::naming_row(context.item_head(item))];
        cells.extend(lobs.iter().flat_map(|lob| context.triple(item, Some(*lob), Some(measure))));
        let kind = if item.total { RowKind::Total } else { RowKind::Body };
        table.rows.push(Row { kind, cells });
        table.rows.extend(context.asks_row(item, width));
        table.rows.extend(once_rows(context, item, width));
        table.rows.extend(remarks::rows(context, item, width));
    }
    table
}

/// A table with a line of business a row under each item, and Current, Prior and change per measure.
pub fn rows(context: &Context<'_>, section: &Section) -> Table {
    let items: Vec<&Item> = section.items.iter().filter(|item| measures_of(item).next().is_some()).collect();
    let groups = items.iter().map(|item| measures_of(item).count()).max().unwrap_or(0);
    let width = 1 + 3 * groups;
    let mut table = Table { summary: section.title.clone(), ..Table::default() };
    table.columns = vec![Column::share(1.0)];
    let mut first = vec![Cell::new("")];
    let mut second = vec![Cell::new(row_head(section))];
    for group in 0..groups {
        let measures: Vec<&Measure> = items.iter().filter_map(|item| measures_of(item).nth(group)).collect();
        table.columns.extend(widths(&measures));
        first.push(Cell::new(joined(&measures)).spanning(3));
        second.extend(["Current", "Prior", "Change"].map(Cell::new));
    }
    table.head = vec![first, second];
    for item in items {
        let title = Cell::new(context.item_name(item)).spanning(width);
        table.rows.push(Row { kind: RowKind::Group, cells: vec![title] });
        table.rows.extend(item_rows(context, section, item, groups));
        table.rows.extend(once_rows(context, item, width));
        table.rows.extend(remarks::rows(context, item, width));
    }
    table
}

fn item_rows(context: &Context<'_>, section: &Section, item: &Item, groups: usize) -> Vec<Row> {
    let lobs = if item.per_lob { section.lobs.iter().copied().map(Some).collect() } else { vec![None] };
    let measures: Vec<&Measure> = measures_of(item).collect();
    let row = |lob: Option<Lob>| {
        let name = lob.map_or_else(|| "All lines of business".to_owned(), |lob| context.lob_label(lob));
        let mut cells = vec![Cell::naming_row(name)];
        for group in 0..groups {
            match measures.get(group) {
                Some(measure) => cells.extend(context.triple(item, lob, Some(measure))),
                None => cells.extend(["", "", ""].map(Cell::new)),
            }
        }
        Row { kind: RowKind::Body, cells }
    };
    lobs.into_iter().map(row).collect()
}

/// What an item is asked once, each on a row under it: descriptions.
fn once_rows(context: &Context<'_>, item: &Item, width: usize) -> Vec<Row> {
    let row = |measure: &Measure| {
        let point = context.point(item, None, None, &measure.key);
        point.and_then(|point| context.text(point))?;
        let value = context.cell(point).spanning(width - 1).aligned(crate::document::Align::Start);
        Some(Row { kind: RowKind::Note, cells: vec![Cell::naming_row(label(measure)), value] })
    };
    once(item).filter_map(row).collect()
}
