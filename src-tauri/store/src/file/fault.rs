//! SQLite's and the system's words turned into ours.

use std::io::{self, Write};
use std::path::Path;

use rusqlite::{Error, ErrorCode};

use super::PAGE;
use crate::error::{Damage, Refused, StoreError};

/// What is said of a drive that tells no reason.
const DRIVE: &str =
    "its drive reported an error; try again, and if it does so again, copy the file to another drive";

/// The fault of an open, proven store.
pub(crate) fn of(path: &Path, error: Error) -> StoreError {
    let path = path.to_owned();
    let refused = |what| {
        let path = path.clone();
        refused_by_drive(&path).unwrap_or(StoreError::NoPermission { path, what })
    };
    if error.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_READONLY_DIRECTORY) {
        return refused(Refused::Folder);
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::OpenElsewhere { program: crate::platform::here().lock_holder(&path), path }
        }
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, what: Damage::Tables(error.to_string()) }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => refused(Refused::Write),
        Some(ErrorCode::CannotOpen) => refused(Refused::Folder),
        Some(ErrorCode::SystemIoFailure) => of_drive(&path),
        _ => StoreError::Database { path, source: error },
    }
}

/// The fault of a change of the key: SQLCipher calls whatever fails a wrong statement.
pub(crate) fn of_rekey(path: &Path, error: Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::Unknown) => of_drive(path),
        _ => of(path, error),
    }
}

/// The fault of a drive, by its reason where it tells one.
pub(crate) fn of_drive(path: &Path) -> StoreError {
    refused_by_drive(path)
        .unwrap_or_else(|| StoreError::Io { path: path.to_owned(), source: io::Error::other(DRIVE) })
}

/// Why the drive takes nothing, by what it says to a new file without a name in the folder of `path`: SQLite keeps the
/// system's reason to itself. The file itself must not be opened and closed, for with that SQLite's locks would go.
fn refused_by_drive(path: &Path) -> Option<StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::tempfile_in(folder).and_then(|mut file| {
        file.write_all(&[0; PAGE])?;
        file.sync_all()
    });
    match of_io(path, Refused::Folder, written.err()?) {
        told @ (StoreError::ReadOnlyDrive { .. } | StoreError::DiskFull { .. }) => Some(told),
        _ => None,
    }
}

/// The fault of reading or writing a file directly.
pub(crate) fn of_io(path: &Path, refused: Refused, source: io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::NotFound { path },
        io::ErrorKind::PermissionDenied => StoreError::NoPermission { path, what: refused },
        io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnlyDrive { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
        io::ErrorKind::AlreadyExists => StoreError::AlreadyExists { path },
        _ => StoreError::Io { path, source },
    }
}
