//! What was read from a received workbook: answers, where they stand, and what there is to say about them.

pub(crate) mod answers;
mod cells;
mod fractions;
mod gather;
mod guide;
mod hand_out;
mod head;
mod oddities;
mod places;
pub(crate) mod queries;
mod restated;
mod totals;
mod wire;

use std::collections::BTreeMap;

use hpug_model::address::{Address, Lob, Period};
use hpug_model::answers::Report;
use hpug_model::findings::{Finding, Severity};
use hpug_model::seal::Sealed;
use serde::{Deserialize, Serialize};

use crate::cell::{CellRange, CellRef};
use crate::grid::Format;

pub(crate) use gather::{computed, gather, gather_among, not_offered};
pub(crate) use guide::{take_formatting, take_long};
pub use hand_out::HandedOut;
pub(crate) use hand_out::{handed_out, is_handed_out};
pub(crate) use head::{set_head, take_own_cells};
pub(crate) use oddities::other_edition;
pub(crate) use wire::ReadingWire;

/// What was read from a received workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The answers, remarks and explanations, of origin `Received`; the form is widened by supplemental metrics. Periods
    /// are the effective ones: actual, else recommended. Plan: from the file's properties, else its name.
    pub report: Report,
    /// What follows from the answers, by address: totals, and shares derived from working figures. To one decimal.
    pub computed: BTreeMap<Address, String>,
    /// Host and contact as the introduction's sentences suggest them; not part of the report until a person agrees.
    pub suggested: Suggested,
    /// Where every answer stands, or would stand.
    pub places: Places,
    /// FORM-7 and FORM-10 to FORM-13, in form order.
    pub findings: Vec<ReadingFinding>,
    /// What was odd and concerns no data point: a cell and a sentence.
    pub notes: Vec<Note>,
    /// Set for a colleague's workbook that comes back: its answers stand here, and the report has none.
    pub handed_out: Option<HandedOut>,
    /// What the file says was reported last period and stands as Prior, as text by address.
    pub as_reported: BTreeMap<Address, String>,
    /// What the seal of an export tells about the file; `None` where it carries none.
    pub seal: Option<Sealed>,
}

/// Host and contact as a file suggests them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// The host.
    pub host: Option<String>,
    /// Name and e-mail of the host's contact, as they stand there.
    pub contact: Option<String>,
}

/// Where a form's data points stand in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Name of the sheet that holds the form.
    pub sheet: String,
    /// The cell of every data point that has one, blank ones and totals included.
    pub cells: BTreeMap<Address, Place>,
    /// Where names of rows called Other are typed.
    pub names: BTreeMap<Address, LabelPlace>,
    /// Where the actual periods are stated.
    pub periods: Vec<(Period, LabelPlace)>,
    /// Cells that hold several answers, or one in words.
    #[serde(default)]
    pub shared: Vec<SharedPlace>,
}

/// A cell that holds the answers of several lines of business or measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPlace {
    /// The cell.
    pub place: Place,
    /// The item asked.
    pub item: String,
    /// The lines of business that it holds; none where the item isn't asked per line of business.
    pub lobs: Vec<Lob>,
    /// Keys of the measures that it holds for each.
    pub measures: Vec<String>,
    /// The addresses of its answers.
    pub addresses: Vec<Address>,
}

/// The cell of a data point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Name of its sheet.
    pub sheet: String,
    /// The cell, the first one of a merged area.
    pub cell: CellRef,
    /// The merged area, or the cell alone.
    pub area: CellRange,
    /// How the cell shows numbers.
    pub format: Format,
    /// Whether it holds a formula.
    pub formula: bool,
}

/// A label behind which, or beside which, something is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelPlace {
    /// Name of its sheet.
    pub sheet: String,
    /// The cell of the label.
    pub label: CellRef,
    /// What stands in it now.
    pub text: String,
    /// The cell to its right, where that is a cell of its own.
    pub next: Option<CellRef>,
    /// The cells to the right of a period's label that hold days.
    pub days: Vec<CellRef>,
}

/// A check that is made while a workbook is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadingCheck {
    /// A figure of Prior differs from what the file itself says was reported last period.
    #[serde(rename = "FORM-7")]
    Form7,
    /// The form was altered.
    #[serde(rename = "FORM-10")]
    Form10,
    /// Text where a number belongs.
    #[serde(rename = "FORM-11")]
    Form11,
    /// Error values, formulas without result, totals typed over or stale.
    #[serde(rename = "FORM-12")]
    Form12,
    /// A line of business taken as not offered.
    #[serde(rename = "FORM-13")]
    Form13,
}

impl ReadingCheck {
    /// The check's id: `FORM-11`.
    pub fn id(self) -> &'static str {
        match self {
            ReadingCheck::Form7 => "FORM-7",
            ReadingCheck::Form10 => "FORM-10",
            ReadingCheck::Form11 => "FORM-11",
            ReadingCheck::Form12 => "FORM-12",
            ReadingCheck::Form13 => "FORM-13",
        }
    }
}

/// A finding made while reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingFinding {
    /// Which check.
    pub check: ReadingCheck,
    /// How bad.
    pub severity: Severity,
    /// The data points it concerns, in form order.
    pub at: Vec<Address>,
    /// The cell it is about, as `Progress Report!K70`.
    pub cell: Option<String>,
    /// What was found and what was expected.
    pub message: String,
    /// How to put it right.
    pub fix: String,
}

impl ReadingFinding {
    /// The finding as the checks list it.
    pub fn finding(&self) -> Finding {
        Finding::new(self.check.id(), self.severity, self.at.clone(), self.message.clone(), self.fix.clone())
    }
}

/// Something odd that concerns no data point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The cell, as `Progress Report!K70`.
    pub cell: String,
    /// What is odd, in a sentence.
    pub message: String,
}

impl Reading {
    /// The findings as the checks take them.
    pub fn check_findings(&self) -> Vec<Finding> {
        self.findings.iter().map(ReadingFinding::finding).collect()
    }

    /// Whether the file holds queries and no form.
    pub fn is_queries_alone(&self) -> bool {
        self.places.sheet.is_empty() && self.places.cells.is_empty() && !self.report.queries.is_empty()
    }

    /// The cell of a data point as `Progress Report!K70`; `None` for points that the file has no cell for.
    pub fn cell_name(&self, address: &str) -> Option<String> {
        if let Some(place) = self.places.cells.get(address) {
            return Some(format!("{}!{}", place.sheet, place.cell));
        }
        let holds = |shared: &&SharedPlace| shared.addresses.iter().any(|at| at.as_str() == address);
        if let Some(shared) = self.places.shared.iter().find(holds) {
            return Some(format!("{}!{}", shared.place.sheet, shared.place.cell));
        }
        let label = self.places.names.get(address).or_else(|| {
            let period = Address::from(address).period().filter(|_| address.starts_with("period/"));
            self.places.periods.iter().find(|(of, _)| Some(*of) == period).map(|(_, place)| place)
        })?;
        Some(format!("{}!{}", label.sheet, label.label))
    }
}
