//! What a host asks a plan about single figures, and what a file brings of it.

use serde::Serialize;
use ts_rs::TS;

/// Where a query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum QueryState {
    /// Written and not sent; with the plan: not answered.
    Open,
    /// In a file that was written.
    Sent,
    /// The plan has answered.
    Answered,
    /// The host is content.
    Settled,
}

/// A query of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueryView {
    /// Sent back to change it.
    pub id: String,
    /// The data point.
    pub address: String,
    /// `D.3 Shared savings, commercial, current, percent`.
    pub name: String,
    /// Section that holds the cell; empty where the form has no such cell.
    pub section: String,
    /// Key of the finding that it was written from.
    pub finding: Option<String>,
    /// The question.
    pub text: String,
    /// The figure as the host received it; empty for blank.
    pub received: String,
    /// The figure as it is now; empty for blank.
    pub now: String,
    /// The plan's answer.
    pub answer: String,
    /// Where it stands.
    pub state: QueryState,
}

/// What a query's answer or a correction changes, or would.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueryChange {
    /// The data point.
    pub address: String,
    /// Its name.
    pub name: String,
    /// The figure before; empty for blank.
    pub before: String,
    /// The figure after; empty for blank.
    pub after: String,
}

/// A query as a file brings it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueryLine {
    /// The data point's name, or its address where the form has no such cell.
    pub name: String,
    /// The question.
    pub text: String,
    /// The answer; empty where there is none.
    pub answer: String,
    /// What is odd about it, in a sentence; empty where nothing is.
    pub odd: String,
}

/// What a file of queries or answers brings into a report, before it is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueryPreview {
    /// The report.
    pub report: u32,
    /// It is the plan's own report, and the file asks.
    pub asks: bool,
    /// The queries in the file.
    pub queries: Vec<QueryLine>,
    /// The figures that change.
    pub changes: Vec<QueryChange>,
    /// Other things that change or are odd, in sentences.
    pub notes: Vec<String>,
}

/// A report that a file of queries or answers may belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueryTarget {
    /// The report.
    pub report: u32,
    /// `Evergreen Health · Progress Report 2021 · 2026 · Great Lakes`.
    pub label: String,
    /// It was received, so the file is its next version.
    pub received: bool,
}

/// What became of writing a file of queries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QueriesWritten {
    /// Full paths of the files.
    pub paths: Vec<String>,
    /// Queries in them.
    pub queries: u32,
    /// Characters that the PDF's fonts can't draw.
    pub missing_glyphs: String,
}

/// A next version of a received report, and what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NextVersion {
    /// RFC 3339 time.
    pub time: String,
    /// The figures changed, in form order.
    pub changes: Vec<QueryChange>,
    /// The queries answered.
    pub answered: Vec<QueryLine>,
}
