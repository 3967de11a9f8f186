//! One opening of a file at a time within this process.
//!
//! SQLite's locks belong to the process: opening and closing the file once more by other means would drop
//! them, and a second program could write into an open store. So a store is claimed by its path first, and
//! nothing reads a claimed file but through SQLite.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Result, StoreError};

static CLAIMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The right to open a file, given back when dropped.
#[derive(Debug)]
pub(crate) struct Claim(PathBuf);

impl Claim {
    /// Claims a file by its absolute path free of links.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] naming this program.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        if claimed().insert(path.to_owned()) {
            return Ok(Claim(path.to_owned()));
        }
        Err(StoreError::OpenElsewhere { path: path.to_owned(), program: Some("this program".to_owned()) })
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        claimed().remove(&self.0);
    }
}

/// Claims a store that no program may have open, this one or another.
///
/// # Errors
/// [`StoreError::OpenElsewhere`], where the system tells who holds it; a system that does not, refuses to replace an open
/// file by itself.
pub(crate) fn claim_closed(path: &Path) -> Result<Claim> {
    let path = super::look::resolve(path)?;
    let claim = Claim::take(&path)?;
    match crate::platform::here().lock_holder(&path) {
        Some(program) => Err(StoreError::OpenElsewhere { path, program: Some(program) }),
        None => Ok(claim),
    }
}

/// A thread that died while it held the set left it whole: insert and remove don't stop halfway.
fn claimed() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    CLAIMED.lock().unwrap_or_else(PoisonError::into_inner)
}
