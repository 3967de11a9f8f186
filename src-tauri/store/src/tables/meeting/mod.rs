//! Meetings of a host with a plan.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::{Result, StoreError};
use crate::tables::Tables;

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its number; given by the store when it is added.
    pub id: i64,
    /// What it is, as JSON.
    pub told: String,
    /// RFC 3339 time.
    pub created_at: String,
    /// RFC 3339 time of the last change.
    pub changed_at: String,
    /// RFC 3339 time at which it was put away.
    pub deleted_at: Option<String>,
}

impl Meeting {
    /// Times aside, both say the same.
    pub fn says_same(&self, other: &Meeting) -> bool {
        (self.id, &self.told, &self.deleted_at) == (other.id, &other.told, &other.deleted_at)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.get(0)?,
        told: row.get(1)?,
        created_at: row.get(2)?,
        changed_at: row.get(3)?,
        deleted_at: row.get(4)?,
    })
}

impl Tables {
    /// Meetings that are not put away, or those that are; the one made last first.
    ///
    /// # Errors
    /// Of reading.
    pub fn meetings(&self, put_away: bool) -> Result<Vec<Meeting>> {
        self.all(include_str!("all.sql"), [put_away], from_row)
    }

    /// One meeting, put away or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading.
    pub fn meeting(&self, id: i64) -> Result<Meeting> {
        self.one(include_str!("one.sql"), [id], from_row)?
            .ok_or(StoreError::NoSuchRow { what: "meeting", id: id.to_string() })
    }

    pub(crate) fn insert_meeting(&self, meeting: &Meeting) -> Result<i64> {
        let Meeting { told, created_at, changed_at, deleted_at, .. } = meeting;
        self.insert(include_str!("add.sql"), (told, created_at, changed_at, deleted_at))
    }

    pub(crate) fn write_meeting(&self, meeting: &Meeting) -> Result<()> {
        let Meeting { id, told, changed_at, deleted_at, .. } = meeting;
        self.run(include_str!("put.sql"), (id, told, changed_at, deleted_at)).map(drop)
    }
}
