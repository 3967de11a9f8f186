//! Exports: what was sent, to whom, and the answers as they were.

use rusqlite::Row;

use crate::error::Result;
use crate::tables::Tables;

/// An export about to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExport {
    /// The report.
    pub report: i64,
    /// RFC 3339 time.
    pub time: String,
    /// To whom.
    pub host: String,
    /// `fill`, `workbook`, `pdf`.
    pub kind: String,
    /// The file's name, without folder.
    pub file_name: String,
    /// Fingerprint of the answers sent.
    pub fingerprint: String,
    /// The answers as sent, as JSON.
    pub answers: String,
    /// Marked as a draft because errors were open.
    pub draft: bool,
}

/// An export of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its number.
    pub id: i64,
    /// What it was.
    pub export: NewExport,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Export> {
    let export = NewExport {
        report: row.get(1)?,
        time: row.get(2)?,
        host: row.get(3)?,
        kind: row.get(4)?,
        file_name: row.get(5)?,
        fingerprint: row.get(6)?,
        answers: row.get(7)?,
        draft: row.get(8)?,
    };
    Ok(Export { id: row.get(0)?, export })
}

impl Tables {
    /// The exports of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn exports(&self, report: i64) -> Result<Vec<Export>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    pub(crate) fn insert_export(&self, export: &NewExport) -> Result<i64> {
        let NewExport { report, time, host, kind, file_name, fingerprint, answers, draft } = export;
        self.insert(
            include_str!("add.sql"),
            (report, time, host, kind, file_name, fingerprint, answers, draft),
        )
    }
}
