//! Reading received workbooks.

use crate::child::Pool;
use crate::grid::Workbook;
use crate::read_error::ReadError;
use crate::reading::{Reading, gather};

/// Reads a received workbook in a reading process of the pool. `name` is the file's name, which stands for the plan where
/// the file names none.
///
/// # Errors
/// As [`Pool::read`].
pub fn read(file: &[u8], name: &str, pool: &Pool) -> Result<Reading, ReadError> {
    pool.read(file, name)
}

/// Reads a workbook in this process, without the limits of a reading process: for files that this program has written
/// itself, and for tests.
///
/// # Errors
/// Whatever is wrong with the file.
pub fn read_here(file: &[u8], name: &str) -> Result<Reading, ReadError> {
    gather(&Workbook::from_bytes(file)?, name)
}
