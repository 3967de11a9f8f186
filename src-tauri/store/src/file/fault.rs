//! SQLite's and the system's words turned into ours.

use std::io;
use std::path::Path;

use rusqlite::{Error, ErrorCode};

use crate::error::{Damage, Refused, StoreError};

/// The fault of an open, proven store.
pub(crate) fn of(path: &Path, error: Error) -> StoreError {
    let path = path.to_owned();
    if error.sqlite_error().is_some_and(|e| e.extended_code == rusqlite::ffi::SQLITE_READONLY_DIRECTORY) {
        return StoreError::NoPermission { path, what: Refused::Folder };
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            StoreError::OpenElsewhere { program: crate::platform::here().lock_holder(&path), path }
        }
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            StoreError::Damaged { path, what: Damage::Tables(error.to_string()) }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            StoreError::NoPermission { path, what: Refused::Write }
        }
        Some(ErrorCode::CannotOpen) => StoreError::NoPermission { path, what: Refused::Folder },
        Some(ErrorCode::SystemIoFailure) => StoreError::Io { path, source: io::Error::other(error) },
        _ => StoreError::Database { path, source: error },
    }
}

/// The fault of reading or writing a file directly.
pub(crate) fn of_io(path: &Path, refused: Refused, source: io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::NotFound { path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::NoPermission { path, what: refused }
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
        io::ErrorKind::AlreadyExists => StoreError::AlreadyExists { path },
        _ => StoreError::Io { path, source },
    }
}
