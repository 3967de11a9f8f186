//! What the store does to files.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use hpug_store::backups::{folder_of, list};
use hpug_store::key::{KNOWN_DERIVATIONS, SALT_BYTES};
use hpug_store::{Opened, RecoveryWords, Store, StoreError, Unlock, Warning, check_backup};

use super::made::{self, add_report, answer, edit, note, type_in};
use super::prove::{Deed, Done};

pub const FRESH: &str = "acht Zwerge, Grüße";
pub const NAME: &str = "store.hpug";

/// A store with a report and some answers, made once.
pub struct Base {
    pub bytes: Vec<u8>,
    pub words: String,
    pub report: i64,
}

pub static BASE: LazyLock<Base> = LazyLock::new(|| {
    let (made, mut store) = made::Made::open_now();
    let report = add_report(&mut store);
    for n in 0..30 {
        type_in(&mut store, &format!("first-{n}"), report, &format!("T.{n}/text"), &"z".repeat(900));
    }
    store.close().unwrap();
    Base { bytes: std::fs::read(&made.path).unwrap(), words: made.words, report }
});

/// The words for a passphrase of a store with these bytes.
pub fn words_of(bytes: &[u8], passphrase: &str) -> String {
    let salt = bytes[..SALT_BYTES].try_into().unwrap();
    let key = KNOWN_DERIVATIONS[0].key(passphrase, &salt).unwrap();
    joined(&RecoveryWords::of(&key).unwrap())
}

fn joined(words: &RecoveryWords) -> String {
    words.words().collect::<Vec<_>>().join(" ")
}

pub fn open(path: &Path, words: &str) -> Opened {
    Store::open(path, Unlock::Words(words), None).unwrap_or_else(|error| panic!("{error}"))
}

/// One more edit; its number is its value.
pub fn type_number(store: &mut Store, n: u32) -> hpug_store::Result<()> {
    let report = BASE.report;
    let value = answer(&format!("D.{}/commercial/current/percent", n % 3), &n.to_string());
    store.transact(&edit(&format!("e{n}"), report), |tx| {
        tx.put_answer(report, &value)?;
        tx.put_remark(report, &format!("D.{}", n % 3), &format!("{n} {}", "r".repeat(3000)))
    })?;
    Ok(())
}

/// Every edit that was told as saved is there once, at most one more, none by half; returns how many there are.
pub fn edits_are_there(store: &Store, said: u32) -> u32 {
    let ids: Vec<u32> = store
        .history(BASE.report)
        .unwrap()
        .iter()
        .filter_map(|row| row.edit_id.strip_prefix('e')?.parse().ok())
        .collect();
    let newest = ids.first().copied().unwrap_or(0);
    assert!(newest == said || newest == said + 1, "{said} edits were said to be saved, {newest} are there");
    assert_eq!(ids, (1..=newest).rev().collect::<Vec<_>>(), "every edit once");
    for n in (1..=newest).rev().take(3) {
        let value =
            store.answer(BASE.report, &format!("D.{}/commercial/current/percent", n % 3)).unwrap().unwrap();
        assert_eq!(value.value, format!("\"{n}\""));
        let remark = store.remark(BASE.report, &format!("D.{}", n % 3)).unwrap().unwrap();
        assert!(remark.text.starts_with(&format!("{n} r")), "answer and remark are of one edit");
    }
    assert_eq!(store.answers(BASE.report).unwrap().len(), 30 + newest.min(3) as usize);
    store.verify().unwrap();
    newest
}

fn without_folder(warnings: Vec<Warning>) -> Vec<Warning> {
    warnings.into_iter().filter(|warning| !matches!(warning, Warning::Folder(_))).collect()
}

/// The store opens without a warning, holds what was said, takes another edit, and is one file when closed.
pub fn goes_on(path: &Path, words: &str, said: u32) {
    let Opened { mut store, warnings } = open(path, words);
    assert_eq!(without_folder(warnings), []);
    let newest = edits_are_there(&store, said);
    type_number(&mut store, newest + 1).unwrap();
    store.close().unwrap();
    for ending in ["-wal", "-journal"] {
        assert!(!made::beside(path, ending).exists(), "a store that was closed has no {ending}");
    }
    assert_eq!(edits_are_there(&open(path, words).store, newest + 1), newest + 1);
}

