//! A workbook that was dropped or opened, before the person says what it is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::queries::QueryTarget;

/// What to do with a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum WorkbookUse {
    /// A blank one: a new draft bound to it.
    NewDraft,
    /// A filled one: go on with its answers in a draft bound to it.
    GoOn,
    /// A filled one of last year: its Current becomes this year's Prior.
    StartNextYear,
    /// A filled one that a plan sent.
    Received,
    /// A file of queries about a report of the plan's own.
    AnswerQueries,
    /// The next version of a received report: its answers to queries, or the whole workbook anew.
    NextVersion,
}

/// What was recognised in a workbook.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct WorkbookLook {
    /// Names the file kept in memory until its use is said.
    pub token: String,
    /// The file's name.
    pub file_name: String,
    /// The form's id.
    pub form: String,
    /// The form's title.
    pub form_title: String,
    /// The reporting year of a draft made from it.
    pub year: u16,
    /// The plan it seems to be of; empty where nothing tells.
    pub plan: String,
    /// The host it seems to be from.
    pub host: String,
    /// `Jul 2019 – Jun 2020`.
    pub periods: String,
    /// Data points that are due and have an answer, as the checks count them.
    pub answered: u32,
    /// Ways to use it that make sense, the default first.
    pub uses: Vec<WorkbookUse>,
    /// Queries in it.
    pub queries: u32,
    /// Reports that it can be taken into, for `AnswerQueries` and `NextVersion`, the likeliest first.
    pub targets: Vec<QueryTarget>,
    /// What was odd while reading: sentences with the cell.
    pub notes: Vec<String>,
    /// It was handed out to a colleague and comes back; nothing else can be done with it.
    pub returned: bool,
}

/// What a workbook that was looked at is to be used for.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct UseWorkbook {
    /// What to do with it.
    pub r#use: WorkbookUse,
    /// The plan's name.
    pub plan: String,
    /// The host's name.
    pub host: String,
    /// With `NewDraft`: the report whose answers it begins with.
    pub copy_from: Option<u32>,
}

/// In what two files of a host differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum DifferenceKind {
    /// The host they name.
    Host,
    /// The periods they state.
    Periods,
    /// What only the old one asks.
    Missing,
    /// What only the new one asks.
    Extra,
    /// Where the same is asked.
    Moved,
    /// Figures that stand in them.
    Figures,
    /// Answers of the report that the new one has no cell for.
    NoCell,
}

/// Differences of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct DifferenceGroup {
    /// In what they differ.
    pub kind: DifferenceKind,
    /// Each in words, in form order; at least one.
    pub lines: Vec<String>,
}

/// What differs between the file that a report is bound to and one that it may be bound to instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct BindingDifferences {
    /// Name of the new file.
    pub file_name: String,
    /// Name of the file bound until now, if there is one.
    pub before: Option<String>,
    /// Why the file bound until now can't be read and compared, in a sentence.
    pub unread: Option<String>,
    /// What differs, by kind; empty when nothing does.
    pub groups: Vec<DifferenceGroup>,
}
