//! What differs from system to system around the store's file and the memory that holds its key: one trait, one file per
//! system.
//!
//! Linux is tried by the tests. The Windows and macOS files are written from documentation and **untested**.

#[cfg(target_os = "linux")]
mod linux;
mod macos;
mod synced;
mod windows;

use std::path::Path;

/// Where a folder's bytes really lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderKind {
    /// On a drive of this machine, as far as can be told.
    Local,
    /// A program copies it elsewhere while it is in use; its name.
    Synced(String),
    /// On another machine; the kind of file system or share.
    Network(String),
}

/// What the store asks of the system.
pub trait Platform: Sync {
    /// What kind of folder a file lies in; `path` is absolute and free of links.
    fn folder_kind(&self, path: &Path) -> FolderKind;

    /// Which program holds a lock on the file: its name and process number, where the system tells.
    fn lock_holder(&self, path: &Path) -> Option<String>;

    /// What tells the file at a path from another one that comes to stand there, where the system is asked for it.
    ///
    /// # Errors
    /// What the system says of the path.
    fn identity(&self, path: &Path) -> std::io::Result<Option<(u64, u64)>>;

    /// Makes a rename or a new name in a folder durable.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, folder: &Path) -> std::io::Result<()>;

    /// Keeps what this process holds in memory to itself: see [`keep_memory_private`].
    fn keep_memory_private(&self);
}

/// The platform for a system by the name that [`std::env::consts::OS`] gives it.
pub fn named(system: &str) -> &'static dyn Platform {
    match system {
        #[cfg(target_os = "linux")]
        "linux" => &linux::Linux,
        "windows" => &windows::Windows,
        _ => &macos::MacOs,
    }
}

/// The platform this program runs on.
pub fn here() -> &'static dyn Platform {
    named(std::env::consts::OS)
}

/// Keeps what this process holds in memory to itself, for good: it leaves no core file when it crashes, and on Linux other
/// programs of the same person can't look into its memory. Processes that it starts inherit the first and not the second.
/// To be called first in every `main`, before a passphrase can be typed. What a system refuses is left as it is: there is
/// nothing further to do.
pub fn keep_memory_private() {
    here().keep_memory_private();
}
