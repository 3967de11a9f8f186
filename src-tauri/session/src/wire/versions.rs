//! Two versions of a report side by side.

use serde::Serialize;
use ts_rs::TS;

use super::topics::Piece;

/// What changed between two versions; in the order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ChangedKind {
    /// Plan, host, contact, year, meeting.
    Head,
    /// The answer of a cell.
    Cell,
    /// The remark at a cell.
    Remark,
    /// The explanation of a finding.
    Explanation,
    /// A special topic.
    Topic,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct VersionChange {
    /// What it is.
    pub kind: ChangedKind,
    /// The cell it is about; empty where it is about none.
    pub address: String,
    /// What it is called: `D.3 Shared savings, Commercial, Current`.
    pub name: String,
    /// What stood in the first version, as shown; empty for a blank.
    pub before: String,
    /// What stands in the second.
    pub after: String,
    /// Both texts compared word by word, where they are texts; else empty.
    pub pieces: Vec<Piece>,
}

/// All that differs between two versions.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct VersionChanges {
    /// In form order, by kind.
    pub changes: Vec<VersionChange>,
}
