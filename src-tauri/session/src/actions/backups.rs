//! Backups: made as work goes on, proven when the passphrase is at hand, put back on request; the recovery sheet tried.

use std::path::Path;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};
use hpug_store::backups::{self, Backup, Cause};
use hpug_store::{Head, StoreError, Unlock, check_backup, prove_backup};

use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::backups::{BackupCause, BackupRow, Backups, Drill};
use crate::wire::store::StoreInfo;

/// How a stamp is written in a backup's name.
pub(super) const STAMP: &str = "%Y-%m-%d %H.%M.%S";

/// While work goes on, a backup is made when the last one is as old as this.
const EVERY: Duration = Duration::hours(1);

/// Days after which trying the recovery sheet is offered again.
const DRILL_EVERY: i64 = 365;

/// The setting that holds the day of the last drill.
const DRILLED: &str = "recovery_drill";

impl Session {
    /// The backups of a store, open or not, newest first.
    ///
    /// # Errors
    /// Of reading the folder.
    pub fn backups(&self, store: &str) -> Result<Backups> {
        let store = Path::new(store);
        let rows = backups::list(store)?;
        Ok(Backups {
            folder: backups::folder_of(store).to_string_lossy().into_owned(),
            rows: rows.iter().map(row).collect(),
        })
    }

    /// Makes a backup now, and lists them.
    ///
    /// # Errors
    /// [`SessionError::Locked`], and those of writing; a failed backup stops nothing.
    pub fn back_up_now(&mut self) -> Result<Backups> {
        self.back_up()?;
        let path = self.open()?.store.path().to_string_lossy().into_owned();
        self.backups(&path)
    }

    /// Makes a backup if anything changed since the last one and that is an hour old or more. To be called when the store
    /// was brought to rest.
    ///
    /// # Errors
    /// Of writing.
    pub fn back_up_if_due(&mut self) -> Result<()> {
        let store = &self.open()?.store;
        let newest = backups::list(store.path())?.into_iter().find(|backup| backup.cause == Cause::Automatic);
        let now = self.surroundings.now().naive_local();
        // A stamp ahead of the clock is a clock that went back: it counts as old.
        let is_fresh = newest
            .and_then(|backup| moment(&backup.stamp))
            .is_some_and(|then| then <= now && now - then < EVERY);
        if is_fresh { Ok(()) } else { self.back_up_if_changed() }
    }

    /// Makes a backup if anything changed since the last one, or none is there any more.
    pub(crate) fn back_up_if_changed(&mut self) -> Result<()> {
        let store = &self.open()?.store;
        let head = store.head()?;
        let is_backed_up = self.settings.backed_up(&head.store_id) == Some(head.seq);
        if is_backed_up && !backups::list(store.path())?.is_empty() {
            Ok(())
        } else {
            self.back_up().map(drop)
        }
    }

    fn back_up(&mut self) -> Result<Backup> {
        let stamp = self.stamp();
        let store = &mut self.open_mut()?.store;
        if store.is_gone() {
            return Err(StoreError::Gone { path: store.path().to_owned() }.into());
        }
        if store.is_stopped() {
            return Err(StoreError::Stopped { path: store.path().to_owned() }.into());
        }
        let backup = store.back_up(&stamp)?;
        let head = store.head()?;
        self.settings.note_backup(&head)?;
        Ok(backup)
    }

    /// Backs up before the store is closed.
    pub(crate) fn back_up_on_lock(&mut self) -> Result<()> {
        if self.open.is_none() { Ok(()) } else { self.noting_backup_fault(Self::back_up_if_changed) }
    }

    /// Runs one of the backups that nobody waits for. Why it failed is told on the next opening.
    pub(crate) fn noting_backup_fault(&mut self, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let id = self.open()?.store.head()?.store_id;
        let done = work(self);
        let fault = done.as_ref().err().map(|error| format!("The last backup could not be made: {error}"));
        self.settings.note_backup_fault(&id, fault)?;
        done
    }

