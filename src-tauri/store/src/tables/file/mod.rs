//! Files kept whole, so that moving or deleting the original changes nothing.

use rusqlite::Row;

use crate::error::Result;
use crate::tables::Tables;

/// A file kept in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// SHA-256 of the bytes, 64 hexadecimal digits; its key.
    pub sha256: String,
    /// Its name when it was kept, without folder.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<StoredFile> {
    Ok(StoredFile { sha256: row.get(0)?, name: row.get(1)?, bytes: row.get(2)? })
}

impl Tables {
    /// A file with its bytes.
    ///
    /// # Errors
    /// Of reading.
    pub fn file(&self, sha256: &str) -> Result<Option<StoredFile>> {
        self.one(include_str!("get.sql"), [sha256], from_row)
    }

    /// A file's name alone.
    ///
    /// # Errors
    /// Of reading.
    pub fn file_name(&self, sha256: &str) -> Result<Option<String>> {
        self.one(include_str!("name.sql"), [sha256], |row| row.get(0))
    }

    /// Files by SHA-256 that meetings let go of: one held each, none does now, and no report ever had it.
    ///
    /// # Errors
    /// Of reading.
    pub fn files_let_go(&self) -> Result<Vec<String>> {
        self.all(include_str!("let_go.sql"), [], |row| row.get(0))
    }

    /// The meetings that held a file, each with the number of the newest row of history that names it.
    pub(crate) fn meetings_that_held(&self, sha256: &str) -> Result<Vec<(i64, i64)>> {
        self.all(include_str!("held_by.sql"), [sha256], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    pub(crate) fn delete_file(&self, sha256: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), [sha256]).map(drop)
    }

    pub(crate) fn put_file(&self, sha256: &str, name: &str, bytes: &[u8]) -> Result<()> {
        self.run(include_str!("put.sql"), (sha256, name, bytes)).map(drop)
    }
}