pub fn put_base(path: &Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, &BASE.bytes).unwrap();
}

/// A store is made.
#[derive(Default)]
pub struct Create(Mutex<Vec<String>>);

impl Deed for Create {
    fn name(&self) -> String {
        "create a store".to_owned()
    }

    fn prepare(&self, _: &Path) {}

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let (opened, words) = Store::create(&made::create(&folder.join(NAME)))?;
        self.0.lock().unwrap().push(joined(&words));
        said.store(1, Ordering::SeqCst);
        opened.store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        if said == 0 && !path.exists() {
            let (opened, _) = Store::create(&made::create(&path)).unwrap();
            return opened.store.verify().unwrap();
        }
        let known = self.0.lock().unwrap();
        let opens = known.iter().any(|words| Store::open(&path, Unlock::Words(words), None).is_ok());
        let opened = Store::open(&path, Unlock::Passphrase(made::PASSPHRASE), None);
        assert!(opens || opened.is_ok(), "{:?}", opened.map(drop));
    }
}

/// Edits, with a rest between them.
pub struct Edits {
    /// Folder below the deed's.
    pub below: &'static str,
}

impl Edits {
    fn path(&self, folder: &Path) -> PathBuf {
        folder.join(self.below).join(NAME)
    }
}

impl Deed for Edits {
    fn name(&self) -> String {
        format!("edits in '{}'", self.below)
    }

    fn prepare(&self, folder: &Path) {
        put_base(&self.path(folder));
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut store = Store::open(&self.path(folder), Unlock::Words(&BASE.words), None)?.store;
        for n in 1..=5 {
            type_number(&mut store, n)?;
            said.store(n, Ordering::SeqCst);
            if n == 3 {
                store.rest()?;
            }
        }
        store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        goes_on(&self.path(folder), &BASE.words, said);
    }
}

/// A backup amid edits, with those that its rotation gives up.
pub struct BackUp;

impl BackUp {
    const OLD: [&str; 4] =
        ["2026-11-25 08.00.00", "2026-11-25 09.00.00", "2026-11-25 10.00.00", "2026-11-24 10.00.00"];
}

impl Deed for BackUp {
    fn name(&self) -> String {
        "back up".to_owned()
    }

    fn prepare(&self, folder: &Path) {
        let path = folder.join(NAME);
        put_base(&path);
        std::fs::create_dir(folder_of(&path)).unwrap();
        for stamp in Self::OLD {
            std::fs::write(folder_of(&path).join(format!("store {stamp}.hpug")), &BASE.bytes).unwrap();
        }
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut store = Store::open(&folder.join(NAME), Unlock::Words(&BASE.words), None)?.store;
        type_number(&mut store, 1)?;
        said.store(1, Ordering::SeqCst);
        store.back_up("2026-11-25 14.32.05")?;
        type_number(&mut store, 2)?;
        said.store(2, Ordering::SeqCst);
        store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        let there = list(&path).unwrap();
        assert!(there.len() >= 4, "{there:?}");
        for backup in &there {
            check_backup(&backup.path, Unlock::Words(&BASE.words)).unwrap();
        }
        assert!(said < 2 || there[0].stamp == "2026-11-25 14.32.05", "the backup that was made is there");
        goes_on(&path, &BASE.words, said);
        open(&path, &BASE.words).store.back_up("2026-11-25 15.00.00").unwrap();
        assert_eq!(list(&path).unwrap().len(), 4, "three of the day and one of the day before");
        let names = std::fs::read_dir(folder_of(&path)).unwrap().count();
        assert_eq!(names, 4, "no part of a copy is left beside them");
    }
}

/// The first backup, for which the folder is made.
pub struct FirstBackUp;

impl Deed for FirstBackUp {
    fn name(&self) -> String {
        "back up for the first time".to_owned()
    }

