//! Opening a store.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode};

use super::claim::Claim;
use super::connect::{self, Access, Journal};
use super::journal::{self, Judgement};
use super::marks::{self, Marks, Verdict};
use super::proof::Pages;
use super::store::Store;
use super::{Head, PAGE, Unlock, Warning, fault, layout, look};
use crate::error::{Damage, Refused, Result, StoreError};
use crate::key::{Derivation, KNOWN_DERIVATIONS, Key, RecoveryWords, Salt};
use crate::platform::{self, FolderKind};
use crate::tables::Tables;

/// Bytes of file up to which every page is read on opening; a larger one is read on [`Store::verify`].
const READ_WHOLE: u64 = 64 * 1024 * 1024;

/// A store that did open, and what to tell the person about it.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What to tell.
    pub warnings: Vec<Warning>,
}

impl Store {
    /// Opens a store. `seen` is how far it had come when it was last seen, if the caller kept that.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NoPermission`], [`StoreError::NotAStore`],
    /// [`StoreError::OpenElsewhere`], [`StoreError::RecoveryWords`], [`StoreError::WrongPassphrase`],
    /// [`StoreError::Damaged`], [`StoreError::Newer`], [`StoreError::DiskFull`], [`StoreError::Io`]. After any of
    /// them the file is as it was.
    pub fn open(path: &Path, unlock: Unlock<'_>, seen: Option<&Head>) -> Result<Opened> {
        open_by(path, unlock, seen, KNOWN_DERIVATIONS)
    }

    /// Says what would refuse a file whatever the key: for a store that the person pointed at and has not unlocked yet.
    /// Nothing is written, and the file is not kept open.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NoPermission`], [`StoreError::NotAStore`], [`StoreError::Damaged`] where
    /// it is cut off, [`StoreError::OpenElsewhere`] where the system tells who holds it, [`StoreError::Io`].
    pub fn look_at(path: &Path) -> Result<()> {
        let path = look::resolve(path)?;
        let _claim = Claim::take(&path)?;
        if let Some(program) = platform::here().lock_holder(&path) {
            return Err(StoreError::OpenElsewhere { path, program: Some(program) });
        }
        look::salt_of(&path).map(drop)
    }
}

pub(super) fn open_by(
    path: &Path,
    unlock: Unlock<'_>,
    seen: Option<&Head>,
    known: &[Derivation],
) -> Result<Opened> {
    let path = look::resolve(path)?;
    let claim = Claim::hold(&path)?;
    let salt = look::salt_of(&path)?;
    let mut begun = Begun::at(&path);
    let mut tried = Vec::new();
    for key in keys(unlock, &salt, known) {
        let key = key?;
        let aside = match beside(&path, &key, &salt)? {
            (Judgement::Unproven, _) => {
                tried.push(key);
                continue;
            }
            (_, aside) => aside,
        };
        match Found::connect(&path, &key) {
            Ok(found) => {
                let mut opened = found.finish(&path, key, salt, claim)?;
                opened.warnings.extend(aside.map(|aside| Warning::LogSetAside { aside }));
                if !tried.is_empty() {
                    opened.warnings.push(Warning::OlderDerivation);
                }
                opened.warnings.extend(behind(&opened.store, seen)?);
                begun.0 = None;
                return Ok(opened);
            }
            Err(Fault::Unreadable(_)) => tried.push(key),
            Err(Fault::Other(error)) => return Err(error),
        }
    }
    Err(diagnose(&path, &tried, &salt)?)
}

/// Judges the rollback journal beside a file before SQLite plays it back, and sets aside one that is not the file's own.
fn beside(path: &Path, key: &Key, salt: &Salt) -> Result<(Judgement, Option<PathBuf>)> {
    let judged = || {
        let Some(journal) = journal::beside(path)? else { return Ok((Judgement::Own, None)) };
        let judgement = journal.judge(&mut Pages::open(path)?, key, salt)?;
        Ok((judgement, Some(journal.path)))
    };
    let (judgement, journal) = judged().map_err(|e| fault::of_io(path, Refused::Read, e))?;
    let foreign = journal.filter(|_| judgement == Judgement::Foreign);
    let aside = foreign.map(|journal| set_aside(&journal)).transpose()?;
    Ok((judgement, aside))
}

/// Opens the file just made, whose key is at hand.
pub(super) fn with_key(path: &Path, key: &Key) -> Result<Opened> {
    let path = look::resolve(path)?;
    let claim = Claim::hold(&path)?;
    let salt = look::salt_of(&path)?;
    let mut begun = Begun::at(&path);
    match Found::connect(&path, key) {
        Ok(found) => found.finish(&path, key.clone(), salt, claim).inspect(|_| begun.0 = None),
        Err(Fault::Other(error)) => Err(error),
        Err(Fault::Unreadable(_)) => Err(diagnose(&path, std::slice::from_ref(key), &salt)?),
    }
}

