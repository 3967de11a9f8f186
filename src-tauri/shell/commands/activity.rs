//! Whether somebody is there.

use tauri::{AppHandle, State};

use crate::events::Page;
use crate::state::{self, Shell};

/// Opens the channel on which the page hears of menus, drops and locks.
#[tauri::command(async)]
pub fn watch(shell: State<'_, Shell>, channel: Page) {
    shell.watch(channel);
}

/// Says that a key or the pointer was used.
#[tauri::command(async)]
pub fn still_here(shell: State<'_, Shell>) {
    shell.touch();
}

/// Seconds until the store locks by itself; 0 without an open store.
#[tauri::command(async)]
pub fn lock_in(shell: State<'_, Shell>) -> u64 {
    shell.lock_in()
}

/// Locks the store; this page goes, a fresh one comes.
#[tauri::command(async)]
pub fn lock(app: AppHandle) {
    state::lock(&app);
}
