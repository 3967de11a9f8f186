//! Workbooks: read any received one, fill a host's own, write ours. The only place where f64 meets Decimal.

pub mod cell;
pub mod grid;
pub mod guard;
pub mod own;
pub mod patch;
pub mod protect;
mod read_error;
pub mod write;

pub use read_error::{Lookalike, ReadError, ReaderFailure, UnreadKind};
