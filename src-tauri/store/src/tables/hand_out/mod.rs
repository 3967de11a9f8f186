//! Cells handed out to colleagues in workbooks of their own.

use rusqlite::Row;

use crate::error::Result;
use crate::tables::Tables;

/// A hand-out about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHandOut {
    /// The report.
    pub report: i64,
    /// Stands in the workbook.
    pub token: String,
    /// To whom.
    pub colleague: String,
    /// What, in words.
    pub title: String,
    /// The workbook's name.
    pub file_name: String,
    /// RFC 3339 time.
    pub time: String,
    /// Who handed it out.
    pub person: String,
    /// The answers as they were, a JSON object by address; null for a blank.
    pub cells: String,
}

/// A hand-out kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOut {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub hand_out: NewHandOut,
    /// RFC 3339 time at which its answers were taken in last.
    pub returned_at: Option<String>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<HandOut> {
    let hand_out = NewHandOut {
        report: row.get(1)?,
        token: row.get(2)?,
        colleague: row.get(3)?,
        title: row.get(4)?,
        file_name: row.get(5)?,
        time: row.get(6)?,
        person: row.get(7)?,
        cells: row.get(8)?,
    };
    Ok(HandOut { id: row.get(0)?, hand_out, returned_at: row.get(9)? })
}

impl Tables {
    /// The hand-outs of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn hand_outs(&self, report: i64) -> Result<Vec<HandOut>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// The hand-out that a workbook names, if it is one of this store.
    ///
    /// # Errors
    /// Of reading.
    pub fn hand_out(&self, token: &str) -> Result<Option<HandOut>> {
        self.one(include_str!("by_token.sql"), [token], from_row)
    }

    pub(crate) fn insert_hand_out(&self, row: &NewHandOut) -> Result<i64> {
        let NewHandOut { report, token, colleague, title, file_name, time, person, cells } = row;
        self.insert(
            include_str!("add.sql"),
            (report, token, colleague, title, file_name, time, person, cells),
        )
    }

    pub(crate) fn mark_returned(&self, id: i64, time: &str) -> Result<()> {
        self.run(include_str!("returned.sql"), (id, time)).map(drop)
    }
}
