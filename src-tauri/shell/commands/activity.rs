//! Whether somebody is there.

use hpug_session::wire::store::{LastPlace, ZoomStep};
use tauri::{AppHandle, State};

use super::Answer;
use crate::events::Page;
use crate::state::{self, Shell};
use crate::window;
use crate::work::aside;

/// Opens the channel on which the page hears of menus, drops and locks.
#[tauri::command(async)]
pub fn watch(app: AppHandle, shell: State<'_, Shell>, channel: Page) {
    shell.watch(channel);
    state::watch_processes(&app);
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

/// Asks long work to end.
#[tauri::command(async)]
pub fn stop_work(shell: State<'_, Shell>, job: String) {
    shell.works.stop(&job);
}

/// Notes where the person is, so that unlocking leads back there.
#[tauri::command]
pub async fn stand_at(app: AppHandle, place: LastPlace) -> Answer {
    aside(app, |_, shell| Ok(shell.session().stand_at(place)?)).await
}

/// Shows everything larger, smaller or as it was, in this and every later window.
#[tauri::command(async)]
pub fn zoom(app: AppHandle, shell: State<'_, Shell>, step: ZoomStep) -> Answer {
    let mut session = shell.session();
    let noted = session.zoom_by(step);
    // While the session is held: of two quick steps the later one is shown last.
    window::zoom(&app, session.zoom());
    Ok(noted?)
}

/// Locks the store; this page goes, a fresh one comes.
#[tauri::command(async)]
pub fn lock(app: AppHandle) {
    state::lock(&app);
}
