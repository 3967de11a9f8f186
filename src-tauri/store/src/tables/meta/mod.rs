//! What the program keeps about the store itself.

use crate::error::Result;
use crate::tables::Tables;

impl Tables {
    /// A fact about the store: `store_id`, `role`, `person`, `created_at`, `head`.
    ///
    /// # Errors
    /// Of reading.
    pub fn meta(&self, name: &str) -> Result<Option<String>> {
        self.one(include_str!("get.sql"), [name], |row| row.get(0))
    }

    pub(crate) fn put_meta(&self, name: &str, value: &str) -> Result<()> {
        self.run(include_str!("put.sql"), [name, value]).map(drop)
    }
}
