//! The answer cells of a form, each read by itself and then seen together.

use hpug_model::address::{Address, Lob, Period};
use hpug_model::findings::Severity;
use hpug_model::forms::{Form, Role};
use hpug_model::values::{Kind, Value as Answer};

use super::cells::{CellRead, Problem, read_cell};
use super::{ReadingCheck, ReadingFinding};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::recognise::Slot;

/// Characters of a cell's text that a message quotes.
const MOST_QUOTED: usize = 120;

/// A data point with what its cell says.
pub(crate) struct Entry {
    pub(crate) address: Address,
    pub(crate) sheet: usize,
    pub(crate) cell: CellRef,
    /// Index of its section.
    pub(crate) section: usize,
    pub(crate) column: (Option<Lob>, Option<Period>),
    /// A total of the form.
    pub(crate) computed: bool,
    pub(crate) kind: Kind,
    pub(crate) read: CellRead,
}

/// Reads the cells of all data points.
pub(crate) fn entries(book: &Workbook, form: &Form, slots: &[Slot]) -> Vec<Entry> {
    let entry = |slot: &Slot| {
        let point = form.point(slot.address.as_str())?;
        Some(Entry {
            address: slot.address.clone(),
            sheet: slot.sheet,
            cell: slot.cell,
            section: point.section,
            column: (point.lob, point.period),
            computed: point.role == Role::Computed,
            kind: point.kind,
            read: read_cell(book, slot.sheet, slot.cell, point.kind),
        })
    };
    slots.iter().filter_map(entry).collect()
}

/// The finding about a cell that holds something and has no answer.
pub(crate) fn finding(book: &Workbook, form: &Form, entry: &Entry) -> Option<ReadingFinding> {
    let problem = entry.read.problem.as_ref().filter(|_| !entry.computed)?;
    let sheet = book.sheets.get(entry.sheet).map_or("", |sheet| sheet.name.as_str());
    let name = form.name_of(entry.address.as_str());
    let at = entry.cell;
    let (check, severity, message, fix) = match problem {
        Problem::NotUnderstood(text) => (
            ReadingCheck::Form11,
            Severity::Warning,
            format!(
                "{name}: cell {at} holds “{}”, which is not {}. The text is kept as a remark.",
                short(text),
                wanted(entry.kind)
            ),
            format!("Enter {} or a reason for having none, such as N/A.", wanted(entry.kind)),
        ),
        Problem::ErrorValue(error) => (
            ReadingCheck::Form12,
            Severity::Error,
            format!("{name}: cell {at} holds the error {error} instead of {}.", wanted(entry.kind)),
            "Repair the formula, or type the figure over it.".to_owned(),
        ),
        Problem::NoResult(formula) => (
            ReadingCheck::Form12,
            Severity::Error,
            format!(
                "{name}: cell {at} holds the formula ={formula} without a result, and it can't be computed from this file."
            ),
            "Open the file in Excel, let it calculate, and save it; or type the figure over the formula."
                .to_owned(),
        ),
    };
    let cell = Some(format!("{sheet}!{at}"));
    Some(ReadingFinding { check, severity, at: vec![entry.address.clone()], cell, message, fix })
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    match text.char_indices().nth(MOST_QUOTED) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "a whole number",
        Kind::Dollars => "an amount in dollars",
        Kind::Percent => "a percentage",
        Kind::Flag => "Y or N",
        Kind::Hours => "a number of hours",
        _ => "an answer of this kind",
    }
}

/// The answer of an entry that counts as one: totals are computed, never read.
pub(crate) fn answer(entry: &Entry) -> Option<&Answer> {
    entry.read.value.as_ref().filter(|_| !entry.computed)
}
