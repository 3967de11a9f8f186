//! What the person chose.

use crate::error::Result;
use crate::tables::Tables;

impl Tables {
    /// A setting's value, if it was ever set.
    ///
    /// # Errors
    /// Of reading.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        self.one(include_str!("get.sql"), [name], |row| row.get(0))
    }

    pub(crate) fn put_setting(&self, name: &str, value: &str) -> Result<()> {
        self.run(include_str!("put.sql"), [name, value]).map(drop)
    }
}
