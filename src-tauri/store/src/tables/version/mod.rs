//! Versions kept by name.

use rusqlite::Row;

use crate::error::{Result, StoreError};
use crate::tables::Tables;

/// A version about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVersion {
    /// The report.
    pub report: i64,
    /// The name given.
    pub name: String,
    /// RFC 3339 time.
    pub time: String,
    /// Who kept it.
    pub person: String,
    /// All of the report as it was, as JSON.
    pub snapshot: String,
}

/// A version kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub version: NewVersion,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Version> {
    let version = NewVersion {
        report: row.get(1)?,
        name: row.get(2)?,
        time: row.get(3)?,
        person: row.get(4)?,
        snapshot: row.get(5)?,
    };
    Ok(Version { id: row.get(0)?, version })
}

impl Tables {
    /// The versions of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn versions(&self, report: i64) -> Result<Vec<Version>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// One version.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading.
    pub fn version(&self, id: i64) -> Result<Version> {
        self.one(include_str!("one.sql"), [id], from_row)?
            .ok_or(StoreError::NoSuchRow { what: "version", id: id.to_string() })
    }

    pub(crate) fn insert_version(&self, version: &NewVersion) -> Result<i64> {
        let NewVersion { report, name, time, person, snapshot } = version;
        self.insert(include_str!("add.sql"), (report, name, time, person, snapshot))
    }
}
