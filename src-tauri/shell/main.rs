//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    hpug_session::keep_memory_private();
    // The same program reads received workbooks, in processes of their own: they must come to nothing else.
    hpug_session::serve_if_asked();
    hpug_workbook::run()
}
