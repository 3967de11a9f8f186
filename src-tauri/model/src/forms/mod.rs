//! Forms as data: sections, items, measures, layout and thresholds read from a form file.

pub mod baseline;
pub mod compare;
mod editions;
mod expand;
mod file;
mod known;
pub mod layout;
mod listed;
mod measure;
pub mod metrics;
mod named;
mod national;
mod publishers;
mod questions;
mod references;
pub mod tabs;
mod thresholds;
mod together;
mod topics;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::fast::RandomState;
use thiserror::Error;

use crate::address::{Address, Lob, Period};
use crate::values::Kind;
use baseline::{Claim, Preset, Switch};
use compare::CompareWith;

pub use expand::{SUPPLEMENTS, Supplement};
pub use file::{parse, parse_all};
pub(crate) use known::list;
pub use known::{
    Term, family_of, form, glossary, known, national_figures, national_series, nearest, publisher_terms,
    question_set, refused, terms_in, topic_library, with_layout,
};
pub use layout::Layout;
pub use measure::{Is, Measure, OfReport, Role, Share, When};
pub use metrics::Metrics;
pub(crate) use named::is_worded;
pub use national::{Benchmark, NationalFigures};
pub use questions::{MOST_QUESTIONS, Question, Topic, next_id, standard_questions};
pub use tabs::Tabs;
pub use thresholds::Thresholds;
pub use together::Together;
pub use topics::{LibraryGroup, LibraryTopic};

/// A form file with a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {reason}")]
pub struct FormError {
    /// The form file's name.
    pub file: String,
    /// Line of the mistake, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// One question of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// First part of its addresses: `C.1A.ii`.
    pub code: String,
    /// Its mark on the form: `ii.`; empty where it has none.
    pub mark: String,
    /// Its label on the form where that is a fact to be found again (`Bariatric Surgery`); empty otherwise.
    pub form_label: String,
    /// Words by which a reader knows its text on the form, where that isn't a label of its own; one with a minus must
    /// not be there.
    pub words: String,
    /// Sub-heading above it in our own workbook; empty where there is none.
    pub heading: String,
    /// Its label in our words.
    pub label: String,
    /// What is asked, in our words.
    pub asks: String,
    /// Numerator over denominator in words; empty where there is none.
    pub fraction: String,
    /// A row that is answered only when used, under a name the plan gives.
    pub other: bool,
    /// A total row.
    pub total: bool,
    /// Asked per line of business.
    pub per_lob: bool,
    /// Asked per period.
    pub per_period: bool,
    /// What is asked.
    pub measures: Vec<Measure>,
}

/// A section of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// `A`, `C.1A`, `LAN Commercial Metrics`.
    pub id: String,
    /// Letter shown before the title.
    pub letter: String,
    /// Title in our words.
    pub title: String,
    /// What the section asks, in a few sentences.
    pub lead: String,
    /// Head of the column of items: `Paid through`.
    pub row_head: String,
    /// Its items are asked one below another, each in full, instead of as rows of a table.
    pub questions: bool,
    /// Each column (line of business, period) of the first measure makes 100 %.
    pub adds_up: bool,
    /// Lines of business it asks about; the form's unless the section is about fewer.
    pub lobs: Vec<Lob>,
    /// Colour group per item for the share bar: (label, items).
    pub bars: Vec<(String, Vec<String>)>,
    /// Its items, in form order.
    pub items: Vec<Item>,
}

/// A data point of a form: an item's measure for one line of business and period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataPoint {
    /// Its address.
    pub address: Address,
    /// Index of its section.
    pub section: usize,
    /// Index of its item within the section.
    pub item: usize,
    /// Index of its measure within the item.
    pub measure: usize,
    /// Line of business, if asked per line of business.
    pub lob: Option<Lob>,
    /// Period, if asked per period.
    pub period: Option<Period>,
    /// What it takes.
    pub kind: Kind,
    /// What it is for.
    pub role: Role,
    /// Position of the same point in the other period.
    pub counterpart: Option<usize>,
    /// Positions of numerator and denominator, where it can be derived.
    pub share: Option<(usize, usize)>,
    /// Positions of the parts of a computed sum.
    pub sum: Vec<usize>,
    /// Position whose value it takes where blank.
    pub same_as: Option<usize>,
    /// Positions on which it depends whether it is due, and what must hold of them.
    pub when: Vec<(usize, Is)>,
}

