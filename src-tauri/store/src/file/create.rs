//! Making a store.

use std::path::Path;

use serde_json::json;

use super::connect::{self, Access};
use super::open::Opened;
use super::store::Store;
use super::{fault, layout, open};
use crate::edit::{Step, StepTable};
use crate::error::{Refused, Result, StoreError};
use crate::key::{Derivation, KNOWN_DERIVATIONS, RecoveryWords, SALT_BYTES};
use crate::tables::{Act, HistoryRow, Tables};

/// What making a store takes.
#[derive(Clone, Copy)]
pub struct Create<'a> {
    /// The new file; it must not exist, its folder must.
    pub path: &'a Path,
    /// The passphrase as typed.
    pub passphrase: &'a str,
    /// `plan`, `host` or `both`.
    pub role: &'a str,
    /// The person's name for the history.
    pub person: &'a str,
    /// The store's id, drawn by the caller.
    pub store_id: &'a str,
    /// The edit id of its first history row.
    pub edit_id: &'a str,
    /// RFC 3339 time.
    pub time: &'a str,
}

impl Store {
    /// Makes a store and opens it. The file appears under its name only when it is whole.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::NotFound`] for a missing folder,
    /// [`StoreError::EmptyPassphrase`], and those of writing and opening.
    pub fn create(new: &Create<'_>) -> Result<(Opened, RecoveryWords)> {
        create_by(new, &KNOWN_DERIVATIONS[0])
    }
}

pub(super) fn create_by(new: &Create<'_>, derivation: &Derivation) -> Result<(Opened, RecoveryWords)> {
    if new.path.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyExists { path: new.path.to_owned() });
    }
    let salt = drawn::<SALT_BYTES>(new.path)?;
    let key = derivation.key(new.passphrase, &salt)?;
    let folder = match new.path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let begun = tempfile::Builder::new()
        .prefix(".")
        .suffix(".hpug-new")
        .tempfile_in(folder)
        .map_err(|e| fault::of_io(folder, Refused::Folder, e))?
        .into_temp_path();
    let conn =
        connect::keyed(&begun, &key, Some(&salt), Access::Write).map_err(|e| fault::of(new.path, e))?;
    fill(Tables::new(conn, new.path.to_owned()), new)?;
    begun.persist_noclobber(new.path).map_err(|e| fault::of_io(new.path, Refused::Folder, e.error))?;
    crate::platform::here().sync_folder(folder).map_err(|e| fault::of_io(folder, Refused::Folder, e))?;
    let opened = open::with_key(new.path, &key)?;
    let words = opened.store.recovery_words()?;
    Ok((opened, words))
}

/// Writes the layout, the facts and the first history row, and closes the file.
fn fill(tables: Tables, new: &Create<'_>) -> Result<()> {
    layout::mark(&tables.conn).and_then(|()| layout::upgrade(&tables.conn)).map_err(|e| tables.fault(e))?;
    let transaction = tables.conn.unchecked_transaction().map_err(|e| tables.fault(e))?;
    let facts = [
        ("store_id", new.store_id),
        ("role", new.role),
        ("person", new.person),
        ("created_at", new.time),
        ("head", "1"),
        ("generation", ""),
        ("rested", "yes"),
    ];
    facts.iter().try_for_each(|(name, value)| tables.put_meta(name, value))?;
    tables.insert_history(&first_row(new))?;
    transaction.commit().map_err(|e| tables.fault(e))?;
    let Tables { conn, path, .. } = tables;
    conn.close().map_err(|(_, e)| fault::of(&path, e))
}

fn first_row(new: &Create<'_>) -> HistoryRow {
    let step = Step {
        table: StepTable::Store,
        report: None,
        key: "made".to_owned(),
        before: None,
        after: Some(json!({ "store_id": new.store_id, "role": new.role, "person": new.person })),
    };
    HistoryRow {
        seq: 1,
        edit_id: new.edit_id.to_owned(),
        report: None,
        time: new.time.to_owned(),
        person: new.person.to_owned(),
        act: Act::Note,
        kind: "store made".to_owned(),
        refers: None,
        steps: vec![step],
    }
}

/// Random bytes from the system.
pub(super) fn drawn<const N: usize>(path: &Path) -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|e| StoreError::Io { path: path.to_owned(), source: std::io::Error::other(e) })?;
    Ok(bytes)
}