/// Connects again within a claim, for [`Store::resume`].
pub(super) fn reconnect(path: &Path, key: &Key, journal: Journal) -> Result<(Connection, bool)> {
    let found = Found::connect(path, key).map_err(|fault| match fault {
        Fault::Other(error) => error,
        Fault::Unreadable(error) => fault::of(path, error),
    })?;
    connect::set_journal(&found.conn, journal).map_err(|e| fault::of(path, e))?;
    Ok((found.conn, found.rested))
}

/// The keys to try, one by one: deriving one takes its time.
fn keys<'a>(
    unlock: Unlock<'a>,
    salt: &'a Salt,
    known: &'a [Derivation],
) -> Box<dyn Iterator<Item = Result<Key>> + 'a> {
    match unlock {
        Unlock::Passphrase(passphrase) => Box::new(known.iter().map(move |d| d.key(passphrase, salt))),
        Unlock::Words(typed) => Box::new(std::iter::once_with(move || Ok(RecoveryWords::read(typed)?))),
    }
}

/// Why a connection did not come about.
enum Fault {
    /// The pages are not this key's, or damaged.
    Unreadable(rusqlite::Error),
    /// Anything that another key would not change.
    Other(StoreError),
}

impl Fault {
    fn of(path: &Path, error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Fault::Unreadable(error),
            _ => Fault::Other(fault::of(path, error)),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Fault::Other(error)
    }
}

/// A proven connection, its log judged.
struct Found {
    conn: Connection,
    rested: bool,
    warning: Option<Warning>,
}

impl Found {
    fn connect(path: &Path, key: &Key) -> std::result::Result<Self, Fault> {
        let log = connect::log_of(path);
        let has_log = fs::metadata(&log).is_ok_and(|about| about.len() > 0);
        let through = proven(path, key, Access::Write);
        if !has_log {
            let (conn, marks) = through?;
            whole_pages(path)?;
            let warning = (!marks.rested).then_some(Warning::EditsMissing { aside: None });
            return Ok(Found { conn, rested: marks.rested, warning });
        }
        if let Err(Fault::Other(error)) = through {
            return Err(Fault::Other(error));
        }
        let alone = match proven(path, key, Access::Alone) {
            Ok((_, marks)) => Some(marks),
            Err(Fault::Unreadable(_)) => None,
            Err(other) => return Err(other),
        };
        let verdict = marks::judge(alone.as_ref(), through.as_ref().ok().map(|(_, marks)| marks));
        match (verdict, alone) {
            (Verdict::Belongs, alone) => {
                let (conn, marks) = through?;
                Ok(Found { conn, rested: alone.unwrap_or(marks).rested, warning: None })
            }
            (verdict, Some(alone)) => {
                let harmless = through.as_ref().is_ok_and(|(_, marks)| marks.head == alone.head);
                drop(through);
                let aside = set_aside(&log)?;
                let (conn, marks) = proven(path, key, Access::Write)?;
                let warning = match verdict {
                    Verdict::Wrong => Some(Warning::EditsMissing { aside: Some(aside) }),
                    _ if harmless => None,
                    _ => Some(Warning::LogSetAside { aside }),
                };
                Ok(Found { conn, rested: marks.rested, warning })
            }
            (_, None) => through.map(|(conn, marks)| Found { conn, rested: marks.rested, warning: None }),
        }
    }

    /// Makes a store of it. Everything is read before anything is written: a file that is damaged stays as it is.
    fn finish(self, path: &Path, key: Key, salt: Salt, claim: Claim) -> Result<Opened> {
        let Found { conn, rested, warning } = self;
        let folder = platform::here().folder_kind(path);
        let journal = if folder == FolderKind::Local { Journal::Wal } else { Journal::Delete };
        let tables = Tables::new(conn, path.to_owned());
        // Nothing is written back when it is dropped before it has been read.
        let identity = match folder {
            FolderKind::Local => platform::here().identity(path).unwrap_or_default(),
            // Over a network the same file may come to have another number.
            FolderKind::Synced(_) | FolderKind::Network(_) => None,
        };
        let mut store = Store { tables, key, salt, journal, rested, stopped: true, identity, claim };
        store.verify_counter()?;
        if fs::metadata(path).is_ok_and(|about| about.len() <= READ_WHOLE) {
            store.verify()?;
        }
        let conn = &store.tables.conn;
        let set = connect::set_journal(conn, journal).and_then(|()| layout::upgrade(conn));
        set.map_err(|e| fault::of(path, e))?;
        store.stopped = false;
        if journal == Journal::Delete || matches!(warning, Some(Warning::EditsMissing { .. })) {
            store.rest()?;
        }
        let folder = (folder != FolderKind::Local).then_some(Warning::Folder(folder));
        Ok(Opened { store, warnings: folder.into_iter().chain(warning).collect() })
    }
}

