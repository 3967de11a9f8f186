//! Rest: everything in one file.

use super::connect::{self, Journal};
use super::store::Store;
use crate::error::{Result, StoreError};

/// Bytes of log after which the store rests without being asked.
const LONG_LOG: u64 = 8 * 1024 * 1024;

impl Store {
    /// Writes the log back and empties it, so that the file by itself holds everything: when idle for 2 s, on
    /// lock, on close. The empty log of 0 bytes stays until the store is closed. At rest already: does nothing.
    ///
    /// # Errors
    /// [`StoreError::Stopped`], and those of writing, after which the store is stopped.
    pub fn rest(&mut self) -> Result<()> {
        self.refuse_if_stopped()?;
        if self.rested {
            return Ok(());
        }
        let rested = self.mark("yes", None).and_then(|()| self.write_back("TRUNCATE"));
        match rested {
            Ok(()) => {
                self.rested = true;
                Ok(())
            }
            Err(error) => Err(self.stop_on_write_fault(error)),
        }
    }

    /// Before the first change after a rest: tells in the file itself that from here on it needs its log.
    pub(crate) fn leave_rest(&mut self) -> Result<()> {
        if !self.rested || self.journal == Journal::Delete {
            return Ok(());
        }
        let generation = super::create::drawn::<16>(self.path())?;
        let generation: String = generation.iter().map(|b| format!("{b:02x}")).collect();
        self.mark("no", Some(&generation))?;
        // The log keeps what it holds until the change overwrites it: a kill in between would else leave a file that asks for a
        // log, and none.
        self.write_back("FULL")?;
        self.rested = false;
        Ok(())
    }

    /// Rests when the log has grown long.
    pub(crate) fn rest_if_long(&mut self) -> Result<()> {
        let log = std::fs::metadata(connect::log_of(self.path())).map(|m| m.len()).unwrap_or_default();
        if log > LONG_LOG { self.rest() } else { Ok(()) }
    }

    fn mark(&self, rested: &str, generation: Option<&str>) -> Result<()> {
        let transaction = self.begin()?;
        self.put_meta("rested", rested)?;
        if let Some(generation) = generation {
            self.put_meta("generation_before", &self.meta("generation")?.unwrap_or_default())?;
            self.put_meta("generation", generation)?;
        }
        transaction.commit().map_err(|e| self.fault(e))
    }

    /// `mode` is SQLite's: TRUNCATE empties the log, FULL leaves it.
    fn write_back(&self, mode: &str) -> Result<()> {
        if self.journal == Journal::Delete {
            return Ok(());
        }
        let mut busy = 0;
        self.tables
            .conn
            .pragma(None, "wal_checkpoint", mode, |row| {
                busy = row.get::<_, i64>(0)?;
                Ok(())
            })
            .map_err(|e| self.fault(e))?;
        if busy == 0 {
            return Ok(());
        }
        Err(StoreError::OpenElsewhere { path: self.path().to_owned(), program: None })
    }
}
