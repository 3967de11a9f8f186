//! Received files: the list, what became of those dropped, and what is known of one.

use serde::Serialize;
use ts_rs::TS;

/// How a file compares with the seal of its export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum SealState {
    /// Every answer is as it was exported.
    Unchanged,
    /// Some answers are not.
    Changed,
    /// The seal is of a report on another form.
    OtherForm,
    /// The seal is not whole.
    Damaged,
}

/// What a file's seal tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct SealView {
    /// How they compare.
    pub state: SealState,
    /// Answers that were sealed.
    pub answers: u32,
    /// Answers that differ, those whose place is gone included.
    pub changed: u32,
}

/// A received report that an older one of the same plan, form and year is on file of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct OlderFile {
    /// The older report.
    pub id: u32,
    /// The name of its file.
    pub file_name: String,
    /// RFC 3339 time at which it was received.
    pub received_at: String,
}

/// One received report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReceivedRow {
    /// Sent back to open it.
    pub id: u32,
    /// The plan's name.
    pub plan: String,
    /// The file names no plan: it was taken from the file's name.
    pub plan_is_guessed: bool,
    /// The form's title.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// Data points answered, of those due.
    pub answered: u32,
    /// Data points due.
    pub due: u32,
    /// Open errors.
    pub errors: u32,
    /// Open warnings.
    pub warnings: u32,
    /// Explained warnings.
    pub explained: u32,
    /// Figures that differ from an earlier report on file for the same months; `None` where none can be compared.
    pub restated: Option<u32>,
    /// What its seal tells; `None` without one.
    pub seal: Option<SealView>,
    /// Cells that could not be understood.
    pub unclear: u32,
    /// The file's name.
    pub file_name: String,
    /// RFC 3339 time.
    pub received_at: String,
    /// The report that it may replace, until that is decided.
    pub newer_of: Option<OlderFile>,
    /// Why it can't be opened: its form's file has a mistake, or this program doesn't have the form.
    pub refused: Option<String>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct UnreadRow {
    /// Its full path, by which it is tried again or removed.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Why, and what to do.
    pub message: String,
    /// A password may open it.
    pub wants_password: bool,
}

/// Received reports and files that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReceivedView {
    /// Reports, the last received first.
    pub rows: Vec<ReceivedRow>,
    /// Files that could not be read.
    pub unread: Vec<UnreadRow>,
}

/// What became of the files that were dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReceivedFiles {
    /// Numbers of the reports received, in the order they were read.
    pub received: Vec<u32>,
    /// Names of files that were received before, byte by byte.
    pub same: Vec<String>,
    /// How many could not be read.
    pub unread: u32,
    /// Paths of files that are more than a report (questions, answers to them, a colleague's part): nothing was kept of
    /// them, and each is to be looked at by itself.
    pub asks: Vec<String>,
    /// Files in folders that are no workbooks by their name, left alone.
    pub left_alone: u32,
    /// Names of the first three of them.
    pub left_names: Vec<String>,
    /// Somebody stopped it before all were read.
    pub stopped: bool,
}

/// An answer that differs between two files of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ChangedAnswer {
    /// Its address.
    pub address: String,
    /// What it is about, in words.
    pub name: String,
    /// What stood there; empty for a blank.
    pub before: String,
    /// What stands there now; empty for a blank.
    pub now: String,
}

/// A cell that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct UnclearCell {
    /// `Progress Report!K70`.
    pub cell: String,
    /// The address whose answer should stand there; `None` where the form has none.
    pub address: Option<String>,
    /// What stands there, and what was expected.
    pub message: String,
}

/// An explanation that came with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct GivenExplanation {
    /// Id of the check.
    pub check: String,
    /// The first cell it is about.
    pub address: String,
    /// That cell in words.
    pub name: String,
    /// The explanation.
    pub text: String,
}

/// What is known of a received file beside its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReceivedFile {
    /// Its name.
    pub file_name: String,
    /// RFC 3339 time.
    pub received_at: String,
    /// What its seal tells; `None` without one.
    pub seal: Option<SealView>,
    /// Answers changed by hand since the export: address, what it is about in words, and what stands there now; empty for a
    /// blank.
    pub changed: Vec<(String, String, String)>,
    /// Cells that could not be understood.
    pub unclear: Vec<UnclearCell>,
    /// What was odd and concerns no answer.
    pub notes: Vec<String>,
    /// Explanations that came with it.
    pub explanations: Vec<GivenExplanation>,
}

/// An earlier report of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct EarlierReport {
    /// Sent back to open it.
    pub id: u32,
    /// Its reporting year.
    pub year: u16,
    /// The 12 months of its Current, in words; empty where nothing says so.
    pub months: String,
    /// The host it was for.
    pub host: String,
}

/// An answer over the years: this report's, and that of each earlier one for the item it is mapped to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct OverYears {
    /// The section it belongs to.
    pub section: String,
    /// Its address, in Current where the form asks for periods.
    pub address: String,
    /// What it is about, in words.
    pub name: String,
    /// This report's answer.
    pub now: String,
    /// The earlier reports', in the order they are listed; empty for a blank or an item that they don't have.
    pub earlier: Vec<String>,
}

/// A report beside the earlier ones of its plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct EarlierYears {
    /// The earlier reports, the newest first.
    pub reports: Vec<EarlierReport>,
    /// Answers in form order; those blank everywhere are left out.
    pub rows: Vec<OverYears>,
}
