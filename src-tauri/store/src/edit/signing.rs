//! Sign-offs and hand-outs within an open transaction.

use serde_json::json;

use super::step::StepTable;
use super::tx::Tx;
use crate::error::Result;
use crate::tables::{NewHandOut, SignOff};

impl Tx<'_> {
    /// Puts a sign-off; one of the same section, lock or attestation gives way.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_sign_off(&mut self, report: i64, row: &SignOff) -> Result<()> {
        self.set_sign_off(report, &row.what, Some(row.clone()))
    }

    /// Takes a sign-off away, if there is one.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_sign_off(&mut self, report: i64, what: &str) -> Result<()> {
        self.set_sign_off(report, what, None)
    }

    pub(super) fn set_sign_off(&mut self, report: i64, what: &str, after: Option<SignOff>) -> Result<()> {
        let before = self.sign_off(report, what)?;
        if before == after {
            return Ok(());
        }
        match &after {
            Some(row) => self.write_sign_off(report, row)?,
            None => self.delete_sign_off(report, what)?,
        }
        self.changed(StepTable::SignOff, Some(report), what, (&before, &after))
    }

    /// Keeps a hand-out and returns its number.
    ///
    /// # Errors
    /// Of writing.
    pub fn add_hand_out(&mut self, row: &NewHandOut) -> Result<i64> {
        let id = self.insert_hand_out(row)?;
        let after = json!({ "colleague": row.colleague, "title": row.title, "file_name": row.file_name });
        self.noted(StepTable::HandOut, Some(row.report), id.to_string(), after);
        Ok(id)
    }

    /// Notes that the answers of a hand-out were taken in. Taking the answers back leaves it: the workbook did come.
    ///
    /// # Errors
    /// Of writing.
    pub fn hand_out_returned(&mut self, report: i64, id: i64, time: &str) -> Result<()> {
        self.mark_returned(id, time)?;
        self.noted(StepTable::HandOut, Some(report), id.to_string(), json!({ "returned_at": time }));
        Ok(())
    }
}
