//! What the session does to files: backing up on lock, its settings, exports.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::store::{CreateStore, Role};
use hpug_session::{Session, SessionError};
use hpug_store::backups::list;
use hpug_store::{Unlock, check_backup};

use super::desk::{PASSPHRASE, session_at};
use super::disk::Snapshot;
use super::prove::{Deed, Done, desk};

const NAME: &str = "Evergreen.hpug";
const COUNT: &str = "A.1a/current/count";

fn path(folder: &Path) -> String {
    folder.join(NAME).to_str().unwrap().to_owned()
}

/// A folder with a store that was locked once.
struct Base {
    start: Snapshot,
    words: String,
    report: u32,
}

impl Base {
    fn new() -> Self {
        let desk = desk();
        let mut session = session_at(desk.path(), 0);
        let request = CreateStore {
            path: path(desk.path()),
            passphrase: PASSPHRASE.into(),
            role: Role::Both,
            person: "Ann".to_owned(),
        };
        let words = session.create_store(&request).unwrap().recovery_words.join(" ");
        let request = NewReport {
            form: "progress-report-2021".to_owned(),
            plan: "Evergreen Health".to_owned(),
            host: "State Exchange".to_owned(),
            year: 2021,
            copy_from: None,
        };
        let report = session.new_report(&request).unwrap().head.id;
        session.lock().unwrap();
        Base { start: Snapshot::of(desk.path()), words, report }
    }

    fn open(&self, folder: &Path, from: u32) -> Result<Session, SessionError> {
        let mut session = session_at(folder, from);
        session.open_with_recovery(&path(folder), &self.words)?;
        Ok(session)
    }

    fn type_in(&self, session: &mut Session, id: &str, text: &str) -> Result<(), SessionError> {
        let cell = Typed { address: COUNT.to_owned(), text: text.to_owned(), rich: None };
        session.edit(self.report, id, EditKind::Typed, &[cell]).map(drop)
    }

    fn backups_are_whole(&self, folder: &Path, least: usize) {
        let all = list(&folder.join(NAME)).unwrap();
        assert!(all.len() >= least, "{} backups", all.len());
        for backup in all {
            check_backup(&backup.path, Unlock::Words(&self.words)).unwrap();
        }
    }
}

/// An edit, then the lock with its backup.
pub struct Lock(Base);

impl Lock {
    pub fn new() -> Self {
        Lock(Base::new())
    }
}

impl Deed for Lock {
    fn name(&self) -> String {
        "lock".to_owned()
    }

    fn prepare(&self, folder: &Path) {
        self.0.start.put(folder);
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut session = self.0.open(folder, 10_000)?;
        self.0.type_in(&mut session, "typed", "12")?;
        said.store(1, Ordering::SeqCst);
        session.lock()?;
        said.store(2, Ordering::SeqCst);
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        self.0.backups_are_whole(folder, if said == 2 { 2 } else { 1 });
        let mut session = self.0.open(folder, 20_000).unwrap();
        let shown = session.cell(self.0.report, COUNT).unwrap().cell.text;
        assert!(shown == "12" || (said == 0 && shown.is_empty()), "'{shown}'");
        let told = session.store_info().unwrap().place_warning;
        assert!(told.as_ref().is_none_or(|told| told.contains("backup could not be made")), "{told:?}");
        self.0.type_in(&mut session, "again", "13").unwrap();
        session.lock().unwrap();
        self.0.backups_are_whole(folder, 2);
        let again = self.0.open(folder, 30_000).unwrap();
        assert_eq!(again.store_info().unwrap().place_warning, None, "told once");
    }
}

/// A workbook is written for a host, and kept in the store.
pub struct Export {
    base: Base,
    /// It was told last that the file is there and could not be taken back.
    left: AtomicBool,
}

impl Export {
    pub fn new() -> Self {
        Export { base: Base::new(), left: AtomicBool::new(false) }
    }

    fn export(&self, session: &mut Session, folder: &Path) -> Result<PathBuf, SessionError> {
        let request = ExportRequest {
            kind: ExportKind::Workbook,
            path: folder.join("for the host.xlsx").to_str().unwrap().to_owned(),
            working_figures: false,
            companion: None,
        };
        let written = session.export_report(self.base.report, &request)?;
        Ok(PathBuf::from(&written.files[0].path))
    }

    fn written(folder: &Path) -> PathBuf {
        folder.join("for the host – DRAFT.xlsx")
    }
}

impl Deed for Export {
    fn name(&self) -> String {
        "export".to_owned()
    }

    fn prepare(&self, folder: &Path) {
        self.base.start.put(folder);
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        self.left.store(false, Ordering::SeqCst);
        let mut session = self.base.open(folder, 10_000)?;
        let written = self.export(&mut session, folder).inspect_err(|error| {
            self.left.store(error.to_string().contains("could not be taken back"), Ordering::SeqCst);
        })?;
        assert_eq!(written, Self::written(folder));
        said.store(1, Ordering::SeqCst);
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let written = Self::written(folder);
        assert!(said == 0 || written.exists(), "the file that was said to be written is there");
        if written.exists() {
            hpug_excel::read_here(&std::fs::read(&written).unwrap(), "for the host.xlsx").unwrap();
            std::fs::remove_file(&written).unwrap();
        }
        let mut session = self.base.open(folder, 20_000).unwrap();
        let kept = session.exports(self.base.report).unwrap().len();
        assert!(kept >= said as usize, "what was sent is kept");
        self.export(&mut session, folder).unwrap();
        assert_eq!(session.exports(self.base.report).unwrap().len(), kept + 1);
        session.lock().unwrap();
    }

    fn check_told(&self, folder: &Path, said: u32) {
        if Self::written(folder).exists() && !self.left.load(Ordering::SeqCst) {
            let mut session = self.base.open(folder, 15_000).unwrap();
            assert_eq!(
                session.exports(self.base.report).unwrap().len(),
                1,
                "a file that is not kept is taken back, or told to be there"
            );
        }
        self.check(folder, said);
    }
}
