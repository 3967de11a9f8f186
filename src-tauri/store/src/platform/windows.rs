//! Windows. Written from documentation, untested.

use std::path::{Component, Path, Prefix};

use super::{FolderKind, Platform, synced};

pub(super) struct Windows;

impl Platform for Windows {
    /// A path that begins with a server's name is a share. A share under a drive letter is not recognised.
    fn folder_kind(&self, path: &Path) -> FolderKind {
        if let Some(Component::Prefix(prefix)) = path.components().next()
            && let Prefix::UNC(..) | Prefix::VerbatimUNC(..) = prefix.kind()
        {
            return FolderKind::Network("share".to_owned());
        }
        synced::by_name_or_mark(path).map_or(FolderKind::Local, FolderKind::Synced)
    }

    fn lock_holder(&self, _path: &Path) -> Option<String> {
        None
    }

    /// NTFS keeps the order of renames and writes without it; a folder can't be flushed there.
    /// That a file stands there is asked, whether it is still the same one is not.
    fn identity(&self, path: &Path) -> std::io::Result<Option<(u64, u64)>> {
        std::fs::metadata(path).map(|_| None)
    }

    fn sync_folder(&self, _folder: &Path) -> std::io::Result<()> {
        Ok(())
    }

    /// Whether Windows keeps images of crashed programs is set for the machine, not by the program.
    fn keep_memory_private(&self) {}
}
