//! Whether somebody is there.

use tauri::State;

use crate::events::Page;
use crate::state::Shell;

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
