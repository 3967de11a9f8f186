//! Asking for paths.

use std::path::Path;

use tauri::State;

use crate::pick::Purpose;
use crate::state::Shell;

/// Asks for a store to open.
#[tauri::command(async)]
pub fn pick_store(shell: State<'_, Shell>) -> Option<String> {
    shell.pick(Purpose::Store, Path::new(""))
}

/// Asks where to create a store.
#[tauri::command(async)]
pub fn pick_new_store(shell: State<'_, Shell>, suggested: String) -> Option<String> {
    shell.pick(Purpose::NewStore, Path::new(&suggested))
}

/// Asks for a workbook to read.
#[tauri::command(async)]
pub fn pick_workbook(shell: State<'_, Shell>) -> Option<String> {
    shell.pick(Purpose::Workbook, Path::new(""))
}

/// Asks where to write an export.
#[tauri::command(async)]
pub fn pick_export(shell: State<'_, Shell>, suggested: String) -> Option<String> {
    shell.pick(Purpose::Export, Path::new(&suggested))
}
