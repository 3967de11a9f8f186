//! Asking the person for a path.

use std::path::{Path, PathBuf};
use std::sync::mpsc;

use rfd::{AsyncFileDialog, FileHandle};
use tauri::AppHandle;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A store to open.
    Store,
    /// A place and name for a new store.
    NewStore,
    /// A workbook to read.
    Workbook,
    /// A place and name for an export.
    Export,
}

impl Purpose {
    fn title(self) -> &'static str {
        match self {
            Self::Store => "Open a store",
            Self::NewStore => "Create a store",
            Self::Workbook => "Open a workbook",
            Self::Export => "Export",
        }
    }

    /// The name and endings of the files shown; none shows all files.
    fn filter(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Store | Self::NewStore => Some(("HPUG store", &["hpug"])),
            Self::Workbook => Some(("Workbook", &["xlsx", "xlsm", "xls", "ods"])),
            Self::Export => None,
        }
    }

    fn saves(self) -> bool {
        matches!(self, Self::NewStore | Self::Export)
    }
}

/// Asks for a path.
pub trait PathPicker: Send + Sync {
    /// Waits until the person has chosen; `None` when they closed the dialog.
    ///
    /// `suggested` is the full path to start from, empty for the place used last. Never call it on the main thread, which
    /// paints the dialog.
    fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<PathBuf>;
}

/// The system's own file dialog.
pub struct SystemDialog {
    app: AppHandle,
}

impl SystemDialog {
    /// A picker that opens its dialogs over the windows of `app`.
    pub fn new(app: &AppHandle) -> Self {
        Self { app: app.clone() }
    }
}

impl PathPicker for SystemDialog {
    fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<PathBuf> {
        let (answer, chosen) = mpsc::channel::<Option<FileHandle>>();
        let suggested = suggested.to_owned();
        let app = self.app.clone();
        // The dialog has to be made on the main thread; it is waited for elsewhere, so that the window stays alive.
        self.app
            .run_on_main_thread(move || {
                let dialog = dialog(&app, purpose, &suggested);
                tauri::async_runtime::spawn(async move {
                    let path =
                        if purpose.saves() { dialog.save_file().await } else { dialog.pick_file().await };
                    // The asker is gone only when the program ends.
                    let _ = answer.send(path);
                });
            })
            .ok()?;
        chosen.recv().ok().flatten().map(|file| file.path().to_owned())
    }
}

fn dialog(app: &AppHandle, purpose: Purpose, suggested: &Path) -> AsyncFileDialog {
    let mut dialog = AsyncFileDialog::new().set_title(purpose.title());
    if let Some((name, endings)) = purpose.filter() {
        dialog = dialog.add_filter(name, endings);
    }
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = suggested.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    match crate::window::current(app) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
