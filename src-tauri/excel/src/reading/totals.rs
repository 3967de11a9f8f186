//! FORM-12 on totals: typed over, stale, or misled by numbers typed as text.

use hpug_model::findings::Severity;
use hpug_model::forms::Form;
use hpug_model::values::Value as Answer;
use rust_decimal::Decimal;

use super::answers::Entry;
use super::{Note, ReadingCheck, ReadingFinding};
use crate::grid::{Formula, Value, Workbook};

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
        // A formula that was never calculated shows nothing that could mislead.
        let calculated = formula_of(book, total).is_none_or(|formula| formula.stored);
        let Some(shown) = total.read.value.as_ref().and_then(Answer::as_number).filter(|_| calculated) else {
            continue;
        };
        match sum_of_parts(form, total, entries) {
            None if shown.is_zero() => {}
            None => notes.push(Note {
                cell,
                message: format!("The total shows {} although none of its parts has a figure.", plain(shown)),
            }),
            Some(sum) if (shown - sum).abs() > TOLERANCE => {
                findings.push(differs(book, form, total, entries, cell, (shown, sum)))
            }
            Some(_) => {}
        }
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