/// A connection whose file is a store of a known layout, and its marks.
fn proven(path: &Path, key: &Key, access: Access) -> std::result::Result<(Connection, Marks), Fault> {
    let conn = connect::keyed(path, key, None, access).map_err(|e| Fault::of(path, e))?;
    layout::identify(&conn, path)?;
    let marks = marks::read(&conn).map_err(|e| Fault::of(path, e))?;
    Ok((conn, marks))
}

/// Without a log, a file of broken pages was cut off: SQLite itself takes the last one for whole.
fn whole_pages(path: &Path) -> Result<()> {
    let found = fs::metadata(path).map_err(|e| fault::of_io(path, Refused::Read, e))?.len();
    if found.is_multiple_of(PAGE as u64) {
        return Ok(());
    }
    Err(StoreError::Damaged { path: path.to_owned(), what: Damage::CutOff { found } })
}

/// Takes away the empty log that SQLite makes as it begins to read, if the file did not open and had none.
struct Begun(Option<PathBuf>);

impl Begun {
    fn at(path: &Path) -> Self {
        let log = connect::log_of(path);
        Begun((!log.exists()).then_some(log))
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        let empty = |log: &PathBuf| fs::metadata(log).is_ok_and(|about| about.len() == 0);
        if let Some(log) = self.0.take().filter(empty) {
            // One that stays is empty, and read as none.
            drop(fs::remove_file(log));
        }
    }
}

/// Renames a log that does not belong to the file, to the first free name.
fn set_aside(log: &Path) -> Result<PathBuf> {
    let free = (1..).map(|n| {
        let mut name = log.as_os_str().to_owned();
        name.push(format!(".aside-{n}"));
        PathBuf::from(name)
    });
    for aside in free {
        if !aside.exists() {
            fs::rename(log, &aside).map_err(|e| fault::of_io(log, Refused::Folder, e))?;
            return Ok(aside);
        }
    }
    Err(StoreError::AlreadyExists { path: log.to_owned() })
}

/// Why none of the keys opened the file.
pub(super) fn diagnose(path: &Path, tried: &[Key], salt: &Salt) -> Result<StoreError> {
    let read = || {
        let mut pages = Pages::open(path)?;
        for key in tried {
            if pages.prove(key, salt)? {
                return pages.damaged(key, salt).map(Some);
            }
        }
        Ok(None)
    };
    let damaged = read().map_err(|e| fault::of_io(path, Refused::Read, e))?;
    let what = match damaged.as_deref() {
        None => return look::unopened(path),
        Some([]) => Damage::CutOff { found: fs::metadata(path).map(|about| about.len()).unwrap_or_default() },
        Some([1, ..]) => Damage::FirstPage,
        Some(pages) => Damage::Pages(pages.to_vec()),
    };
    Ok(StoreError::Damaged { path: path.to_owned(), what })
}

fn behind(store: &Store, seen: Option<&Head>) -> Result<Option<Warning>> {
    let head = store.head()?;
    Ok(seen
        .filter(|seen| seen.store_id == head.store_id && seen.seq > head.seq)
        .map(|seen| Warning::BehindLastSeen { seen: seen.seq, found: head.seq }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::create::{Create, create_by};

    /// Cheap sets, the newer first.
    const SETS: [Derivation; 2] = [
        Derivation { memory_kib: 128, passes: 1, lanes: 1 },
        Derivation { memory_kib: 64, passes: 1, lanes: 1 },
    ];

    #[test]
    fn a_store_of_older_parameters_opens_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        for (set, expected) in [(0, vec![]), (1, vec![Warning::OlderDerivation])] {
            let path = folder.path().join(format!("{set}.hpug"));
            let new = Create {
                path: &path,
                passphrase: "one",
                role: "plan",
                person: "Ann",
                store_id: "s",
                edit_id: "made",
                time: "2026-01-02T03:04:05Z",
            };
            drop(create_by(&new, &SETS[set]).unwrap());
            let opened = open_by(&path, Unlock::Passphrase("one"), None, &SETS).unwrap();
            assert_eq!(opened.warnings, expected, "set {set}");
            drop(opened);
            let wrong = open_by(&path, Unlock::Passphrase("two"), None, &SETS);
            assert!(matches!(wrong, Err(StoreError::WrongPassphrase { .. })));
        }
    }
}
