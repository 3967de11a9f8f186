//! Files as they are named on the command line, folders with everything below them.

use std::path::{Path, PathBuf};

use crate::input::{Unread, fault, unread};

/// A file to read, or the reason why it can't be.
pub struct Given {
    /// The file, as it is named in the output.
    pub path: PathBuf,
    /// Why nothing below this folder is read.
    pub unread: Option<Unread>,
}

/// Most folders inside folders.
const DEEPEST: usize = 32;

/// The files named, folders walked in the order of names. Hidden files, the lock files of office programs and links to folders
/// are passed over; everything else is read, or told to be no workbook.
pub fn files(named: &[PathBuf]) -> Vec<Given> {
    let mut files = Vec::new();
    for path in named {
        let before = files.len();
        if path.is_dir() {
            walk(path, 0, &mut files);
            if files.len() == before {
                let unread = unread(path, "not_found", "this folder holds no file");
                files.push(Given { path: path.clone(), unread: Some(unread) });
            }
        } else {
            files.push(Given { path: path.clone(), unread: None });
        }
    }
    files
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<Given>) {
    let refuse = |reason| Given { path: folder.to_owned(), unread: Some(reason) };
    if depth > DEEPEST {
        files.push(refuse(unread(folder, "limit", format!("it lies more than {DEEPEST} folders deep"))));
        return;
    }
    let entries = std::fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            files.push(refuse(fault(folder, &error)));
            return;
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries.iter().filter(|entry| !is_passed_over(&entry.file_name().to_string_lossy())) {
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        match path.is_dir() {
            true if is_link => {}
            true => walk(&path, depth + 1, files),
            false => files.push(Given { path, unread: None }),
        }
    }
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].iter().any(|own| name.eq_ignore_ascii_case(own))
}
