//! Totals that a file types instead of computing them: input cells of their own, which follow the rows they add.

use std::collections::BTreeSet;

use hpug_model::answers::{Figures, Report};
use hpug_model::forms::{Form, Role};
use hpug_model::values::{Kind, Value};
use hpug_model::{Address, NoData};
use rust_decimal::Decimal;

use super::percents::Way;
use super::{Answers, cells};
use crate::grid::{Value as Content, Workbook};
use crate::patch::{CellWrite, Write};
use crate::read_error::ReadError;
use crate::reading::Reading;

/// A typed total that should say what its rows make.
pub(super) struct Total {
    pub address: Address,
    /// What goes into its cell; `None` where that says it already.
    pub write: Option<Write>,
}

/// The typed totals of a form in tabs whose rows the answers write or empty, with what the rows make once they are
/// written. A total by formula is none of them, nor one of a form on one sheet, whose totals are formulas.
///
/// # Errors
/// Those of reading the file.
pub(super) fn typed(host: &[u8], reading: &Reading, answers: &Answers<'_>) -> Result<Vec<Total>, ReadError> {
    let form = &reading.report.form;
    let is_typed = |address: &Address| {
        let place = reading.places.cells.get(address);
        let role = form.point(address.as_str()).map(|point| point.role);
        role == Some(Role::Computed) && place.is_some_and(|place| !place.formula)
    };
    if form.tabs.is_none() || !reading.places.cells.keys().any(is_typed) {
        return Ok(Vec::new());
    }
    let (after, touched) = after(reading, answers);
    let figures = Figures::of(&after);
    let covered = answers.report.covered();
    let book = Workbook::from_bytes(host)?;
    let total = |position: usize| {
        let address = &form.points[position].address;
        let place = reading.places.cells.get(address)?;
        let value = match figures.value_at(position) {
            Some(value) => cells::written(Kind::Dollars, value, place.format.percent, Way::Points),
            None if address.lob().is_some_and(|lob| !covered.contains(&lob)) => {
                cells::written(Kind::Dollars, &Value::NoData(NoData::NotApplicable), false, Way::Points)
            }
            None => CellWrite::Empty,
        };
        let sheet = book.sheets.iter().find(|sheet| sheet.name == place.sheet)?;
        let says = says(sheet.value(place.cell), &value);
        let write = Write { sheet: place.sheet.clone(), cell: place.cell, value, over_formula: false };
        Some(Total { address: address.clone(), write: (!says).then_some(write) })
    };
    let positions =
        (0..form.points.len()).filter(|at| is_typed(&form.points[*at].address) && adds(form, *at, &touched));
    Ok(positions.filter_map(total).collect())
}

/// The file's report once it is filled, and the addresses that the answers write or empty.
fn after(reading: &Reading, answers: &Answers<'_>) -> (Report, BTreeSet<Address>) {
    let (form, covered) = (&reading.report.form, answers.report.covered());
    let figures = Figures::of(answers.report);
    let mut after = reading.report.clone();
    let mut touched = BTreeSet::new();
    for point in form.points.iter().filter(|point| point.role != Role::Computed) {
        let address = &point.address;
        let left_out = address.lob().is_some_and(|lob| !covered.contains(&lob));
        let value = match figures.shown_value(address.as_str()) {
            _ if answers.cleared.contains(address) => None,
            None if left_out => Some(Value::NoData(NoData::NotApplicable)),
            None => continue,
            value => value,
        };
        after.set(address.clone(), value);
        touched.insert(address.clone());
    }
    (after, touched)
}

/// Whether a total adds one of these addresses, itself or through totals that it adds.
fn adds(form: &Form, total: usize, addresses: &BTreeSet<Address>) -> bool {
    let parts = &form.points[total].sum;
    parts.iter().any(|part| addresses.contains(&form.points[*part].address) || adds(form, *part, addresses))
}

/// Whether a cell holds already what would be written.
fn says(content: &Content, wanted: &CellWrite) -> bool {
    match (content, wanted) {
        (Content::Number(number), CellWrite::Number(wanted)) => {
            number.normalize() == Decimal::normalize(wanted)
        }
        (Content::Text(text), CellWrite::Text(wanted)) => **text == **wanted,
        (Content::Empty, CellWrite::Empty) => true,
        _ => false,
    }
}
