//! FORM-12 on totals: typed over, stale, broken, or misled by numbers typed as text.

use hpug_model::findings::Severity;
use hpug_model::forms::Form;
use hpug_model::values::Value as Answer;
use rust_decimal::Decimal;

use super::answers::Entry;
use super::cells::DIVISION_BY_ZERO;
use super::{Note, ReadingCheck, ReadingFinding};
use crate::grid::{Formula, Value, Workbook, decimal_from_text};

/// How far a total may be from the sum of its parts, in percentage points.
const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Judges every total against its parts as read.
pub(super) fn judge(
    book: &Workbook,
    form: &Form,
    entries: &[Entry],
    findings: &mut Vec<ReadingFinding>,
    notes: &mut Vec<Note>,
) {
    for total in entries.iter().filter(|entry| entry.computed) {
        let name = book.sheets.get(total.sheet).map_or("", |sheet| sheet.name.as_str());
        let cell = format!("{name}!{}", total.cell);
        let Some(shown) = shown(book, total) else { continue };
        let sum = sum_of_parts(form, total, entries);
        match (shown, sum) {
            (Shown::Number(shown), Some(sum)) if (shown - sum).abs() > TOLERANCE => {
                findings.push(differs(book, form, total, entries, cell, (shown, sum)))
            }
            (Shown::Number(shown), None) if shown.is_zero() => {}
            (Shown::Number(_), Some(_)) => {}
            // The error of a part is told there, and a ratio over nothing is no error.
            (Shown::Error(_), _) if parts(form, total, entries).any(|part| part.read.problem.is_some()) => {}
            (Shown::Error(error), None) if error == DIVISION_BY_ZERO => {}
            (Shown::Error(error), Some(sum)) => findings.push(broken(book, form, total, cell, (error, sum))),
            (Shown::Text(_), None) => {}
            (Shown::Text(text), Some(sum)) if says(text, sum) => {}
            (shown, None) => notes.push(Note {
                cell,
                message: format!(
                    "The total shows {} although none of its parts has a figure.",
                    shown.words()
                ),
            }),
            (Shown::Text(text), Some(sum)) => notes.push(Note {
                cell,
                message: format!("The total says “{text}”; its parts come to {}.", plain(sum)),
            }),
        }
    }
}

/// Whether a text is the number, however it is written.
fn says(text: &str, sum: Decimal) -> bool {
    decimal_from_text(text).is_some_and(|number| (number - sum).abs() <= TOLERANCE)
}

/// What a total's cell shows.
enum Shown<'b> {
    Number(Decimal),
    Error(&'b str),
    Text(&'b str),
}

impl Shown<'_> {
    fn words(&self) -> String {
        match self {
            Shown::Number(number) => plain(*number),
            Shown::Error(text) | Shown::Text(text) => (*text).to_owned(),
        }
    }
}

/// What a total's cell shows; `None` where it is blank, and for a formula that was never calculated, which shows nothing
/// that could mislead.
fn shown<'b>(book: &'b Workbook, total: &Entry) -> Option<Shown<'b>> {
    let cell = book.sheets.get(total.sheet)?.cell(total.cell)?;
    if cell.formula.as_deref().is_some_and(|formula| !formula.stored) {
        return None;
    }
    let number = total.read.value.as_ref().and_then(Answer::as_number);
    match (&cell.value, number) {
        (_, Some(number)) => Some(Shown::Number(number)),
        (Value::Error(error), None) => Some(Shown::Error(error)),
        (Value::Text(text), None) if !text.trim().is_empty() => Some(Shown::Text(text.trim())),
        _ => None,
    }
}

/// A total that shows an error value over parts that have figures.
fn broken(
    book: &Workbook,
    form: &Form,
    total: &Entry,
    cell: String,
    (error, sum): (&str, Decimal),
) -> ReadingFinding {
    let name = form.name_of(total.address.as_str());
    let (at, sum) = (total.cell, plain(sum));
    let (severity, message) = match formula_of(book, total) {
        None => (
            Severity::Error,
            format!("{name}: the total at {at} was typed over with {error}; its parts come to {sum}."),
        ),
        Some(_) => (
            Severity::Warning,
            format!("{name}: the formula at {at} shows {error}, but its parts come to {sum}."),
        ),
    };
    ReadingFinding {
        check: ReadingCheck::Form12,
        severity,
        at: vec![total.address.clone()],
        cell: Some(cell),
        message,
        fix: "Put the form's formula back, or take a fresh copy of the host's file.".to_owned(),
    }
}

fn formula_of<'b>(book: &'b Workbook, total: &Entry) -> Option<&'b Formula> {
    book.sheets.get(total.sheet)?.cell(total.cell)?.formula.as_deref()
}

/// The entries that a total adds.
fn parts<'e>(form: &'e Form, total: &Entry, entries: &'e [Entry]) -> impl Iterator<Item = &'e Entry> {
    let sum = form.point(total.address.as_str()).map_or(&[][..], |point| &point.sum);
    entries.iter().filter(|entry| sum.iter().any(|at| form.points[*at].address == entry.address))
}

/// Whether a figure stands in its cell as text, which formulas leave out.
fn stands_as_text(book: &Workbook, part: &Entry) -> bool {
    let value = book.sheets.get(part.sheet).map(|sheet| sheet.value(part.cell));
    matches!(value, Some(Value::Text(_)))
        && part.read.value.as_ref().is_some_and(|value| value.as_number().is_some())
}

fn sum_of_parts(form: &Form, total: &Entry, entries: &[Entry]) -> Option<Decimal> {
    let numbers = parts(form, total, entries).filter_map(|entry| entry.read.value.as_ref()?.as_number());
    let parts: Vec<Decimal> = numbers.collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    sum.filter(|_| !parts.is_empty())
}

fn differs(
    book: &Workbook,
    form: &Form,
    total: &Entry,
    entries: &[Entry],
    cell: String,
    (shown, sum): (Decimal, Decimal),
) -> ReadingFinding {
    let name = form.name_of(total.address.as_str());
    let (shown, sum) = (plain(shown), plain(sum));
    let at = total.cell;
    let (severity, message, fix) = match formula_of(book, total) {
        None => (
            Severity::Error,
            format!("{name}: the total at {at} was typed over with {shown}; its parts come to {sum}."),
            "Correct the parts, or put the form's formula back.",
        ),
        Some(_) => (
            Severity::Warning,
            format!(
                "{name}: the formula at {at} shows {shown}, but its parts come to {sum}: {}.",
                cause(book, form, total, entries)
            ),
            "Open the file in Excel, turn numbers that stand as text into numbers, let it calculate, and save it.",
        ),
    };
    let at = vec![total.address.clone()];
    ReadingFinding {
        check: ReadingCheck::Form12,
        severity,
        at,
        cell: Some(cell),
        message,
        fix: fix.to_owned(),
    }
}

/// Why a formula shows another sum than its parts make.
fn cause(book: &Workbook, form: &Form, total: &Entry, entries: &[Entry]) -> &'static str {
    if parts(form, total, entries).any(|part| stands_as_text(book, part)) {
        "some of the parts stand there as text, which the formula leaves out"
    } else {
        "it was not calculated after the last change"
    }
}

fn plain(number: Decimal) -> String {
    number.round_dp(4).normalize().to_string()
}
