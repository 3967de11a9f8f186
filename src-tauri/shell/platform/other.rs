//! Windows and macOS: written against the documentation, not tried.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tauri::webview::PlatformWebview;
use tauri::{AppHandle, WebviewWindow};

use super::{Builder, Platform};

/// Windows or macOS.
pub struct Other;

static STARTED: OnceLock<Instant> = OnceLock::new();

impl Platform for Other {
    fn begin() {}

    /// The private profile keeps nothing on disk; there are no further settings to reach.
    fn harden(_: &PlatformWebview) {}

    /// What these systems tell of it is not asked yet.
    fn watch_page(_: &PlatformWebview, _: impl Fn() + 'static) {}

    /// As with the page's own process.
    fn watch_processes(_: impl Fn() + Clone + Send + 'static) {}

    /// Each private web view is by itself there.
    fn in_place_of<'a>(builder: Builder<'a>, _: &WebviewWindow) -> tauri::Result<Builder<'a>> {
        Ok(builder)
    }

    /// The menus there carry the system's own items; nothing reaches this.
    fn edit(_: &PlatformWebview, _: &str) {}

    /// The jump of the clock locks on waking.
    fn before_sleep(_: &AppHandle, _: fn(&AppHandle)) {}

    /// Which program copied last is not asked of these systems yet, and another program's copy must stay: so all stay.
    fn clear_clipboard(_: &AppHandle) {}

    fn now() -> Duration {
        STARTED.get_or_init(Instant::now).elapsed()
    }
}
