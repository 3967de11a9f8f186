//! The one window, and the web view in it that a lock replaces.

use std::sync::atomic::{AtomicU32, Ordering};

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use hpug_session::{WindowPlace, Zoom};

use crate::platform::{Builder, Native, Platform};
use crate::state::{self, Shell};

/// Labels are `main-1`, `main-2`, …: a fresh web view has a label of its own.
static OPENED: AtomicU32 = AtomicU32::new(0);

const TITLE: &str = "HPUG Workbook";
const SIZE: (f64, f64) = (1360.0, 860.0);
const SMALLEST: (f64, f64) = (900.0, 600.0);

/// The window that is open.
pub fn current(app: &AppHandle) -> Option<WebviewWindow> {
    let label = format!("main-{}", OPENED.load(Ordering::SeqCst));
    app.get_webview_window(&label)
}

/// Opens a window, in the place of `like` if there is one.
///
/// # Errors
/// The system refuses the window or the web view.
pub fn open(app: &AppHandle, like: Option<&WebviewWindow>) -> tauri::Result<WebviewWindow> {
    let number = OPENED.fetch_add(1, Ordering::SeqCst) + 1;
    let label = format!("main-{number}");
    let development = app.config().build.dev_url.clone();
    let builder = WebviewWindowBuilder::new(app, label, WebviewUrl::default())
        .title(TITLE)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .incognito(!driven())
        // Whatever tried to leave this machine would meet a closed port.
        .proxy_url(dead_end()?)
        .on_navigation(move |url| is_own(url, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    let builder = match like {
        Some(old) if driven() => place_like(builder, old)?,
        Some(old) => Native::in_place_of(place_like(builder, old)?, old)?,
        None => match app.state::<Shell>().session().window_place() {
            Some(place) => placed(builder, app, place),
            None => builder,
        },
    };
    let window = builder.build()?;
    let zoom = app.state::<Shell>().session().zoom();
    show_at(&window, zoom);
    let (app, label) = (app.clone(), window.label().to_owned());
    window.with_webview(move |view| {
        Native::harden(&view);
        Native::watch_page(&view, move || state::broke_down(&app, &label));
    })?;
    Ok(window)
}

/// Shows everything that large.
pub fn zoom(app: &AppHandle, zoom: Zoom) {
    if let Some(window) = current(app) {
        show_at(&window, zoom);
    }
}

/// By the web view's own zoom: it counts for the page's layout as a smaller window does.
fn show_at(window: &WebviewWindow, zoom: Zoom) {
    // A convenience; a window that can't is as large as the desktop makes it.
    let _ = window.set_zoom(f64::from(zoom.percent()) / 100.0);
}

/// Names the open store in the window's title; the fresh window after a lock names none.
pub fn name_store(app: &AppHandle, store: &str) {
    if let Some(window) = current(app) {
        // A title is a convenience; a window that can't change it works all the same.
        let _ = window.set_title(&format!("{store} – {TITLE}"));
    }
}

/// Puts a fresh web view in the place of the current one, whose process ends with everything it remembered. Web views are made
/// one from another on the main thread alone.
///
/// # Errors
/// The system refuses the window or the web view; the old one is gone all the same.
pub fn renew(app: &AppHandle) -> tauri::Result<()> {
    let old = current(app);
    let fresh = open(app, old.as_ref());
    if let Some(old) = old {
        // The menus are remembered by the window's address: one that later got this very address would have none.
        let removed = old.remove_menu();
        old.destroy()?;
        removed?;
    }
    fresh.map(drop)
}

fn place_like<'a>(builder: Builder<'a>, old: &WebviewWindow) -> tauri::Result<Builder<'a>> {
    let scale = old.scale_factor()?;
    let size = old.inner_size()?.to_logical::<f64>(scale);
    let place = old.outer_position()?.to_logical::<f64>(scale);
    Ok(builder.inner_size(size.width, size.height).position(place.x, place.y).maximized(old.is_maximized()?))
}

