//! Workbooks: read any received one, fill a host's own, write ours. The only place where f64 meets Decimal.

pub mod cell;
pub mod fill;
pub mod grid;
pub mod guard;
pub mod own;
pub mod patch;
pub mod protect;
mod read_error;
mod reading;
mod recognise;
mod values;
pub mod write;
mod written;

pub use read_error::{Lookalike, ReadError, ReaderFailure, UnreadKind};
pub use reading::{LabelPlace, Note, Place, Places, Reading, ReadingCheck, ReadingFinding, Suggested};

/// Reads a workbook in this process, without the limits of a reading process: for tests and trusted files.
///
/// # Errors
/// As `read`, except for failures of the reading process.
pub fn read_here(bytes: &[u8], name: &str) -> Result<Reading, ReadError> {
    reading::gather(&grid::Workbook::from_bytes(bytes)?, name)
}
