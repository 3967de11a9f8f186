//! A workbook dropped or opened is looked at first: read without holding the session, then kept until its use is said.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use hpug_excel::child::Stop;
use hpug_excel::guard::MAX_FILE;
use hpug_excel::{ReadError, Reading};
use hpug_model::address::Period;
use hpug_model::answers::Figures;
use hpug_model::format;
use hpug_model::forms::{self, Role};
use hpug_store::tables::{NameKind, ReportState};

use crate::error::{Result, SessionError};
use crate::session::Session;
use crate::surroundings::Reader;
use crate::wire::store::{self, Secret};
use crate::wire::workbooks::{WorkbookLook, WorkbookUse};

/// Bytes of workbooks kept in memory at most until their use is said: 256 MB.
const LOOKED: usize = 256 * 1024 * 1024;

/// A workbook looked at.
pub(crate) struct Looked {
    pub(super) token: String,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) reading: Reading,
}

/// A workbook that is to be read: all that reading it takes, so that the session is free meanwhile.
pub struct ToRead {
    opening: u64,
    path: PathBuf,
    password: Option<Secret>,
    reader: Arc<dyn Reader>,
}

/// A workbook that was read, to be handed back to the session.
pub struct WasRead {
    pub(super) opening: u64,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) reading: Reading,
}

impl ToRead {
    /// Reads the file. The file itself is only ever read.
    ///
    /// # Errors
    /// [`SessionError::Read`], [`SessionError::Workbook`], [`SessionError::Stopped`].
    pub fn read(self, stop: &Stop) -> Result<WasRead> {
        let ToRead { opening, path, password, reader } = self;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = bytes_of(&path, &name)?;
        let reading = match &password {
            Some(password) => reader.read_protected(&bytes, &name, password.text(), stop),
            None => reader.read(&bytes, &name, stop),
        };
        let reading = reading.map_err(|error| SessionError::of_reading(&name, error))?;
        Ok(WasRead { opening, name, bytes, reading })
    }
}

impl Session {
    /// Begins to look at a workbook.
    ///
    /// # Errors
    /// [`SessionError::Locked`].
    pub fn workbook_to_read(&self, path: &str) -> Result<ToRead> {
        self.open()?;
        let (opening, reader) = (self.opening, self.surroundings.reader());
        Ok(ToRead { opening, path: PathBuf::from(path), password: None, reader })
    }

    /// Begins to look at a workbook that is protected with a password.
    ///
    /// # Errors
    /// [`SessionError::Locked`].
    pub fn protected_to_read(&self, path: &str, password: Secret) -> Result<ToRead> {
        Ok(ToRead { password: Some(password), ..self.workbook_to_read(path)? })
    }

    /// Tells what a workbook seems to be, and keeps it in memory until it is used or dropped.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, [`SessionError::NotTaken`] when too much waits
    /// already, those of reading the store.
    pub fn keep_looked(&mut self, read: WasRead) -> Result<WorkbookLook> {
        self.still_open(read.opening)?;
        let WasRead { name, bytes, reading, .. } = read;
        let kept: usize = self.looked.iter().map(|looked| looked.bytes.len()).sum();
        if kept + bytes.len() > LOOKED {
            let why = "too many workbooks are waiting; decide on those first, then drop the rest";
            return Err(SessionError::NotTaken { name, why });
        }
        let token = self.surroundings.draw_id();
        let looked = Looked { token, name, bytes, reading };
        let role = self.settings()?.role;
        let mut look = looked.look(role, self.today(), self.plan_of(&looked)?);
        super::queries::suits(&self.open()?.store, &looked, role, &mut look)?;
        self.looked.push(Arc::new(looked));
        Ok(look)
    }

    /// Reads a workbook and tells what it seems to be, both at once.
    ///
    /// # Errors
    /// As [`ToRead::read`] and [`Session::keep_looked`].
    pub fn look_at_workbook(&mut self, path: &str) -> Result<WorkbookLook> {
        let read = self.workbook_to_read(path)?.read(&Stop::new())?;
        self.keep_looked(read)
    }

