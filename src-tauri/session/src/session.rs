//! The session: at most one open store, the report in hand, workbooks looked at and not yet used.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use hpug_store::{Done, Edit, Store, StoreError, Tx};

use crate::actions::looking::Looked;
use crate::actions::signing::void_touched;
use crate::error::{Result, SessionError};
use crate::loaded::Loaded;
use crate::settings::{SettingsFile, WindowPlace, Zoom};
use crate::surroundings::Surroundings;
use crate::wire::reports::{Changed, ReportState};
use crate::wire::store::{LastPlace, ZoomStep};

/// What a session is made of.
pub struct Place {
    /// The program's own settings file.
    pub settings: PathBuf,
    /// Folder suggested for new stores; made when a store is created in it.
    pub stores: PathBuf,
    /// The program's version.
    pub version: String,
    /// The store that the program was started with, until one is opened.
    pub asked: Option<PathBuf>,
}

/// One open store and every action on it. Everything that the window or the command line does with a store is a
/// call of this type.
pub struct Session {
    pub(crate) place: Place,
    pub(crate) surroundings: Box<dyn Surroundings>,
    pub(crate) settings: SettingsFile,
    pub(crate) open: Option<OpenStore>,
    /// Counts openings and locks, so that what was begun under one is not finished under another.
    pub(crate) opening: u64,
    /// Workbooks looked at and not yet used, the last looked at last.
    pub(crate) looked: Vec<Arc<Looked>>,
}

/// The open store.
pub(crate) struct OpenStore {
    pub store: Store,
    /// What to know about where it lies and how it was left, in sentences.
    pub warnings: Vec<String>,
    /// The report in hand.
    pub loaded: Option<Loaded>,
    /// Counts of reports for the library, by id: what they were worked out for, and the row.
    pub counts: BTreeMap<i64, crate::actions::library::Counted>,
    /// The comparison worked out last.
    pub compared: Option<crate::actions::compare::Compared>,
    /// The packet looked at last, laid out.
    pub laid_packet: Option<crate::actions::LaidPacket>,
    /// An edit that could not be saved and must be sent again, or given up, before any other.
    pub unsaved: Option<String>,
    /// Where on the home screen or in a report the person is.
    pub standing: Option<LastPlace>,
    /// Where all that was saved was copied to because the file was no longer at its place, and the number of the newest change
    /// in it.
    pub copy: Option<(PathBuf, i64)>,
}

/// How an action is entered into the history.
pub(crate) struct Deed<'a> {
    /// The caller's edit id.
    pub id: &'a str,
    /// In a word or two.
    pub kind: &'a str,
    /// Whether it can be taken back.
    pub undoable: bool,
    /// Whether the caller drew the id and keeps what it holds until it is saved.
    pub kept: bool,
}

impl<'a> Deed<'a> {
    /// An edit of a report that can be taken back.
    pub fn edit(id: &'a str, kind: &'a str) -> Self {
        Deed { id, kind, undoable: true, kept: true }
    }

    /// An action whose id was drawn here and that leaves history without undo.
    pub fn note(id: &'a str, kind: &'a str) -> Self {
        Deed { id, kind, undoable: false, kept: false }
    }
}

impl Deed<'_> {
    /// The same without undo: what concerns no report.
    pub fn noted(self) -> Self {
        Deed { undoable: false, ..self }
    }
}

impl Session {
    /// A session without an open store.
    pub fn new(place: Place, surroundings: Box<dyn Surroundings>) -> Self {
        let settings = SettingsFile::read(place.settings.clone());
        Session { place, surroundings, settings, open: None, opening: 0, looked: Vec::new() }
    }

    /// Where the window stood when it was closed last.
    pub fn window_place(&self) -> Option<WindowPlace> {
        self.settings.window()
    }

    /// Notes where the window stands, for the next start.
    ///
    /// # Errors
    /// Of writing the settings file.
    pub fn note_window_place(&mut self, place: WindowPlace) -> Result<()> {
        self.settings.note_window(place)
    }

    /// How large the window shows everything.
    pub fn zoom(&self) -> Zoom {
        self.settings.zoom()
    }

    /// Takes a step of it, for this and every later window.
    ///
    /// # Errors
    /// Of writing the settings file.
    pub fn zoom_by(&mut self, step: ZoomStep) -> Result<()> {
        self.settings.note_zoom(self.settings.zoom().after(step))
    }

    /// Today, where the person is.
    pub(crate) fn today(&self) -> NaiveDate {
        self.surroundings.now().date_naive()
    }

    /// Now, as kept in the store.
    pub(crate) fn time(&self) -> String {
        self.surroundings.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }

    /// The open store.
    pub(crate) fn open(&self) -> Result<&OpenStore> {
        let open = self.open.as_ref().ok_or(SessionError::Locked)?;
        if open.store.is_readable() {
            Ok(open)
        } else {
            Err(SessionError::Unread(open.store.path().to_owned()))
        }
    }

