//! A session in a folder of its own, with a clock and ids that count.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Duration, FixedOffset};
use hpug_excel::child::Stop;
use hpug_excel::{ReadError, Reading};
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::reports::{Changed, NewReport, ReportView};
use hpug_session::wire::store::{CreateStore, Role};
use hpug_session::wire::workbooks::{UseWorkbook, WorkbookUse};
use hpug_session::{Place, Reader, Session, Surroundings};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "blue kettle hums softly";

/// A minute passes with each look at the clock.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicU32>);

impl Surroundings for Counting {
    fn now(&self) -> DateTime<FixedOffset> {
        let start = DateTime::parse_from_rfc3339("2021-03-01T08:00:00-05:00").unwrap();
        start + Duration::seconds(i64::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }

    fn draw_id(&self) -> String {
        format!("drawn-{}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn reader(&self) -> Arc<dyn Reader> {
        Arc::new(Here)
    }
}

/// Reads in this process.
struct Here;

impl Reader for Here {
    fn read(&self, bytes: &[u8], name: &str, stop: &Stop) -> Result<Reading, ReadError> {
        if stop.is_asked() { Err(ReadError::Stopped) } else { hpug_excel::read_here(bytes, name) }
    }

    fn read_protected(
        &self,
        bytes: &[u8],
        name: &str,
        password: &str,
        stop: &Stop,
    ) -> Result<Reading, ReadError> {
        if stop.is_asked() {
            return Err(ReadError::Stopped);
        }
        hpug_excel::read_here_protected(bytes, name, Some(password))
    }

    fn aside(&self, bytes: &[u8], stop: &Stop) -> Result<Vec<u8>, ReadError> {
        if stop.is_asked() { Err(ReadError::Stopped) } else { Ok(hpug_pdf::appended::answer(bytes)) }
    }
}

pub struct Desk {
    pub folder: TempDir,
    pub session: Session,
    counting: Counting,
    edits: u32,
    pub words: String,
}

impl Desk {
    /// A session with a store just created.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let counting = Counting::default();
        let mut session = session_in(&folder, &counting);
        let request = CreateStore {
            path: folder.path().join("Evergreen.hpug").to_str().unwrap().to_owned(),
            passphrase: PASSPHRASE.into(),
            role: Role::Both,
            person: "Ann".to_owned(),
        };
        let words = session.create_store(&request).unwrap().recovery_words.join(" ");
        Desk { folder, session, counting, edits: 0, words }
    }

    /// The clock goes on by whole days.
    pub fn pass_days(&self, days: u32) {
        self.counting.0.fetch_add(days * 24 * 60 * 60, Ordering::Relaxed);
    }

    /// The clock is set back by whole days.
    pub fn set_back(&self, days: u32) {
        self.counting.0.fetch_sub(days * 24 * 60 * 60, Ordering::Relaxed);
    }

    pub fn path(&self) -> String {
        self.folder.path().join("Evergreen.hpug").to_str().unwrap().to_owned()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program ended and was started anew; the store is opened by its words, which is quick.
    pub fn start_again(&mut self) {
        self.session = session_in(&self.folder, &self.counting);
        self.session.open_with_recovery(&self.path(), &self.words).unwrap();
    }

    /// The program ended and was started anew with a store that is not unlocked yet.
    pub fn start_with(&mut self, path: &str) {
        self.session = session_asking(&self.folder, &self.counting, Some(path.into()));
    }

    pub fn new_report(&mut self) -> u32 {
        self.report_of(2021).head.id
    }

    pub fn report_of(&mut self, year: u16) -> ReportView {
        let request = NewReport {
            form: "progress-report-2021".to_owned(),
            plan: "Evergreen Health".to_owned(),
            host: "State Exchange".to_owned(),
            year,
            copy_from: None,
        };
        self.session.new_report(&request).unwrap()
    }

    pub fn edit_id(&mut self) -> String {
        self.edits += 1;
        format!("edit-{}", self.edits)
    }

    pub fn type_in(&mut self, id: u32, address: &str, text: &str) -> Changed {
        self.enter(id, EditKind::Typed, &[(address, text)])
    }

    pub fn enter(&mut self, id: u32, kind: EditKind, cells: &[(&str, &str)]) -> Changed {
        let edit_id = self.edit_id();
        let typed = |(address, text): &(&str, &str)| Typed {
            address: (*address).to_owned(),
            text: (*text).to_owned(),
            rich: None,
        };
        let cells: Vec<Typed> = cells.iter().map(typed).collect();
        self.session.edit(id, &edit_id, kind, &cells).unwrap()
    }

    /// What a cell shows.
    pub fn shown(&mut self, id: u32, address: &str) -> String {
        self.session.cell(id, address).unwrap().cell.text
    }
}

/// What a workbook is to be used for, without answers of another report.
pub fn wanted(r#use: WorkbookUse, plan: &str, host: &str) -> UseWorkbook {
    UseWorkbook { r#use, plan: plan.to_owned(), host: host.to_owned(), copy_from: None }
}

/// A session in any folder, its clock and ids counting from a number.
pub fn session_at(folder: &Path, from: u32) -> Session {
    session_counting(folder, &Counting(Arc::new(from.into())), None)
}

fn session_in(folder: &TempDir, counting: &Counting) -> Session {
    session_asking(folder, counting, None)
}

fn session_asking(folder: &TempDir, counting: &Counting, asked: Option<PathBuf>) -> Session {
    session_counting(folder.path(), counting, asked)
}

fn session_counting(folder: &Path, counting: &Counting, asked: Option<PathBuf>) -> Session {
    let place = Place {
        settings: folder.join("settings/settings.json"),
        stores: folder.join("HPUG Workbook"),
        version: "0.1.0".to_owned(),
        asked,
    };
    Session::new(place, Box::new(counting.clone()))
}
