use hpug_model::address::{Lob, Period};
use hpug_model::forms::{Item, Measure, Section};

use super::remarks;
use super::shown::{Context, columns, label, once};
use crate::document::{Align, Cell, Column, Row, RowKind, Table};

/// A table with a measure of an item a row, for sections that don't set periods side by side: lines of business
/// stand in columns, what is asked once for all of them across these.
pub fn table(context: &Context<'_>, section: &Section) -> Table {
    let by_lob = section.items.iter().any(|item| item.per_lob);
    let lobs: &[Lob] = if by_lob { &section.lobs } else { &[] };
    let answers = lobs.len().max(1);
    let mut table = Table { summary: section.title.clone(), ..Table::default() };
    table.columns = vec![Column::share(1.6)];
    let mut head = vec![Cell::new("Item")];
    if lobs.is_empty() {
        table.columns.push(Column { align: Align::Start, ..Column::share(1.0) });
        head.push(Cell::new("Answer"));
    } else {
        table.columns.extend(lobs.iter().map(|_| Column { align: Align::End, ..Column::share(0.8) }));
        head.extend(lobs.iter().map(|lob| Cell::new(context.lob_label(*lob))));
    }
    table.head = vec![head];
    for item in &section.items {
        table.rows.extend(once(item).map(|measure| {
            let cell = context.cell(context.point(item, None, None, &measure.key)).aligned(Align::Start);
            let name = Cell::naming_row(name(context, item, measure, None));
            Row { kind: RowKind::Body, cells: vec![name, cell.spanning(answers)] }
        }));
        table.rows.extend(columns(item).flat_map(|measure| measure_rows(context, item, measure, lobs)));
        table.rows.extend(remarks::rows(context, item, 1 + answers));
    }
    table
}

/// A table of one line of business: an item a row, a measure a column.
pub fn metrics(context: &Context<'_>, section: &Section, lob: Option<Lob>) -> Table {
    let mut measures: Vec<&Measure> = Vec::new();
    for measure in section.items.iter().flat_map(columns) {
        if !measures.iter().any(|known| known.key == measure.key) {
            measures.push(measure);
        }
    }
    let mut head = vec![Cell::new(section.row_head.as_str())];
    head.extend(measures.iter().map(|measure| Cell::new(label(measure))));
    let mut table = Table { summary: section.title.clone(), head: vec![head], ..Table::default() };
    table.columns = vec![Column::share(2.0)];
    table.columns.extend(measures.iter().map(|_| Column { align: Align::End, ..Column::share(1.0) }));
    for item in &section.items {
        let cell = |measure: &&Measure| match columns(item).any(|own| own.key == measure.key) {
            true => context.cell(context.point(item, lob, None, &measure.key)),
            false => Cell::new(""),
        };
        let mut cells = vec![Cell::naming_row(context.item_label(item))];
        cells.extend(measures.iter().map(cell));
        let kind = if item.total { RowKind::Total } else { RowKind::Body };
        table.rows.push(Row { kind, cells });
        table.rows.extend(remarks::rows_of(context, item, lob, 1 + measures.len()));
    }
    table
}

fn measure_rows(context: &Context<'_>, item: &Item, measure: &Measure, lobs: &[Lob]) -> Vec<Row> {
    let periods = if item.per_period { Period::ALL.map(Some).to_vec() } else { vec![None] };
    let row = |period| {
        let cell = |lob| context.cell(context.point(item, lob, period, &measure.key));
        let mut cells = vec![Cell::naming_row(name(context, item, measure, period))];
        if item.per_lob {
            cells.extend(lobs.iter().map(|lob| cell(Some(*lob))));
        } else {
            cells.push(cell(None).aligned(Align::Start).spanning(lobs.len().max(1)));
        }
        Row { kind: if item.total { RowKind::Total } else { RowKind::Body }, cells }
    };
    periods.into_iter().map(row).collect()
}

fn name(context: &Context<'_>, item: &Item, measure: &Measure, period: Option<Period>) -> String {
    let mut parts = vec![context.item_label(item)];
    parts.extend(period.map(|period| period.label().to_owned()));
    if columns(item).chain(once(item)).count() > 1 {
        parts.push(label(measure).to_owned());
    }
    parts.join(" \u{B7} ")
}
