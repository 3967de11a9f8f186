//! What the shell tells the page: one channel that the page opens at its start.

use hpug_session::wire::exports::ExportKind;
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, DragDropEvent, Manager, Window, WindowEvent};

use crate::state::Shell;

/// A message to the page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum PageEvent {
    /// Files were dropped on the window: their full paths, in the order of the drag.
    Dropped {
        /// Full paths.
        paths: Vec<String>,
    },
    /// Files hang over the window, or have left it.
    Dragging {
        /// Whether they hang over it.
        over: bool,
    },
    /// A menu item was chosen.
    Menu {
        /// Its id, e.g. `undo`.
        id: String,
    },
    /// Long work has begun to make a file.
    Making {
        /// The work, by the id that the page gave it.
        job: String,
        /// What is being made.
        kind: ExportKind,
    },
    /// Papers for another plan of a round are begun.
    PlanBegun {
        /// The work, by the id that the page gave it.
        job: String,
        /// Plans that are done.
        done: usize,
        /// Plans in all.
        of: usize,
        /// The plan's name.
        what: String,
    },
    /// Files are being received.
    Receiving {
        /// The work, by the id that the page gave it.
        job: String,
        /// How many are done.
        done: usize,
        /// Of how many; 0 while folders are looked through.
        of: usize,
        /// The name of the one that was read last.
        name: String,
    },
    /// The store has been locked; this page is about to go.
    Locked,
}

/// The page's end of the channel.
pub type Page = Channel<PageEvent>;

/// Sends an event to the page, if there is one that listens.
pub fn tell(app: &AppHandle, event: PageEvent) {
    if let Some(page) = app.state::<Shell>().page() {
        // A page that went away meanwhile has no use for the event.
        let _ = page.send(event);
    }
}

/// Passes on what happens to the window.
pub fn window_event(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Enter { .. }) => tell(app, PageEvent::Dragging { over: true }),
        WindowEvent::DragDrop(DragDropEvent::Leave) => tell(app, PageEvent::Dragging { over: false }),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            tell(app, PageEvent::Dropped { paths });
        }
        WindowEvent::CloseRequested { .. } => crate::window::note_place(window),
        _ => {}
    }
}
