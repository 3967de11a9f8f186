//! Windows and macOS: written against the documentation, not tried.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tauri::AppHandle;
use tauri::webview::PlatformWebview;

use super::Platform;

/// Windows or macOS.
pub struct Other;

static STARTED: OnceLock<Instant> = OnceLock::new();

impl Platform for Other {
    /// The private profile keeps nothing on disk; there are no further settings to reach.
    fn harden(_: &PlatformWebview) {}

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
