//! Answers, working figures, periods: whatever has an address and a value.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// An answer to one data point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Address of the data point.
    pub address: String,
    /// Its value, as JSON.
    pub value: String,
    /// Where it came from, as JSON.
    pub source: String,
    /// Carried from an earlier report and not yet confirmed.
    pub carried: bool,
    /// RFC 3339 time of its last change.
    pub changed_at: String,
    /// Who changed it last.
    pub person: String,
}

impl Answer {
    /// Whether it says the same, whenever and by whomever it was written.
    pub fn says_same(&self, other: &Answer) -> bool {
        (&self.value, &self.source, self.carried) == (&other.value, &other.source, other.carried)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Answer> {
    Ok(Answer {
        address: row.get(0)?,
        value: row.get(1)?,
        source: row.get(2)?,
        carried: row.get(3)?,
        changed_at: row.get(4)?,
        person: row.get(5)?,
    })
}

impl Tables {
    /// The answers of a report, by address.
    ///
    /// # Errors
    /// Of reading.
    pub fn answers(&self, report: i64) -> Result<Vec<Answer>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// One answer, if there is one.
    ///
    /// # Errors
    /// Of reading.
    pub fn answer(&self, report: i64, address: &str) -> Result<Option<Answer>> {
        self.one(include_str!("one.sql"), (report, address), from_row)
    }

    pub(crate) fn write_answer(&self, report: i64, answer: &Answer) -> Result<()> {
        let Answer { address, value, source, carried, changed_at, person } = answer;
        self.run(include_str!("put.sql"), (report, address, value, source, carried, changed_at, person))
            .map(drop)
    }

    pub(crate) fn delete_answer(&self, report: i64, address: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, address)).map(drop)
    }
}
