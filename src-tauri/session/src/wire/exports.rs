//! Exports: what is asked for, what came of it, what was sent before.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ExportKind {
    /// The host's own file, filled.
    Fill,
    /// A workbook in the publisher's layout.
    Workbook,
    /// A PDF of the whole report.
    Pdf,
}

/// An export to be made.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ExportRequest {
    /// What to write.
    pub kind: ExportKind,
    /// Where; never the file the report is bound to.
    pub path: String,
    /// Also print the working figures (workbook and PDF only).
    pub working_figures: bool,
    /// With `Fill`: also write what the file has no cell for, as this kind, beside it.
    pub companion: Option<ExportKind>,
}

/// What to suggest before an export.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ExportOffer {
    /// Kinds that are possible, the default first.
    pub kinds: Vec<ExportKind>,
    /// A suggested full path for each kind, in the same order; drafts end in ` – DRAFT`.
    pub paths: Vec<String>,
    /// Errors that make it a draft.
    pub errors: u32,
    /// What the host's file has no cell for, in words; empty when everything fits.
    pub without_cell: Vec<String>,
}

/// One file written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct WrittenFile {
    /// Full path.
    pub path: String,
    /// What it is.
    pub kind: ExportKind,
    /// Answers that read back the same.
    pub identical: u32,
    /// Answers compared: those the file has a place for.
    pub compared: u32,
}

/// What an export wrote.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ExportResult {
    /// The files, the main one first.
    pub files: Vec<WrittenFile>,
    /// Marked as a draft because errors are open.
    pub draft: bool,
    /// Things to know: characters the font lacks, what the file has no cell for.
    pub notes: Vec<String>,
}

/// An export of the past.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ExportRow {
    /// RFC 3339 time.
    pub time: String,
    /// The file's name.
    pub file_name: String,
    /// What it was.
    pub kind: ExportKind,
    /// To whom.
    pub host: String,
    /// It was a draft.
    pub draft: bool,
    /// Short fingerprint of the answers sent.
    pub fingerprint: String,
    /// Answers that differ from the report as it is now.
    pub differs: u32,
}
