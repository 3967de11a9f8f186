//! Findings as the window lists them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Plausible but unusual; needs a fix or an explanation.
    Warning,
    /// Can't be right, or the form is incomplete.
    Error,
}

/// Something the program can do about a finding.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct FixView {
    /// Sent back to carry it out.
    pub id: String,
    /// The button: `Take 20.9`.
    pub label: String,
}

/// An explanation that travels with every export.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ExplanationView {
    /// The analyst's words.
    pub text: String,
    /// A figure moved since it was written.
    pub outdated: bool,
    /// The figures it was written about, as (place, as shown then, as shown now); empty where a file brought it
    /// without them.
    pub figures: Vec<(String, String, String)>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct FindingView {
    /// `CHECK@ADDRESS`, its key.
    pub key: String,
    /// `D-1`.
    pub check: String,
    /// Error, warning, note.
    pub severity: Severity,
    /// Section that holds the first cell; `head` for plan and periods.
    pub section: String,
    /// Where, in words: `D.4 · Medicaid · Current`.
    pub place: String,
    /// What was found and what was expected, with the figures.
    pub message: String,
    /// How to put it right.
    pub fix: String,
    /// Cells that a person would correct, in form order.
    pub at: Vec<String>,
    /// Other figures used.
    pub with: Vec<String>,
    /// Key of the finding that causes this one.
    pub because: Option<String>,
    /// Set when explained.
    pub explained: Option<ExplanationView>,
    /// From when on the check finds something, with its tolerance or threshold; empty where it has none.
    pub rule: String,
    /// Whether an explanation is wanted (warnings).
    pub explainable: bool,
    /// What the program can do.
    pub fixes: Vec<FixView>,
}
