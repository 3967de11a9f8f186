//! What is left in memory after a lock. This program is its own child, which opens a store as the programs do and under
//! their allocator; the parent looks through its memory.

mod child;
mod trials;

use std::alloc::System;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// As in the window and the command line.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder, way] = arguments.as_slice()
        && word == child::WORD
    {
        child::run(folder.as_ref(), way);
        return ExitCode::SUCCESS;
    }
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    let trials = trials::ALL.iter().filter(|(name, _)| wanted.is_none_or(|wanted| name.contains(wanted)));
    let mut out = std::io::stdout();
    let (mut passed, mut failed) = (0, 0);
    for (name, trial) in trials {
        let ok = catch_unwind(AssertUnwindSafe(trial)).is_ok();
        writeln!(out, "test {name} ... {}", if ok { "ok" } else { "FAILED" }).expect("standard output");
        passed += usize::from(ok);
        failed += usize::from(!ok);
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    writeln!(
        out,
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out"
    )
    .expect("standard output");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
