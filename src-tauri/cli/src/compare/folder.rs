//! Files as they are named, and those in folders.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::input::same_file;

/// Endings of what a folder is searched for.
const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "ods", "xls", "json"];

/// How deep folders within folders are searched.
const DEEPEST: u32 = 8;

/// The files named, and for each folder the workbooks and answers files in it and in folders within it, in the order of
/// their names. Hidden files, the traces that office programs leave while a file is open, and `own` are passed over.
pub fn files_in(named: &[PathBuf], own: &[&Path]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            let before = files.len();
            search(path, own, DEEPEST, &mut files)?;
            if files.len() == before {
                return Err(Failure::file(path, "there is no workbook or answers file in this folder"));
            }
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn search(folder: &Path, own: &[&Path], depth: u32, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let fault =
        |error: std::io::Error| Failure::file(folder, hpug_model::format::without_code(&error.to_string()));
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(fault)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(fault)?;
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with(['.', '~']) {
            continue;
        }
        if path.is_dir() && !path.is_symlink() && depth > 0 {
            search(&path, own, depth - 1, files)?;
        } else if path.is_file() && wanted(&path) && !own.iter().any(|own| same_file(own, &path)) {
            files.push(path);
        }
    }
    Ok(())
}

fn wanted(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
