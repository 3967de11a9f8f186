//! Making a backup in its folder.

use std::path::Path;

use super::{Backup, Cause, folder_of, list, surplus};
use crate::error::{Refused, Result};
use crate::file::{Store, fault};

impl Store {
    /// Makes a backup in the folder beside the store and removes those that its rotation no longer keeps. `stamp` is the
    /// time on the wall, `2026-11-25 14.32.05`. The copy is read whole before it gets its name, and none is removed
    /// before the new one is there.
    ///
    /// # Errors
    /// As [`Store::backup`], and those of the folder. A failed backup does not stop the store and removes nothing.
    pub fn back_up(&mut self, stamp: &str) -> Result<Backup> {
        let store = self.path().to_owned();
        let folder = folder_of(&store);
        make_folder(&folder)?;
        let path = folder.join(super::list::name_of(&store, stamp, Cause::Automatic));
        self.backup(&path)?;
        let bytes = std::fs::metadata(&path).map_err(|e| fault::of_io(&path, Refused::Read, e))?.len();
        remove_surplus(&store)?;
        Ok(Backup { path, stamp: stamp.to_owned(), cause: Cause::Automatic, bytes })
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|e| fault::of_io(folder, Refused::Folder, e))
}

pub(super) fn remove_surplus(store: &Path) -> Result<()> {
    let all = list(store)?;
    for backup in surplus(&all) {
        std::fs::remove_file(&backup.path).map_err(|e| fault::of_io(&backup.path, Refused::Write, e))?;
    }
    Ok(())
}
