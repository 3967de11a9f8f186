//! Opening a meeting's file.

use std::path::{Path, PathBuf};

use hpug_model::meetings::{MeetingFile, read};

use crate::failure::Failure;
use crate::input;
use crate::output::refuse_replacing;

/// Most bytes of a meeting's file: 1 MB.
const LIMIT: u64 = 1_000_000;

/// Reads a meeting's file for an output, which replaces neither it nor a file that is there and that it names.
pub fn beside(path: &Path, output: &Path) -> Result<MeetingFile, Failure> {
    refuse_replacing(output, [(path, "the meeting's file")])?;
    let file = open(path)?;
    let sources = &file.sources;
    let supporting = sources.supporting.iter().map(|file| &file.file);
    let named = [&sources.report, &sources.last_meeting, &sources.questionnaire];
    let several = sources.earlier.iter().chain(&sources.comparison).chain(supporting);
    let names = named.into_iter().chain(several).map(|name| name.trim()).filter(|name| !name.is_empty());
    let folder = path.parent().unwrap_or(Path::new(""));
    // A letter that is to be appended to the packet is named before it is written.
    let there = names.map(|name| folder.join(name)).filter(|path| path.exists());
    let paths: Vec<(PathBuf, String)> =
        there.map(|path| (path.clone(), path.display().to_string())).collect();
    refuse_replacing(output, paths.iter().map(|(path, name)| (path.as_path(), name.as_str())))?;
    Ok(file)
}

/// Reads a meeting's file; a mistake in it is told with file, line and reason.
fn open(path: &Path) -> Result<MeetingFile, Failure> {
    let bytes = input::bytes(path, LIMIT).map_err(|unread| Failure::File(unread.message))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::file(path, "this meeting's file is not UTF-8 text; save it as such"))?;
    read(&path.display().to_string(), &text).map_err(|error| Failure::File(error.to_string()))
}
