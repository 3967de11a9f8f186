//! What the program holds while it runs.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hpug_session::wire::store::{Breakdown, StoreInfo};
use hpug_session::{Place, Session};
use tauri::{AppHandle, Manager};

use crate::breakdown::{self, Breakdowns};
use crate::events::{Page, PageEvent, tell};
use crate::idle::Idle;
use crate::pick::{PathPicker, Purpose, SystemDialog, ended};
use crate::platform::{Native, Platform};
use crate::surroundings::System;
use crate::window;
use crate::work::Works;

/// Without a call for this long the store's file is brought to rest.
const RESTS_AFTER: Duration = Duration::from_secs(2);

/// The folder suggested for new stores, within the person's documents.
const STORES: &str = "HPUG Workbook";

/// The program's state, managed by Tauri.
pub struct Shell {
    session: Mutex<Session>,
    /// When the session was called last, until its store has been brought to rest.
    called: Mutex<Option<Duration>>,
    page: Mutex<Option<Page>>,
    idle: Mutex<Option<Idle>>,
    breakdowns: Mutex<Breakdowns>,
    picker: Box<dyn PathPicker>,
    /// The long work under way.
    pub works: Works,
}

impl Shell {
    /// Puts the state in place before the window opens. `asked`: the store that the program was started with.
    ///
    /// # Errors
    /// The system names no folder for the program's settings.
    pub fn install(app: &AppHandle, asked: Option<PathBuf>) -> tauri::Result<()> {
        app.manage(Self {
            session: Mutex::new(Session::new(place(app, asked)?, Box::new(System))),
            called: Mutex::new(None),
            page: Mutex::new(None),
            idle: Mutex::new(None),
            breakdowns: Mutex::default(),
            picker: picker(app),
            works: Works::default(),
        });
        Ok(())
    }

    /// The session, for one call.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        *lock_of(&self.called) = Some(Native::now());
        let mut session = lock_of(&self.session);
        session.look_anew();
        session
    }

    /// A store is open: names it in the title and locks it after its minutes without use.
    pub fn opened(&self, app: &AppHandle, store: &StoreInfo) {
        window::name_store(app, &store.name);
        lock_of(&self.breakdowns).over();
        *lock_of(&self.idle) = Some(Idle::new(Native::now(), store.idle_lock_minutes));
    }

    /// Brings the store's file to rest when it was left alone for a while.
    pub fn rest_when_idle(&self) {
        let mut called = lock_of(&self.called);
        if called.is_some_and(|called| Native::now().saturating_sub(called) >= RESTS_AFTER) {
            *called = None;
            // What was saved stands in the store's log either way; the next rest tries again.
            let _ = lock_of(&self.session).rest();
        }
    }

    /// The page's end of the event channel.
    pub fn page(&self) -> Option<Page> {
        lock_of(&self.page).clone()
    }

    /// Sends events to `page` from now on.
    pub fn watch(&self, page: Page) {
        *lock_of(&self.page) = Some(page);
        lock_of(&self.breakdowns).heard();
    }

    /// What the page before this one broke down over, until a store is opened.
    pub fn breakdown(&self) -> Option<Breakdown> {
        lock_of(&self.breakdowns).told()
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

    /// Asks the person for any number of files; none when they closed the dialog.
    pub fn pick_several(&self, purpose: Purpose) -> Vec<String> {
        let paths = self.picker.pick_several(purpose);
        self.touch();
        paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
    }

    /// Asks the person for a path; a name to be written ends as the suggested one does where they left that out.
    pub fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<String> {
        let path = self.picker.pick(purpose, suggested)?;
        self.touch();
        let path = if purpose.saves() { ended(path, suggested) } else { path };
        Some(path.to_string_lossy().into_owned())
    }
}

/// Locks the store and replaces the web view, which forgets everything it showed.
pub fn lock(app: &AppHandle) {
    let shell = app.state::<Shell>();
    close(&shell);
    Native::clear_clipboard(app);
    tell(app, PageEvent::Locked);
    *lock_of(&shell.page) = None;
    let renewing = app.clone();
    let renewed = app.run_on_main_thread(move || {
        if window::renew(&renewing).is_err() {
            // Without a page nothing can be shown or typed; ending keeps the store closed.
            renewing.exit(1);
        }
    });
    if renewed.is_err() {
        app.exit(1);
    }
}

/// The page of the window `label` lost a process that it can't do without: the store is locked, and a fresh page says what
/// happened.
pub fn broke_down(app: &AppHandle, label: &str) {
    if window::current(app).is_none_or(|window| window.label() != label) {
        return;
    }
    let shell = app.state::<Shell>();
    let another = lock_of(&shell.breakdowns).another(shell.idle().is_some());
    let app = app.clone();
    // Closing the store waits for the action under way, and the window is not to stand still meanwhile.
    std::thread::spawn(move || {
        if another {
            lock(&app);
        } else {
            rest(&app);
            breakdown::end(&app);
        }
    });
}

/// Has the window break down also where only a process that the page's calls go through has ended.
pub fn watch_processes(app: &AppHandle) {
    let app = app.clone();
    Native::watch_processes(move || {
        let asked = app.clone();
        // There a window is not being replaced at the same moment. A program that is ending takes nothing any more.
        let _ = app.run_on_main_thread(move || {
            if let Some(window) = window::current(&asked) {
                broke_down(&asked, window.label());
            }
        });
    });
}

/// Closes the store before the program ends.
pub fn rest(app: &AppHandle) {
    close(&app.state::<Shell>());
    Native::clear_clipboard(app);
}

/// Work under way is stopped first: it holds answers, and nothing waits for it.
fn close(shell: &Shell) {
    shell.works.stop_all();
    *lock_of(&shell.idle) = None;
    *lock_of(&shell.called) = None;
    // The store is closed even where this fails: what was saved stands in its log and is read on opening.
    let _ = lock_of(&shell.session).lock();
}

/// Where the program keeps its settings and suggests new stores.
fn place(app: &AppHandle, asked: Option<PathBuf>) -> tauri::Result<Place> {
    let paths = app.path();
    let documents: PathBuf =
        paths.document_dir().or_else(|_| paths.home_dir().map(|home| home.join("Documents")))?;
    Ok(Place {
        settings: paths.app_config_dir()?.join("settings.json"),
        stores: documents.join(STORES),
        version: app.package_info().version.to_string(),
        asked,
    })
}

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
