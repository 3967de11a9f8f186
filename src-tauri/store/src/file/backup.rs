//! Copies of a store, in the same encryption.

use std::path::Path;

use rusqlite::types::{ToSqlOutput, ValueRef};

use super::connect::{self, Access, Journal};
use super::store::Store;
use super::{COPY_BEGUN, Head, Unlock, fault, layout, look, marks, open};
use crate::error::{Damage, Refused, Result, StoreError};
use crate::key::{KNOWN_DERIVATIONS, Key, RecoveryWords, Salt};

/// Checks of every page's seal: one page changed, or a file cut off, is found.
const BY_SEALS: &[&str] = &["cipher_integrity_check"];

/// Beside those, checks of what the tables say of each other.
const THOROUGHLY: &[&str] = &["cipher_integrity_check", "quick_check"];

impl Store {
    /// Writes a copy that the same passphrase and the same recovery sheet open. The copy is read whole and its
    /// salt compared before it gets its name: with the same salt the passphrase leads to the same key. Prove it
    /// from the passphrase with [`prove_backup`] whenever the passphrase is at hand.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::Damaged`] when the copy does not read back, and those of
    /// writing. A failed backup does not stop the store.
    pub fn backup(&mut self, to: &Path) -> Result<Head> {
        self.rest()?;
        let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let copy = tempfile::Builder::new()
            .prefix(".")
            .suffix(COPY_BEGUN)
            .tempfile_in(folder)
            .map_err(|e| fault::of_io(folder, Refused::Folder, e))?
            .into_temp_path();
        let name = ToSqlOutput::Borrowed(ValueRef::Text(copy.as_os_str().as_encoded_bytes()));
        self.tables.conn.execute(include_str!("../schema/copy.sql"), [name]).map_err(|e| fault::of(to, e))?;
        let (head, _) = read_whole(&copy, std::slice::from_ref(&self.key), THOROUGHLY)?;
        if look::salt_of(&copy)? != self.salt || head != self.head()? {
            return Err(StoreError::Damaged { path: to.to_owned(), what: Damage::FirstPage });
        }
        copy.persist_noclobber(to).map_err(|e| fault::of_io(to, Refused::Folder, e.error))?;
        crate::platform::here().sync_folder(folder).map_err(|e| fault::of_io(folder, Refused::Folder, e))?;
        Ok(head)
    }

    /// Whether a file begins with the salt of this store, as every copy of it does, one made before its passphrase was changed
    /// included. One that does not is another store's, or damaged where no key can tell.
    ///
    /// # Errors
    /// Of reading the file.
    pub fn is_copy(&self, file: &Path) -> Result<bool> {
        Ok(look::salt_of(file)? == self.salt)
    }

    /// What the file and every copy of it begin with.
    pub(crate) fn salt(&self) -> &Salt {
        &self.salt
    }
}

/// Proves a copy from the passphrase or the sheet: derives the key from what the copy holds, reads every page,
/// and returns how far it had come. The file is not changed.
///
/// # Errors
/// As [`Store::open`].
pub fn check_backup(path: &Path, unlock: Unlock<'_>) -> Result<Head> {
    proven(path, unlock).map(|(head, _)| head)
}

/// The same, but for what the tables say of each other: every page is one that was sealed for its place with this key. For a
/// copy that was read whole when it was made, as [`Store::backup`] does: of a large one this takes far less time.
///
/// # Errors
/// As [`Store::open`].
pub fn prove_backup(path: &Path, unlock: Unlock<'_>) -> Result<Head> {
    read_by(path, unlock, BY_SEALS).map(|(head, _)| head)
}

/// As [`check_backup`], with the key that proved it.
pub(crate) fn proven(path: &Path, unlock: Unlock<'_>) -> Result<(Head, Key)> {
    read_by(path, unlock, THOROUGHLY)
}

fn read_by(path: &Path, unlock: Unlock<'_>, checks: &[&str]) -> Result<(Head, Key)> {
    let path = look::resolve(path)?;
    let _claim = super::claim::Claim::take(&path)?;
    let salt = look::salt_of(&path)?;
    let keys: Vec<Key> = match unlock {
        Unlock::Words(typed) => vec![RecoveryWords::read(typed)?],
        Unlock::Passphrase(typed) => {
            KNOWN_DERIVATIONS.iter().map(|d| d.key(typed, &salt)).collect::<Result<_>>()?
        }
    };
    read_whole(&path, &keys, checks)
}

/// Opens a copy that nobody else knows of, with what lies beside it, reads it whole and leaves one file. Its last change is
/// then through the write-ahead log, whatever folder it lies in: a rollback journal beside the name that it gets is told for
/// another's.
pub(crate) fn settled(path: &Path, unlock: Unlock<'_>, key: Option<&Key>) -> Result<Head> {
    let store = match key {
        Some(key) => open::with_key(path, key),
        None => Store::open(path, unlock, None),
    }?
    .store;
    store.verify()?;
    connect::set_journal(&store.tables.conn, Journal::Wal).map_err(|e| fault::of(path, e))?;
    store.close()
}

fn read_whole(path: &Path, keys: &[Key], checks: &[&str]) -> Result<(Head, Key)> {
    let alone = |key: &Key| Some((connect::keyed(path, key, None, Access::Alone).ok()?, key.clone()));
    let Some((conn, key)) = keys.iter().find_map(alone) else {
        return Err(open::diagnose(path, keys, &look::salt_of(path)?)?);
    };
    layout::identify(&conn, path)?;
    let mut faults: Vec<String> = Vec::new();
    for check in checks {
        let read = conn.pragma_query(None, check, |row| {
            faults.push(row.get(0)?);
            Ok(())
        });
        read.map_err(|e| fault::of(path, e))?;
    }
    if let Some(fault) = faults.into_iter().find(|line| line != "ok") {
        return Err(StoreError::Damaged { path: path.to_owned(), what: Damage::Tables(fault) });
    }
    let store_id = conn
        .query_row(include_str!("../tables/meta/get.sql"), ["store_id"], |row| row.get(0))
        .map_err(|e| fault::of(path, e))?;
    let seq = marks::read(&conn).map_err(|e| fault::of(path, e))?.head;
    Ok((Head { store_id, seq }, key))
}