    fn prepare(&self, folder: &Path) {
        put_base(&folder.join(NAME));
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut store = Store::open(&folder.join(NAME), Unlock::Words(&BASE.words), None)?.store;
        store.back_up("2026-11-25 14.32.05")?;
        said.store(1, Ordering::SeqCst);
        store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        let there = list(&path).unwrap();
        assert!(there.len() >= said as usize, "the backup that was made is there");
        for backup in &there {
            check_backup(&backup.path, Unlock::Words(&BASE.words)).unwrap();
        }
        goes_on(&path, &BASE.words, 0);
    }
}

/// A new passphrase.
pub struct ChangePassphrase;

impl ChangePassphrase {
    fn fresh_words() -> &'static str {
        static WORDS: LazyLock<String> = LazyLock::new(|| words_of(&BASE.bytes, FRESH));
        &WORDS
    }
}

impl Deed for ChangePassphrase {
    fn name(&self) -> String {
        "change the passphrase".to_owned()
    }

    fn prepare(&self, folder: &Path) {
        put_base(&folder.join(NAME));
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut store = Store::open(&folder.join(NAME), Unlock::Words(&BASE.words), None)?.store;
        store.change_passphrase(&note("rekey"), FRESH)?;
        said.store(1, Ordering::SeqCst);
        store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        let by_old = Store::open(&path, Unlock::Words(&BASE.words), None);
        let (opens, not) = match by_old {
            Ok(opened) => {
                assert_eq!(said, 0, "the old passphrase opens although the new one was said to");
                assert_eq!(opened.warnings, []);
                (BASE.words.as_str(), Self::fresh_words())
            }
            Err(StoreError::WrongPassphrase { .. }) => (Self::fresh_words(), BASE.words.as_str()),
            Err(error) => panic!("{error}"),
        };
        goes_on(&path, opens, 0);
        let other = Store::open(&path, Unlock::Words(not), None);
        assert!(matches!(other, Err(StoreError::WrongPassphrase { .. })), "only one opens");
    }
}

/// A store of a past layout is opened.
pub struct Upgrade {
    file: PathBuf,
    words: String,
}

impl Upgrade {
    /// One for each past layout that a file is kept of.
    pub fn each() -> Vec<Upgrade> {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/stores");
        let files = std::fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path());
        let words = |file: &PathBuf| words_of(&std::fs::read(file).unwrap(), "blue kettle hums softly");
        files.map(|file| Upgrade { words: words(&file), file }).collect()
    }
}

impl Deed for Upgrade {
    fn name(&self) -> String {
        format!("upgrade {}", self.file.display())
    }

    fn prepare(&self, folder: &Path) {
        std::fs::copy(&self.file, folder.join(NAME)).unwrap();
    }

    fn act(&self, folder: &Path, said: &AtomicU32) -> Done {
        let mut store = Store::open(&folder.join(NAME), Unlock::Words(&self.words), None)?.store;
        said.store(1, Ordering::SeqCst);
        store.transact(&edit("e1", 1), |tx| tx.put_remark(1, "A", "new"))?;
        said.store(2, Ordering::SeqCst);
        store.close()?;
        Ok(())
    }

    fn check(&self, folder: &Path, said: u32) {
        let path = folder.join(NAME);
        let Opened { mut store, warnings } = open(&path, &self.words);
        // A journal that was begun on the way to the log can't be told from a foreign one: it is set aside, and nothing is lost.
        assert!(warnings.iter().all(|told| matches!(told, Warning::LogSetAside { .. })), "{warnings:?}");
        store.verify().unwrap();
        assert_eq!(store.answer(1, "A.2a/current/count").unwrap().unwrap().value, "\"12\"");
        assert_eq!(store.exports(1).unwrap().len(), 1);
        assert_eq!(store.meetings(false).unwrap(), [], "its layout is today's");
        assert!(said < 2 || store.remark(1, "A").unwrap().is_some(), "the edit that was saved is there");
        store.transact(&edit("e2", 1), |tx| tx.put_remark(1, "B", "new")).unwrap();
        store.close().unwrap();
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1 + warnings.len(), "one file is left");
    }
}
