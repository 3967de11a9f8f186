//! Backups as the window lists them.

use serde::Serialize;
use ts_rs::TS;

/// What made a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum BackupCause {
    /// The program, as work went on.
    Automatic,
    /// It is what stood in the store's place before a backup was put there.
    BeforeRestoring,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct BackupRow {
    /// Full path, sent back to restore it.
    pub path: String,
    /// When it was made, by the clock on the wall: `2026-11-25T14:32:05`.
    pub time: String,
    /// Bytes, as digits.
    pub bytes: String,
    /// What made it.
    pub cause: BackupCause,
}

/// The backups of a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Backups {
    /// The folder they lie in.
    pub folder: String,
    /// Newest first.
    pub rows: Vec<BackupRow>,
}

/// A recovery sheet that was tried and opens the newest backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Drill {
    /// The backup it opened.
    pub backup: BackupRow,
    /// Changes that it holds.
    pub changes: u32,
}
