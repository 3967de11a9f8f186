//! An open store.

use std::io::ErrorKind;
use std::ops::Deref;
use std::path::Path;

use rusqlite::{Connection, Transaction};

use super::claim::Claim;
use super::connect::{self, Journal};
use super::{Head, fault, journal};
use crate::error::{Damage, Result, StoreError};
use crate::key::{Derivation, Key, RecoveryWords, Salt};
use crate::platform;
use crate::tables::Tables;

/// An open store: reads through [`Tables`], changes through [`Store::transact`].
///
/// Dropped without [`Store::close`] it comes to rest as well, and a fault while doing so is told on the next
/// opening rather than now.
pub struct Store {
    pub(super) tables: Tables,
    pub(super) key: Key,
    pub(super) salt: Salt,
    pub(super) journal: Journal,
    pub(super) rested: bool,
    pub(super) stopped: bool,
    /// What the file at its path was when it was opened, on drives of this machine.
    pub(super) identity: Option<(u64, u64)>,
    pub(super) claim: Claim,
}

impl Deref for Store {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Store {
    /// How far it has come.
    ///
    /// # Errors
    /// Of reading.
    pub fn head(&self) -> Result<Head> {
        let store_id = self.meta("store_id")?.unwrap_or_default();
        Ok(Head { store_id, seq: self.next_seq()? - 1 })
    }

    /// Whether `passphrase` opens it, to be asked before a new one is set.
    ///
    /// # Errors
    /// [`StoreError::EmptyPassphrase`].
    pub fn is_passphrase(&self, passphrase: &str) -> Result<bool> {
        self.is_passphrase_by(passphrase, crate::key::KNOWN_DERIVATIONS)
    }

