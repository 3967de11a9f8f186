//! What we write passes the machine checks of PDF/UA-1 and PDF/A-2a that there are (`tests/pdf/check.py`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::DateTime;
use hpug_model::Report;
use hpug_model::checks::{Context, check};
use hpug_pdf::report::{Options, document};
use hpug_pdf::{Document, render};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// `$HPUG_PYTHON`, else the one that `make setup` installs.
fn interpreter() -> PathBuf {
    let installed = || Path::new(ROOT).join(".cache/venv/bin/python");
    std::env::var_os("HPUG_PYTHON").map_or_else(installed, PathBuf::from)
}

/// The sample report in full and as a companion, and a document with every kind of block.
fn documents() -> Vec<(&'static str, Document)> {
    let answers = std::fs::read_to_string(Path::new(ROOT).join("tests/data/sample/answers.json")).unwrap();
    let report = Report::from_json(&answers).unwrap();
    let created = DateTime::UNIX_EPOCH.fixed_offset();
    let findings = check(&report, &Context::on(created.date_naive()));
    let full = Options { working_figures: true, draft: true, ..Options::new(created) };
    let companion = Options { companion: true, ..Options::new(created) };
    vec![
        ("report.pdf", document(&report, &findings, &full)),
        ("companion.pdf", document(&report, &findings, &companion)),
        ("blocks.pdf", sample::document()),
    ]
}

#[test]
fn what_is_written_passes_the_checkers() {
    let folder = tempfile::tempdir().unwrap();
    let files = documents().into_iter().map(|(name, document)| {
        let file = folder.path().join(name);
        std::fs::write(&file, render(&document).unwrap().bytes).unwrap();
        file
    });
    let files: Vec<PathBuf> = files.collect();
    let output = Command::new(interpreter())
        .arg(Path::new(ROOT).join("tests/pdf/check.py"))
        .args(&files)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}; `make setup` installs it", interpreter().display()));
    let told =
        [output.stdout, output.stderr].map(|told| String::from_utf8_lossy(&told).into_owned()).concat();
    assert!(output.status.success(), "{told}");
    assert_eq!(told.matches(": passes").count(), files.len(), "{told}");
}
