//! Backups of a store: copies in a folder beside it, in the same encryption, listed, rotated and put back.

mod list;
mod make;
mod restore;
mod rotate;

pub use list::{folder_of, list};
pub use restore::restore;
pub use rotate::{DAYS, TODAY, surplus};

use std::path::PathBuf;

/// A copy in the folder of backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, by the clock on the wall: `2026-11-25 14.32.05`.
    pub stamp: String,
    /// How often the clock had been set back when it was made, as far as the backups before it told. Those of a higher
    /// number were made later, whatever their stamps say.
    pub set_back: u32,
    /// What made it.
    pub cause: Cause,
    /// Its size.
    pub bytes: u64,
}

impl Backup {
    /// The day it was made: `2026-11-25`.
    pub fn day(&self) -> &str {
        self.stamp.split(' ').next().unwrap_or_default()
    }
}

/// What made a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The program, as work went on.
    Automatic,
    /// A backup was about to be put in the store's place; this is what stood there.
    BeforeRestoring,
}

impl Cause {
    /// What follows the stamp in the file's name.
    fn words(self) -> &'static str {
        match self {
            Cause::Automatic => "",
            Cause::BeforeRestoring => " before restoring",
        }
    }
}
