//! A backup put in a store's place, however the store was left.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use hpug_store::backups::{Cause, folder_of, list, restore};
use hpug_store::{Opened, Unlock, check_backup};

use super::disk::Snapshot;
use super::made::{beside, copy, note};
use super::prove::{Deed, Done};
use super::store_deeds::{BASE, FRESH, NAME, edits_are_there, goes_on, open, put_base, type_number};
use super::watch::{Answer, watched};

/// A backup is put in the place of a store that was left with something beside it.
pub struct Restore {
    /// What lies beside the store and what stands in its place, by the deed's name.
    pub left: Left,
}

/// How the store that is replaced was left.
#[derive(Clone, Copy, Debug)]
pub enum Left {
    /// Closed.
    Closed,
    /// Killed with edits in its log.
    WithLog,
    /// Killed amid an edit in a rollback journal.
    WithJournal,
}

impl Restore {
    const BACKUP: &str = "2026-11-25 14.00.00";
    const BEFORE: &str = "2026-11-25 15.00.00";

    fn backup(path: &Path) -> PathBuf {
        folder_of(path).join(format!("store {}.hpug", Self::BACKUP))
    }
}

impl Deed for Restore {
    fn name(&self) -> String {
        format!("put a backup back, the store left {:?}", self.left)
    }

    fn prepare(&self, folder: &Path) {
        let path = folder.join(NAME);
        put_base(&path);
        let mut store = open(&path, &BASE.words).store;
        store.back_up(Self::BACKUP).unwrap();
        for n in 1..=3 {
            type_number(&mut store, n).unwrap();
        }
        store.close().unwrap();
        match self.left {
            Left::Closed => {}
            Left::WithLog => leave_with_log(&path),
            Left::WithJournal => leave_with_journal(folder),
        }
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let path = folder.join(NAME);
        restore(&path, &Self::backup(&path), Unlock::Words(&BASE.words), Self::BEFORE)?;
        said.store(1, Ordering::SeqCst);
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        let Opened { store, warnings } = open(&path, &BASE.words);
        let before = if matches!(self.left, Left::WithLog) { 4 } else { 3 };
        let edits = u32::try_from(store.head().unwrap().seq - 32).unwrap();
        let is_new = edits == 0;
        assert!(is_new || said == 0, "the backup stands in the store's place");
        edits_are_there(&store, if is_new { 0 } else { before });
        assert!(is_new || warnings.is_empty(), "{warnings:?}");
        store.close().unwrap();
        for backup in list(&path).unwrap().iter().filter(|backup| backup.cause == Cause::Automatic) {
            check_backup(&backup.path, Unlock::Words(&BASE.words)).unwrap();
        }
        if is_new {
            let all = list(&path).unwrap();
            let kept = all.iter().find(|backup| backup.cause == Cause::BeforeRestoring).unwrap();
            restore(&path, &kept.path, Unlock::Words(&BASE.words), "2026-11-25 16.00.00").unwrap();
            goes_on(&path, &BASE.words, before);
        } else {
            restore(&path, &Self::backup(&path), Unlock::Words(&BASE.words), "2026-11-25 16.00.00").unwrap();
            goes_on(&path, &BASE.words, 0);
        }
    }
}

/// A fourth edit stands in the log alone.
fn leave_with_log(path: &Path) {
    let mut store = open(path, &BASE.words).store;
    type_number(&mut store, 4).unwrap();
    let kept = beside(path, "-kept");
    copy(path, &kept);
    copy(&beside(path, "-wal"), &beside(&kept, "-wal"));
    store.close().unwrap();
    std::fs::rename(&kept, path).unwrap();
    std::fs::rename(beside(&kept, "-wal"), beside(path, "-wal")).unwrap();
}

/// The passphrase was being changed: some pages are of the new key, the journal holds those of the old.
fn leave_with_journal(folder: &Path) {
    let path = folder.join(NAME);
    let mut store = open(&path, &BASE.words).store;
    let (mut written, mut left) = (0, None);
    let changed = watched(folder, || store.change_passphrase(&note("rekey"), FRESH).map(drop), &mut |call| {
        let journal = std::fs::metadata(beside(&path, "-journal")).is_ok_and(|about| about.len() > 0);
        written += u32::from(journal && call.path == path && call.name == "pwrite");
        if written == 4 && left.is_none() {
            left = Some(Snapshot::of(folder));
        }
        Answer::Made
    });
    changed.unwrap().unwrap();
    left.unwrap().put(folder);
}
