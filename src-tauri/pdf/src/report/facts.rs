use hpug_model::forms::{DataPoint, Role, Section};

use super::remarks;
use super::shown::{Context, columns, label};
use crate::document::{Align, Cell, Column, Row, RowKind, Table};

/// A table with a data point a row, for sections that don't set periods side by side.
pub fn table(context: &Context<'_>, section: &Section) -> Table {
    let mut table = Table {
        summary: section.title.clone(),
        columns: vec![Column::share(1.6), Column { align: Align::Start, ..Column::share(1.0) }],
        head: vec![["Item", "Answer"].map(Cell::new).to_vec()],
        rows: Vec::new(),
    };
    for item in &section.items {
        let points = context.report.form.points_of(&section.id);
        let of_item = points.filter(|point| context.report.form.item_of(point).code == item.code);
        for point in of_item.filter(|point| point.role != Role::Working) {
            let cells = vec![Cell::naming_row(name(context, point)), context.cell(Some(point))];
            table.rows.push(Row { kind: RowKind::Body, cells });
        }
        table.rows.extend(remarks::rows(context, item, 2));
    }
    table
}

fn name(context: &Context<'_>, point: &DataPoint) -> String {
    let item = context.report.form.item_of(point);
    let mut parts = vec![context.item_label(item)];
    parts.extend(point.lob.map(|lob| context.lob_label(lob)));
    parts.extend(point.period.map(|period| period.label().to_owned()));
    if columns(item).count() > 1 {
        parts.push(label(context.report.form.measure_of(point)).to_owned());
    }
    parts.join(" \u{B7} ")
}
