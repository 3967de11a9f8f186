//! Recomputing the simple formulas that people type into a form: arithmetic, sums, rounding, ratios.

mod expression;
mod functions;
mod token;

use std::cell::Cell as Counter;

use rust_decimal::Decimal;

use self::expression::Expression;
use super::{Formula, Sheet, Value, Workbook, decimal_from_text};
use crate::cell::{CellRange, CellRef};

/// Most steps that one recomputation may take: cells looked at or passed over, and words of formulas.
const MAX_STEPS: u32 = 200_000;
/// Longest text that a formula may come to, in bytes: what a cell holds, four bytes a character.
const MAX_TEXT: usize = 4 * 32_767;
/// How deep formulas may lead to formulas, and brackets stand in brackets.
const MAX_DEPTH: u32 = 40;

/// The result of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evaluated {
    /// A number, at 15 significant digits.
    Number(Decimal),
    /// Text, empty text included.
    Text(String),
    /// TRUE or FALSE.
    Bool(bool),
    /// A reference to a blank cell.
    Blank,
    /// A division by 0 or by a blank cell.
    DivisionByZero,
    /// Another error value: arithmetic on text, or an error in a cell that is used.
    Error,
}

/// A formula that can't be recomputed: a function or reference outside the few that are known, or one that leads in a
/// circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unevaluated;

impl Workbook {
    /// Recomputes the formula of a cell from the values that the file holds; formulas without a stored result on the way
    /// are recomputed too.
    ///
    /// # Errors
    /// [`Unevaluated`] where the formula uses more than numbers, text, references, `+ - * / % & = <> < > <= >=`, SUM,
    /// COUNT, AVERAGE, MIN, MAX, ROUND, ABS, IF and IFERROR, takes more than 200,000 steps, or leads in a circle.
    pub fn evaluate(&self, sheet: usize, at: CellRef, formula: &Formula) -> Result<Evaluated, Unevaluated> {
        let steps = Counter::new(MAX_STEPS);
        let scope =
            Scope { workbook: self, sheet, shift: shift(formula.origin, at), depth: 0, steps: &steps };
        let result = Expression::evaluate(&scope, &formula.text)?;
        Ok(match result {
            Evaluated::Number(number) => Evaluated::Number(round_15(number)),
            other => other,
        })
    }
}

/// Where references of a formula lead.
#[derive(Clone, Copy)]
struct Scope<'a> {
    workbook: &'a Workbook,
    sheet: usize,
    /// Rows and columns by which a shared formula stands away from where it was written.
    shift: (i64, i64),
    depth: u32,
    steps: &'a Counter<u32>,
}

impl<'a> Scope<'a> {
    fn on_sheet(self, name: &str) -> Result<Scope<'a>, Unevaluated> {
        let same = |sheet: &Sheet| sheet.name.to_lowercase() == name.to_lowercase();
        let sheet = self.workbook.sheets.iter().position(same).ok_or(Unevaluated)?;
        Ok(Scope { sheet, ..self })
    }

    fn deeper(self) -> Result<Scope<'a>, Unevaluated> {
        if self.depth >= MAX_DEPTH { Err(Unevaluated) } else { Ok(Scope { depth: self.depth + 1, ..self }) }
    }

    /// The values of the cells in an area that the file mentions.
    fn values(&self, area: CellRange) -> Result<Vec<Evaluated>, Unevaluated> {
        let sheet = self.workbook.sheets.get(self.sheet).ok_or(Unevaluated)?;
        let mut values = Vec::new();
        for at in sheet.cells.range(area.first..=area.last).map(|(at, _)| *at) {
            self.step(1)?;
            if area.contains(at) {
                values.push(self.value(at)?);
            }
        }
        Ok(values)
    }

    /// Counts steps; [`Unevaluated`] where there were too many.
    fn step(&self, count: usize) -> Result<(), Unevaluated> {
        let count = u32::try_from(count).map_err(|_| Unevaluated)?;
        let left = self.steps.get().checked_sub(count).ok_or(Unevaluated)?;
        self.steps.set(left);
        Ok(())
    }

    fn value(&self, at: CellRef) -> Result<Evaluated, Unevaluated> {
        self.step(1)?;
        let sheet = self.workbook.sheets.get(self.sheet).ok_or(Unevaluated)?;
        let Some(cell) = sheet.cell(at) else { return Ok(Evaluated::Blank) };
        if let Some(formula) = cell.formula.as_deref().filter(|formula| !formula.stored) {
            let scope = Scope { shift: shift(formula.origin, at), ..self.deeper()? };
            return Expression::evaluate(&scope, &formula.text);
        }
        Ok(match &cell.value {
            Value::Empty => Evaluated::Blank,
            Value::Number(number) => Evaluated::Number(*number),
            Value::Text(text) => {
                self.step(text.len() / 16)?;
                Evaluated::Text(text.to_string())
            }
            Value::Bool(truth) => Evaluated::Bool(*truth),
            Value::Error(error) if error.as_ref() == "#DIV/0!" => Evaluated::DivisionByZero,
            Value::Error(_) => Evaluated::Error,
            Value::Date(_) => return Err(Unevaluated),
        })
    }
}

