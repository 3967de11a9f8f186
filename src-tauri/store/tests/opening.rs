//! Making, opening, re-keying and resting: what a person meets at the lock screen.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use std::fs;
use std::path::Path;

use hpug_store::{Damage, Instead, Store, StoreError, Unlock, Warning, WordsError, check_backup};
use made::*;

fn refused(path: &Path, unlock: Unlock<'_>) -> StoreError {
    match Store::open(path, unlock, None) {
        Ok(_) => panic!("{} opened", path.display()),
        Err(error) => error,
    }
}

#[test]
fn passphrase_and_sheet_open_the_same_store() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let head = store.close().unwrap();
    assert_eq!(made.names(), ["store.hpug"], "closed, the store is one file");
    for unlock in [Unlock::Passphrase(PASSPHRASE), Unlock::Words(&made.words)] {
        let opened = Store::open(&made.path, unlock, Some(&head)).unwrap();
        assert_eq!(opened.warnings, []);
        assert_eq!(opened.store.answers(report).unwrap(), [answer("A.1a/current/count", "12")]);
        assert_eq!(opened.store.head().unwrap(), head);
    }
}

#[test]
fn a_passphrase_counts_by_what_it_looks_like() {
    let made = Made::new();
    let decomposed = "sieben Zwerge, Gru\u{308}\u{df}e";
    assert!(PASSPHRASE != decomposed);
    assert!(Store::open(&made.path, Unlock::Passphrase(decomposed), None).is_ok());
}

#[test]
fn wrong_passphrase_and_wrong_words_are_told_apart_from_damage() {
    let made = Made::new();
    let other = Made::new();
    assert!(matches!(
        refused(&made.path, Unlock::Passphrase("Sieben Zwerge")),
        StoreError::WrongPassphrase { .. }
    ));
    assert!(matches!(refused(&made.path, Unlock::Words(&other.words)), StoreError::WrongPassphrase { .. }));
    assert!(matches!(refused(&made.path, Unlock::Passphrase("")), StoreError::EmptyPassphrase));
    let typo = made.words.replacen(' ', "x ", 1);
    assert!(matches!(
        refused(&made.path, Unlock::Words(&typo)),
        StoreError::RecoveryWords(WordsError::Unknown { number: 1, .. })
    ));
}

#[test]
fn what_is_no_store_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Progress report, plan and periods\n".repeat(300);
    let plain = [b"SQLite format 3\0".as_slice(), &[0; 8192]].concat();
    let cases: [(&str, &[u8], Instead); 6] = [
        ("empty.hpug", b"", Instead::Empty),
        ("short.hpug", b"hello", Instead::Other),
        ("text.hpug", text.as_bytes(), Instead::Other),
        ("plain.hpug", &plain, Instead::PlainDatabase),
        ("book.xlsx", b"PK\x03\x04rest", Instead::Zip),
        ("report.pdf", b"%PDF-1.7 rest", Instead::Pdf),
    ];
    for (name, bytes, expected) in cases {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        match refused(&path, Unlock::Passphrase(PASSPHRASE)) {
            StoreError::NotAStore { what, .. } => assert_eq!(what, expected, "{name}"),
            other => panic!("{name}: {other}"),
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} is as it was");
    }
    assert!(matches!(
        refused(folder.path(), Unlock::Passphrase(PASSPHRASE)),
        StoreError::NotAStore { what: Instead::Folder, .. }
    ));
    let nowhere = folder.path().join("nowhere.hpug");
    assert!(matches!(refused(&nowhere, Unlock::Passphrase(PASSPHRASE)), StoreError::NotFound { .. }));
}

/// Damage, the key being right: by passphrase and by sheet, each told as damage.
#[test]
fn damage_is_told_with_its_place() {
    let made = Made::new();
    let whole = fs::read(&made.path).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let cases = [
        ("a bit of page 1", flipped(2000), Damage::FirstPage),
        (
            "cut in a page",
            whole[..whole.len() - 1000].to_vec(),
            Damage::CutOff { found: whole.len() as u64 - 1000 },
        ),
        ("cut between pages", whole[..8 * 4096].to_vec(), Damage::CutOff { found: 8 * 4096 }),
    ];
    for (name, bytes, expected) in cases {
        fs::write(&made.path, &bytes).unwrap();
        for unlock in [Unlock::Passphrase(PASSPHRASE), Unlock::Words(&made.words)] {
            match refused(&made.path, unlock) {
                StoreError::Damaged { what, .. } => assert_eq!(what, expected, "{name}"),
                other => panic!("{name}: {other}"),
            }
        }
        let wrong = refused(&made.path, Unlock::Passphrase("wrong"));
        assert!(matches!(wrong, StoreError::WrongPassphrase { .. }), "{name}: {wrong}");
        assert_eq!(fs::read(&made.path).unwrap(), bytes, "{name}: the file is as it was");
    }
}

#[test]
fn a_damaged_page_inside_and_a_zeroed_first_page() {
    let made = Made::new();
    let whole = fs::read(&made.path).unwrap();
    for page in [2, 7, whole.len() / 4096 - 1] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 100] ^= 0x40;
        fs::write(&made.path, &bytes).unwrap();
        let error = refused(&made.path, Unlock::Words(&made.words));
        assert!(matches!(error, StoreError::Damaged { .. }), "page {}: {error}", page + 1);
    }
    let mut bytes = whole;
    bytes[..4096].fill(0);
    fs::write(&made.path, &bytes).unwrap();
    let error = refused(&made.path, Unlock::Passphrase(PASSPHRASE));
    assert!(matches!(error, StoreError::Damaged { what: Damage::FirstPage, .. }), "{error}");
}

