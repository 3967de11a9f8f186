//! Every command of the main path in a network without any interface, each call of every process to the network recorded.

use std::fs;
use std::process::{Command, Stdio};

use hpug_tests::data;
use hpug_tests::hpug::binary;
use tempfile::TempDir;

const TODAY: &str = "2026-09-10";

/// A command, and the status it ends with on the sample.
type Line = (&'static [&'static str], i32);

const LINES: &[Line] = &[
    (&["read", "last-year.xlsx", "--format", "json"], 0),
    (&["check", "answers.json", "--against", "last-year.xlsx", "--today", TODAY], 0),
    (&["fill", "host-blank.xlsx", "--answers", "answers.json", "-o", "filled.xlsx"], 0),
    (&["export", "--answers", "answers.json", "-o", "report.pdf", "--today", TODAY], 0),
    (&["packet", "meeting.toml", "-o", "packet.pdf", "--today", TODAY], 0),
    (&["compare", "answers.json", "riverbend.json", "-o", "comparison.xlsx", "--today", TODAY], 0),
];

#[test]
fn every_command_works_without_a_network_and_asks_for_none() {
    let folder = TempDir::new().expect("a folder");
    for name in data::names("sample") {
        fs::copy(data::path("sample").join(&name), folder.path().join(&name)).expect("the sample is copied");
    }
    let record = folder.path().join("calls.strace");
    for (arguments, status) in LINES {
        let run = Command::new("unshare")
            .args(["--map-root-user", "--net", "strace", "--follow-forks", "--trace=%network", "--output"])
            .arg(&record)
            .arg(binary())
            .args(*arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("unshare starts");
        let told = format!("{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        assert_eq!(run.status.code(), Some(*status), "{told}");
        let calls = fs::read_to_string(&record).expect("the record of calls");
        assert!(calls.contains("+++ exited with"), "nothing was recorded: {told}");
        // Whatever the address: a socket of a network is asked for by its family's name.
        let asked: Vec<&str> = calls.lines().filter(|line| line.contains("AF_INET")).collect();
        assert!(asked.is_empty(), "{arguments:?}: {asked:#?}");
    }
}
