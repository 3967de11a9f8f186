//! A store in a folder of its own, and edits of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use hpug_store::tables::{Answer, Report, ReportState};
use hpug_store::{Create, Done, Edit, Opened, Store, Unlock};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "sieben Zwerge, Grüße";
pub const TIME: &str = "2026-01-02T03:04:05Z";

/// A store just made, closed, and the words of its sheet.
pub struct Made {
    pub folder: TempDir,
    pub path: PathBuf,
    pub words: String,
}

impl Made {
    pub fn new() -> Self {
        let (made, store) = Self::open_now();
        store.close().unwrap();
        made
    }

    pub fn open_now() -> (Self, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.hpug");
        let (opened, words) = Store::create(&create(&path)).unwrap();
        let words = words.words().collect::<Vec<_>>().join(" ");
        (Made { path: std::fs::canonicalize(path).unwrap(), folder, words }, opened.store)
    }

    /// Opens by the sheet, which takes no key derivation.
    pub fn open(&self) -> Opened {
        Store::open(&self.path, Unlock::Words(&self.words), None).unwrap()
    }

    pub fn log(&self) -> PathBuf {
        beside(&self.path, "-wal")
    }

    /// Names in the folder.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

pub fn create(path: &Path) -> Create<'_> {
    Create {
        path,
        passphrase: PASSPHRASE,
        role: "both",
        person: "Ann",
        store_id: "store-1",
        edit_id: "made",
        time: TIME,
    }
}

pub fn edit(id: &str, report: i64) -> Edit {
    Edit {
        id: id.to_owned(),
        time: TIME.to_owned(),
        person: "Ann".to_owned(),
        kind: "typed".to_owned(),
        report: Some(report),
        undoable: true,
    }
}

pub fn note(id: &str) -> Edit {
    Edit { report: None, undoable: false, kind: "new report".to_owned(), ..edit(id, 0) }
}

pub fn report() -> Report {
    Report {
        id: 0,
        plan: "Evergreen Health".to_owned(),
        host: "State Exchange".to_owned(),
        contact_name: String::new(),
        contact_email: String::new(),
        contact_phone: String::new(),
        form: "progress-report-2021".to_owned(),
        reporting_year: 2026,
        meeting_date: None,
        due_date: None,
        supplements: "[]".to_owned(),
        schedule: "[]".to_owned(),
        reading: "[]".to_owned(),
        state: ReportState::Draft,
        bound_file: None,
        created_at: TIME.to_owned(),
        changed_at: TIME.to_owned(),
        deleted_at: None,
    }
}

pub fn add_report(store: &mut Store) -> i64 {
    store.transact(&note("new"), |tx| tx.add_report(&report())).unwrap().value().unwrap()
}

pub fn answer(address: &str, value: &str) -> Answer {
    Answer {
        address: address.to_owned(),
        value: format!("\"{value}\""),
        source: r#"{"typed":true}"#.to_owned(),
        carried: false,
        changed_at: TIME.to_owned(),
        person: "Ann".to_owned(),
    }
}

pub fn type_in(store: &mut Store, id: &str, report: i64, address: &str, value: &str) -> Done<()> {
    store.transact(&edit(id, report), |tx| tx.put_answer(report, &answer(address, value))).unwrap()
}

/// Copies by another process: closing the file in this one would drop the store's locks.
pub fn copy(from: &Path, to: &Path) {
    assert!(std::process::Command::new("cp").arg(from).arg(to).status().unwrap().success());
}
