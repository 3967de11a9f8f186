//! Cells handed out to colleagues in workbooks of their own, and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::Secret;

/// What is to be handed out.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct HandOutRequest {
    /// Codes of items, `D.3`, or ids of sections, `D`.
    pub parts: Vec<String>,
    /// To whom.
    pub colleague: String,
    /// A sentence or two for them; may be empty.
    pub message: String,
    /// Where; no file may be there.
    pub path: String,
    /// Empty for none.
    #[ts(type = "string")]
    pub password: Secret,
    /// Whether figures that are there go along.
    pub with_values: bool,
    /// Whether numerators and denominators are asked for too.
    pub working_figures: bool,
}

/// Something handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct HandOutRow {
    /// Its number.
    pub id: u32,
    /// To whom.
    pub colleague: String,
    /// What, in words.
    pub title: String,
    /// The workbook's name.
    pub file_name: String,
    /// RFC 3339 time.
    pub time: String,
    /// Cells asked for.
    pub cells: u32,
    /// Of these, due and still blank in the report.
    pub owed: u32,
    /// RFC 3339 time at which answers were taken in last.
    pub returned_at: Option<String>,
}

/// How a colleague's answer stands to the report's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ReturnedState {
    /// The report holds what it held when it was handed out: nothing is lost by taking it.
    Fresh,
    /// The report's own answer was changed since: one of the two has to give way.
    Conflict,
    /// The colleague left it blank, and the report holds something.
    Emptied,
}

/// A colleague's answer that differs from the report's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReturnedCell {
    /// Its address.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// The colleague's answer as shown; empty for a blank.
    pub theirs: String,
    /// The report's own, as shown.
    pub mine: String,
    /// Where the report's own came from, in a sentence.
    pub mine_from: String,
    /// Where the colleague's stands: `Please fill in!F14`.
    pub cell: String,
    /// How they stand to each other.
    pub state: ReturnedState,
    /// The colleague's can't be a value of this kind; it would be kept as typed.
    pub unreadable: bool,
}

/// A workbook that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Returned {
    /// The report it belongs to.
    pub report: u32,
    /// The plan of that report.
    pub plan: String,
    /// From whom.
    pub colleague: String,
    /// What was handed out, in words.
    pub title: String,
    /// Answers that are the same as the report's.
    pub same: u32,
    /// Those that differ, in form order.
    pub cells: Vec<ReturnedCell>,
}
