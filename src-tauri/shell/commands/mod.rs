//! What the page may call. Each command hands over to the session and adds nothing of its own.

mod activity;
mod paths;

use tauri::Wry;
use tauri::ipc::Invoke;

/// Dispatches the page's calls.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        activity::watch,
        activity::still_here,
        activity::lock_in,
        activity::lock,
        paths::pick_store,
        paths::pick_new_store,
        paths::pick_workbook,
        paths::pick_export,
    ]
}