/// Where the window stood last; a place that is on no screen any more is left to the system.
fn placed<'a>(builder: Builder<'a>, app: &AppHandle, place: WindowPlace) -> Builder<'a> {
    let maximized = place.maximized;
    let [width, height, x, y] = [place.width, place.height, place.x, place.y].map(f64::from);
    let on_screen = |monitor: &tauri::Monitor| {
        let (scale, area) = (monitor.scale_factor(), monitor.work_area());
        let (from, size) = (area.position.to_logical::<f64>(scale), area.size.to_logical::<f64>(scale));
        x >= from.x - 1.0
            && y >= from.y - 1.0
            && x + SMALLEST.0 / 2.0 <= from.x + size.width
            && y + SMALLEST.1 / 2.0 <= from.y + size.height
    };
    let seen = app.available_monitors().is_ok_and(|monitors| monitors.iter().any(on_screen));
    let builder = builder.inner_size(width.max(SMALLEST.0), height.max(SMALLEST.1)).maximized(maximized);
    if seen { builder.position(x, y) } else { builder }
}

/// Notes where the window stands, for the next start; a maximised one keeps the size that it had before.
pub fn note_place(window: &tauri::Window) {
    let shell = window.app_handle().state::<Shell>();
    let before = shell.session().window_place();
    let place = || -> tauri::Result<WindowPlace> {
        let maximized = window.is_maximized()?;
        if let Some(before) = before.filter(|_| maximized) {
            return Ok(WindowPlace { maximized, ..before });
        }
        let scale = window.scale_factor()?;
        let size = window.inner_size()?.to_logical::<i32>(scale);
        let at = window.outer_position()?.to_logical::<i32>(scale);
        Ok(WindowPlace { width: size.width, height: size.height, x: at.x, y: at.y, maximized })
    };
    if let Ok(place) = place() {
        // A convenience: without it the next window opens in its usual size.
        let _ = shell.session().note_window_place(place);
    }
}

fn dead_end() -> tauri::Result<Url> {
    Url::parse("http://127.0.0.1:1").map_err(tauri::Error::InvalidUrl)
}

/// Whether `url` is a page of the program's own: from its embedded files or, in development, from the page's server.
fn is_own(url: &Url, development: Option<&Url>) -> bool {
    let embedded = (url.scheme() == "tauri" && url.host_str() == Some("localhost"))
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"));
    embedded || development.is_some_and(|server| server.origin() == url.origin())
}

#[cfg(feature = "automation")]
fn driven() -> bool {
    crate::automation::drives_window()
}

#[cfg(not(feature = "automation"))]
fn driven() -> bool {
    false
}

/// Whether a WebDriver takes pictures of the window as it is drawn by a graphics card, or by the processor that plays one.
#[cfg(feature = "automation")]
pub(crate) fn pictured() -> bool {
    crate::automation::pictures_window()
}

#[cfg(not(feature = "automation"))]
pub(crate) fn pictured() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_are_navigated_to() {
        let own = ["tauri://localhost", "tauri://localhost/index.html", "http://tauri.localhost/#x"];
        let foreign = [
            "https://example.org/",
            "http://localhost/",
            "tauri://example.org/",
            "file:///etc/passwd",
            "about:blank",
            "data:text/html,x",
            "http://tauri.localhost.example.org/",
        ];
        for (pages, expected) in [(&own[..], true), (&foreign[..], false)] {
            for page in pages {
                let url = Url::parse(page).expect("a URL");
                assert_eq!(is_own(&url, None), expected, "{page}");
            }
        }
    }

    #[test]
    fn the_development_server_counts_only_when_configured() {
        let server = Url::parse("http://localhost:1420").expect("a URL");
        let page = Url::parse("http://localhost:1420/src/main.ts").expect("a URL");
        assert!(is_own(&page, Some(&server)));
        assert!(!is_own(&page, None));
        let other = Url::parse("http://localhost:1421/").expect("a URL");
        assert!(!is_own(&other, Some(&server)));
    }
}
