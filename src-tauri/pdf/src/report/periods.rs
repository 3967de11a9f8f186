use hpug_model::forms::{Item, Measure, Role, Section};
use hpug_model::values::Kind;

use super::remarks;
use super::shown::{Context, columns, label, once};
use crate::document::{Align, Cell, Column, Row, RowKind, Table};

/// A table with an item a row: what is asked once, then Current, Prior and change per measure.
pub fn table(context: &Context<'_>, section: &Section) -> Table {
    let items: Vec<&Item> = section.items.iter().filter(|item| columns(item).next().is_some()).collect();
    let groups = items.iter().map(|item| columns(item).count()).max().unwrap_or(0);
    let flags = flags(&items);
    let mut rows = Vec::new();
    let mut others = false;
    for item in &items {
        if item.other && !others {
            others = true;
            let width = 1 + flags.len() + 3 * groups;
            let text = "Others, named by the plan";
            rows.push(Row { kind: RowKind::Group, cells: vec![Cell::new(text).spanning(width)] });
        }
        rows.extend(item_rows(context, item, &flags, groups));
    }
    let mut table = Table { summary: section.title.clone(), ..Table::default() };
    table.columns = vec![Column::share(1.0)];
    table.columns.extend(flags.iter().map(|_| Column { align: Align::Middle, ..Column::figures(36.0) }));
    table.columns.extend((0..groups).flat_map(|group| widths(&measures_at(&items, group))));
    table.head = head(section, &items, &flags, groups);
    table.rows = rows;
    table
}

/// What items are asked once and is no name: designations.
fn flags<'a>(items: &[&'a Item]) -> Vec<&'a Measure> {
    let mut flags: Vec<&Measure> = Vec::new();
    for measure in items.iter().flat_map(|item| once(item)).filter(|measure| measure.role != Role::Name) {
        if !flags.iter().any(|flag| flag.key == measure.key) {
            flags.push(measure);
        }
    }
    flags
}

fn measures_at<'a>(items: &[&'a Item], group: usize) -> Vec<&'a Measure> {
    items.iter().filter_map(|item| columns(item).nth(group)).collect()
}

/// Widths of Current, Prior and change, by the widest kind that they hold.
pub fn widths(measures: &[&Measure]) -> [Column; 3] {
    let width = |of: fn(Kind) -> f32| measures.iter().map(|measure| of(measure.kind)).fold(0.0, f32::max);
    let figure = width(|kind| match kind {
        Kind::Dollars => 74.0,
        Kind::Count => 48.0,
        _ => 46.0,
    });
    let change = width(|kind| match kind {
        Kind::Dollars => 72.0,
        Kind::Count => 50.0,
        _ => 47.0,
    });
    [Column::figures(figure).divided(), Column::figures(figure), Column::figures(change)]
}

fn head(section: &Section, items: &[&Item], flags: &[&Measure], groups: usize) -> Vec<Vec<Cell>> {
    let mut first = vec![Cell::new(""); 1 + flags.len()];
    let mut second = vec![Cell::new(row_head(section))];
    second.extend(flags.iter().map(|flag| Cell::new(label(flag))));
    for group in 0..groups {
        first.push(Cell::new(joined(&measures_at(items, group))).spanning(3));
        second.extend(["Current", "Prior", "Change"].map(Cell::new));
    }
    vec![first, second]
}

/// Head of the column of items.
pub fn row_head(section: &Section) -> &str {
    if section.row_head.is_empty() { "Item" } else { &section.row_head }
}

/// Labels of measures that share columns: `Number or dollars`.
pub fn joined(measures: &[&Measure]) -> String {
    let mut labels: Vec<String> = Vec::new();
    for measure in measures {
        let first = labels.is_empty();
        let label = if first { label(measure).to_owned() } else { label(measure).to_lowercase() };
        if !labels.iter().any(|known| known.eq_ignore_ascii_case(&label)) {
            labels.push(label);
        }
    }
    labels.join(" or ")
}

fn item_rows(context: &Context<'_>, item: &Item, flags: &[&Measure], groups: usize) -> Vec<Row> {
    let name = once(item).find(|measure| measure.role == Role::Name);
    let name = name.and_then(|measure| context.point(item, None, None, &measure.key));
    let mut cells = vec![match name.and_then(|point| Some((point, context.text(point)?))) {
        Some((point, text)) => Cell::naming_row(text).at(point.address.as_str()),
        None => Cell::naming_row(context.item_head(item)),
    }];
    cells.extend(flags.iter().map(|flag| context.cell(context.point(item, None, None, &flag.key))));
    let measures: Vec<&Measure> = columns(item).collect();
    for group in 0..groups {
        match measures.get(group) {
            Some(measure) => cells.extend(context.triple(item, None, Some(measure))),
            None => cells.extend(["", "", ""].map(Cell::new)),
        }
    }
    let width = 1 + flags.len() + 3 * groups;
    let kind = if item.total { RowKind::Total } else { RowKind::Body };
    let mut rows = vec![Row { kind, cells }];
    rows.extend(context.asks_row(item, width));
    rows.extend(remarks::rows(context, item, width));
    rows
}
