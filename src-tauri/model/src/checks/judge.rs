//! What every check works with: the figures, the limits, and the findings so far.

use rust_decimal::Decimal;

use super::Context;
use crate::address::{Address, Lob, Period};
use crate::answers::{Figures, Report};
use crate::findings::{Finding, Severity};
use crate::format;
use crate::forms::{DataPoint, Form, Role, Thresholds};
use crate::values::Kind;

/// A data point with its number.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Position in the form.
    pub position: usize,
    /// Its address.
    pub address: Address,
    /// What it takes.
    pub kind: Kind,
    /// Its number, entered or derived, exact.
    pub number: Option<Decimal>,
}

impl Cell {
    /// Its number above 0.
    pub fn above_zero(&self) -> bool {
        self.number.is_some_and(|number| number > Decimal::ZERO)
    }

    /// Its number is 0; a blank is not 0.
    pub fn is_zero(&self) -> bool {
        self.number.is_some_and(|number| number.is_zero())
    }

    /// Its number in a sentence: `48.6 %`, `1,234`.
    pub fn figure(&self) -> String {
        self.number.map_or_else(|| "blank".to_owned(), |number| format::with_unit(self.kind, number))
    }
}

/// The checks at work on one report.
pub(super) struct Judge<'a> {
    /// The report's figures.
    pub figures: &'a Figures<'a>,
    /// The day, earlier reports, findings of the reader.
    pub context: &'a Context<'a>,
    /// Lines of business that are judged.
    pub lobs: Vec<Lob>,
    found: Vec<Finding>,
}

impl<'a> Judge<'a> {
    pub fn new(figures: &'a Figures<'a>, context: &'a Context<'a>) -> Judge<'a> {
        Judge { figures, context, lobs: figures.judged_lobs(), found: Vec::new() }
    }

    pub fn report(&self) -> &'a Report {
        self.figures.report
    }

    pub fn form(&self) -> &'a Form {
        self.figures.form()
    }

    pub fn limits(&self) -> &'a Thresholds {
        &self.form().thresholds
    }

    /// Findings so far.
    pub fn found(&self) -> &[Finding] {
        &self.found
    }

    pub fn add_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.found.extend(findings);
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.found
    }

    /// Every judged data point with its position.
    pub fn points(&self) -> impl Iterator<Item = (usize, &'a DataPoint)> + '_ {
        self.form().points.iter().enumerate().filter(|(_, point)| self.is_judged(point))
    }

    /// A point outside any line of business, or of a judged one.
    pub fn is_judged(&self, point: &DataPoint) -> bool {
        self.form().lob_of(point).is_none_or(|lob| self.lobs.contains(&lob))
    }

    /// Judged line of business by period, in form order.
    pub fn columns(&self) -> Vec<(Lob, Period)> {
        let both = |lob: &Lob| Period::ALL.map(|period| (*lob, period));
        self.lobs.iter().flat_map(both).collect()
    }

    /// The data point of an item's measure; `None` where the form doesn't have it.
    pub fn cell(&self, item: &str, lob: Option<Lob>, period: Option<Period>, measure: &str) -> Option<Cell> {
        let position = self.form().position(Address::new(item, lob, period, measure).as_str())?;
        Some(self.cell_at(position))
    }

    /// The data point at a position.
    pub fn cell_at(&self, position: usize) -> Cell {
        let point = &self.form().points[position];
        Cell {
            position,
            address: point.address.clone(),
            kind: point.kind,
            number: self.figures.number_at(position),
        }
    }

    /// Where a cell stands, with the measure where its item has several: `C.1A.ii · Commercial · Current, births`.
    pub fn place(&self, cell: &Cell) -> String {
        let form = self.form();
        let point = &form.points[cell.position];
        let place = form.place_of(cell.address.as_str());
        let asked = form.item_of(point).measures.iter().filter(|measure| measure.role != Role::Working);
        if asked.count() > 1 || point.role == Role::Working {
            format!("{place}, {}", form.measure_of(point).label)
        } else {
            place
        }
    }
}

/// An error.
pub(super) fn error(
    check: &'static str,
    at: Vec<Address>,
    message: String,
    fix: impl Into<String>,
) -> Finding {
    Finding::new(check, Severity::Error, at, message, fix.into())
}

/// A warning.
pub(super) fn warning(
    check: &'static str,
    at: Vec<Address>,
    message: String,
    fix: impl Into<String>,
) -> Finding {
    Finding::new(check, Severity::Warning, at, message, fix.into())
}

/// A note.
pub(super) fn note(
    check: &'static str,
    at: Vec<Address>,
    message: String,
    fix: impl Into<String>,
) -> Finding {
    Finding::new(check, Severity::Note, at, message, fix.into())
}

/// The addresses of cells.
pub(super) fn addresses<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> Vec<Address> {
    cells.into_iter().map(|cell| cell.address.clone()).collect()
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Percentage points or a percent in a sentence, to two decimals at most: `20.92 %`.
pub(super) fn percent(number: Decimal) -> String {
    format::with_unit(Kind::Percent, crate::rounding::round(number, 2))
}

/// `Commercial, Current`.
pub(super) fn column_name(lob: Lob, period: Period) -> String {
    format!("{}, {}", lob.label(), period.label())
}
