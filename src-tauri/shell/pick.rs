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
    /// A folder to write several files into.
    Folder,
    /// Files that a plan sent along.
    Supporting,
}

impl Purpose {
    fn title(self) -> &'static str {
        match self {
            Self::Store => "Open a store",
            Self::NewStore => "Create a store",
            Self::Workbook => "Open workbooks",
            Self::Export => "Export",
            Self::Folder => "Choose a folder",
            Self::Supporting => "Supporting files",
        }
    }

    /// The name and endings of the files shown; none shows all files.
    fn filter(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Store | Self::NewStore => Some(("HPUG store", &["hpug"])),
            Self::Workbook => Some(("Workbook", &["xlsx", "xlsm", "xls", "ods"])),
            Self::Supporting => Some(("PDFs and pictures", &["pdf", "png", "jpg", "jpeg"])),
            Self::Export | Self::Folder => None,
        }
    }

    /// Whether a file is written under the path.
    pub fn saves(self) -> bool {
        matches!(self, Self::NewStore | Self::Export)
    }
}

/// Endings that a person gives on purpose; what else follows a dot is part of a name: `Q3 v1.2`.
const ENDINGS: [&str; 10] = ["csv", "hpug", "ics", "jpeg", "jpg", "ods", "pdf", "png", "xlsm", "xlsx"];

/// A path with the ending of the suggested name where the person left one out: not every system's dialog adds it.
pub fn ended(path: PathBuf, suggested: &Path) -> PathBuf {
    let is_ending = |ending: &str| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    let given = path.extension().and_then(|ending| ending.to_str());
    match (given, suggested.extension()) {
        (Some(given), _) if is_ending(given) => path,
        (_, None) => path,
        (_, Some(ending)) => {
            let mut whole = path.into_os_string();
            whole.push(".");
            whole.push(ending);
            whole.into()
        }
    }
}

/// Asks for a path.
pub trait PathPicker: Send + Sync {
    /// Waits until the person has chosen; `None` when they closed the dialog.
    ///
    /// `suggested` is the full path to start from, empty for the place used last. Never call it on the main thread, which
    /// paints the dialog.
    fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<PathBuf>;

    /// As [`PathPicker::pick`], for any number of files that exist; none when the person closed the dialog.
    fn pick_several(&self, purpose: Purpose) -> Vec<PathBuf>;
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

impl SystemDialog {
    /// Opens a dialog and waits for what `ask` makes of it.
    fn ask<T, F>(
        &self,
        purpose: Purpose,
        suggested: &Path,
        ask: impl FnOnce(AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<T>
    where
        T: Send + 'static,
        F: Future<Output = Option<T>> + Send + 'static,
    {
        let (answer, chosen) = mpsc::channel::<Option<T>>();
        let suggested = suggested.to_owned();
        let app = self.app.clone();
        // The dialog has to be made on the main thread; it is waited for elsewhere, so that the window stays alive.
        self.app
            .run_on_main_thread(move || {
                let asked = ask(dialog(&app, purpose, &suggested));
                tauri::async_runtime::spawn(async move {
                    // The asker is gone only when the program ends.
                    let _ = answer.send(asked.await);
                });
            })
            .ok()?;
        chosen.recv().ok().flatten()
    }
}

impl PathPicker for SystemDialog {
    fn pick(&self, purpose: Purpose, suggested: &Path) -> Option<PathBuf> {
        let file = if purpose.saves() {
            self.ask(purpose, suggested, |dialog| dialog.save_file())
        } else if purpose == Purpose::Folder {
            self.ask(purpose, suggested, |dialog| dialog.pick_folder())
        } else {
            self.ask(purpose, suggested, |dialog| dialog.pick_file())
        };
        file.map(|file: FileHandle| file.path().to_owned())
    }

    fn pick_several(&self, purpose: Purpose) -> Vec<PathBuf> {
        let files: Option<Vec<FileHandle>> = self.ask(purpose, Path::new(""), |dialog| dialog.pick_files());
        files.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_ending_gets_the_suggested_one() {
        for (chosen, suggested, ended_as) in [
            ("/d/Report", "/d/x.xlsx", "/d/Report.xlsx"),
            ("/d/Report v1.2", "/d/x.pdf", "/d/Report v1.2.pdf"),
            ("/d/Report.PDF", "/d/x.xlsx", "/d/Report.PDF"),
            ("/d/reports.hpug", "/d/Reports.hpug", "/d/reports.hpug"),
            ("/d.old/Note", "/d.old/x.ics", "/d.old/Note.ics"),
            ("/d/Letter", "/d/x", "/d/Letter"),
        ] {
            assert_eq!(ended(chosen.into(), Path::new(suggested)), Path::new(ended_as), "{chosen}");
        }
    }
}
