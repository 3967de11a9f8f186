//! macOS, and any system without a file of its own. Written from documentation, untested.

use std::path::Path;

use super::{FolderKind, Platform, synced};

pub(super) struct MacOs;

impl Platform for MacOs {
    /// iCloud Drive and the cloud folders lie under `~/Library`; anything under `/Volumes` but the starting
    /// drive may be a share and is treated as one.
    fn folder_kind(&self, path: &Path) -> FolderKind {
        let parts: Vec<_> = path.iter().map(|p| p.to_string_lossy()).collect();
        if let Some(cloud) = parts.windows(3).find(|w| w[0] == "Library" && w[1] == "CloudStorage") {
            return FolderKind::Synced(cloud[2].split('-').next().unwrap_or_default().to_owned());
        }
        if path.starts_with("/Volumes") && !path.starts_with("/Volumes/Macintosh HD") {
            return FolderKind::Network("volume".to_owned());
        }
        synced::by_name_or_mark(path).map_or(FolderKind::Local, FolderKind::Synced)
    }

    fn lock_holder(&self, _path: &Path) -> Option<String> {
        None
    }

    /// That a file stands there is asked, whether it is still the same one is not.
    fn identity(&self, path: &Path) -> std::io::Result<Option<(u64, u64)>> {
        std::fs::metadata(path).map(|_| None)
    }

    fn sync_folder(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::File::open(folder)?.sync_all()
    }

    fn keep_memory_private(&self) {
        #[cfg(unix)]
        {
            use rustix::process::{Resource, Rlimit, setrlimit};
            // Refused, nothing is left to try.
            let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
        }
    }
}