    /// Forgets a workbook looked at.
    pub fn drop_workbook(&mut self, token: &str) {
        self.looked.retain(|looked| looked.token != token);
    }

    /// A workbook looked at.
    pub(super) fn looked_at(&self, token: &str) -> Result<Arc<Looked>> {
        let found = self.looked.iter().find(|looked| looked.token == token);
        found.cloned().ok_or_else(|| SessionError::no("workbook", token))
    }

    /// The plan that a file names. Where it names none: a plan given before that its name holds; for a blank one,
    /// and for who completes reports, the plan of their last report; else the file's name.
    fn plan_of(&self, looked: &Looked) -> Result<String> {
        let read = &looked.reading.report;
        if !looked.names_no_plan() {
            return Ok(read.plan.clone());
        }
        if let Some(known) = self.known_plan_in(&looked.stem())? {
            return Ok(known);
        }
        let store = &self.open()?.store;
        if !looked.is_blank() && self.settings()?.role != store::Role::Plan {
            return Ok(read.plan.clone());
        }
        let reports = store.reports()?;
        let own = reports.into_iter().find(|row| row.state != ReportState::Received && !row.plan.is_empty());
        Ok(own.map(|row| row.plan).unwrap_or_default())
    }
}

impl Session {
    /// The plan that a received file is of, and whether only the file's name tells.
    pub(super) fn plan_of_received(&self, looked: &Looked) -> Result<(String, bool)> {
        let read = looked.reading.report.plan.clone();
        if !looked.names_no_plan() {
            return Ok((read, false));
        }
        Ok((self.known_plan_in(&looked.stem())?.unwrap_or(read), true))
    }

    /// A plan given before whose name a file's name holds.
    fn known_plan_in(&self, stem: &str) -> Result<Option<String>> {
        let known = self.open()?.store.known_names(NameKind::Plan)?;
        let stem = stem.to_lowercase();
        let in_name = known
            .into_iter()
            .filter(|known| !known.name.is_empty() && stem.contains(&known.name.to_lowercase()));
        Ok(in_name.max_by_key(|known| known.name.len()).map(|known| known.name))
    }
}

/// The bytes of a file that is not too long to be read. A device has no end, and a pipe may have none: neither is read, and of a
/// file that grows no more than is allowed.
pub(super) fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>> {
    let read = || {
        let about = std::fs::metadata(path)?;
        if !about.is_file() && !about.is_dir() {
            return Err(std::io::Error::other("it is a device or a pipe, not a file"));
        }
        let mut bytes = Vec::new();
        if about.len() <= MAX_FILE {
            std::fs::File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
        }
        let length = about.len().max(bytes.len() as u64);
        Ok(if length > MAX_FILE {
            Err(ReadError::TooLarge { bytes: length, limit: MAX_FILE })
        } else {
            Ok(bytes)
        })
    };
    let bytes = read().map_err(|source| SessionError::Read { path: path.to_owned(), source })?;
    bytes.map_err(|error| SessionError::of_reading(name, error))
}

