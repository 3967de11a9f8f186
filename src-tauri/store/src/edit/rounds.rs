//! Changes of rounds and queries.

use super::step::StepTable;
use super::tx::Tx;
use crate::error::Result;
use crate::tables::{Query, Round};

impl Tx<'_> {
    /// Adds a round and returns its number; the one given in `round` is not looked at.
    ///
    /// # Errors
    /// Of writing.
    pub fn add_round(&mut self, round: &Round) -> Result<i64> {
        let id = self.insert_round(round)?;
        let after = Some(Round { id, ..round.clone() });
        self.changed(StepTable::Round, None, &id.to_string(), (&None, &after))?;
        Ok(id)
    }

    /// Puts a round; one that tells the same changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuchRow`], and those of reading and writing.
    pub fn put_round(&mut self, round: &Round) -> Result<()> {
        let before = self.round(round.id)?;
        if (&before.told, &before.deleted_at) == (&round.told, &round.deleted_at) {
            return Ok(());
        }
        self.write_round(round)?;
        self.changed(StepTable::Round, None, &round.id.to_string(), (&Some(before), &Some(round.clone())))
    }

    /// Puts a query; one that says the same as before changes nothing.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn put_query(&mut self, report: i64, query: &Query) -> Result<()> {
        self.set_query(report, &query.id, Some(query.clone()))
    }

    /// Removes a query, if it is there.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_query(&mut self, report: i64, id: &str) -> Result<()> {
        self.set_query(report, id, None)
    }

    pub(super) fn set_query(&mut self, report: i64, id: &str, after: Option<Query>) -> Result<()> {
        let before = self.query(report, id)?;
        match (&before, &after) {
            (None, None) => return Ok(()),
            (Some(before), Some(after)) if before.says_same(after) => return Ok(()),
            (_, Some(query)) => self.write_query(report, query)?,
            (_, None) => self.delete_query(report, id)?,
        }
        self.changed(StepTable::Query, Some(report), id, (&before, &after))
    }
}
