//! Errors at the edge: a code that the window acts on, a sentence that a person reads.

use serde::Serialize;
use ts_rs::TS;

/// Every way an action can fail, as far as the window has to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ErrorCode {
    /// The passphrase or the recovery words don't open this store.
    WrongPassphrase,
    /// The recovery words hold a typing mistake: unknown word, wrong count or checksum.
    RecoveryWords,
    /// The store's pages don't match their checksums.
    Damaged,
    /// The system refuses to read or write at that place.
    NoPermission,
    /// The drive can only be read.
    ReadOnlyDrive,
    /// The file is there and is something else.
    NotAStore,
    /// No file at that path.
    NotFound,
    /// The open store's file is no longer where it was opened; nothing was written.
    Gone,
    /// Another program or window has the store open.
    OpenElsewhere,
    /// A newer version of the program wrote the store.
    NewerStore,
    /// A file of that name exists and is not overwritten.
    AlreadyExists,
    /// No room on the disk; nothing of the failed change was kept in the store.
    DiskFull,
    /// The system reported another fault while reading or writing.
    Io,
    /// The store is locked; the action needs it open.
    Locked,
    /// The passphrase is too weak to protect a store.
    WeakPassphrase,
    /// The workbook can't be read: not a workbook, damaged, encrypted, too large, of an unknown form, or refused for safety.
    Workbook,
    /// The workbook is protected: its password is missing or wrong.
    Protected,
    /// The host's file can't be filled.
    Fill,
    /// What was written differs from the store when read again.
    ExportDiffers,
    /// A form's file has a mistake, or this program doesn't have the form.
    Form,
    /// The report, finding, topic or version is not (or no longer) there.
    NoSuchThing,
    /// The report can't be changed in its state (received, or locked by its sign-off).
    ReadOnly,
    /// The request itself is wrong: an address or choice the form doesn't have.
    BadRequest,
    /// The person stopped the work.
    Cancelled,
}

/// A failed action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct WireError {
    /// What kind of failure.
    pub code: ErrorCode,
    /// One or two sentences: what happened, to which file or cell, and what to do.
    pub message: String,
    /// The address of the data point concerned, if one is.
    pub at: Option<String>,
}
