//! Memory over a working day: rounds of opening, typing, undoing, checking, exporting and locking, in a process of its own, and
//! how much of it is in memory meanwhile. `HPUG_ROUNDS=3000` makes a day of eight hours of it, with a round each ten seconds.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../desk/mod.rs"]
mod desk;

use std::io::Write;
use std::process::ExitCode;

use desk::Desk;
use hpug_session::wire::exports::{ExportKind, ExportRequest};

/// Rounds without being told otherwise.
const ROUNDS: usize = 90;

/// Bytes by which the median of the last third may lie above that of the third before: what the system gives out at a time.
const SLACK: u64 = 3_000_000;

/// Bytes that a round may leave for good beside that: less than anything a round holds.
const EACH: u64 = 1_000;

fn main() -> ExitCode {
    let rounds = std::env::var("HPUG_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let taken = day(rounds);
    let thirds: Vec<u64> = taken.chunks(rounds.div_ceil(3)).map(median).collect();
    let grown = thirds[2].saturating_sub(thirds[1]);
    let allowed = SLACK + EACH * rounds as u64 / 3;
    let (word, failed) = if grown <= allowed { ("ok", 0) } else { ("FAILED", 1) };
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{rounds} rounds; bytes in memory, median of each third: {thirds:?}; {grown} more at the end"
    )
    .unwrap();
    writeln!(out, "test memory_stays_flat_over_a_working_day ... {word}\n").unwrap();
    writeln!(
        out,
        "test result: {word}. {} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out",
        1 - failed
    )
    .unwrap();
    ExitCode::from(failed)
}

/// Bytes in memory after each round.
fn day(rounds: usize) -> Vec<u64> {
    let mut desk = Desk::new();
    let report = desk.new_report();
    (0..rounds)
        .map(|round| {
            work(&mut desk, report, round);
            in_memory()
        })
        .collect()
}

/// A round: what was typed is taken back, so that the report is at the end as it was. Its history grows, as in a real day.
fn work(desk: &mut Desk, report: u32, round: usize) {
    desk.session.report(report).unwrap();
    for section in ["A", "D"] {
        desk.session.section(report, section).unwrap();
    }
    for (address, text) in [("A.1a/current/count", "12"), ("D.3/commercial/current/percent", "14.2")] {
        desk.type_in(report, address, text);
        desk.shown(report, address);
        desk.session.undo(report).unwrap();
    }
    let kind = [ExportKind::Workbook, ExportKind::Pdf][round % 2];
    let path = desk.file("export");
    let request = ExportRequest {
        kind,
        path: path.to_str().unwrap().to_owned(),
        working_figures: false,
        companion: None,
    };
    for written in desk.session.export_report(report, &request).unwrap().files {
        std::fs::remove_file(written.path).unwrap();
    }
    desk.session.lock().unwrap();
    let (path, words) = (desk.path(), desk.words.clone());
    desk.session.open_with_recovery(&path, &words).unwrap();
}

/// Bytes of this process that are in memory.
fn in_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse::<u64>().unwrap() * 1024
}

fn median(taken: &[u64]) -> u64 {
    let mut sorted = taken.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}
