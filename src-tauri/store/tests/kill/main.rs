//! What only another process can show: killed at any moment, a full disk, no permission, an open store, and
//! no word of the person's in plain on disk. This program is its own child, told what to do by its arguments.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../made/chance.rs"]
mod chance;
mod child;
#[path = "../made/mod.rs"]
mod made;
mod many;
mod trials;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, rest @ ..] = arguments.as_slice()
        && word == child::WORD
    {
        return child::run(rest);
    }
    let wanted = arguments.iter().find(|a| !a.starts_with('-'));
    let mut out = std::io::stdout();
    let mut failed = 0;
    let mut passed = 0;
    for (name, trial) in trials::ALL {
        if wanted.is_some_and(|w| !name.contains(w.as_str())) {
            continue;
        }
        let ok = catch_unwind(AssertUnwindSafe(trial)).is_ok();
        let word = if ok { "ok" } else { "FAILED" };
        writeln!(out, "test {name} ... {word}").unwrap();
        passed += usize::from(ok);
        failed += usize::from(!ok);
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    writeln!(
        out,
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out"
    )
    .unwrap();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
