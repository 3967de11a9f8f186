//! What the window sees: plain data with numbers as text, and a closed set of error codes.
//!
//! Every type is exported to TypeScript by `ts-rs` into `ui/src/wire`; a test fails when the committed files are stale.

pub mod backups;
pub mod cells;
pub mod compare;
pub mod counting;
pub mod crosswalk;
pub mod error;
pub mod exports;
pub mod findings;
pub mod glossary;
pub mod hand_outs;
pub mod meetings;
pub mod packets;
pub mod queries;
pub mod received;
pub mod reports;
pub mod rounds;
pub mod store;
pub mod topics;
pub mod versions;
pub mod workbooks;

pub use error::{ErrorCode, WireError};
