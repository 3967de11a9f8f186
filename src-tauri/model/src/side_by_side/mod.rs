//! Reports side by side: plans × items for one round, or years × items for one plan.
//!
//! [`Taken::from`] keeps of each report only what a comparison needs, so that a thousand files take a few megabytes;
//! [`plans`] and [`years`] put what was taken into columns. A figure that can't be compared stays visible with the reason
//! ([`Apart`]); it is neither ranked nor part of a median, a change of medians or an aggregate. Working figures are never
//! taken. Rows that each plan names for itself are left out.

mod aggregate;
mod anonymous;
mod apart;
mod cells;
mod heads;
mod lines;
mod mapped;
mod plans;
mod put;
mod scale;
mod taken;
#[cfg(test)]
mod tests;
mod years;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::address::{Lob, Period};
use crate::format;
use crate::forms::{Benchmark, Form, is_worded};
use crate::periods::Span;
use crate::values::Kind;

pub use anonymous::{Named, anonymous, letters};
pub use apart::{Apart, Why};
pub use plans::{main_form, plans};
pub use scale::thousandths;
pub use taken::{Got, Taken};
pub use years::years;

/// What the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Plans, each with the report of one round.
    Plans,
    /// The years of one plan.
    Years,
}

/// Reports in columns, figures in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// The form whose items are the lines.
    pub form: Arc<Form>,
    /// What the columns are.
    pub mode: Mode,
    /// The plan, where the columns are its years; empty otherwise, and where no name may be told.
    pub plan: String,
    /// Names are replaced by letters.
    pub anonymous: bool,
    /// The 12 months that most reports follow, per line of business where the form asks for them so: (line, current,
    /// prior).
    pub months: Vec<(Option<Lob>, Option<Span>, Option<Span>)>,
    /// Reports.
    pub columns: Vec<Column>,
    /// Figures, in form order; sums follow the items of their section.
    pub lines: Vec<Line>,
    /// Reports given and not shown: (name, why).
    pub left_out: Vec<(String, String)>,
}

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The plan's name, or the 12 months of one of its years.
    pub name: String,
    /// Where it comes from: a file's name or a report's number; empty where no name may be told.
    pub source: String,
    /// Its form's title, where that is another edition.
    pub edition: String,
    /// The 12 months of its figures: (line of business, current).
    pub months: Vec<(Option<Lob>, Option<Span>)>,
    /// The period of its report that stands as current: Prior in the first of a plan's years, where only the report of
    /// the year after tells it.
    pub period: Period,
}

/// One figure across the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Address without its period, `D.3/commercial/percent`; for a sum with its code in place of an item.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// `D.3`, or the code of a sum.
    pub code: String,
    /// Label of the item or sum.
    pub label: String,
    /// The measure in words, where the item has several; empty otherwise.
    pub measure: String,
    /// Line of business.
    pub lob: Option<Lob>,
    /// Kind of number.
    pub kind: Kind,
    /// Decimals that the form asks for.
    pub decimals: Option<u32>,
    /// Items added up; empty for an item of the form.
    pub adds: Vec<String>,
    /// One end of a range: not ranked.
    pub bound: bool,
    /// A cell per column.
    pub cells: Vec<Cell>,
    /// Median of the current figures that can be compared; `None` for fewer than two.
    pub median: Option<Decimal>,
    /// The same of the prior figures.
    pub prior_median: Option<Decimal>,
    /// How many current figures can be compared.
    pub compared: u32,
    /// Published national figures that measure the same: one for all columns, or one per year.
    pub national: Vec<Option<&'static Benchmark>>,
    /// All plans together, for shares of dollars.
    pub aggregate: Option<Aggregate>,
}

/// A figure of one report, this year's beside last year's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The figure of the current period.
    pub current: Figure,
    /// That of the prior period.
    pub prior: Figure,
    /// Current less prior, as the report itself has them; `None` where either can't be calculated with.
    pub change: Option<Decimal>,
    /// Current less the median of those that can be compared.
    pub distance: Option<Decimal>,
    /// Place from the highest figure, 1; equal figures share a place.
    pub rank: Option<u32>,
    /// What the report of the year before said for the prior period, where that is another figure (years of one plan).
    pub restated: Option<Decimal>,
}

