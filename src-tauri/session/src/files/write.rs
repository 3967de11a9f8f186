//! Writing a file so that it is there whole or not at all.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use hpug_model::format;
use tempfile::Builder;
use thiserror::Error;

/// Why a file couldn't be written. Nothing is left behind, but where it says so.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A file of that name exists and replacing it wasn't allowed.
    #[error("{} exists already; choose another name", .0.display())]
    Exists(PathBuf),
    /// A folder has that name.
    #[error("{} is a folder; give a file name in it", .0.display())]
    Folder(PathBuf),
    /// The folder isn't there.
    #[error("there is no folder {}; create it or choose another", .0.display())]
    NoFolder(PathBuf),
    /// The system refuses to write there.
    #[error("no permission to write {}; choose a folder of your own", .0.display())]
    NoPermission(PathBuf),
    /// The drive can only be read.
    #[error("the drive can only be read, so {} was not written; choose a folder on another drive", .0.display())]
    ReadOnlyDrive(PathBuf),
    /// The disk is full.
    #[error("no room on the disk for {}; nothing was written", .0.display())]
    DiskFull(PathBuf),
    /// Files that belong together: the one was written, another could not be, and the first could not be removed again.
    #[error(
        "{} was written without what belongs to it and could not be taken back: {}; delete it",
        .path.display(), format::without_code(&.error.to_string())
    )]
    Left {
        /// The file that is there.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It could not be made sure that the file outlasts a power cut, nor could it be taken back.
    #[error("{} may not be safe on the disk and could not be taken back: {}; write it again under another name", .path.display(), format::without_code(&.error.to_string()))]
    Unsure {
        /// The file.
        path: PathBuf,
        /// Why it could not be removed.
        error: io::Error,
    },
    /// Another fault of the system.
    #[error("{} could not be written: {}", .path.display(), format::without_code(&.error.to_string()))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Writes `bytes` to `path`: into a new file beside it, flushed to the disk, then renamed over the name. With
/// `replace` an existing file is replaced in one step, without it the call fails and the file stays.
///
/// # Errors
/// [`WriteError`] by cause; the file at `path` is then as it was.
pub fn write_atomically(path: &Path, bytes: &[u8], replace: bool) -> Result<(), WriteError> {
    if path.is_dir() {
        return Err(WriteError::Folder(path.to_owned()));
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err(WriteError::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fault = |error: io::Error| fault_of(path, folder, error);
    let mut builder = Builder::new();
    builder.prefix(".hpug-").suffix(".part");
    // Only the person themself may read it: the figures are confidential.
    let mut file = builder.tempfile_in(folder).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    if replace {
        file.persist(path).map_err(|error| fault(error.error))?;
    } else {
        file.persist_noclobber(path).map_err(|error| fault(error.error))?;
    }
    sync_folder(folder).map_err(|error| {
        // What is said to be not written is not left behind; what was replaced is gone already.
        if !replace && let Err(left) = std::fs::remove_file(path) {
            return WriteError::Unsure { path: path.to_owned(), error: left };
        }
        fault(error)
    })
}

/// Makes a folder, and those above it, where there is none.
///
/// # Errors
/// [`WriteError`] by cause.
pub fn make_folder(folder: &Path) -> Result<(), WriteError> {
    std::fs::create_dir_all(folder).map_err(|error| fault_of(folder, folder, error))
}

/// Makes the new name durable; platforms that can't open a folder as a file need no such step.
fn sync_folder(folder: &Path) -> io::Result<()> {
    match std::fs::File::open(folder) {
        Ok(folder) => folder.sync_all(),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

fn fault_of(path: &Path, folder: &Path, error: io::Error) -> WriteError {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound if !folder.is_dir() => WriteError::NoFolder(folder.to_owned()),
        // As in /proc, whose names the system gives.
        ErrorKind::NotFound => {
            let error = io::Error::other("its folder takes no new files; choose another folder");
            WriteError::Io { path, error }
        }
        ErrorKind::AlreadyExists => WriteError::Exists(path),
        ErrorKind::PermissionDenied => WriteError::NoPermission(path),
        ErrorKind::ReadOnlyFilesystem => WriteError::ReadOnlyDrive(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WriteError::DiskFull(path),
        _ => WriteError::Io { path, error },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report – DRAFT.xlsx");
        write_atomically(&path, b"one", false).unwrap();
        assert!(matches!(write_atomically(&path, b"two", false), Err(WriteError::Exists(_))));
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        write_atomically(&path, b"two", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert!(matches!(write_atomically(folder.path(), b"x", true), Err(WriteError::Folder(_))));
        let missing = folder.path().join("no such folder").join("x.pdf");
        assert!(matches!(write_atomically(&missing, b"x", true), Err(WriteError::NoFolder(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part is left behind");
    }
}