/// A form of one edition, with every data point laid out in form order.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// `progress-report-2021`.
    pub id: String,
    /// Which checks apply: `progress-report`, `special-topics`, `lan-apm`.
    pub family: String,
    /// `Progress Report 2021`.
    pub title: String,
    /// Year of the edition; names the layout.
    pub edition: u16,
    /// Whom documents credit.
    pub publisher: String,
    /// The sentence of credit on documents.
    pub credit: String,
    /// Made by us to show how editions work, not published by anyone.
    pub illustrative: bool,
    /// Lines of business asked for.
    pub lobs: Vec<Lob>,
    /// Sections, in form order.
    pub sections: Vec<Section>,
    /// Where things stand in the publisher's workbook, if it has one.
    pub layout: Option<Layout>,
    /// Where things stand in the publisher's workbook, if that has several tabs of questions and tables.
    pub tabs: Option<Tabs>,
    /// Limits that the checks use.
    pub thresholds: Thresholds,
    /// Its rows of dollars, if it has such.
    pub metrics: Option<Metrics>,
    /// How its items compare with those of other editions.
    pub compare: Vec<CompareWith>,
    /// Rows of sums that comparisons show.
    pub together: Vec<Together>,
    /// Sections of a report that its answers switch.
    pub switches: Vec<Switch>,
    /// Flags of a report that its answers set in advance.
    pub presets: Vec<Preset>,
    /// Its answers that figures of a report may contradict.
    pub claims: Vec<Claim>,
    /// Every data point, in form order.
    pub points: Vec<DataPoint>,
    index: HashMap<Address, usize, RandomState>,
}

impl Form {
    /// Position of an address in form order; `None` for an address that the form doesn't have.
    pub fn position(&self, address: &str) -> Option<usize> {
        self.index.get(address).copied()
    }

    /// Whether the form has a workbook.
    pub fn has_workbook(&self) -> bool {
        self.layout.is_some() || self.tabs.is_some() || self.is_question_set()
    }

    /// Whether the form is the question set of special topics: what a report on it asks depends on its topics.
    pub fn is_question_set(&self) -> bool {
        self.family == "special-topics"
    }

    /// Whether reports on the form can have special topics.
    pub fn takes_topics(&self) -> bool {
        self.is_question_set() || self.point("period/current/start").is_some()
    }

    /// The data point of an address.
    pub fn point(&self, address: &str) -> Option<&DataPoint> {
        self.position(address).map(|position| &self.points[position])
    }

    /// The item that a data point belongs to.
    pub fn item_of(&self, point: &DataPoint) -> &Item {
        &self.sections[point.section].items[point.item]
    }

    /// The measure that a data point belongs to.
    pub fn measure_of(&self, point: &DataPoint) -> &Measure {
        &self.item_of(point).measures[point.measure]
    }

    /// The line of business that a data point is about: its own, or the only one that its section asks about (Section B
    /// is commercial only); `None` where it is about the plan as a whole.
    pub fn lob_of(&self, point: &DataPoint) -> Option<Lob> {
        let only = match self.sections[point.section].lobs.as_slice() {
            [only] if self.lobs.len() > 1 => Some(*only),
            _ => None,
        };
        point.lob.or(only)
    }

    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The item of that code.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.sections.iter().flat_map(|section| &section.items).find(|item| item.code == code)
    }

    /// The data points of a section, in form order.
    pub fn points_of<'a>(&'a self, section: &'a str) -> impl Iterator<Item = &'a DataPoint> + 'a {
        self.points.iter().filter(move |point| self.sections[point.section].id == section)
    }

    /// Data points that count: figures, flags, names, descriptions and totals, without working figures, optional
    /// points and the head.
    pub fn data_points(&self) -> usize {
        let counts = |role| matches!(role, Role::Answer | Role::Name | Role::Computed);
        self.points.iter().filter(|point| counts(point.role)).count()
    }

    /// The recommended period for a reporting year: 1 July Y−2 to 30 June Y−1 for Current, the 12 months before for
    /// Prior. `None` for a year outside the calendar.
    pub fn recommended(&self, year: u16, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        let shift = if period == Period::Current { 0 } else { 1 };
        let first = i32::from(year) - 2 - shift;
        Some((NaiveDate::from_ymd_opt(first, 7, 1)?, NaiveDate::from_ymd_opt(first + 1, 6, 30)?))
    }

    /// This form widened by a host's supplemental metrics and a report's special topics.
    pub fn extended(&self, supplements: &[Supplement], topics: &[Topic]) -> Arc<Form> {
        Arc::new(expand::extended(self, supplements, topics))
    }
}

#[cfg(test)]
mod tests;
