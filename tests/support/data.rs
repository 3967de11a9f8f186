//! The files under `tests/data`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A path under `tests/data`.
pub fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(inside)
}

/// A JSON file under `tests/data`.
///
/// # Panics
/// When the file is missing or no JSON.
pub fn json(inside: &str) -> Value {
    let path = path(inside);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of the files in a folder under `tests/data`, sorted.
///
/// # Panics
/// When the folder can't be listed.
pub fn names(folder: &str) -> Vec<String> {
    let path = path(folder);
    let listing = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut names: Vec<String> = listing
        .map(|entry| entry.expect("a listed entry can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