impl Evaluated {
    /// The number that arithmetic sees, or the error value it comes to.
    fn number(&self) -> Result<Decimal, Evaluated> {
        match self {
            Evaluated::Number(number) => Ok(*number),
            Evaluated::Blank => Ok(Decimal::ZERO),
            Evaluated::Bool(truth) => Ok(Decimal::from(u8::from(*truth))),
            Evaluated::Text(text) => decimal_from_text(text).ok_or(Evaluated::Error),
            Evaluated::DivisionByZero => Err(Evaluated::DivisionByZero),
            Evaluated::Error => Err(Evaluated::Error),
        }
    }

    fn is_error(&self) -> bool {
        matches!(self, Evaluated::DivisionByZero | Evaluated::Error)
    }
}

fn shift(from: CellRef, to: CellRef) -> (i64, i64) {
    (i64::from(to.row) - i64::from(from.row), i64::from(to.column) - i64::from(from.column))
}

fn round_15(number: Decimal) -> Decimal {
    number.round_sf(15).unwrap_or(number).normalize()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::grid::{Cell, Format};

    fn book(cells: &[(&str, &str)]) -> Workbook {
        let mut sheet = Sheet { name: "My Sheet".into(), ..Sheet::default() };
        for (at, content) in cells {
            let at = at.parse().unwrap();
            let formula = content
                .strip_prefix('=')
                .map(|text| Box::new(Formula { text: Arc::from(text), origin: at, stored: false }));
            let value = match (formula.is_some(), decimal_from_text(content)) {
                (true, _) => Value::Empty,
                (false, Some(number)) => Value::Number(number),
                (false, None) => Value::Text(Arc::from(*content)),
            };
            sheet.cells.insert(at, Cell { value, format: Format::default(), formula });
        }
        Workbook { sheets: vec![sheet], ..Workbook::default() }
    }

    fn result(cells: &[(&str, &str)], text: &str) -> String {
        let formula = Formula { text: Arc::from(text), origin: CellRef::new(0, 0), stored: false };
        match book(cells).evaluate(0, CellRef::new(0, 0), &formula) {
            Ok(Evaluated::Number(number)) => number.to_string(),
            Ok(Evaluated::Text(text)) => format!("{text:?}"),
            Ok(other) => format!("{other:?}"),
            Err(Unevaluated) => "unevaluated".into(),
        }
    }

    #[test]
    fn formulas_come_to_what_a_spreadsheet_shows() {
        let cells =
            [("B1", "60"), ("B2", "39.5"), ("B3", "0.5"), ("B4", "note"), ("C1", "=B1/2"), ("C2", "=C2+1")];
        for (formula, expected) in [
            ("SUM(B1:B3)", "100"),
            ("SUM(B1:B4,B1)", "160"),
            ("SUM('My Sheet'!B1:B2)", "99.5"),
            ("B1+B2+B3", "100"),
            ("-B1^2", "unevaluated"),
            ("2*(3+4)%", "0.14"),
            ("10/3", "3.33333333333333"),
            ("B1/D9", "DivisionByZero"),
            ("IFERROR(B1/D9,\"\")", "\"\""),
            ("IF(D9=0,\"n/a\",B1/D9)", "\"n/a\""),
            ("COUNT(B1:B4,B1,D9)", "4"),
            ("IF(COUNT(D8,D9)=0,\"\",SUM(D8,D9))", "\"\""),
            ("ROUND(12.45,1)", "12.5"),
            ("ROUND(-2.5,0)", "-3"),
            ("B4+1", "Error"),
            ("C1*2", "60"),
            ("$B$1-b2", "20.5"),
            ("AVERAGE(B1:B2)", "49.75"),
            ("MAX(B1:B3)-MIN(B1:B3)", "59.5"),
            ("1+", "unevaluated"),
            ("C2", "unevaluated"),
            ("VLOOKUP(1,B1:B2,1)", "unevaluated"),
            ("[1]Sheet1!A1", "unevaluated"),
            ("Other!A1", "unevaluated"),
            ("1e400", "unevaluated"),
            ("9999999999999999999*9999999999999999999", "Error"),
            ("", "unevaluated"),
        ] {
            assert_eq!(result(&cells, formula), expected, "{formula}");
        }
    }

    #[test]
    fn deep_brackets_are_refused_instead_of_overflowing() {
        let formula = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
        assert_eq!(result(&[], &formula), "unevaluated");
        assert_eq!(result(&[], &"-".repeat(100_000)), "unevaluated");
    }

    #[test]
    fn a_shared_formula_moves_its_references() {
        let workbook = book(&[("B1", "1"), ("C1", "2"), ("B2", "10"), ("C2", "20")]);
        let formula =
            Formula { text: Arc::from("SUM(B1:B2)+$B$1"), origin: CellRef::new(2, 1), stored: false };
        assert_eq!(
            workbook.evaluate(0, CellRef::new(2, 2), &formula),
            Ok(Evaluated::Number(Decimal::from(23)))
        );
    }
}
