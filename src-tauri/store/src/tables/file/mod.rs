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

    pub(crate) fn put_file(&self, sha256: &str, name: &str, bytes: &[u8]) -> Result<()> {
        self.run(include_str!("put.sql"), (sha256, name, bytes)).map(drop)
    }
}
