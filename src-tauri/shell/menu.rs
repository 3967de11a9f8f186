//! The native menus with the platform's shortcuts. The page acts on what is chosen; it knows the ids.

use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};

use crate::events::{PageEvent, tell};
use crate::platform::{Native, Platform};

/// An item: its id, its label, its shortcut. An empty id is a separator.
type Entry = (&'static str, &'static str, Option<&'static str>);

const RULE: Entry = ("", "", None);

const FILE: &[Entry] = &[
    ("new_report", "&New report…", Some("CmdOrCtrl+N")),
    ("open_workbook", "&Open workbooks…", Some("CmdOrCtrl+O")),
    RULE,
    ("export", "&Export…", Some("CmdOrCtrl+E")),
    ("keep_version", "Keep a &version…", None),
    RULE,
    ("settings", "&Settings…", Some("CmdOrCtrl+,")),
    ("lock", "&Lock", Some("CmdOrCtrl+L")),
    ("quit", "&Quit", Some("CmdOrCtrl+Q")),
];

const EDIT: &[Entry] = &[
    ("undo", "&Undo", Some("CmdOrCtrl+Z")),
    ("redo", "&Redo", Some("CmdOrCtrl+Shift+Z")),
    RULE,
    // Without shortcuts: the web view takes Ctrl+X, C, V and A itself and knows what is selected.
    ("cut", "Cu&t", None),
    ("copy", "&Copy", None),
    ("paste", "&Paste", None),
    ("select_all", "Select &all", None),
    RULE,
    ("fill_down", "Fill &down", Some("CmdOrCtrl+D")),
    ("find", "&Find…", Some("CmdOrCtrl+F")),
    ("goto", "&Go to…", Some("CmdOrCtrl+K")),
];

const FINDINGS: &[Entry] = &[
    ("next_finding", "&Next finding", Some("F8")),
    ("previous_finding", "&Previous finding", Some("Shift+F8")),
];

const VIEW: &[Entry] = &[
    ("zoom_in", "Zoom &in", Some("CmdOrCtrl+=")),
    ("zoom_out", "Zoom &out", Some("CmdOrCtrl+-")),
    ("zoom_reset", "&Actual size", Some("CmdOrCtrl+0")),
];

const HELP: &[Entry] = &[
    ("help", "&Help", Some("F1")),
    ("glossary", "&Glossary", Some("CmdOrCtrl+G")),
    ("keys", "&Keyboard shortcuts", None),
    RULE,
    ("about", "&About", None),
];

/// Builds the menu bar.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    for (label, entries) in
        [("&File", FILE), ("&Edit", EDIT), ("F&indings", FINDINGS), ("&View", VIEW), ("&Help", HELP)]
    {
        menu.append(&submenu(app, label, entries)?)?;
    }
    Ok(menu)
}

fn submenu(app: &AppHandle, label: &str, entries: &[Entry]) -> tauri::Result<Submenu<Wry>> {
    let submenu = Submenu::new(app, label, true)?;
    for (id, label, shortcut) in entries {
        if id.is_empty() {
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
        } else {
            submenu.append(&MenuItem::with_id(app, *id, label, true, *shortcut)?)?;
        }
    }
    Ok(submenu)
}

/// Carries out what was chosen: quitting and editing commands here, everything else in the page.
pub fn chosen(app: &AppHandle, id: &str) {
    match id {
        "quit" => {
            if let Some(window) = crate::window::current(app) {
                crate::window::note_place(&window.as_ref().window());
            }
            app.exit(0);
        }
        "cut" => edit(app, "Cut"),
        "copy" => edit(app, "Copy"),
        "paste" => edit(app, "Paste"),
        "select_all" => edit(app, "SelectAll"),
        _ => tell(app, PageEvent::Menu { id: id.to_owned() }),
    }
}

/// Runs an editing command in the focused web view.
fn edit(app: &AppHandle, command: &'static str) {
    for window in app.webview_windows().values() {
        // A window that closes at this moment takes no command, and needs none.
        let _ = window.with_webview(move |view| Native::edit(&view, command));
    }
}
