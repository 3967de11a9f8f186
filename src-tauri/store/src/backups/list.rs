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

/// What comes before the number of times that the clock was set back.
const CLOCK: &str = " clock ";

/// The folder of a store's backups: beside it, `NAME backups`.
pub fn folder_of(store: &Path) -> PathBuf {
    let mut name = store.file_stem().unwrap_or(OsStr::new("store")).to_owned();
    name.push(" backups");
    store.with_file_name(name)
}

/// The name of a backup: `NAME 2026-11-25 14.32.05.hpug`, after the clock was set back `NAME 2026-11-20 09.00.00 clock
/// 1.hpug`.
pub(super) fn name_of(store: &Path, stamp: &str, set_back: u32, cause: Cause) -> OsString {
    let mut name = store.file_stem().unwrap_or(OsStr::new("store")).to_owned();
    let clock = if set_back > 0 { format!("{CLOCK}{set_back}") } else { String::new() };
    name.push(format!(" {stamp}{clock}{}{ENDING}", cause.words()));
    name
}

/// How often the clock was set back before a backup that is made now, by those that are there: as often as before the
/// newest, and once more where that one is stamped later than now.
///
/// # Errors
/// As [`list`].
pub(super) fn set_back_by(store: &Path, stamp: &str) -> Result<u32> {
    let newest = list(store)?.into_iter().next();
    Ok(newest.map_or(0, |newest| newest.set_back + u32::from(newest.stamp.as_str() > stamp)))
}

/// The backups of a store, the one made last first; none where the folder isn't there. Files that don't carry a backup's
/// name are somebody else's and are left out. What the clock said makes none of them older than it is.
///
/// # Errors
/// [`crate::StoreError::NoPermission`] and [`crate::StoreError::Io`] of reading the folder.
pub fn list(store: &Path) -> Result<Vec<Backup>> {
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
        let Some((stamp, set_back, cause)) = path.file_name().and_then(|name| parts(name, stem)) else {
            continue;
        };
        let about = std::fs::metadata(&path).map_err(|e| fault::of_io(&path, Refused::Read, e))?;
        if about.is_file() {
            found.push(Backup { path, stamp, set_back, cause, bytes: about.len() });
        }
    }
    found.sort_by(newest_first);
    Ok(found)
}

/// The order of backups, the one made last first.
pub(super) fn newest_first(a: &Backup, b: &Backup) -> Ordering {
    let age = |backup: &Backup| (backup.set_back, backup.stamp.clone(), backup.path.clone());
    age(b).cmp(&age(a))
}

/// Stamp, how often the clock was set back before, and cause, by a file's name.
fn parts(name: &OsStr, stem: &OsStr) -> Option<(String, u32, Cause)> {
    let rest = name.as_encoded_bytes().strip_prefix(stem.as_encoded_bytes())?.strip_prefix(b" ")?;
    let rest = std::str::from_utf8(rest).ok()?.strip_suffix(ENDING)?;
    let (rest, cause) = match rest.strip_suffix(Cause::BeforeRestoring.words()) {
        Some(rest) => (rest, Cause::BeforeRestoring),
        None => (rest, Cause::Automatic),
    };
    let (stamp, set_back) = match rest.split_once(CLOCK) {
        Some((stamp, times)) => (stamp, times.parse().ok().filter(|times| *times > 0)?),
        None => (rest, 0),
    };
    is_stamp(stamp).then(|| (stamp.to_owned(), set_back, cause))
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
        assert_eq!(list(&store).unwrap(), [], "no folder yet");
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
            "Plan A 2026-11-20 09.00.00 clock 1.hpug",
            "Plan A 2026-11-21 09.00.00 clock 1 before restoring.hpug",
            "Plan A 2026-11-22 09.00.00 clock 0.hpug",
            "Plan A 2026-11-22 09.00.00 clock.hpug",
        ] {
            std::fs::write(backups.join(name), b"x").unwrap();
        }
        std::fs::create_dir(backups.join("Plan A 2026-11-27 14.32.05.hpug")).unwrap();
        let found = list(&store).unwrap();
        let told: Vec<_> = found.iter().map(|b| (b.stamp.as_str(), b.cause)).collect();
        assert_eq!(
            told,
            [
                ("2026-11-21 09.00.00", Cause::BeforeRestoring),
                ("2026-11-20 09.00.00", Cause::Automatic),
                ("2026-11-26 08.00.00", Cause::BeforeRestoring),
                ("2026-11-26 07.00.00", Cause::Automatic),
                ("2026-11-25 14.32.05", Cause::Automatic)
            ]
        );
    }
}
