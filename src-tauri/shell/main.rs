//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Wipes what is given back, so that answers and keys don't outlast a lock in blocks that nobody owns.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    hpug_session::keep_memory_private();
    // The same program reads received workbooks, in processes of their own: they must come to nothing else.
    hpug_session::serve_if_asked();
    hpug_workbook::run()
}
