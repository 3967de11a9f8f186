//! One opening of a file at a time.
//!
//! SQLite's locks belong to the process: opening and closing the file once more by other means, as a file dialog of the system
//! does to see what kind of file it is, drops them without a word, and a second program could write into an open store. So a
//! store is claimed by its path first, and the file is held by a lock of another kind, that of a descriptor, which nothing else
//! can drop.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Result, StoreError};
use crate::platform::{self, FolderKind};

static CLAIMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The right to open a file, given back when dropped: after the connection, since its end drops SQLite's locks.
#[derive(Debug)]
pub(crate) struct Claim {
    path: PathBuf,
    held: Option<File>,
}

impl Claim {
    /// Claims a file by its absolute path free of links, within this process.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] naming this program.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        if claimed().insert(path.to_owned()) {
            return Ok(Claim { path: path.to_owned(), held: None });
        }
        Err(StoreError::OpenElsewhere { path: path.to_owned(), program: Some("this program".to_owned()) })
    }

    /// Claims it against other programs as well, for as long as it is open.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`], naming the program where the system tells it.
    pub(crate) fn hold(path: &Path) -> Result<Self> {
        let mut claim = Self::take(path)?;
        claim.hold_again(path)?;
        Ok(claim)
    }

    /// Holds what stands at the path now, in place of what was held.
    ///
    /// # Errors
    /// As [`Claim::hold`]; nothing is held then.
    pub(crate) fn hold_again(&mut self, path: &Path) -> Result<()> {
        self.let_go();
        self.held = held(path)?;
        Ok(())
    }

    /// Holds nothing against other programs: a drive that failed can be taken off only when nothing of it is open.
    pub(crate) fn let_go(&mut self) {
        drop(self.held.take());
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // First the lock: who claims it next takes another.
        self.let_go();
        claimed().remove(&self.path);
    }
}

/// The lock on a whole file that goes with a descriptor. `None` where there is none: what keeps the file from being read is told
/// by who opens it; on Windows locks belong to a descriptor anyway, and one on the whole file would keep SQLite out; over a
/// network such a lock may be turned into one of SQLite's kind, and keep SQLite out too.
fn held(path: &Path) -> Result<Option<File>> {
    let here = platform::here();
    if cfg!(windows) || matches!(here.folder_kind(path), FolderKind::Network(_)) {
        return Ok(None);
    }
    let Ok(file) = File::open(path) else { return Ok(None) };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => {
            Err(StoreError::OpenElsewhere { path: path.to_owned(), program: here.lock_holder(path) })
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Claims a store that no program may have open, this one or another.
///
/// # Errors
/// [`StoreError::OpenElsewhere`], where the system tells who holds it; a system that does not, refuses to replace an open
/// file by itself.
pub(crate) fn claim_closed(path: &Path) -> Result<Claim> {
    let path = super::look::resolve(path)?;
    let mut claim = Claim::take(&path)?;
    if let Some(program) = platform::here().lock_holder(&path) {
        return Err(StoreError::OpenElsewhere { path, program: Some(program) });
    }
    claim.held = held(&path)?;
    Ok(claim)
}

/// A thread that died while it held the set left it whole: insert and remove don't stop halfway.
fn claimed() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    CLAIMED.lock().unwrap_or_else(PoisonError::into_inner)
}
