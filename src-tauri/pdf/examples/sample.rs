//! Writes the sample document, for the checkers of `tests/pdf`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else { return ExitCode::from(64) };
    let Ok(rendered) = hpug_pdf::render(&sample::document()) else { return ExitCode::from(2) };
    match std::fs::write(path, rendered.bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
