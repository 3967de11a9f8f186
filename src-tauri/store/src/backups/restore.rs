//! Putting a backup in the store's place.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::list::{name_of, set_back_by};
use super::make::{make_folder, remove_surplus};
use super::{Backup, Cause, folder_of};
use crate::error::{Refused, Result, StoreError};
use crate::file::{COPY_BEGUN, Head, Unlock, claim_closed, fault, proven, salt_of, settled};
use crate::platform;

/// What SQLite keeps beside a file that was not closed.
pub(super) const BESIDE: [&str; 2] = ["-wal", "-journal"];

/// Puts a backup in the place of a closed store. The backup is proven first, from the passphrase or the sheet, page by
/// page; what stood there is kept among the backups, with a log that lay beside it, and can be put back the same way. The
/// store's name holds the old file or the new one at every moment, and no log of the old one is played into the new.
/// `stamp` is the time on the wall.
///
/// # Errors
/// As [`check_backup`](crate::check_backup) for the backup; [`StoreError::OpenElsewhere`] when the store is open; those of
/// writing. The store is then as it was; where only making the folder safe on the disk fails, or taking away a log of the
/// store's that it would not play in, the backup stands in its place, and the one before among the backups.
pub fn restore(
    store: &Path,
    backup: &Path,
    unlock: Unlock<'_>,
    stamp: &str,
) -> Result<(Head, Option<Backup>)> {
    let folder = parent(store);
    let fresh = unnamed(folder)?;
    let head = taken_over(backup, &fresh, unlock).inspect_err(|_| {
        // What could not be used goes with the copy that it lies beside.
        BESIDE.iter().for_each(|ending| drop(remove_if_there(&beside(&fresh, ending))));
    })?;
    let there = store.exists();
    let _closed = if there { Some(claim_closed(store)?) } else { None };
    let kept = if there { Some(keep(store, stamp)?) } else { None };
    fresh.persist(store).map_err(|e| fault::of_io(store, Refused::Write, e.error))?;
    platform::here().sync_folder(folder).map_err(|e| fault::of_io(folder, Refused::Folder, e))?;
    for ending in BESIDE {
        remove_if_there(&beside(store, ending)).map_err(|e| fault::of_io(store, Refused::Write, e))?;
    }
    platform::here().sync_folder(folder).map_err(|e| fault::of_io(folder, Refused::Folder, e))?;
    // The backup stands in its place, whatever becomes of surplus ones: the next backup made takes them away, or tells why not.
    let _ = salt_of(store).and_then(|salt| remove_surplus(store, &salt));
    Ok((head, kept))
}

/// Copies a backup with what lies beside it, and brings the copy to rest.
fn taken_over(backup: &Path, fresh: &Path, unlock: Unlock<'_>) -> Result<Head> {
    let logs: Vec<&str> = BESIDE.into_iter().filter(|ending| beside(backup, ending).exists()).collect();
    // With a log, only the two together are whole.
    let key = if logs.is_empty() { Some(proven(backup, unlock)?.1) } else { None };
    copy(backup, fresh).map_err(|e| fault::of_io(fresh, Refused::Folder, e))?;
    for ending in logs {
        let log = beside(fresh, ending);
        copy(&beside(backup, ending), &log).map_err(|e| fault::of_io(&log, Refused::Folder, e))?;
    }
    settled(fresh, unlock, key.as_ref())
}

/// Copies what stands in the store's place, log included, among the backups.
fn keep(store: &Path, stamp: &str) -> Result<Backup> {
    let folder = folder_of(store);
    make_folder(&folder)?;
    let set_back = set_back_by(store, stamp)?;
    let path = folder.join(name_of(store, stamp, set_back, Cause::BeforeRestoring));
    if path.exists() {
        return Err(StoreError::AlreadyExists { path });
    }
    // A copy cut short by a full disk never gets a backup's name.
    let whole = unnamed(&folder)?;
    copy(store, &whole).map_err(|e| fault::of_io(&path, Refused::Folder, e))?;
    for ending in BESIDE {
        let log = beside(store, ending);
        if log.exists() {
            copy(&log, &beside(&path, ending)).map_err(|e| fault::of_io(&path, Refused::Folder, e))?;
        }
    }
    whole.persist_noclobber(&path).map_err(|e| fault::of_io(&path, Refused::Folder, e.error))?;
    platform::here().sync_folder(&folder).map_err(|e| fault::of_io(&folder, Refused::Folder, e))?;
    let bytes = std::fs::metadata(&path).map_err(|e| fault::of_io(&path, Refused::Read, e))?.len();
    Ok(Backup { path, stamp: stamp.to_owned(), set_back, cause: Cause::BeforeRestoring, bytes })
}

/// A file in a folder that goes away unless it is given a name.
fn unnamed(folder: &Path) -> Result<tempfile::TempPath> {
    let made = tempfile::Builder::new().prefix(".").suffix(COPY_BEGUN).tempfile_in(folder);
    Ok(made.map_err(|e| fault::of_io(folder, Refused::Folder, e))?.into_temp_path())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut target = File::create(to)?;
    io::copy(&mut source, &mut target)?;
    target.sync_all()
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
