//! Files that a plan sent along: kept in the store, listed, chosen for the packet, and given back.

use std::path::Path;

use super::held::{Kept, Row};
use crate::error::{Result, SessionError};
use crate::files::write_atomically;
use crate::session::{Deed, Session};
use crate::wire::meetings::MeetingView;

/// Most bytes of one file: 25 MB.
const MOST_BYTES: u64 = 25_000_000;
/// Most bytes of all files of a meeting: 100 MB.
const MOST_OF_ALL: u64 = 100_000_000;
/// Most files of a meeting.
const MOST: usize = 40;

impl Session {
    /// Keeps files with a meeting: one step of undo. A file that is there already stays as it is.
    ///
    /// # Errors
    /// [`SessionError::NotTaken`] for what is neither PDF nor picture or too large; nothing is kept then. [`SessionError::Read`],
    /// those of writing.
    pub fn add_supporting(&mut self, id: u32, edit_id: &str, paths: &[String]) -> Result<MeetingView> {
        let Row { row, mut held } = self.held_meeting(id)?;
        if held.files.len() + paths.len() > MOST {
            return Err(SessionError::bad("The list of files", "a meeting takes 40 of them at most"));
        }
        let mut files = Vec::new();
        for path in paths {
            files.push(read(Path::new(path))?);
        }
        let deed = Deed::edit(edit_id, "supporting files");
        let time = self.time();
        let mut all: u64 = held.files.iter().map(|file| u64::from(file.size)).sum();
        for (name, bytes, _) in &files {
            all += bytes.len() as u64;
            if all > MOST_OF_ALL {
                return Err(not_taken(name, "with it the files of this meeting hold more than 100 MB"));
            }
        }
        self.act(None, &deed, |tx| {
            for (name, bytes, pdf) in &files {
                let sha256 = tx.keep_file(name, bytes)?;
                if held.files.iter().any(|file| file.sha256 == sha256) {
                    continue;
                }
                let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                let (name, about) = (name.clone(), String::new());
                held.files.push(Kept { sha256, name, size, pdf: *pdf, about, chosen: *pdf });
            }
            let told = serde_json::to_string(&held)
                .map_err(|source| hpug_store::StoreError::Row { table: "meeting", source })?;
            tx.put_meeting(&hpug_store::tables::Meeting { told, changed_at: time, ..row })
        })?;
        self.meeting(id)
    }

    /// Removes files that were taken out of their meetings, for good: to be called as the store is locked, until when undo
    /// brings them back.
    ///
    /// # Errors
    /// Of writing.
    pub(crate) fn remove_files_let_go(&mut self) -> Result<()> {
        let Some(open) = &self.open else { return Ok(()) };
        // A change that could not be saved comes first; the next lock removes them.
        if open.store.is_stopped() || open.unsaved.is_some() || open.store.files_let_go()?.is_empty() {
            return Ok(());
        }
        let id = self.surroundings.draw_id();
        let deed = Deed::note(&id, "supporting files removed");
        self.act(None, &deed, |tx| tx.remove_files_let_go()).map(drop)
    }

    /// Writes a file that a plan sent along to a place of its own. An existing file is never replaced.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::Write`].
    pub fn save_supporting(&self, id: u32, sha256: &str, path: &str) -> Result<()> {
        let held = self.held_meeting(id)?.held;
        let file = held.files.iter().find(|file| file.sha256 == sha256);
        let file = file.ok_or_else(|| SessionError::no("file", sha256))?;
        let stored = self.open()?.store.file(&file.sha256)?;
        let stored = stored.ok_or_else(|| SessionError::no("file", &file.name))?;
        Ok(write_atomically(Path::new(path), &stored.bytes, false)?)
    }

    /// Where a file is suggested to be written.
    ///
    /// # Errors
    /// As [`Session::save_supporting`].
    pub fn supporting_path(&self, id: u32, sha256: &str) -> Result<String> {
        let held = self.held_meeting(id)?.held;
        let file = held.files.iter().find(|file| file.sha256 == sha256);
        let file = file.ok_or_else(|| SessionError::no("file", sha256))?;
        let name = crate::actions::export::file_name(&file.name);
        Ok(self.export_folder()?.join(name).to_string_lossy().into_owned())
    }
}

/// A file with its name and whether it is a PDF, else a picture.
fn read(path: &Path) -> Result<(String, Vec<u8>, bool)> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fault = |source| SessionError::Read { path: path.to_owned(), source };
    let facts = std::fs::metadata(path).map_err(fault)?;
    if !facts.is_file() {
        return Err(not_taken(&name, "it is no file; choose PDFs and pictures"));
    }
    if facts.len() > MOST_BYTES {
        return Err(not_taken(&name, "it is larger than 25 MB"));
    }
    let bytes = std::fs::read(path).map_err(fault)?;
    match kind(&bytes) {
        Some(pdf) => Ok((name, bytes, pdf)),
        None => Err(not_taken(&name, "it is neither a PDF nor a PNG or JPEG picture by what stands in it")),
    }
}

/// Whether bytes are a PDF (`true`) or a picture (`false`), by their first ones; `None` for anything else.
fn kind(bytes: &[u8]) -> Option<bool> {
    // A PDF's head may stand anywhere in its first 1024 bytes (ISO 32000-1, annex H).
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Some(true);
    }
    let picture = bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff");
    picture.then_some(false)
}

fn not_taken(name: &str, why: &'static str) -> SessionError {
    SessionError::NotTaken { name: name.to_owned(), why }
}
