//! A workbook that was dropped or opened, before the person says what it is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// The form's title.
    pub form_title: String,
    /// The plan it seems to be of.
    pub plan: String,
    /// The host it seems to be from.
    pub host: String,
    /// `Jul 2019 – Jun 2020`.
    pub periods: String,
    /// Data points with an answer.
    pub answered: u32,
    /// Ways to use it that make sense, the default first.
    pub uses: Vec<WorkbookUse>,
    /// What was odd while reading: sentences with the cell.
    pub notes: Vec<String>,
}
