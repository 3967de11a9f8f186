//! Files in and out, without a store: what the window and the command line do alike.

mod sent;
mod write;

pub use sent::{Comparison, Difference, compare, sent};
pub use write::{WriteError, write_atomically};
