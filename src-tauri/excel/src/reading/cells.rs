//! One answer cell: what it holds, seen through its format, its formula and its words.

use hpug_model::values::{Kind, Value as Answer};
use rust_decimal::Decimal;

use crate::cell::CellRef;
use crate::grid::{Cell, ERRORS, Evaluated, Value, Workbook};
use crate::recognise::shown;
use crate::values::read_text;

/// The error value of a division by zero.
pub(super) const DIVISION_BY_ZERO: &str = "#DIV/0!";

/// Decimals behind which a formula's result holds what binary arithmetic left over, as in `1-SUM(M10:M18)`.
const BINARY_DUST: u32 = 12;
/// Most decimals of a figure that such a formula was meant to come to.
const MEANT: u32 = 6;

/// What an answer cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CellRead {
    pub(crate) value: Option<Answer>,
    /// A percent without sign or percent format, which may be a fraction.
    pub(crate) plain: bool,
    /// Text that says more than the answer, or stands where there is none.
    pub(crate) remark: Option<String>,
    pub(crate) problem: Option<Problem>,
}

/// Why a cell has no answer although it holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// What it holds is none of what is understood there.
    NotUnderstood(String),
    /// An error value.
    ErrorValue(String),
    /// A formula without a stored result that can't be recomputed.
    NoResult(String),
}

/// Reads the cell of a data point of a kind.
pub(crate) fn read_cell(book: &Workbook, sheet: usize, at: CellRef, kind: Kind) -> CellRead {
    let Some(cell) = book.sheets.get(sheet).and_then(|sheet| sheet.cell(at)) else {
        return CellRead::default();
    };
    match cell.formula.as_deref().filter(|formula| !formula.stored) {
        None => read_value(cell, &cell.value, kind),
        Some(formula) => match book.evaluate(sheet, at, formula) {
            Ok(result) => read_result(cell, result, kind, &formula.text),
            Err(_) => problem(Problem::NoResult(formula.text.to_string())),
        },
    }
}

fn problem(problem: Problem) -> CellRead {
    CellRead { problem: Some(problem), ..CellRead::default() }
}

fn read_result(cell: &Cell, result: Evaluated, kind: Kind, formula: &str) -> CellRead {
    match result {
        Evaluated::Number(number) => read_number(cell, number, kind),
        Evaluated::Text(text) => read_words(kind, &text),
        Evaluated::Bool(truth) => read_words(kind, &truth.to_string().to_uppercase()),
        Evaluated::Blank | Evaluated::DivisionByZero => CellRead::default(),
        Evaluated::Error => problem(Problem::NoResult(formula.to_owned())),
    }
}

fn read_value(cell: &Cell, value: &Value, kind: Kind) -> CellRead {
    match value {
        Value::Empty => CellRead::default(),
        Value::Number(number) => read_number(cell, *number, kind),
        Value::Text(text) => read_words(kind, text),
        Value::Bool(_) | Value::Date(_) => not_understood(kind, shown(cell)),
        // A ratio over a blank or 0 comes to this; there is no figure yet, and nothing is wrong.
        Value::Error(error) if error.as_ref() == DIVISION_BY_ZERO && is_calculated(cell) => {
            CellRead::default()
        }
        Value::Error(error) => problem(Problem::ErrorValue(error.to_string())),
    }
}

/// Whether a formula comes to the cell's value: LibreOffice also writes an error value that was typed as a formula,
/// which consists of nothing but an error value, in .xls always of `#N/A`.
fn is_calculated(cell: &Cell) -> bool {
    cell.formula.as_deref().is_some_and(|formula| !ERRORS.contains(&formula.text.trim()))
}

fn read_number(cell: &Cell, number: Decimal, kind: Kind) -> CellRead {
    let number = if cell.formula.is_some() { without_dust(number) } else { number };
    match kind {
        Kind::Percent if cell.format.percent => match number.checked_mul(Decimal::ONE_HUNDRED) {
            Some(points) => CellRead { value: Some(Answer::number(points)), ..CellRead::default() },
            None => not_understood(kind, number.to_string()),
        },
        kind if kind.is_number() => CellRead {
            value: Some(Answer::number(number)),
            plain: kind == Kind::Percent,
            ..CellRead::default()
        },
        _ => not_understood(kind, number.to_string()),
    }
}

/// A formula's result without binary dust: 0.8 for 0.799999999999997. One with many decimals of its own stays.
fn without_dust(number: Decimal) -> Decimal {
    let rounded = number.round_dp(BINARY_DUST).normalize();
    if rounded.scale() <= MEANT { rounded } else { number }
}

fn read_words(kind: Kind, text: &str) -> CellRead {
    if text.trim().is_empty() {
        return CellRead::default();
    }
    let read = read_text(kind, text);
    let trimmed = text.trim().to_owned();
    CellRead {
        value: read.value,
        plain: read.plain,
        remark: read.remark.then(|| trimmed.clone()),
        problem: read.unknown.then_some(Problem::NotUnderstood(trimmed)),
    }
}

/// A value of another kind than the cell takes; a line of text takes anything.
fn not_understood(kind: Kind, text: String) -> CellRead {
    if matches!(kind, Kind::Line | Kind::Text) {
        return CellRead { value: Some(Answer::Text(text)), ..CellRead::default() };
    }
    CellRead { remark: Some(text.clone()), ..problem(Problem::NotUnderstood(text)) }
}
