//! Linux: WebKitGTK, logind. Tried on Debian 12.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gtk::gio;
use gtk::prelude::*;
use rustix::time::{ClockId, clock_gettime};
use tauri::webview::PlatformWebview;
use tauri::{AppHandle, WebviewWindow};
use webkit2gtk::{SettingsExt, WebProcessTerminationReason, WebView, WebViewExt};

use super::{Builder, Platform, processes};

/// Linux.
pub struct Linux;

thread_local! {
    /// The web view that a fresh one is being made from; web views stay on the thread of GTK.
    static OLD: RefCell<Option<WebView>> = const { RefCell::new(None) };
}

/// Whether `devices`, where the kernel lists what can draw, names a card that programs may compute pictures on.
///
/// Without one (a virtual machine, a remote desktop) WebKit would have the processor play a graphics card, which draws the whole
/// window for each changed word; told to do without, it draws what changed.
fn has_graphics_card(devices: &Path) -> bool {
    let Ok(entries) = fs::read_dir(devices) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

/// Has WebKit do without a graphics card. It looks once, before its first web view: one that is told later, by its settings, was
/// seen to crash.
const WITHOUT_CARD: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

impl Platform for Linux {
    /// Begins anew with the variable set: one of a running program can't be set safely.
    fn begin() {
        let told = env::var_os(WITHOUT_CARD).is_some();
        if told || crate::window::pictured() || has_graphics_card(Path::new("/dev/dri")) {
            return;
        }
        let Ok(program) = env::current_exe() else { return };
        // It comes back only where it failed: the window is then drawn as WebKit does by itself.
        let _ = Command::new(program).args(env::args_os().skip(1)).env(WITHOUT_CARD, "1").exec();
    }

    fn harden(view: &PlatformWebview) {
        // A file dialog would else write what was chosen into the desktop's list of recent files.
        if let Some(settings) = gtk::Settings::default() {
            settings.set_gtk_recent_files_enabled(false);
        }
        let Some(settings) = WebViewExt::settings(&view.inner()) else { return };
        settings.set_enable_dns_prefetching(false);
        settings.set_enable_html5_local_storage(false);
        settings.set_enable_html5_database(false);
        settings.set_enable_page_cache(false);
        settings.set_enable_webrtc(false);
        settings.set_enable_media_stream(false);
        settings.set_enable_webgl(false);
    }

    fn watch_page(view: &PlatformWebview, ended: impl Fn() + 'static) {
        view.inner().connect_web_process_terminated(move |_, reason| {
            if reason != WebProcessTerminationReason::TerminatedByApi {
                ended();
            }
        });
    }

    fn watch_processes(ended: impl Fn() + Clone + Send + 'static) {
        processes::watch(ended);
    }

    /// WebKit gives a related view the context of the other, where the page's own scheme is registered, and its process, which
    /// has ended by then: so it starts a fresh one. A context of its own for each would leave a network process behind with
    /// every lock, for Tauri keeps contexts, and registers the scheme only for the first of a data folder.
    fn in_place_of<'a>(builder: Builder<'a>, old: &WebviewWindow) -> tauri::Result<Builder<'a>> {
        old.with_webview(|view| {
            let view = view.inner();
            view.terminate_web_process();
            OLD.set(Some(view));
        })?;
        let view = OLD.take().ok_or(tauri::Error::WebviewNotFound)?;
        Ok(builder.with_related_view(view))
    }

    fn edit(view: &PlatformWebview, command: &str) {
        view.inner().execute_editing_command(command);
    }

    fn before_sleep(app: &AppHandle, lock: fn(&AppHandle)) {
        let app = app.clone();
        // Without a system bus or logind (a container) the clock's jump still locks on waking: see `idle`.
        gio::bus_get(gio::BusType::System, None::<&gio::Cancellable>, move |bus| {
            let Ok(bus) = bus else { return };
            bus.signal_subscribe(
                Some("org.freedesktop.login1"),
                Some("org.freedesktop.login1.Manager"),
                Some("PrepareForSleep"),
                Some("/org/freedesktop/login1"),
                None,
                gio::DBusSignalFlags::NONE,
                move |_, _, _, _, _, starts| {
                    if starts.child_value(0).get::<bool>() == Some(true) {
                        lock(&app);
                    }
                },
            );
            // The subscription lives as long as its connection: as long as the program.
            std::mem::forget(bus);
        });
    }

    fn clear_clipboard(app: &AppHandle) {
        // GTK belongs to the main thread; run there, this is done before the call returns. A program that ends at this
        // very moment leaves its selections without an owner anyway.
        let _ = app.run_on_main_thread(|| {
            let Some(display) = gtk::gdk::Display::default() else { return };
            for selection in [gtk::gdk::SELECTION_CLIPBOARD, gtk::gdk::SELECTION_PRIMARY] {
                // The web view's copies are kept by this process; what another one keeps has a foreign window, or none.
                let owner = gtk::gdk::selection_owner_get_for_display(&display, &selection);
                if owner.is_some_and(|owner| owner.window_type() != gtk::gdk::WindowType::Foreign) {
                    gtk::Clipboard::for_display(&display, &selection).clear();
                }
            }
            display.flush();
        });
    }

    fn now() -> Duration {
        let time = clock_gettime(ClockId::Boottime);
        Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_one_that_programs_may_compute_pictures_on() {
        for (devices, expected) in [
            (&[][..], false),
            (&["by-path"], false),
            (&["card0"], false),
            (&["card0", "renderD128"], true),
            (&["card0", "card1", "renderD129"], true),
        ] {
            let folder = tempfile::tempdir().unwrap();
            for device in devices {
                fs::write(folder.path().join(device), "").unwrap();
            }
            assert_eq!(has_graphics_card(folder.path()), expected, "{devices:?}");
        }
        assert!(!has_graphics_card(Path::new("/dev/no-such-folder")));
    }
}