    fn is_passphrase_by(&self, passphrase: &str, known: &[Derivation]) -> Result<bool> {
        for derivation in known {
            if derivation.key(passphrase, &self.salt)? == self.key {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The words of the recovery sheet for the key it has now.
    ///
    /// # Errors
    /// None for a key of 32 bytes.
    pub fn recovery_words(&self) -> Result<RecoveryWords> {
        Ok(RecoveryWords::of(&self.key)?)
    }

    /// Reads every page and table and compares checksums, references and counters. About 0.5 s for 100 MB.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the first that does not match.
    pub fn verify(&self) -> Result<()> {
        // It looks at the file alone. With a log, the pages in the file are those before it, or half written back.
        let has_log = std::fs::metadata(connect::log_of(self.path())).is_ok_and(|log| log.len() > 0);
        let by_page = if has_log { Vec::new() } else { self.texts("cipher_integrity_check")? };
        if let Some(first) = by_page.into_iter().next() {
            return Err(self.damaged(Damage::Tables(first)));
        }
        if let Some(fault) = self.texts("quick_check")?.into_iter().find(|line| line != "ok") {
            return Err(self.damaged(Damage::Tables(fault)));
        }
        if let Some(table) = self.texts("foreign_key_check")?.into_iter().next() {
            return Err(
                self.damaged(Damage::Tables(format!("a row of {table} refers to one that is not there")))
            );
        }
        self.verify_counter()
    }

    /// The counter must name the newest history row, and every row below it must be there.
    pub(super) fn verify_counter(&self) -> Result<()> {
        let head = self.next_seq()? - 1;
        let (rows, newest) = self.history_count()?;
        if head == newest && head == rows {
            return Ok(());
        }
        let whole = |n: i64| u64::try_from(n).unwrap_or_default();
        Err(self.damaged(Damage::Counter { head: whole(head), rows: whole(rows) }))
    }

    fn texts(&self, pragma: &str) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        self.tables
            .conn
            .pragma_query(None, pragma, |row| {
                texts.push(row.get(0)?);
                Ok(())
            })
            .map_err(|e| self.fault(e))?;
        Ok(texts)
    }

    fn damaged(&self, what: Damage) -> StoreError {
        StoreError::Damaged { path: self.path().to_owned(), what }
    }

    /// Number of the next change.
    pub(crate) fn next_seq(&self) -> Result<i64> {
        let head = self.meta("head")?;
        match head.as_deref().map(str::parse::<i64>) {
            Some(Ok(head)) => Ok(head + 1),
            _ => Err(self.damaged(Damage::Counter { head: 0, rows: 0 })),
        }
    }

    pub(crate) fn refuse_if_stopped(&self) -> Result<()> {
        if self.stopped { Err(StoreError::Stopped { path: self.path().to_owned() }) } else { Ok(()) }
    }

    /// Before a change.
    pub(crate) fn refuse_change(&self) -> Result<()> {
        self.refuse_if_gone().and_then(|()| self.refuse_if_stopped())
    }

    /// Whether the file it was opened from no longer stands at its path: moved, removed, replaced, its drive pulled out. What
    /// was saved can then still be read and copied, as long as the system keeps the open file; a change would be lost
    /// with it.
    pub fn is_gone(&self) -> bool {
        match platform::here().identity(self.path()) {
            Ok(found) => self.identity.is_some() && found != self.identity,
            Err(error) => matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
        }
    }

    fn refuse_if_gone(&self) -> Result<()> {
        if self.is_gone() { Err(StoreError::Gone { path: self.path().to_owned() }) } else { Ok(()) }
    }

    /// Whether writing stopped at a failure, see [`Store::resume`].
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether what was saved can be read: not after a [`Store::resume`] that failed, until one succeeds.
    pub fn is_readable(&self) -> bool {
        self.tables.conn.path().is_some_and(|path| !path.is_empty())
    }

    /// Stops writing after a fault of the file; a wrong request changes nothing and stops nothing.
    pub(crate) fn stop_on_write_fault(&mut self, error: StoreError) -> StoreError {
        self.stopped |= matches!(
            error,
            StoreError::DiskFull { .. }
                | StoreError::Io { .. }
                | StoreError::Damaged { .. }
                | StoreError::NoPermission { .. }
                | StoreError::ReadOnlyDrive { .. }
                | StoreError::OpenElsewhere { .. }
                | StoreError::Database { .. }
        );
        error
    }

    pub(crate) fn begin(&self) -> Result<Transaction<'_>> {
        self.tables.conn.unchecked_transaction().map_err(|e| self.fault(e))
    }

    /// Looks at the file anew after a failed write: opens it again with the same key, which plays the log back
    /// to the last whole change, and lets changes in again. What failed is the caller's to send again.
    ///
    /// # Errors
    /// [`StoreError::Gone`], and those of opening; the store then stays stopped, and this can be tried again.
    pub fn resume(&mut self) -> Result<()> {
        self.refuse_if_gone()?;
        let path = self.path().to_owned();
        self.stopped = true;
        self.tables.conn = Connection::open_in_memory().map_err(|e| fault::of(&path, e))?;
        // It may be another file by now, of a drive that came back.
        self.claim.hold_again(&path)?;
        let (conn, rested) = match super::open::reconnect(&path, &self.key, self.journal) {
            Ok(found) => found,
            Err(error) => {
                self.claim.let_go();
                return Err(error);
            }
        };
        self.tables.conn = conn;
        self.rested = rested;
        self.stopped = false;
        self.verify_counter()
    }

    /// Brings the store to rest and closes it: one file is left.
    ///
    /// # Errors
    /// Of writing the log back; the log then stays beside the file and is read on the next opening.
    pub fn close(mut self) -> Result<Head> {
        let head = self.head()?;
        self.shut()?;
        Ok(head)
    }

    fn shut(&mut self) -> Result<()> {
        if self.stopped {
            return Ok(());
        }
        self.rest()?;
        // Where the file is gone, a log at its old place may be another store's by now: SQLite would remove it.
        let gone = self.is_gone();
        if !gone {
            connect::written_back_on_close(&self.tables.conn).map_err(|e| self.fault(e))?;
        }
        let empty = Connection::open_in_memory().map_err(|e| self.fault(e))?;
        let conn = std::mem::replace(&mut self.tables.conn, empty);
        self.stopped = true;
        conn.close().map_err(|(_, e)| fault::of(Path::new(&self.tables.path), e))?;
        // One that a kill left as it was begun: SQLite passes over it for ever.
        if !gone {
            journal::remove_unused(self.path());
        }
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Nobody is left to tell; the log stays beside the file and the next opening reads it.
        let _ = self.shut();
    }
}
