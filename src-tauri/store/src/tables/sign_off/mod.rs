//! Sign-offs: who stands for a section, the lock of a report, its attestation.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// Who stands for what. A later change voids it and leaves it to be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// `lock`, `attestation`, or the id of a section.
    pub what: String,
    /// Who.
    pub person: String,
    /// What the person is, in their words; may be empty.
    pub position: String,
    /// RFC 3339 time.
    pub time: String,
    /// RFC 3339 time of the first change after it.
    pub voided_at: Option<String>,
    /// Who made that change.
    pub voided_by: Option<String>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SignOff> {
    Ok(SignOff {
        what: row.get(0)?,
        person: row.get(1)?,
        position: row.get(2)?,
        time: row.get(3)?,
        voided_at: row.get(4)?,
        voided_by: row.get(5)?,
    })
}

impl Tables {
    /// The sign-offs of a report, voided ones included.
    ///
    /// # Errors
    /// Of reading.
    pub fn sign_offs(&self, report: i64) -> Result<Vec<SignOff>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// One sign-off of a report, if there is one.
    ///
    /// # Errors
    /// Of reading.
    pub fn sign_off(&self, report: i64, what: &str) -> Result<Option<SignOff>> {
        self.one(include_str!("one.sql"), (report, what), from_row)
    }

    pub(crate) fn write_sign_off(&self, report: i64, row: &SignOff) -> Result<()> {
        let SignOff { what, person, position, time, voided_at, voided_by } = row;
        let values = (report, what, person, position, time, voided_at, voided_by);
        self.run(include_str!("put.sql"), values).map(drop)
    }

    pub(crate) fn delete_sign_off(&self, report: i64, what: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, what)).map(drop)
    }
}
