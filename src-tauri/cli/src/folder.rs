//! Files as they are named on the command line, folders with everything below them.

use std::path::{Path, PathBuf};

use crate::input::{Unread, fault, unread};

/// A file to read, or the reason why it can't be.
pub struct Given {
    /// The file, as it is named in the output.
    pub path: PathBuf,
    /// It stands on the command line itself, not in a folder that does.
    pub named: bool,
    /// Why it is not read, nor anything below it where it is a folder.
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
                files.push(Given { path: path.clone(), named: true, unread: Some(unread) });
            }
        } else {
            files.push(Given { path: path.clone(), named: true, unread: None });
        }
    }
    files
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<Given>) {
    let refuse = |reason| Given { path: folder.to_owned(), named: false, unread: Some(reason) };
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
            false => {
                let unread = no_file(&path);
                files.push(Given { path, named: false, unread });
            }
        }
    }
}

/// A pipe or a device, which would be waited for: it is read only where it is named itself.
fn no_file(path: &Path) -> Option<Unread> {
    let special = path.metadata().is_ok_and(|facts| !facts.is_file());
    special.then(|| {
        unread(path, "not_a_workbook", "this is a pipe or a device, not a file; take it out of the folder")
    })
}

fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini"].iter().any(|own| name.eq_ignore_ascii_case(own))
}
