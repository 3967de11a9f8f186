//! A new passphrase.

use serde_json::json;

use super::connect::{self, Access, Journal};
use super::store::Store;
use super::{fault, journal};
use crate::edit::{Edit, Step, StepTable};
use crate::error::Result;
use crate::key::{KNOWN_DERIVATIONS, Key, RecoveryWords};

impl Store {
    /// Encrypts the whole file anew under a key from `passphrase` and returns the words of the new recovery
    /// sheet; passphrase and sheet of before open it no more. Killed midway, exactly one of the two opens it:
    /// the change is one transaction in a rollback journal. Once the new one opens it, the words are returned, also when
    /// what follows fails: the store is then stopped.
    ///
    /// # Errors
    /// [`crate::StoreError::EmptyPassphrase`], [`crate::StoreError::Gone`], [`crate::StoreError::Stopped`], and those of writing.
    pub fn change_passphrase(&mut self, edit: &Edit, passphrase: &str) -> Result<RecoveryWords> {
        self.refuse_change()?;
        let key = KNOWN_DERIVATIONS[0].key(passphrase, &self.salt)?;
        self.rest()?;
        self.rekey(&key).inspect_err(|_| self.stopped = true)?;
        self.key = key;
        let noted = self.note_change(edit);
        noted.or_else(|error| if self.stopped { Ok(()) } else { Err(error) })?;
        self.recovery_words()
    }

    /// The journal of before, the history's row, and rest.
    fn note_change(&mut self, edit: &Edit) -> Result<()> {
        let set = connect::set_journal(&self.tables.conn, self.journal).map_err(|e| self.fault(e));
        set.map_err(|e| self.stop_on_write_fault(e))?;
        let done = self.transact(edit, |tx| {
            tx.note_step(Step {
                table: StepTable::Store,
                report: None,
                key: "passphrase".to_owned(),
                before: None,
                after: Some(json!({ "changed": true })),
            });
            Ok(())
        });
        done?;
        self.rest()
    }

    /// The new key is proven page by page, by a connection of its own, before the old one is forgotten. SQLCipher says nothing
    /// of a page that it could not write: the journal of the change that is still there does.
    fn rekey(&self, key: &Key) -> Result<()> {
        let conn = &self.tables.conn;
        connect::set_journal(conn, Journal::Delete)
            .and_then(|()| connect::set_key(conn, "rekey", key, None))
            .map_err(|e| fault::of_rekey(self.path(), e))?;
        let is_finished = journal::beside(self.path()).is_ok_and(|journal| journal.is_none());
        let is_whole = || {
            let alone = connect::keyed(self.path(), key, None, Access::Alone)?;
            let mut faults = 0;
            alone.pragma_query(None, "cipher_integrity_check", |_| {
                faults += 1;
                Ok(())
            })?;
            Ok(faults == 0)
        };
        if is_finished && is_whole().map_err(|e: rusqlite::Error| self.fault(e))? {
            Ok(())
        } else {
            Err(fault::of_drive(self.path()))
        }
    }
}
