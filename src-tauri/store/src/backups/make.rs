//! Making a backup in its folder.

use std::ffi::OsStr;
use std::path::Path;

use super::list::{name_of, set_back_by};
use super::restore::{BESIDE, beside};
use super::{Backup, Cause, folder_of, list, surplus};
use crate::error::{Refused, Result};
use crate::file::{COPY_BEGUN, Store, fault, salt_of};
use crate::key::Salt;
use crate::platform;

impl Store {
    /// Makes a backup in the folder beside the store and removes those of this store that its rotation no longer keeps.
    /// `stamp` is the time on the wall, `2026-11-25 14.32.05`. The copy is read whole before it gets its name, and none is
    /// removed before the new one is there.
    ///
    /// # Errors
    /// As [`Store::backup`], and those of the folder. A failed backup does not stop the store and removes nothing.
    pub fn back_up(&mut self, stamp: &str) -> Result<Backup> {
        let store = self.path().to_owned();
        let folder = folder_of(&store);
        make_folder(&folder)?;
        let set_back = set_back_by(&store, stamp)?;
        let path = folder.join(name_of(&store, stamp, set_back, Cause::Automatic));
        self.backup(&path)?;
        let bytes = std::fs::metadata(&path).map_err(|e| fault::of_io(&path, Refused::Read, e))?.len();
        remove_surplus(&store, self.salt())?;
        Ok(Backup { path, stamp: stamp.to_owned(), set_back, cause: Cause::Automatic, bytes })
    }
}

/// Makes the folder of backups, durably, beside the store, whose own folder must be there, or takes from it what an interrupted backup left there: the store is held by who
/// calls this, and nobody else makes copies in its folder.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    let fault = |e| fault::of_io(folder, Refused::Folder, e);
    if !folder.is_dir() {
        std::fs::create_dir(folder).map_err(fault)?;
        let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return platform::here().sync_folder(above).map_err(fault);
    }
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        // With what SQLite keeps beside it while it is written.
        if name.starts_with('.') && name.contains(COPY_BEGUN) {
            std::fs::remove_file(&path).map_err(|e| fault::of_io(&path, Refused::Write, e))?;
        }
    }
    Ok(())
}

/// Removes what the rotation no longer keeps of the backups that begin with this salt. Others carry the store's name but are of
/// another one that stood in its place before: they are all that may be left of that, and none of the days counted here.
pub(super) fn remove_surplus(store: &Path, salt: &Salt) -> Result<()> {
    let mut own = list(store)?;
    own.retain(|backup| salt_of(&backup.path).is_ok_and(|found| found == *salt));
    for backup in surplus(&own) {
        let logs = BESIDE.map(|ending| beside(&backup.path, ending));
        for path in logs.iter().filter(|log| log.exists()).chain([&backup.path]) {
            std::fs::remove_file(path).map_err(|e| fault::of_io(path, Refused::Write, e))?;
        }
    }
    Ok(())
}
