//! A changed row: what stood there and what stands there now.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Result, StoreError};

/// The table that a step changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepTable {
    /// [`crate::tables::Answer`], key: address.
    Answer,
    /// [`crate::tables::Text`], key: address.
    Remark,
    /// [`crate::tables::Explanation`], key: `CHECK@ADDRESS`.
    Explanation,
    /// [`crate::tables::Topic`], key: number.
    Topic,
    /// The changed fields of [`crate::tables::Report`], key: empty.
    Report,
    /// [`crate::tables::SignOff`], key: what is signed off.
    SignOff,
    /// Half-typed text, key: address; its words are not repeated in the history. No undo.
    DraftText,
    /// A setting, key: its name. No undo.
    Setting,
    /// A known name, key: `KIND/NAME`. No undo.
    KnownName,
    /// A file kept, key: SHA-256. No undo.
    File,
    /// An export, key: its id. No undo.
    Export,
    /// A version, key: its id. No undo.
    Version,
    /// A hand-out, key: its id. No undo.
    HandOut,
    /// [`crate::tables::Round`], key: its id. No undo.
    Round,
    /// [`crate::tables::Query`], key: its id.
    Query,
    /// [`crate::tables::Meeting`], key: its id; undone in the meeting.
    Meeting,
    /// How a report arrived, key: empty; or a file that could not be read, key: its path. No undo.
    Arrival,
    /// The store itself: made, its passphrase changed. No undo.
    Store,
}

impl StepTable {
    /// The name in messages.
    pub fn name(self) -> &'static str {
        match self {
            StepTable::Answer => "answer",
            StepTable::Remark => "remark",
            StepTable::Explanation => "explanation",
            StepTable::Topic => "topic",
            StepTable::Report => "report",
            StepTable::SignOff => "sign_off",
            StepTable::DraftText => "draft_text",
            StepTable::Setting => "setting",
            StepTable::KnownName => "known_name",
            StepTable::File => "file",
            StepTable::Export => "export",
            StepTable::Version => "version",
            StepTable::HandOut => "hand_out",
            StepTable::Round => "round",
            StepTable::Query => "query",
            StepTable::Meeting => "meeting",
            StepTable::Arrival => "arrival",
            StepTable::Store => "store",
        }
    }
}

/// A changed row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its table.
    pub table: StepTable,
    /// Its report, if it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<i64>,
    /// Its key within table and report.
    pub key: String,
    /// What stood there; `None`: no row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What stands there now; `None`: no row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

impl Step {
    /// The address that it touched: of an answer, a remark, or the first of an explained finding.
    pub fn address(&self) -> Option<&str> {
        match self.table {
            StepTable::Answer | StepTable::Remark => Some(&self.key),
            StepTable::Explanation => self.key.split_once('@').map(|(_, at)| at),
            _ => None,
        }
    }

    /// The meeting that it changed.
    pub fn meeting(&self) -> Option<i64> {
        if self.table == StepTable::Meeting { self.key.parse().ok() } else { None }
    }

    /// What stood there, as the row type of its table.
    ///
    /// # Errors
    /// [`StoreError::Row`] when `T` is another type.
    pub fn before<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        self.typed(&self.before)
    }

    /// What stands there now, as the row type of its table.
    ///
    /// # Errors
    /// [`StoreError::Row`] when `T` is another type.
    pub fn after<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        self.typed(&self.after)
    }

    fn typed<T: DeserializeOwned>(&self, row: &Option<Value>) -> Result<Option<T>> {
        let read = |value: &Value| {
            T::deserialize(value).map_err(|source| StoreError::Row { table: self.table.name(), source })
        };
        row.as_ref().map(read).transpose()
    }

    /// The step that takes this one back.
    pub(crate) fn inverse(&self) -> Step {
        Step { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }
}

/// A row as JSON.
pub(crate) fn json<T: Serialize>(table: StepTable, row: &Option<T>) -> Result<Option<Value>> {
    let write =
        |row| serde_json::to_value(row).map_err(|source| StoreError::Row { table: table.name(), source });
    row.as_ref().map(write).transpose()
}
