//! A connection with its key proven and its pragmas set.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::key::{Key, Salt};

/// Prepared statements kept: more than there are different ones, for preparing one takes longer than running it.
const STATEMENTS: usize = 256;

/// Whether a connection may change the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Reads and writes, through the log.
    Write,
    /// Reads the file alone, as if no log lay beside it, and leaves no trace.
    Alone,
}

/// Opens an existing file, or an empty one when a salt is given, and proves the key by reading the schema.
/// The log is not written back on closing until [`written_back_on_close`] says so.
pub(crate) fn keyed(
    path: &Path,
    key: &Key,
    salt: Option<&Salt>,
    access: Access,
) -> rusqlite::Result<Connection> {
    let conn = match access {
        Access::Write => Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        Access::Alone => Connection::open_with_flags(
            alone(path),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        )?,
    };
    conn.busy_timeout(Duration::ZERO)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.execute_batch(include_str!("../schema/unkeyed.sql"))?;
    set_key(&conn, "key", key, salt)?;
    conn.query_row(include_str!("../schema/prove.sql"), [], |row| row.get::<_, i64>(0))?;
    conn.execute_batch(include_str!("../schema/keyed.sql"))?;
    Ok(conn)
}

/// `PRAGMA key` or `PRAGMA rekey` with a raw key; the statement is wiped afterwards.
pub(crate) fn set_key(
    conn: &Connection,
    pragma: &str,
    key: &Key,
    salt: Option<&Salt>,
) -> rusqlite::Result<()> {
    let literal = key.literal(salt);
    let mut statement = Zeroizing::new(String::with_capacity(140));
    for part in ["PRAGMA ", pragma, " = \"", &literal, "\";"] {
        statement.push_str(part);
    }
    conn.execute_batch(&statement)
}

/// Lets SQLite write the log back and remove it when the connection closes.
pub(crate) fn written_back_on_close(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map(drop)
}

/// The journal a store keeps its changes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Journal {
    /// Write-ahead log: fast, a second file while open.
    Wal,
    /// Rollback journal: for synced and network folders, and while the key changes. It has no marks of ours: what
    /// can be told of one that lies beside a file, [`super::journal`] tells.
    Delete,
}

/// Sets the journal.
pub(crate) fn set_journal(conn: &Connection, journal: Journal) -> rusqlite::Result<()> {
    let word = match journal {
        Journal::Wal => "WAL",
        Journal::Delete => "DELETE",
    };
    let mut got = String::new();
    // Up to its end: that the change could not be written is told only after the new journal's name.
    conn.pragma(None, "journal_mode", word, |row| {
        got = row.get(0)?;
        Ok(())
    })?;
    if got.eq_ignore_ascii_case(word) { Ok(()) } else { Err(rusqlite::Error::ExecuteReturnedResults) }
}

/// The write-ahead log beside a store.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// A URI for the file alone, without log and locks. Bytes that mean something in a URI are escaped.
fn alone(path: &Path) -> String {
    let mut uri = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    if !bytes.starts_with(b"/") {
        uri.push('/');
    }
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            b if b.is_ascii_alphanumeric() => uri.push(char::from(*b)),
            b => uri.push_str(&format!("%{b:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
