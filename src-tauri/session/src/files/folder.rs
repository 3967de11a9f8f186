//! The workbooks among files and folders, found recursively.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hpug_excel::child::Stop;

/// Endings of files that are taken from a folder; a file named by itself is taken whatever it is called.
const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "xls", "ods", "xlsb"];
/// Most files taken at once.
pub const MOST_FILES: usize = 10_000;
/// How many of the files left alone are named.
const NAMED: usize = 3;
/// How deep folders are followed.
const DEPTH: usize = 32;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Workbooks by their names, each once, in order within its folder.
    pub files: Vec<PathBuf>,
    /// Files in folders that are no workbooks by their names, or more than [`MOST_FILES`].
    pub left_alone: u32,
    /// The first [`NAMED`] of them, by name.
    pub left_names: Vec<String>,
}

impl Listed {
    fn leave_alone(&mut self, name: &str) {
        self.left_alone += 1;
        if self.left_names.len() < NAMED {
            self.left_names.push(name.to_owned());
        }
    }
}

/// Lists workbooks. Links to folders are not followed; hidden files and the lock files that office programs leave are
/// passed over. A folder that can't be read stands in the list, so that reading it says why.
pub fn workbooks_in(paths: &[PathBuf], stop: &Stop) -> Listed {
    let mut listed = Listed::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path.is_dir() {
            walk(path, DEPTH, stop, &mut seen, &mut listed);
        } else {
            take(path.clone(), &mut seen, &mut listed);
        }
    }
    listed
}

fn walk(folder: &Path, depth: usize, stop: &Stop, seen: &mut BTreeSet<PathBuf>, listed: &mut Listed) {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let Ok(mut entries) = entries else { return take(folder.to_owned(), seen, listed) };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if stop.is_asked() || name.starts_with(['.', '~']) {
            continue;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => walk(&path, depth - 1, stop, seen, listed),
            Ok(_) if path.is_dir() => {}
            Ok(_) if is_workbook(&path) => take(path, seen, listed),
            _ => listed.leave_alone(&name),
        }
    }
}

fn take(path: PathBuf, seen: &mut BTreeSet<PathBuf>, listed: &mut Listed) {
    let same = path.canonicalize().unwrap_or_else(|_| path.clone());
    if !seen.insert(same) {
        return;
    }
    if listed.files.len() < MOST_FILES {
        listed.files.push(path);
    } else {
        listed.leave_alone(&path.file_name().unwrap_or_default().to_string_lossy());
    }
}

fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
