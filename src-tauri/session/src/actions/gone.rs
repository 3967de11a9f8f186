//! A store whose file is no longer at its place: all that was saved is kept in a copy, as long as the open file can still be
//! read.

use hpug_store::StoreError;

use super::backups::STAMP;
use super::store::name_of;
use crate::error::{Result, SessionError};
use crate::files::make_folder;
use crate::session::Session;

impl Session {
    /// Copies an open store that is gone from its place into the folder for stores, once for all that is saved, and offers the copy
    /// among the stores opened lately; the next opening tells of it. Does nothing for a store that is where it was.
    pub(crate) fn copy_if_gone(&mut self) -> Result<()> {
        let Some(open) = self.open.as_ref().filter(|open| open.store.is_readable()) else { return Ok(()) };
        let seq = open.store.head()?.seq;
        if !open.store.is_gone() || open.copy.as_ref().is_some_and(|(_, copied)| *copied == seq) {
            return Ok(());
        }
        let name = name_of(open.store.path());
        let stamp = self.surroundings.now().naive_local().format(STAMP);
        let folder = self.place.stores.clone();
        make_folder(&folder)?;
        let copy = folder.join(format!("{name} kept {stamp}.hpug"));
        let store = &mut self.open_mut()?.store;
        let gone = store.path().to_owned();
        let head = store.backup(&copy)?;
        self.open_mut()?.copy = Some((copy.clone(), head.seq));
        if self.settings()?.remember_recent {
            self.settings.remember(&copy)?;
        }
        let told = format!(
            "{} was not at its place any more while it was open; everything that had been saved was kept as {}.",
            gone.display(),
            copy.display()
        );
        self.settings.note_backup_fault(&head.store_id, Some(told))
    }

    /// Makes the copy where an action failed because the store is gone, and says where it is.
    pub(crate) fn telling_of_copy<T>(&mut self, done: Result<T>) -> Result<T> {
        let Err(SessionError::Store(StoreError::Gone { path })) = done else { return done };
        self.copy_if_gone()?;
        Err(match self.open.as_ref().and_then(|open| open.copy.clone()) {
            Some((copy, _)) => SessionError::Gone { path, copy },
            None => StoreError::Gone { path }.into(),
        })
    }
}
