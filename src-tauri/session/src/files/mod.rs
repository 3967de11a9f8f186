//! Files in and out, without a store: what the window and the command line do alike.

mod write;

pub use write::{WriteError, write_atomically};
