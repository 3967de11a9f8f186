//! Explanations: why a warning stands.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// Why a warning stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The check, `D-2`.
    pub check_id: String,
    /// First address of the finding.
    pub at: String,
    /// The analyst's words.
    pub text: String,
    /// The figures it was written about, as JSON; when they move, the explanation is outdated.
    pub figures: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Explanation> {
    Ok(Explanation { check_id: row.get(0)?, at: row.get(1)?, text: row.get(2)?, figures: row.get(3)? })
}

impl Tables {
    /// The explanations of a report, by check and address.
    ///
    /// # Errors
    /// Of reading.
    pub fn explanations(&self, report: i64) -> Result<Vec<Explanation>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// The explanation of one finding, if there is one.
    ///
    /// # Errors
    /// Of reading.
    pub fn explanation(&self, report: i64, check_id: &str, at: &str) -> Result<Option<Explanation>> {
        self.one(include_str!("one.sql"), (report, check_id, at), from_row)
    }

    pub(crate) fn write_explanation(&self, report: i64, row: &Explanation) -> Result<()> {
        let Explanation { check_id, at, text, figures } = row;
        self.run(include_str!("put.sql"), (report, check_id, at, text, figures)).map(drop)
    }

    pub(crate) fn delete_explanation(&self, report: i64, check_id: &str, at: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, check_id, at)).map(drop)
    }
}
