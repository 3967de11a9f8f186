//! Which backups there are.

use std::cmp::Ordering;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Backup, Cause};
use crate::error::{Refused, Result};
use crate::file::fault;

/// The ending of stores and of their backups.
const ENDING: &str = ".hpug";

/// The folder of a store's backups: beside it, `NAME backups`.
pub fn folder_of(store: &Path) -> PathBuf {
    let mut name = store.file_stem().unwrap_or(OsStr::new("store")).to_owned();
    name.push(" backups");
    store.with_file_name(name)
}

/// The name of a backup: `NAME 2026-11-25 14.32.05.hpug`.
pub(super) fn name_of(store: &Path, stamp: &str, cause: Cause) -> OsString {
    let mut name = store.file_stem().unwrap_or(OsStr::new("store")).to_owned();
    name.push(format!(" {stamp}{}{ENDING}", cause.words()));
    name
}

/// The backups of a store, newest first; none where the folder isn't there. Files that don't carry a backup's name are
/// somebody else's and are left out. `now` is the time on the wall, as in their names: those stamped later were made while
/// the clock was wrong and come last, so that none of today gives way to them.
///
/// # Errors
/// [`crate::StoreError::NoPermission`] and [`crate::StoreError::Io`] of reading the folder.
pub fn list(store: &Path, now: &str) -> Result<Vec<Backup>> {
    let folder = folder_of(store);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(fault::of_io(&folder, Refused::Read, error)),
    };
    let stem = store.file_stem().unwrap_or(OsStr::new("store"));
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| fault::of_io(&folder, Refused::Read, e))?.path();
        let Some((stamp, cause)) = path.file_name().and_then(|name| parts(name, stem)) else { continue };
        let about = std::fs::metadata(&path).map_err(|e| fault::of_io(&path, Refused::Read, e))?;
        if about.is_file() {
            found.push(Backup { path, stamp, cause, bytes: about.len() });
        }
    }
    found.sort_by(|a, b| newest_first(a, b, now));
    Ok(found)
}

/// The order of backups, newest first, those stamped later than now last.
pub(super) fn newest_first(a: &Backup, b: &Backup, now: &str) -> Ordering {
    let is_ahead = |backup: &Backup| backup.stamp.as_str() > now;
    is_ahead(a).cmp(&is_ahead(b)).then_with(|| b.stamp.cmp(&a.stamp)).then_with(|| b.path.cmp(&a.path))
}

/// Stamp and cause by a file's name.
fn parts(name: &OsStr, stem: &OsStr) -> Option<(String, Cause)> {
    let rest = name.as_encoded_bytes().strip_prefix(stem.as_encoded_bytes())?.strip_prefix(b" ")?;
    let rest = std::str::from_utf8(rest).ok()?.strip_suffix(ENDING)?;
    let (stamp, cause) = match rest.strip_suffix(Cause::BeforeRestoring.words()) {
        Some(stamp) => (stamp, Cause::BeforeRestoring),
        None => (rest, Cause::Automatic),
    };
    is_stamp(stamp).then(|| (stamp.to_owned(), cause))
}

/// `2026-11-25 14.32.05`.
fn is_stamp(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00 00.00.00";
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    text.len() == SHAPE.len() && text.bytes().zip(SHAPE).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_backup_gets_are_backups() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("Plan A.hpug");
        assert_eq!(list(&store, "9999-12-31 23.59.59").unwrap(), [], "no folder yet");
        let backups = folder_of(&store);
        std::fs::create_dir(&backups).unwrap();
        for name in [
            "Plan A 2026-11-25 14.32.05.hpug",
            "Plan A 2026-11-26 08.00.00 before restoring.hpug",
            "Plan A 2026-11-26 07.00.00.hpug",
            "Plan A 2026-11-26.hpug",
            "Plan A.hpug",
            "Plan B 2026-11-25 14.32.05.hpug",
            "Plan A 2026-11-25 14.32.05.hpug-wal",
            "Plan A 2026-11-25 14.32.05 copy.hpug",
        ] {
            std::fs::write(backups.join(name), b"x").unwrap();
        }
        std::fs::create_dir(backups.join("Plan A 2026-11-27 14.32.05.hpug")).unwrap();
        let found = list(&store, "9999-12-31 23.59.59").unwrap();
        let told: Vec<_> = found.iter().map(|b| (b.stamp.as_str(), b.cause)).collect();
        assert_eq!(
            told,
            [
                ("2026-11-26 08.00.00", Cause::BeforeRestoring),
                ("2026-11-26 07.00.00", Cause::Automatic),
                ("2026-11-25 14.32.05", Cause::Automatic)
            ]
        );
    }
}
