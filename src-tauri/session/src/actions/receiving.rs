//! Files that plans sent, read one per core and kept one by one; what can't be read stays in the list with its reason.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use hpug_excel::ReadError;
use hpug_excel::child::Stop;
use hpug_store::tables::{ReportState, Unread};
use sha2::{Digest, Sha256};

use super::looking::{Looked, WasRead, bytes_of};
use crate::error::{Result, SessionError};
use crate::files::{Listed, workbooks_in};
use crate::session::{Deed, Session};
use crate::surroundings::Reader;
use crate::wire::received::ReceivedFiles;
use crate::wire::store::Secret;
use crate::wire::workbooks::{UseWorkbook, WorkbookUse};

/// Files and folders that are to be received.
pub struct ToReceive {
    opening: u64,
    paths: Vec<PathBuf>,
    password: Option<Secret>,
    /// SHA-256 of the files received before.
    known: BTreeSet<String>,
    reader: Arc<dyn Reader>,
}

/// A file on its way into the store.
pub struct Arrived {
    opening: u64,
    path: PathBuf,
    came: Came,
}

enum Came {
    Read(Box<WasRead>),
    /// The very file was received before, or stands twice among those dropped.
    Same,
    Refused(SessionError),
}

/// What became of an arrived file.
pub enum TakenIn {
    /// It is a received report now.
    Received(u32),
    /// It was there already.
    Same(String),
    /// It is in the list of those that could not be read.
    Unread,
    /// It is more than a report: questions, answers to the host's own, a colleague's part. Nothing was kept; the person
    /// looks at it by itself.
    Asks(String),
}

impl ToReceive {
    /// Finds the workbooks, reads them as many at a time as there are cores, and hands each over as it comes: to `take`,
    /// which keeps it, and to `tell`, with how many are done, of how many, and its name. What was kept stays when it is
    /// stopped, or when `take` fails.
    ///
    /// # Errors
    /// Those of `take`.
    pub fn receive(
        self,
        stop: &Stop,
        take: &dyn Fn(Arrived) -> Result<TakenIn>,
        tell: &dyn Fn(usize, usize, &str),
    ) -> Result<ReceivedFiles> {
        let Listed { files, left_alone, left_names } = workbooks_in(&self.paths, stop);
        let mut told = ReceivedFiles { left_alone, left_names, ..ReceivedFiles::default() };
        tell(0, files.len(), "");
        let mut done = 0;
        self.each(&files, stop, &mut |arrived| {
            let name = name_of(&arrived.path);
            match take(arrived)? {
                TakenIn::Received(id) => told.received.push(id),
                TakenIn::Same(name) => told.same.push(name),
                TakenIn::Unread => told.unread += 1,
                TakenIn::Asks(path) => told.asks.push(path),
            }
            done += 1;
            tell(done, files.len(), &name);
            Ok(())
        })?;
        told.stopped = stop.is_asked();
        Ok(told)
    }

    fn each(
        &self,
        files: &[PathBuf],
        stop: &Stop,
        take: &mut dyn FnMut(Arrived) -> Result<()>,
    ) -> Result<()> {
        let next = AtomicUsize::new(0);
        let claimed = Mutex::new(self.known.clone());
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let work = |send: SyncSender<Arrived>| {
            while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                let Some(came) = self.one(path, &claimed, stop).filter(|_| !stop.is_asked()) else { return };
                // Nobody takes what comes any more: the batch has failed.
                if send.send(Arrived { opening: self.opening, path: path.clone(), came }).is_err() {
                    return;
                }
            }
        };
        thread::scope(|scope| {
            let (send, arrived) = sync_channel(cores);
            for _ in 0..cores.min(files.len()) {
                let send = send.clone();
                scope.spawn(|| work(send));
            }
            drop(send);
            arrived.into_iter().try_for_each(take)
        })
    }

    /// Reads a file unless the very same was read before; `None` when it was stopped.
    fn one(&self, path: &Path, claimed: &Mutex<BTreeSet<String>>, stop: &Stop) -> Option<Came> {
        if stop.is_asked() {
            return None;
        }
        let name = name_of(path);
        let bytes = match bytes_of(path, &name) {
            Ok(bytes) => bytes,
            Err(error) => return Some(Came::Refused(error)),
        };
        if !claimed.lock().unwrap_or_else(PoisonError::into_inner).insert(sha256(&bytes)) {
            return Some(Came::Same);
        }
        let reading = match &self.password {
            Some(password) => self.reader.read_protected(&bytes, &name, password.text(), stop),
            None => self.reader.read(&bytes, &name, stop),
        };
        match reading {
            Ok(reading) => {
                Some(Came::Read(Box::new(WasRead { opening: self.opening, name, bytes, reading })))
            }
            Err(ReadError::Stopped) => None,
            Err(error) => Some(Came::Refused(SessionError::of_reading(&name, error))),
        }
    }
}