    /// The open store, to change; looked at anew where there is nothing to read of it.
    pub(crate) fn open_mut(&mut self) -> Result<&mut OpenStore> {
        let open = self.open.as_mut().ok_or(SessionError::Locked)?;
        if !open.store.is_readable() {
            open.store.resume()?;
        }
        Ok(open)
    }

    /// Looks at the open store's file anew where an earlier look failed, which leaves nothing to read: to be called before each
    /// action, so that a drive that was mended needs nothing but another try.
    pub fn look_anew(&mut self) {
        // Where this fails again, the action that follows says so.
        let _ = self.open_mut();
    }

    /// That the store was neither locked nor another one opened since.
    pub(crate) fn still_open(&self, opening: u64) -> Result<()> {
        if self.opening == opening { self.open().map(drop) } else { Err(SessionError::Locked) }
    }

    /// The report of an id, read from the store unless it is in hand.
    pub(crate) fn loaded(&mut self, id: u32) -> Result<&mut Loaded> {
        let today = self.today();
        let open = self.open_mut()?;
        let in_hand = open.loaded.take().filter(|l| l.facts.id == id && l.facts.today == today);
        let loaded = match in_hand {
            Some(loaded) => loaded,
            None => Loaded::in_hand(&open.store, i64::from(id), today)?,
        };
        Ok(open.loaded.insert(loaded))
    }

    /// One action on the store: one transaction, one history row. `report` is `None` for what concerns no report
    /// or makes one.
    pub(crate) fn act<T>(
        &mut self,
        report: Option<u32>,
        deed: &Deed<'_>,
        change: impl FnOnce(&mut Tx<'_>) -> hpug_store::Result<T>,
    ) -> Result<Done<T>> {
        let edit = self.entry(report, deed)?;
        let open = self.open_mut()?;
        open.allow(deed.id)?;
        let done = open.store.transact(&edit, change);
        let settled = open.settle(deed, done);
        self.telling_of_copy(settled)
    }

    /// The history entry of an action by the person whose store it is.
    pub(crate) fn entry(&self, report: Option<u32>, deed: &Deed<'_>) -> Result<Edit> {
        Ok(Edit {
            id: deed.id.to_owned(),
            time: self.time(),
            person: self.person()?,
            kind: deed.kind.to_owned(),
            report: report.map(i64::from),
            undoable: deed.undoable,
        })
    }

    /// The person's name.
    pub(crate) fn person(&self) -> Result<String> {
        Ok(self.open()?.store.meta("person")?.unwrap_or_default())
    }

    /// An action on a report that the person may change, and what it changed.
    pub(crate) fn change(
        &mut self,
        report: u32,
        deed: &Deed<'_>,
        change: impl FnOnce(&mut Tx<'_>) -> hpug_store::Result<()>,
    ) -> Result<Changed> {
        let form = self.own(report)?.report.form.clone();
        let (person, time) = (self.person()?, self.time());
        let done = self.act(Some(report), deed, |tx| {
            change(tx)?;
            void_touched(tx, i64::from(report), &form, (&person, &time))
        })?;
        self.changed(report, done.steps())
    }

    /// The report, if it is the person's own.
    pub(crate) fn own(&mut self, report: u32) -> Result<&mut Loaded> {
        let loaded = self.loaded(report)?;
        if loaded.facts.state == ReportState::Received {
            return Err(SessionError::ReadOnly);
        }
        Ok(loaded)
    }

    /// What steps changed in a report in hand.
    pub(crate) fn changed(&mut self, report: u32, steps: &[hpug_store::Step]) -> Result<Changed> {
        let (today, time) = (self.today(), self.time());
        self.loaded(report)?;
        let open = self.open_mut()?;
        let loaded = open.loaded.as_mut().ok_or_else(|| SessionError::no("report", report))?;
        loaded.after(&open.store, steps, today, time)
    }
}

impl OpenStore {
    /// Lets an action in: any while all is saved; while an edit waits to be saved only that one. After a failed
    /// write the file is looked at anew first.
    pub fn allow(&mut self, edit_id: &str) -> Result<()> {
        if self.unsaved.as_ref().is_some_and(|unsaved| unsaved != edit_id) {
            return Err(SessionError::Unsaved);
        }
        if self.store.is_stopped() { Ok(self.store.resume()?) } else { Ok(()) }
    }

    /// Remembers an edit that failed while writing, and forgets it once it is saved.
    pub fn settle<T>(&mut self, deed: &Deed<'_>, done: std::result::Result<T, StoreError>) -> Result<T> {
        self.unsaved = (self.store.is_stopped() && deed.kept).then(|| deed.id.to_owned());
        Ok(done?)
    }
}