impl Looked {
    /// The file's name without its ending.
    fn stem(&self) -> String {
        let stem = Path::new(&self.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_default()
    }

    /// The reader had nothing but the file's name to go by.
    pub(super) fn names_no_plan(&self) -> bool {
        self.reading.report.plan == self.stem().trim()
    }

    pub(super) fn look(&self, role: store::Role, today: NaiveDate, plan: String) -> WorkbookLook {
        let read = &self.reading.report;
        let notes = self.reading.notes.iter().map(|note| format!("{}: {}", note.cell, note.message));
        let findings = self.reading.findings.iter().map(|finding| match &finding.cell {
            Some(cell) => format!("{cell}: {}", finding.message),
            None => finding.message.clone(),
        });
        WorkbookLook {
            token: self.token.clone(),
            file_name: self.name.clone(),
            form: read.form.id.clone(),
            form_title: read.form.title.clone(),
            year: self.reporting_year(),
            plan,
            host: self.host(),
            periods: self.periods(),
            answered: Figures::of(read).complete().0,
            uses: self.uses(role, today),
            queries: 0,
            targets: Vec::new(),
            notes: notes.chain(findings).collect(),
            returned: self.reading.handed_out.is_some(),
        }
    }

    /// The host that it names or suggests.
    pub(super) fn host(&self) -> String {
        let read = &self.reading.report;
        match &self.reading.suggested.host {
            Some(host) if read.host.is_empty() => host.clone(),
            _ => read.host.clone(),
        }
    }

    fn given(&self) -> impl Iterator<Item = &forms::DataPoint> {
        let read = &self.reading.report;
        read.form.points.iter().filter(|point| read.answer(point.address.as_str()).is_some())
    }

    /// Nothing is answered outside Prior, where last year's figures may stand.
    pub(super) fn is_blank(&self) -> bool {
        let asked = |point: &forms::DataPoint| {
            matches!(point.role, Role::Answer | Role::Name | Role::Optional)
                && point.period != Some(Period::Prior)
        };
        !self.given().any(asked)
    }

    /// The months that the file's figures follow, in words.
    fn periods(&self) -> String {
        let read = &self.reading.report;
        let spans = read.form.lobs.iter().filter_map(|lob| hpug_model::crosswalk::months(read, *lob));
        let spans: std::collections::BTreeSet<String> = match read.period(Period::Current) {
            Some(span) => [format::span(span)].into(),
            None => spans.map(format::span).collect(),
        };
        spans.into_iter().collect::<Vec<_>>().join(", ")
    }

    /// The reporting year of the draft that it becomes; the edition's where the file states no periods.
    pub(super) fn reporting_year(&self) -> u16 {
        self.year().unwrap_or(self.reading.report.form.edition)
    }

    /// The reporting year whose recommended Current begins in the year of the file's own.
    fn year(&self) -> Option<u16> {
        let read = &self.reading.report;
        match read.period(Period::Current) {
            Some((start, _)) => u16::try_from(start.year() + 2).ok(),
            None => read.year,
        }
    }

    /// A file without a figure in Current is blank, though last year's may stand in Prior. For a filled one the
    /// role and its age tell the default: a host receives; a plan goes on with this year's or a later one's file,
    /// and starts this year's from an earlier one.
    fn uses(&self, role: store::Role, today: NaiveDate) -> Vec<WorkbookUse> {
        use WorkbookUse::{GoOn, NewDraft, Received, StartNextYear};
        if self.reading.handed_out.is_some() {
            return Vec::new();
        }
        if self.is_blank() {
            return vec![NewDraft];
        }
        let earlier = self.year().is_some_and(|year| i32::from(year) < today.year());
        // Without periods nothing of last year's stands in this year's.
        let mut uses = match (self.reading.report.form.point("period/prior/start"), earlier) {
            (None, _) => vec![GoOn],
            (Some(_), true) => vec![StartNextYear, GoOn],
            (Some(_), false) => vec![GoOn, StartNextYear],
        };
        match role {
            store::Role::Plan => {}
            store::Role::Host => uses.insert(0, Received),
            store::Role::Both => uses.push(Received),
        }
        uses
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_refused_and_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let [device, pipe, file] =
            ["zero.xlsx", "pipe.xlsx", "file.xlsx"].map(|name| folder.path().join(name));
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::fs::write(&file, "PK").unwrap();
        for path in [&device, &pipe] {
            let error = bytes_of(path, "a.xlsx").unwrap_err();
            assert!(error.to_string().contains("a device or a pipe"), "{error}");
        }
        assert_eq!(bytes_of(&file, "file.xlsx").unwrap(), b"PK");
        let huge = std::fs::File::create(&file).unwrap();
        huge.set_len(MAX_FILE + 1).unwrap();
        let error = bytes_of(&file, "file.xlsx").unwrap_err();
        assert!(matches!(&error, SessionError::Workbook { .. }), "{error:?}");
    }
}