    /// Proves the newest automatic backup from what the person just gave, once for each backup; says what is wrong.
    pub(crate) fn prove_newest_backup(
        &mut self,
        head: &Head,
        store: &Path,
        unlock: Unlock<'_>,
    ) -> Result<Option<String>> {
        let newest = match backups::list(store) {
            Ok(all) => all.into_iter().find(|backup| backup.cause == Cause::Automatic),
            Err(error) => return Ok(Some(format!("The backups could not be listed: {error}"))),
        };
        let Some(newest) = newest else { return Ok(None) };
        if self.settings.proven(&head.store_id) == Some(newest.stamp.as_str()) {
            return Ok(None);
        }
        let is_copy = self.open()?.store.is_copy(&newest.path);
        let fault = match (prove_backup(&newest.path, unlock), is_copy) {
            (Ok(found), _) if found.store_id != head.store_id => "it is of another store.".to_owned(),
            (Ok(_), _) => {
                let noted = self.settings.note_proven(&head.store_id, &newest.stamp);
                return Ok(noted
                    .err()
                    .map(|error| format!("That the newest backup is whole was not kept: {error}.")));
            }
            // Made before the passphrase was changed: it opens by the old one.
            (Err(StoreError::WrongPassphrase { .. }), Ok(true)) => return Ok(None),
            (Err(StoreError::WrongPassphrase { .. }), _) => {
                "its beginning is damaged, or it is of another store.".to_owned()
            }
            (Err(error), _) => error.to_string(),
        };
        let path = newest.path.display();
        Ok(Some(match self.back_up() {
            Ok(_) => {
                format!("The newest backup, {path}, is not whole: {fault} Another one was made just now.")
            }
            Err(error) => {
                format!(
                    "The newest backup, {path}, is not whole: {fault} Another one could not be made: {error}"
                )
            }
        }))
    }

    /// Puts a backup in the store's place and opens it. It is proven from the passphrase it had then; what stood there is
    /// kept among the backups and can be put back the same way.
    ///
    /// # Errors
    /// Those of opening the backup; the store is then as it was, and locked.
    pub fn restore_backup(&mut self, store: &str, backup: &str, passphrase: &str) -> Result<StoreInfo> {
        let path = Path::new(store);
        let listed = backups::list(path)?;
        if !listed.iter().any(|known| known.path == Path::new(backup)) {
            return Err(SessionError::no("backup", backup));
        }
        let unlock = Unlock::Passphrase(passphrase);
        check_backup(Path::new(backup), unlock)?;
        let left = self.leave();
        let stamp = self.stamp();
        let (head, _) = backups::restore(path, Path::new(backup), unlock, &stamp)?;
        // That it is older than what was seen here last is what was asked for. The changes made from here on count from this
        // backup: as many as were given up are still other ones.
        let noted = self.settings.note_head(&head).and_then(|()| self.settings.note_backup(&head));
        self.open_store(store, passphrase)?;
        // It was put back, whatever becomes of the settings file.
        if let Err(error) = noted {
            let told = format!("How far the backup had come was not kept: {error}.");
            self.open_mut()?.warnings.push(told);
        }
        self.tell_of_leaving(left)?;
        self.store_info()
    }

    /// Tries the words of the recovery sheet on the newest backup, as after a lost passphrase; nothing is changed but the
    /// day of the trial.
    ///
    /// # Errors
    /// [`SessionError::Locked`], the words' own, and [`StoreError::WrongPassphrase`] when the sheet is not this store's.
    pub fn drill_recovery(&mut self, words: &str) -> Result<Drill> {
        let backup = self.back_up()?;
        let head = check_backup(&backup.path, Unlock::Words(words))?;
        let today = self.today();
        let id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&id, "recovery sheet tried"), |tx| {
            tx.put_setting(DRILLED, &today.to_string())
        })?;
        Ok(Drill { backup: row(&backup), changes: u32::try_from(head.seq).unwrap_or(u32::MAX) })
    }

    /// Whether a year has passed since the recovery sheet was shown or tried. A day of that which lies ahead was noted while the
    /// clock was wrong and tells nothing; one day ahead it may be on another side of the earth.
    pub(crate) fn is_drill_due(&self) -> Result<bool> {
        let store = &self.open()?.store;
        let tried = store.setting(DRILLED)?.and_then(|day| day.parse::<NaiveDate>().ok());
        let made = || store.meta("created_at").map(|time| time.and_then(|time| day_of(&time)));
        let since = match tried {
            Some(day) => Some(day),
            None => made()?,
        };
        Ok(since.is_none_or(|day| !(-1..DRILL_EVERY).contains(&(self.today() - day).num_days())))
    }

    fn stamp(&self) -> String {
        self.surroundings.now().naive_local().format(STAMP).to_string()
    }
}

fn day_of(time: &str) -> Option<NaiveDate> {
    DateTime::parse_from_rfc3339(time).ok().map(|time| time.date_naive())
}

fn moment(stamp: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(stamp, STAMP).ok()
}

fn row(backup: &Backup) -> BackupRow {
    let time = moment(&backup.stamp);
    BackupRow {
        path: backup.path.to_string_lossy().into_owned(),
        time: time.map_or_else(|| backup.stamp.clone(), |time| time.format("%Y-%m-%dT%H:%M:%S").to_string()),
        bytes: backup.bytes.to_string(),
        cause: match backup.cause {
            Cause::Automatic => BackupCause::Automatic,
            Cause::BeforeRestoring => BackupCause::BeforeRestoring,
        },
    }
}
