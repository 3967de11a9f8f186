//! Remarks: words beside an answer that travel with every export.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// Text at an address: a remark, or text in an editor that was open when the store locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Address of the data point.
    pub address: String,
    /// The text, never empty.
    pub text: String,
}

/// A text from a row of two columns.
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Text> {
    Ok(Text { address: row.get(0)?, text: row.get(1)? })
}

impl Tables {
    /// Every remark of a report, by address.
    ///
    /// # Errors
    /// Of reading.
    pub fn remarks(&self, report: i64) -> Result<Vec<Text>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// The remark at an address, if there is one.
    ///
    /// # Errors
    /// Of reading.
    pub fn remark(&self, report: i64, address: &str) -> Result<Option<Text>> {
        self.one(include_str!("one.sql"), (report, address), from_row)
    }

    pub(crate) fn write_remark(&self, report: i64, text: &Text) -> Result<()> {
        self.run(include_str!("put.sql"), (report, &text.address, &text.text)).map(drop)
    }

    pub(crate) fn delete_remark(&self, report: i64, address: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, address)).map(drop)
    }
}
