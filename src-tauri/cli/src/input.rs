//! Opening what a command is given: a workbook or an answers file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use hpug_model::address::Address;
use hpug_model::answers::Report;
use hpug_model::findings::Finding;
use serde::Serialize;

use crate::failure::Failure;

/// A report out of a file.
pub struct Opened {
    /// The report.
    pub report: Report,
    /// What was found while reading.
    pub reading: Vec<Finding>,
    /// Where each data point stands, `Sheet!K70`; empty for answers files.
    pub cells: BTreeMap<Address, String>,
}

/// Why a file couldn't be read, as printed.
#[derive(Debug, Serialize)]
pub struct Unread {
    /// For scripts: `encrypted`, `not_a_workbook`, `damaged`, `too_large`, `unknown_form`, `not_found`, …
    pub kind: String,
    /// For people.
    pub message: String,
}

/// Most bytes of an answers file: 20 MB.
const ANSWERS_LIMIT: u64 = 20_000_000;

/// Opens files; workbooks are read in child processes.
pub struct Inputs {
    workers: usize,
}

impl Inputs {
    /// Gets ready to read, one worker per processor.
    pub fn new() -> Result<Inputs, Failure> {
        Ok(Inputs { workers: std::thread::available_parallelism().map_or(1, usize::from) })
    }

    /// Opens one file.
    pub fn open(&self, path: &Path) -> Result<Opened, Unread> {
        answers(path)
    }

    /// Opens many files side by side and hands each to `judge`; what it makes of them comes back in their order, so
    /// that no more than one report per worker is held at a time.
    pub fn each<T: Send>(
        &self,
        paths: &[PathBuf],
        judge: impl Fn(&Path, Result<Opened, Unread>) -> T + Sync,
    ) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut made = Vec::new();
            while let Some((at, path)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, paths.get(at)?)))
            {
                made.push((at, judge(path, self.open(path))));
            }
            made
        };
        let mut made: Vec<(usize, T)> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..self.workers.min(paths.len())).map(|_| scope.spawn(work)).collect();
            let mut made = work();
            for other in others {
                match other.join() {
                    Ok(more) => made.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            made
        });
        made.sort_by_key(|(at, _)| *at);
        made.into_iter().map(|(_, made)| made).collect()
    }
}

/// Whether the name says that this is an answers file.
pub fn is_answers(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Reads an answers file.
pub fn answers(path: &Path) -> Result<Opened, Unread> {
    let text = bytes(path, ANSWERS_LIMIT)?;
    let text =
        String::from_utf8(text).map_err(|_| unread("not_answers", "this answers file is not UTF-8 text"))?;
    let report = Report::from_json(text.trim_start_matches('\u{feff}'))
        .map_err(|error| unread("not_answers", error))?;
    Ok(Opened { report, reading: Vec::new(), cells: BTreeMap::new() })
}

/// A file's bytes, up to a limit.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let facts = std::fs::metadata(path).map_err(|error| fault(&error))?;
    if facts.is_dir() {
        return Err(unread("not_a_workbook", "this is a folder; name the files in it"));
    }
    if facts.len() > limit {
        return Err(unread(
            "too_large",
            format!("the file has {} bytes; at most {limit} are read", facts.len()),
        ));
    }
    std::fs::read(path).map_err(|error| fault(&error))
}

fn fault(error: &std::io::Error) -> Unread {
    match error.kind() {
        std::io::ErrorKind::NotFound => unread("not_found", "there is no such file"),
        std::io::ErrorKind::PermissionDenied => unread("no_permission", "no permission to read it"),
        _ => unread("io", format!("it could not be read: {error}")),
    }
}

fn unread(kind: &str, message: impl std::fmt::Display) -> Unread {
    Unread { kind: kind.to_owned(), message: message.to_string() }
}
