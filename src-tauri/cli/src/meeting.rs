//! Opening a meeting's file.

use std::path::Path;

use hpug_model::meetings::{MeetingFile, read};

use crate::failure::Failure;
use crate::input;

/// Most bytes of a meeting's file: 1 MB.
const LIMIT: u64 = 1_000_000;

/// Reads a meeting's file; a mistake in it is told with file, line and reason.
pub fn open(path: &Path) -> Result<MeetingFile, Failure> {
    let bytes = input::bytes(path, LIMIT).map_err(|unread| Failure::File(unread.message))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::file(path, "this meeting's file is not UTF-8 text; save it as such"))?;
    read(&path.display().to_string(), &text).map_err(|error| Failure::File(error.to_string()))
}