/// A number, or why there is none, or why it can't be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The number as it is shown in the report.
    pub number: Option<Decimal>,
    /// Why it can't be compared; `None` for a number that can.
    pub apart: Option<Apart>,
}

/// Sums over plans: numerators over denominators, as the LAN publishes its results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aggregate {
    /// Sum of the numerators, in dollars.
    pub numerator: Decimal,
    /// Sum of the denominators, in dollars.
    pub denominator: Decimal,
    /// Their share in percentage points, rounded to one decimal; `None` for a denominator of 0.
    pub percent: Option<Decimal>,
    /// Plans whose numerator and denominator can be compared.
    pub plans: u32,
}

impl Figure {
    /// The number, if it can be compared.
    pub fn compared(&self) -> Option<Decimal> {
        self.number.filter(|_| self.apart.is_none())
    }

    /// The number, if it can be calculated with: it is one, whatever months it follows.
    pub fn sound(&self) -> Option<Decimal> {
        self.number.filter(|_| self.apart.as_ref().is_none_or(Apart::is_about_months))
    }
}

impl SideBySide {
    /// Whether the form asks for the 12 months before beside the current ones.
    pub fn has_prior(&self) -> bool {
        self.form.points.iter().any(|point| point.period == Some(Period::Prior))
    }

    /// Keeps the lines wanted; medians and ranks don't depend on other lines.
    pub fn keep(&mut self, wanted: impl Fn(&Line) -> bool) {
        self.lines.retain(wanted);
    }

    /// Sections that have lines, in form order: (id, letter and title).
    pub fn sections(&self) -> Vec<(String, String)> {
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in &self.lines {
            if !sections.iter().any(|(id, _)| *id == line.section) {
                sections.push((line.section.clone(), self.section_title(&line.section)));
            }
        }
        sections
    }

    /// Letter and title of a section: `D · Value-oriented payment`.
    pub fn section_title(&self, id: &str) -> String {
        match self.form.section(id) {
            Some(section) if section.letter.is_empty() => section.title.clone(),
            Some(section) => format!("{} · {}", section.letter, section.title),
            None => "Supplemental metrics".to_owned(),
        }
    }

    /// Lines of business that the lines are about, in form order.
    pub fn lobs(&self) -> Vec<Lob> {
        Lob::ALL.into_iter().filter(|lob| self.lines.iter().any(|line| line.lob == Some(*lob))).collect()
    }

    /// The months that most reports follow for a line of business: (current, prior).
    pub fn months_of(&self, lob: Option<Lob>) -> (Option<Span>, Option<Span>) {
        let own = self.months.iter().find(|(of, ..)| *of == lob);
        let any = self.months.iter().find(|(of, ..)| of.is_none());
        own.or(any).map_or((None, None), |(_, current, prior)| (*current, *prior))
    }
}

impl Line {
    /// The published figure for a column.
    pub fn national(&self, column: usize) -> Option<&'static Benchmark> {
        match self.national.as_slice() {
            [one] => *one,
            several => several.get(column).copied().flatten(),
        }
    }

    /// What the line says: `D.3 Shared savings, Commercial`, a measure where the item has several.
    pub fn name(&self) -> String {
        let section = self.code.split('.').next().unwrap_or_default();
        let mut name = match self.adds.is_empty() && !self.code.is_empty() {
            true if is_worded(&self.code) => format!("{section} {}", self.label),
            true => format!("{} {}", self.code, self.label),
            false if self.code.contains('+') => {
                format!("{} {}", self.short_code(), format::lower_first(&self.label))
            }
            false => format!("{section}, {}", format::lower_first(&self.label)),
        };
        if !self.measure.is_empty() {
            name.push_str(": ");
            name.push_str(&self.measure);
        }
        if let Some(lob) = self.lob {
            name.push_str(", ");
            name.push_str(lob.label());
        }
        name
    }

    /// Items of a sum with plus signs between them; the code of any other line, empty where it is a word of ours.
    pub fn short_code(&self) -> String {
        match self.adds.as_slice() {
            [] if is_worded(&self.code) => String::new(),
            [] => self.code.clone(),
            adds => adds.join(" + "),
        }
    }
}
