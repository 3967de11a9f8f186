//! What the program holds while it runs.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::{AppHandle, Manager};

use crate::events::{Page, PageEvent, tell};
use crate::idle::Idle;
use crate::pick::{PathPicker, Purpose, SystemDialog};
use crate::platform::{Native, Platform};
use crate::window;

/// The program's state, managed by Tauri.
pub struct Shell {
    page: Mutex<Option<Page>>,
    idle: Mutex<Option<Idle>>,
    picker: Box<dyn PathPicker>,
}

impl Shell {
    /// Puts the state in place before the window opens.
    ///
    /// # Errors
    /// The system names no folder for the program's settings.
    pub fn install(app: &AppHandle) -> tauri::Result<()> {
        app.manage(Self { page: Mutex::new(None), idle: Mutex::new(None), picker: picker(app) });
        Ok(())
    }

    /// The page's end of the event channel.
    pub fn page(&self) -> Option<Page> {
        lock_of(&self.page).clone()
    }

    /// Sends events to `page` from now on.
    pub fn watch(&self, page: Page) {
        *lock_of(&self.page) = Some(page);
    }

    /// The idle lock, while a store is open.
    pub fn idle(&self) -> Option<Idle> {
        *lock_of(&self.idle)
    }

    /// The window was used.
    pub fn touch(&self) {
        if let Some(idle) = lock_of(&self.idle).as_mut() {
            idle.touch(Native::now());
        }
    }

    /// Seconds until the store locks by itself; 0 without an open store.
    pub fn lock_in(&self) -> u64 {
        self.idle().map_or(0, |idle| idle.left(Native::now()).as_secs())
    }

    /// Asks the person for a path.
    pub fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<String> {
        let path = self.picker.pick(purpose, suggested)?;
        self.touch();
        Some(path.to_string_lossy().into_owned())
    }
}

/// Locks the store and replaces the web view, which forgets everything it showed.
pub fn lock(app: &AppHandle) {
    let shell = app.state::<Shell>();
    *lock_of(&shell.idle) = None;
    tell(app, PageEvent::Locked);
    *lock_of(&shell.page) = None;
    if window::renew(app).is_err() {
        // Without a page nothing can be shown or typed; ending keeps the store closed.
        app.exit(1);
    }
}

/// Brings the store's file to rest before the program ends.
pub fn rest(_: &AppHandle) {}

/// A value that a panicking thread left behind is still whole: every change here is one assignment.
fn lock_of<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(feature = "automation")]
fn picker(app: &AppHandle) -> Box<dyn PathPicker> {
    match crate::automation::PicksFromFile::from_environment() {
        Some(picks) => Box::new(picks),
        None => Box::new(SystemDialog::new(app)),
    }
}

#[cfg(not(feature = "automation"))]
fn picker(app: &AppHandle) -> Box<dyn PathPicker> {
    Box::new(SystemDialog::new(app))
}
