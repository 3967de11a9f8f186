//! How reports arrived.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::tables::Tables;

impl Tables {
    /// What is known of how a report arrived, as JSON; `None` for one that was not received.
    ///
    /// # Errors
    /// Of reading.
    pub fn arrival(&self, report: i64) -> Result<Option<String>> {
        self.one(include_str!("one.sql"), [report], |row| row.get(0))
    }

    /// The same of every report that was received, by its number.
    ///
    /// # Errors
    /// Of reading.
    pub fn arrivals(&self) -> Result<BTreeMap<i64, String>> {
        let rows = self.all(include_str!("all.sql"), [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    pub(crate) fn write_arrival(&self, report: i64, facts: &str) -> Result<()> {
        self.run(include_str!("put.sql"), (report, facts)).map(drop)
    }
}
