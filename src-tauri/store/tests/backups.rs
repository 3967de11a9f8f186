//! Backups: made, rotated, proven, put back, and the putting back taken back.
#![allow(clippy::unwrap_used)]

mod made;

use std::path::Path;

use hpug_store::backups::{Cause, folder_of, list, restore};
use hpug_store::{Store, StoreError, Unlock, check_backup};
use made::*;

fn value(store: &Store, report: i64) -> String {
    store.answer(report, "A.1a/current/count").unwrap().unwrap().value
}

fn names(made: &Made) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    list(&made.path).unwrap().iter().map(|backup| name(&backup.path)).collect()
}

#[test]
fn a_backup_opens_by_passphrase_and_by_sheet_and_the_store_goes_on() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let backup = store.back_up("2026-11-25 14.32.05").unwrap();
    type_in(&mut store, "e2", report, "A.1a/current/count", "13");
    assert_eq!(names(&made), ["store 2026-11-25 14.32.05.hpug"]);
    for unlock in [Unlock::Passphrase(PASSPHRASE), Unlock::Words(&made.words)] {
        assert_eq!(check_backup(&backup.path, unlock).unwrap().seq, store.head().unwrap().seq - 1);
    }
    assert!(matches!(
        check_backup(&backup.path, Unlock::Passphrase("another one")),
        Err(StoreError::WrongPassphrase { .. })
    ));
    assert!(matches!(store.back_up("2026-11-25 14.32.05"), Err(StoreError::AlreadyExists { .. })));
    assert_eq!(value(&store, report), "\"13\"", "a refused backup stops nothing");
}

#[test]
fn a_restored_backup_stands_in_the_stores_place_and_can_be_taken_back() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let old = store.back_up("2026-11-25 14.00.00").unwrap();
    type_in(&mut store, "e2", report, "A.1a/current/count", "13");

    let words = Unlock::Words(&made.words);
    let open = restore(&made.path, &old.path, words, "2026-11-25 15.00.00");
    assert!(matches!(open, Err(StoreError::OpenElsewhere { .. })), "an open store is not replaced");
    store.close().unwrap();

    let wrong = restore(&made.path, &old.path, Unlock::Passphrase("another one"), "2026-11-25 15.00.00");
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase { .. })));
    let (head, kept) = restore(&made.path, &old.path, words, "2026-11-25 15.00.00").unwrap();
    let kept = kept.unwrap();
    assert_eq!(kept.cause, Cause::BeforeRestoring);
    let opened = made.open();
    assert_eq!(opened.warnings, []);
    assert_eq!((value(&opened.store, report), opened.store.head().unwrap()), ("\"12\"".to_owned(), head));
    opened.store.verify().unwrap();
    opened.store.close().unwrap();

    restore(&made.path, &kept.path, words, "2026-11-25 16.00.00").unwrap();
    assert_eq!(value(&made.open().store, report), "\"13\"");
    assert_eq!(names(&made).len(), 3);
}

#[test]
fn a_damaged_or_missing_store_is_replaced_with_its_log_set_apart() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let old = store.back_up("2026-11-25 14.00.00").unwrap();
    store.close().unwrap();
    std::fs::write(&made.path, vec![0u8; 8192]).unwrap();
    std::fs::write(made.log(), b"a log of another state").unwrap();
    let words = Unlock::Words(&made.words);
    let (_, kept) = restore(&made.path, &old.path, words, "2026-11-25 15.00.00").unwrap();
    let kept = kept.unwrap().path;
    assert_eq!(std::fs::read(&kept).unwrap(), vec![0u8; 8192]);
    assert_eq!(std::fs::read(beside(&kept, "-wal")).unwrap(), b"a log of another state");
    let opened = made.open();
    assert_eq!((opened.warnings, value(&opened.store, report)), (vec![], "\"12\"".to_owned()));
    opened.store.close().unwrap();

    std::fs::remove_file(&made.path).unwrap();
    let (_, kept) = restore(&made.path, &old.path, words, "2026-11-25 16.00.00").unwrap();
    assert_eq!(kept, None);
    assert_eq!(value(&made.open().store, report), "\"12\"");
}

#[test]
fn a_damaged_backup_replaces_nothing() {
    let (made, mut store) = Made::open_now();
    add_report(&mut store);
    let backup = store.back_up("2026-11-25 14.00.00").unwrap().path;
    store.close().unwrap();
    let before = std::fs::read(&made.path).unwrap();
    let whole = std::fs::read(&backup).unwrap();
    for page in 0..whole.len() / 4096 {
        let mut flipped = whole.clone();
        flipped[page * 4096 + 2000] ^= 1;
        std::fs::write(&backup, &flipped).unwrap();
        let refused = restore(&made.path, &backup, Unlock::Words(&made.words), "2026-11-25 15.00.00");
        assert!(refused.is_err(), "a bit of page {page} was flipped");
        assert_eq!(std::fs::read(&made.path).unwrap(), before);
    }
    assert_eq!(names(&made).len(), 1, "nothing was replaced, so nothing was set apart");
}

#[test]
fn only_surplus_backups_go_and_only_after_a_new_one_is_there() {
    let (made, mut store) = Made::open_now();
    add_report(&mut store);
    for minute in 0..5 {
        store.back_up(&format!("2026-11-24 14.{minute:02}.00")).unwrap();
    }
    store.back_up("2026-11-25 08.00.00").unwrap();
    std::fs::write(folder_of(&made.path).join("notes.txt"), b"mine").unwrap();
    assert_eq!(
        names(&made),
        ["store 2026-11-25 08.00.00.hpug", "store 2026-11-24 14.04.00.hpug"],
        "three of the newest day, one of the day before"
    );
    assert!(folder_of(&made.path).join("notes.txt").exists());
}

#[test]
fn backups_of_a_store_that_stood_there_before_stay() {
    let (made, mut store) = Made::open_now();
    for day in 10..20 {
        store.back_up(&format!("2026-11-{day} 14.00.00")).unwrap();
    }
    store.close().unwrap();
    let of_the_first = names(&made);
    std::fs::rename(&made.path, made.folder.path().join("moved.hpug")).unwrap();
    let (opened, words) = Store::create(&create(&made.path)).unwrap();
    let mut second = opened.store;
    for minute in 0..5 {
        second.back_up(&format!("2026-11-25 14.{minute:02}.00")).unwrap();
    }
    let last = list(&made.path).unwrap().remove(0).path;
    second.close().unwrap();
    let words = words.words().collect::<Vec<_>>().join(" ");
    restore(&made.path, &last, Unlock::Words(&words), "2026-11-25 15.00.00").unwrap();
    let left = names(&made);
    assert_eq!(left.len(), 4 + of_the_first.len(), "three of the day and what was replaced: {left:?}");
    assert!(left.ends_with(&of_the_first), "{left:?}");
}
