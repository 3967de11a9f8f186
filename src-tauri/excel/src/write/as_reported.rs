//! What stands in a blank from last period's report: which cells, how they look, and the list that says so.

use hpug_model::address::Period;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::values::Kind;
use hpug_model::{Value, format};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::records::{List, add_list};
use super::{Book, style};
use crate::own;

impl Book<'_> {
    /// Whether a blank's cell holds what was reported last period.
    pub(super) fn is_as_reported(&self, point: &DataPoint) -> bool {
        let figure = point.period == Some(Period::Prior) && point.address.item() != "period";
        self.is_blank()
            && (figure || point.role == Role::Name)
            && self.report.answer(point.address.as_str()).is_some()
    }

    /// Whether the blank holds anything of last period's report.
    pub(super) fn holds_as_reported(&self) -> bool {
        self.form.points.iter().any(|point| self.is_as_reported(point))
    }

    /// What was reported, as a person writes it.
    pub(super) fn reported(&self, point: &DataPoint) -> String {
        text(point.kind, self.report.answer(point.address.as_str()))
    }
}

fn text(kind: Kind, value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    match (kind, value) {
        (Kind::Percent, Value::Number(_)) => format!("{}%", format::value(kind, value, None)),
        _ => format::value(kind, value, None),
    }
}

/// The list of what was reported, by address: it survives where colors and hints don't.
pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let points = book.form.points.iter().filter(|point| book.is_as_reported(point));
    let row = |point: &DataPoint| {
        vec![
            (point.address.to_string(), style::key()),
            (book.form.name_of(point.address.as_str()), style::cell()),
            (book.reported(point), style::cell()),
        ]
    };
    let rows: Vec<_> = points.map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let list = List {
        name: own::AS_REPORTED,
        title: "As reported",
        lead: "What was reported as Current last period and now stands as Prior. A figure that differs from it is a restatement: say why.",
        columns: &[(own::ADDRESS, 30), ("Data point", 80), (own::ENTERED[0], 40)],
    };
    add_list(workbook, book, &list, rows)
}
