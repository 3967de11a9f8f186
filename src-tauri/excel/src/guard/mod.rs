//! Everything that is judged about received bytes before anything parses them.

mod archive;
mod ole;
mod pdf;
mod sniff;

pub use archive::Archive;
pub use sniff::{Kind, sniff};

/// Most bytes of a received file: 20 MB.
pub const MAX_FILE: u64 = 20 * 1024 * 1024;
/// Most parts of an archive.
pub const MAX_PARTS: usize = 2_000;
/// Most bytes one part may have when unpacked: 64 MB.
pub const MAX_PART: u64 = 64 * 1024 * 1024;
/// Most bytes that all parts that are read may have together: 200 MB.
pub const MAX_UNPACKED: u64 = 200 * 1024 * 1024;

pub(crate) use ole::{Compound, WORKBOOK_STREAMS};
