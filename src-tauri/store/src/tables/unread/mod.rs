//! Files that were to be received and could not be read.

use rusqlite::Row;

use crate::error::Result;
use crate::tables::Tables;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its full path.
    pub path: String,
    /// Why, in a word that stays the same.
    pub kind: String,
    /// Why, and what to do, in a sentence.
    pub message: String,
    /// RFC 3339 time at which it was tried.
    pub time: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Unread> {
    Ok(Unread { path: row.get(0)?, kind: row.get(1)?, message: row.get(2)?, time: row.get(3)? })
}

impl Tables {
    /// Files that could not be read, the first tried first.
    ///
    /// # Errors
    /// Of reading.
    pub fn unread(&self) -> Result<Vec<Unread>> {
        self.all(include_str!("all.sql"), [], from_row)
    }

    pub(crate) fn write_unread(&self, file: &Unread) -> Result<()> {
        self.run(include_str!("put.sql"), (&file.path, &file.kind, &file.message, &file.time)).map(drop)
    }

    pub(crate) fn delete_unread(&self, path: &str) -> Result<usize> {
        self.run(include_str!("remove.sql"), [path])
    }
}
