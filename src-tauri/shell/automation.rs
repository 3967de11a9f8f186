//! What a test may do that a person can't: drive the web view, answer path dialogs, drop files. Packages leave this out.
//!
//! - `TAURI_WEBVIEW_AUTOMATION=true`: a WebDriver controls the web view, which then keeps its profile on disk.
//! - `HPUG_DRAWN_AS_SHIPPED`: the window is drawn as it is without a WebDriver. Where no graphics card is, a WebDriver then waits
//!   with its picture until something on the page changes.
//! - `HPUG_PICKS=FILE`: each path asked for is the file's first line, which is taken away; no line means that the dialog was closed.
//! - `HPUG_DROPS=FIFO`: each line written there holds the paths of one drop on the window, separated by tabs.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use tauri::AppHandle;

use crate::events::{PageEvent, tell};
use crate::pick::{PathPicker, Purpose};

/// Whether a WebDriver controls the web view.
pub fn drives_window() -> bool {
    std::env::var_os(crate::AUTOMATION_VARIABLE).is_some()
}

/// Whether a WebDriver takes pictures of a window at rest.
pub fn pictures_window() -> bool {
    drives_window() && std::env::var_os("HPUG_DRAWN_AS_SHIPPED").is_none()
}

/// Answers path dialogs from a file.
pub struct PicksFromFile {
    file: PathBuf,
}

impl PicksFromFile {
    /// The override, if the environment names its file.
    pub fn from_environment() -> Option<Self> {
        Some(Self { file: std::env::var_os("HPUG_PICKS")?.into() })
    }
}

impl PathPicker for PicksFromFile {
    fn pick(&self, _: Purpose, _: &Path) -> Option<PathBuf> {
        let lines = fs::read_to_string(&self.file).ok()?;
        let (first, rest) = lines.split_once('\n')?;
        fs::write(&self.file, rest).ok()?;
        Some(PathBuf::from(first))
    }

    fn pick_several(&self, purpose: Purpose) -> Vec<PathBuf> {
        self.pick(purpose, Path::new("")).into_iter().collect()
    }
}

/// Passes paths written to the pipe on as dropped files.
pub fn listen(app: &AppHandle) {
    let Some(pipe) = std::env::var_os("HPUG_DROPS") else { return };
    let app = app.clone();
    std::thread::spawn(move || {
        while let Ok(pipe) = fs::File::open(&pipe) {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                tell(&app, PageEvent::Dropped { paths: line.split('\t').map(str::to_owned).collect() });
            }
        }
    });
}
