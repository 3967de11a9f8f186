//! Workbooks: read any received one, fill a host's own, write ours. The only place where f64 meets Decimal.

pub mod cell;
pub mod child;
pub mod fill;
pub mod grid;
pub mod guard;
pub mod own;
mod paragraphs;
pub mod patch;
pub mod protect;
mod read;
mod read_error;
mod reading;
mod recognise;
pub mod seal;
mod tabs;
mod unlock;
mod values;
pub mod write;
mod written;

pub use read::{read, read_among, read_here, read_here_protected, read_protected, recognise_here};
pub use read_error::{Lookalike, ReadError, ReaderFailure, UnreadKind};
pub use reading::{
    HandedOut, LabelPlace, Note, Place, Places, Reading, ReadingCheck, ReadingFinding, SharedPlace, Suggested,
};
