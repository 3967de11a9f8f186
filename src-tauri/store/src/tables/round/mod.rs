//! Rounds: what a host tells its plans.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::{Result, StoreError};
use crate::tables::Tables;

/// A round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its number; given by the store when it is added.
    pub id: i64,
    /// What is told, as JSON.
    pub told: String,
    /// RFC 3339 time.
    pub created_at: String,
    /// RFC 3339 time of the last change.
    pub changed_at: String,
    /// RFC 3339 time at which it was put away.
    pub deleted_at: Option<String>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Round> {
    Ok(Round {
        id: row.get(0)?,
        told: row.get(1)?,
        created_at: row.get(2)?,
        changed_at: row.get(3)?,
        deleted_at: row.get(4)?,
    })
}

impl Tables {
    /// Rounds that are not put away, or those that are; the newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn rounds(&self, put_away: bool) -> Result<Vec<Round>> {
        self.all(include_str!("all.sql"), [put_away], from_row)
    }

    /// One round, put away or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading.
    pub fn round(&self, id: i64) -> Result<Round> {
        self.one(include_str!("one.sql"), [id], from_row)?
            .ok_or(StoreError::NoSuchRow { what: "round", id: id.to_string() })
    }

    pub(crate) fn insert_round(&self, round: &Round) -> Result<i64> {
        let Round { told, created_at, changed_at, deleted_at, .. } = round;
        self.insert(include_str!("add.sql"), (told, created_at, changed_at, deleted_at))
    }

    pub(crate) fn write_round(&self, round: &Round) -> Result<()> {
        let Round { id, told, changed_at, deleted_at, .. } = round;
        self.run(include_str!("put.sql"), (id, told, changed_at, deleted_at)).map(drop)
    }
}
