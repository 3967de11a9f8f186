//! A new passphrase.

use serde_json::json;

use super::connect::{self, Access, Journal};
use super::store::Store;
use crate::edit::{Edit, Step, StepTable};
use crate::error::Result;
use crate::key::{KNOWN_DERIVATIONS, RecoveryWords};

impl Store {
    /// Encrypts the whole file anew under a key from `passphrase` and returns the words of the new recovery
    /// sheet; passphrase and sheet of before open it no more. Killed midway, exactly one of the two opens it:
    /// the change is one transaction in a rollback journal.
    ///
    /// # Errors
    /// [`crate::StoreError::EmptyPassphrase`], [`crate::StoreError::Stopped`], and those of writing.
    pub fn change_passphrase(&mut self, edit: &Edit, passphrase: &str) -> Result<RecoveryWords> {
        self.refuse_if_stopped()?;
        let key = KNOWN_DERIVATIONS[0].key(passphrase, &self.salt)?;
        self.rest()?;
        let rekeyed = self.rekey(&key);
        rekeyed.map_err(|e| self.stop_on_write_fault(e))?;
        self.key = key;
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
        self.rest()?;
        self.recovery_words()
    }

    /// The new key is proven by a connection of its own before the old one is forgotten.
    fn rekey(&self, key: &crate::key::Key) -> Result<()> {
        let conn = &self.tables.conn;
        connect::set_journal(conn, Journal::Delete)
            .and_then(|()| connect::set_key(conn, "rekey", key, None))
            .and_then(|()| connect::keyed(self.path(), key, None, Access::Alone).map(drop))
            .and_then(|()| connect::set_journal(conn, self.journal))
            .map_err(|e| self.fault(e))
    }
}
