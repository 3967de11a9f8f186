//! What differs between systems, behind one trait with one file per system.

use std::time::Duration;

use tauri::webview::PlatformWebview;
use tauri::{AppHandle, WebviewWindow, WebviewWindowBuilder};

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
pub use linux::Linux as Native;
#[cfg(not(target_os = "linux"))]
mod other;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(not(target_os = "linux"))]
pub use other::Other as Native;

/// What builds a window and its web view.
pub type Builder<'a> = WebviewWindowBuilder<'a, tauri::Wry, AppHandle>;

/// The system's side of the window.
pub trait Platform {
    /// What is to be settled before the first web view is made.
    fn begin();

    /// Switches off what the web view and the dialogs could keep on disk, and what they could ask of a network.
    fn harden(view: &PlatformWebview);

    /// Calls `ended` when the process that shows the page has ended by itself, where the system tells.
    fn watch_page(view: &PlatformWebview, ended: impl Fn() + 'static);

    /// Calls `ended` when a process that works for the page without showing it has ended by itself, where the page would else
    /// stay up without a way to the program. Asked once a page is up, for each; what is watched already isn't watched twice.
    fn watch_processes(ended: impl Fn() + Clone + Send + 'static);

    /// Has a web view come in the place of `old`, with nothing of what its process remembers. On the main thread.
    ///
    /// # Errors
    /// There is no old web view, or this is another thread.
    fn in_place_of<'a>(builder: Builder<'a>, old: &WebviewWindow) -> tauri::Result<Builder<'a>>;

    /// Runs an editing command (`Cut`, `Copy`, `Paste`, `SelectAll`) on what is selected.
    fn edit(view: &PlatformWebview, command: &str);

    /// Calls `lock` when the system is about to sleep, where the system tells.
    fn before_sleep(app: &AppHandle, lock: fn(&AppHandle));

    /// Empties the clipboard if what it holds was copied from this program's windows. What another program put there
    /// stays; a copy that a clipboard manager has made is out of reach.
    fn clear_clipboard(app: &AppHandle);

    /// Time since some fixed moment, sleep included.
    fn now() -> Duration;
}