#[test]
fn the_first_few_hundred_bytes_of_a_store_are_a_cut_off_store() {
    let made = Made::new();
    let whole = fs::read(&made.path).unwrap();
    fs::write(&made.path, &whole[..1500]).unwrap();
    let error = refused(&made.path, Unlock::Passphrase(PASSPHRASE));
    assert!(matches!(error, StoreError::Damaged { what: Damage::CutOff { found: 1500 }, .. }), "{error}");
}

#[test]
fn a_store_is_open_once() {
    let (made, store) = Made::open_now();
    let again = refused(&made.path, Unlock::Words(&made.words));
    assert!(matches!(again, StoreError::OpenElsewhere { .. }), "{again}");
    drop(store);
    assert!(Store::open(&made.path, Unlock::Words(&made.words), None).is_ok());
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let made = Made::new();
    let before = fs::read(&made.path).unwrap();
    assert!(matches!(Store::create(&create(&made.path)), Err(StoreError::AlreadyExists { .. })));
    assert_eq!(fs::read(&made.path).unwrap(), before);
    let nowhere = made.folder.path().join("no folder/a.hpug");
    assert!(matches!(Store::create(&create(&nowhere)), Err(StoreError::NotFound { .. })));
    assert_eq!(made.names(), ["store.hpug"], "nothing half-made is left");
}

#[test]
fn a_new_passphrase_brings_a_new_sheet_and_ends_the_old() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    assert!(store.is_passphrase(PASSPHRASE).unwrap() && !store.is_passphrase("other").unwrap());
    let words = store.change_passphrase(&note("rekey"), "acht Zwerge").unwrap();
    let words = words.words().collect::<Vec<_>>().join(" ");
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    store.close().unwrap();
    assert_eq!(made.names(), ["store.hpug"]);
    for old in [Unlock::Passphrase(PASSPHRASE), Unlock::Words(&made.words)] {
        assert!(matches!(refused(&made.path, old), StoreError::WrongPassphrase { .. }));
    }
    for new in [Unlock::Passphrase("acht Zwerge"), Unlock::Words(&words)] {
        let opened = Store::open(&made.path, new, None).unwrap();
        assert_eq!((opened.warnings.len(), opened.store.answers(report).unwrap().len()), (0, 1));
    }
}

#[test]
fn a_newer_store_is_left_as_it_is() {
    let made = Made::new();
    set_layout(&made, 99);
    let before = fs::read(&made.path).unwrap();
    let error = refused(&made.path, Unlock::Words(&made.words));
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert_eq!(fs::read(&made.path).unwrap(), before);
    assert_eq!(made.names(), ["store.hpug"]);
}

/// Does what a newer program would: raises the layout's number in the encrypted header.
fn set_layout(made: &Made, number: i32) {
    let key = hpug_store::RecoveryWords::read(&made.words).unwrap();
    let hex: String = key.bytes().iter().map(|b| format!("{b:02x}")).collect();
    let conn = rusqlite::Connection::open(&made.path).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; PRAGMA user_version = {number};")).unwrap();
    conn.close().unwrap();
}

#[test]
fn a_backup_opens_from_passphrase_and_sheet_and_is_not_overwritten() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let to = made.folder.path().join("Kopie von Ärzten.hpug");
    let head = store.backup(&to).unwrap();
    assert_eq!(head, store.head().unwrap());
    for unlock in [Unlock::Passphrase(PASSPHRASE), Unlock::Words(&made.words)] {
        assert_eq!(check_backup(&to, unlock).unwrap(), head);
    }
    assert!(matches!(store.backup(&to), Err(StoreError::AlreadyExists { .. })));
    let copy = Store::open(&to, Unlock::Passphrase(PASSPHRASE), None).unwrap();
    assert_eq!(copy.warnings, []);
    assert_eq!(copy.store.answers(report).unwrap(), store.answers(report).unwrap());
}

#[test]
fn a_damaged_backup_is_noticed() {
    let (made, mut store) = Made::open_now();
    let to = made.folder.path().join("copy.hpug");
    store.backup(&to).unwrap();
    let mut bytes = fs::read(&to).unwrap();
    bytes[5 * 4096 + 7] ^= 2;
    fs::write(&to, bytes).unwrap();
    let error = check_backup(&to, Unlock::Words(&made.words)).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}

#[test]
fn a_synced_folder_is_named_and_keeps_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let synced = folder.path().join("OneDrive - Evergreen");
    fs::create_dir(&synced).unwrap();
    let path = synced.join("store.hpug");
    let (mut opened, _) = Store::create(&create(&path)).unwrap();
    let expected = hpug_store::platform::FolderKind::Synced("OneDrive".to_owned());
    assert_eq!(opened.warnings, [Warning::Folder(expected)]);
    let report = add_report(&mut opened.store);
    type_in(&mut opened.store, "e1", report, "A.1a/current/count", "12");
    assert!(!beside(&path, "-wal").exists(), "each change is in the file itself");
    opened.store.close().unwrap();
    assert_eq!(fs::read_dir(&synced).unwrap().count(), 1);
    let again = Store::open(&path, Unlock::Passphrase(PASSPHRASE), None).unwrap();
    assert_eq!(again.store.answers(report).unwrap().len(), 1);
}
