//! What lies beside a store, and what is typed and read before one is open.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_excel::{ReadError, Reading};
use hpug_session::{Place, Reader, Session, Surroundings};
use hpug_store::{RecoveryWords, Store, StoreError, Unlock};

/// A store that was closed, with what opens it fast, and its newest change.
struct Kept {
    bytes: Vec<u8>,
    words: String,
    newest: i64,
}

/// Its salt and key are always the same, so that pages of an input may be its own.
static KEPT: LazyLock<Kept> = LazyLock::new(|| match kept() {
    Ok(kept) => kept,
    Err(error) => panic!("the sample can't be opened: {error}"),
});

fn kept() -> Result<Kept, StoreError> {
    let folder = folder();
    let path = folder.path().join("a.hpug");
    put(&path, include_bytes!("../../tests/data/stores/layout-5.hpug"));
    let store = Store::open(&path, Unlock::Passphrase("blue kettle hums softly"), None)?.store;
    let words = store.recovery_words()?.words().collect::<Vec<_>>().join(" ");
    let newest = store.close()?.seq;
    Ok(Kept { bytes: fs::read(&path).unwrap_or_default(), words, newest })
}

/// A rollback journal beside a store.
pub fn journal(bytes: &[u8]) {
    open_beside("-journal", bytes);
}

/// A write-ahead log beside a store.
pub fn log(bytes: &[u8]) {
    open_beside("-wal", bytes);
}

/// Whatever lies beside it: the store opens whole with its changes, or it is told why not.
fn open_beside(ending: &str, bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("a.hpug");
    put(&path, &KEPT.bytes);
    put(&folder.path().join(format!("a.hpug{ending}")), bytes);
    match Store::open(&path, Unlock::Words(&KEPT.words), None) {
        Ok(opened) => {
            let head = opened.store.head().map(|head| head.seq);
            assert!(head.as_ref().is_ok_and(|seq| *seq >= KEPT.newest), "{head:?}, {} before", KEPT.newest);
            let whole = opened.store.verify();
            assert!(whole.is_ok(), "{whole:?}");
        }
        Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
    }
}

/// The words of a recovery sheet as typed.
pub fn recovery_words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(key) = RecoveryWords::read(&text) {
        let Ok(words) = RecoveryWords::of(&key) else { panic!("a key has no words") };
        let again = RecoveryWords::read(&words.words().collect::<Vec<_>>().join(" "));
        assert!(again.is_ok_and(|again| again == key), "words lead back to their key");
    }
}

/// The program's settings.
pub fn settings(bytes: &[u8]) {
    let folder = folder();
    let settings = folder.path().join("settings.json");
    put(&settings, bytes);
    let place = Place { settings, stores: folder.path().to_owned(), version: String::new(), asked: None };
    let mut session = Session::new(place, Box::new(Nothing));
    let started = session.startup().map(drop).map_err(|error| error.to_string());
    assert_eq!(started, Ok(()), "settings keep nobody from the program");
    if let Some(place) = session.window_place() {
        let moved = hpug_session::WindowPlace { maximized: !place.maximized, ..place };
        assert!(session.note_window_place(moved).is_ok(), "settings can be written anew");
    }
}

/// Around a session that opens nothing.
struct Nothing;

impl Surroundings for Nothing {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::UNIX_EPOCH.into()
    }

    fn draw_id(&self) -> String {
        "a".to_owned()
    }

    fn reader(&self) -> Arc<dyn Reader> {
        Arc::new(Nothing)
    }
}

impl Reader for Nothing {
    fn read(&self, _: &[u8], _: &str, _: &Stop) -> Result<Reading, ReadError> {
        Err(ReadError::Stopped)
    }

    fn read_protected(&self, _: &[u8], _: &str, _: &str, _: &Stop) -> Result<Reading, ReadError> {
        Err(ReadError::Stopped)
    }

    fn aside(&self, _: &[u8], _: &Stop) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::Stopped)
    }
}

fn folder() -> tempfile::TempDir {
    match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => panic!("no folder to try in: {error}"),
    }
}

fn put(path: &Path, bytes: &[u8]) {
    if let Err(error) = fs::write(path, bytes) {
        panic!("{}: {error}", path.display());
    }
}