impl Session {
    /// Begins to receive files and folders. The password, where one is given, opens those that need one.
    ///
    /// # Errors
    /// [`SessionError::Locked`], and those of reading the store.
    pub fn files_to_receive(&self, paths: &[String], password: Option<Secret>) -> Result<ToReceive> {
        let reports = self.open()?.store.reports()?;
        let received = reports.into_iter().filter(|report| report.state == ReportState::Received);
        Ok(ToReceive {
            opening: self.opening,
            paths: paths.iter().map(PathBuf::from).collect(),
            password,
            known: received.filter_map(|report| report.bound_file).collect(),
            reader: self.surroundings.reader(),
        })
    }

    /// Keeps an arrived file: as a received report, or in the list of those that could not be read.
    ///
    /// # Errors
    /// [`SessionError::Locked`] when the store was locked since, and those of writing.
    pub fn take_in(&mut self, arrived: Arrived) -> Result<TakenIn> {
        let Arrived { opening, path, came } = arrived;
        self.still_open(opening)?;
        match came {
            Came::Same => Ok(TakenIn::Same(name_of(&path))),
            Came::Refused(error) => self.put_unread(&path, kind_of(&error), reason(&error)),
            Came::Read(read) => {
                let WasRead { name, bytes, reading, .. } = *read;
                let looked = Looked { token: String::new(), name, bytes, reading };
                if self.asks(&looked)? {
                    let path = path.to_string_lossy().into_owned();
                    self.forget_unread(&path)?;
                    return Ok(TakenIn::Asks(path));
                }
                if looked.is_blank() {
                    return self.put_unread(&path, BLANK, BLANK_REASON.to_owned());
                }
                let (plan, _) = self.plan_of_received(&looked)?;
                let wanted =
                    UseWorkbook { r#use: WorkbookUse::Received, plan, host: looked.host(), copy_from: None };
                let id = self.add_from(&looked, &wanted)?;
                self.forget_unread(&path.to_string_lossy())?;
                Ok(TakenIn::Received(id))
            }
        }
    }

    /// Whether a file is more than a report, so that somebody must say what it is for.
    fn asks(&self, looked: &Looked) -> Result<bool> {
        let reading = &looked.reading;
        if reading.handed_out.is_some() || reading.is_queries_alone() {
            return Ok(true);
        }
        if reading.report.queries.is_empty() {
            return Ok(false);
        }
        let role = self.settings()?.role;
        let mut look = looked.look(role, self.today(), reading.report.plan.clone());
        super::queries::suits(&self.open()?.store, looked, role, &mut look)?;
        Ok(look.uses.first() == Some(&WorkbookUse::NextVersion))
    }

    fn put_unread(&mut self, path: &Path, kind: &str, message: String) -> Result<TakenIn> {
        let (path, kind) = (path.to_string_lossy().into_owned(), kind.to_owned());
        let file = Unread { path, kind, message, time: self.time() };
        let id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&id, "could not be read"), |tx| tx.put_unread(&file))?;
        Ok(TakenIn::Unread)
    }

    /// Takes a file out of the list of those that could not be read; the file itself stays where it is.
    ///
    /// # Errors
    /// Of writing.
    pub fn forget_unread(&mut self, path: &str) -> Result<()> {
        if !self.open()?.store.unread()?.iter().any(|file| file.path == path) {
            return Ok(());
        }
        let id = self.surroundings.draw_id();
        self.act(None, &Deed::note(&id, "removed from the list"), |tx| tx.remove_unread(path)).map(drop)
    }
}

/// The kind of a blank workbook among those that could not be read.
const BLANK: &str = "blank";
const BLANK_REASON: &str = "The workbook is blank: nothing is answered in it. Ask the plan for the filled one, or open it to start a draft.";

/// Why a file could not be read, in a word.
fn kind_of(error: &SessionError) -> &'static str {
    match error {
        // No password opens it here.
        SessionError::Workbook { error: ReadError::UnknownProtection { .. }, .. } => "protected_otherwise",
        SessionError::Workbook { error, .. } => error.kind(),
        _ => "io",
    }
}

/// Why a file could not be read, without its name.
fn reason(error: &SessionError) -> String {
    match error {
        SessionError::Workbook { error, .. } => error.to_string(),
        other => other.sentence(),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
