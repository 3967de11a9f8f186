//! A meeting as the store holds it.

use hpug_model::meetings::Meeting;
use hpug_store::tables;
use serde::{Deserialize, Serialize};

use crate::error::{Result, SessionError};

/// What a meeting's report is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Since {
    /// As it stood at the meeting before with the plan, as far as that can be told.
    #[default]
    Auto,
    /// Nothing.
    Nothing,
    /// A version of it.
    Version(i64),
    /// Another report.
    Report(i64),
}

/// A file that the plan sent along; its bytes are among the store's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub sha256: String,
    pub name: String,
    pub size: u32,
    pub pdf: bool,
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub chosen: bool,
}

/// Plans that a meeting sets side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SetBeside {
    pub form: String,
    pub year: u16,
    #[serde(default)]
    pub names: bool,
}

/// All that is told of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    pub meeting: Meeting,
    #[serde(default)]
    pub report: Option<i64>,
    #[serde(default)]
    pub compare: Option<SetBeside>,
    #[serde(default)]
    pub since: Since,
    #[serde(default)]
    pub files: Vec<Kept>,
}

impl Held {
    /// A meeting with what it is about, and nothing else told yet.
    pub fn of(meeting: Meeting, report: Option<i64>, compare: Option<SetBeside>) -> Self {
        Held { meeting, report, compare, since: Since::Auto, files: Vec::new() }
    }
}

/// A meeting of the store.
pub(super) struct Row {
    pub row: tables::Meeting,
    pub held: Held,
}

impl Row {
    pub fn id(&self) -> u32 {
        u32::try_from(self.row.id).unwrap_or(u32::MAX)
    }
}

pub(super) fn read(row: tables::Meeting) -> Result<Row> {
    let held = serde_json::from_str(&row.told).map_err(unreadable)?;
    Ok(Row { row, held })
}

pub(super) fn json(held: &Held) -> Result<String> {
    serde_json::to_string(held).map_err(unreadable)
}

fn unreadable(source: serde_json::Error) -> SessionError {
    SessionError::Unreadable { what: "meeting", source }
}
