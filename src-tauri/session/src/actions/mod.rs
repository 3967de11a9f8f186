//! The actions, a file per kind: what the window's commands and the command line call.

mod carry;
mod counting;
pub(crate) mod crosswalk;
mod edit;
mod export;
mod fill;
mod fixes;
mod half_typed;
mod head;
pub(crate) mod library;
mod read;
mod sheet;
mod store;
mod strength;
mod topics;
mod undo;
mod versions;
mod words;
pub(crate) mod workbook;

pub use strength::passphrase_strength;
