//! Half-typed text: what stood in an open editor when the store locked. Not an answer yet.

use super::remark::{Text, from_row};
use crate::error::Result;
use crate::tables::Tables;

impl Tables {
    /// Every half-typed text of a report, by address.
    ///
    /// # Errors
    /// Of reading.
    pub fn draft_texts(&self, report: i64) -> Result<Vec<Text>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// The half-typed text at an address, if there is one.
    ///
    /// # Errors
    /// Of reading.
    pub fn draft_text(&self, report: i64, address: &str) -> Result<Option<Text>> {
        self.one(include_str!("one.sql"), (report, address), from_row)
    }

    pub(crate) fn write_draft_text(&self, report: i64, text: &Text) -> Result<()> {
        self.run(include_str!("put.sql"), (report, &text.address, &text.text)).map(drop)
    }

    pub(crate) fn delete_draft_text(&self, report: i64, address: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, address)).map(drop)
    }
}
