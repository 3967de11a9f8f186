//! A bit flipped in every page of a store, and in every frame of its log: told as damage, never taken for an answer.
//! `HPUG_FLIPS=all` flips bits all over each page; else one in each.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use std::fs;
use std::path::Path;

use hpug_store::{Damage, Opened, Store, StoreError, Unlock, Warning, check_backup};
use made::*;

const PAGE: usize = 4096;
/// The first bytes of the file: damaged, they can't be told from a wrong passphrase.
const SALT: usize = 16;

/// Places of a page to flip a bit at: one that wanders with the page's number, or one in each part of it.
fn places(page: usize) -> Vec<usize> {
    let wandering = (page * 1_237 + 29) % PAGE;
    if std::env::var_os("HPUG_FLIPS").is_some_and(|value| value == "all") {
        let (vector, code) = (PAGE - 80, PAGE - 64);
        vec![SALT, 100, wandering, 2_000, vector - 1, vector, code, PAGE - 1]
    } else {
        vec![wandering.max(if page == 0 { SALT } else { 0 })]
    }
}

/// A store of many pages, each kind of them, closed.
fn filled() -> (Made, i64) {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    for n in 0..40 {
        type_in(
            &mut store,
            &format!("e{n}"),
            report,
            &format!("T.{n}/text"),
            &format!("{n} {}", "x".repeat(3_000)),
        );
    }
    store.transact(&note("file"), |tx| tx.keep_file("host.xlsx", &vec![7; 40_000]).map(drop)).unwrap();
    store.close().unwrap();
    (made, report)
}

fn flip(bytes: &[u8], at: usize, bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1 << (bit % 8);
    bytes
}

fn open(path: &Path, unlock: Unlock<'_>) -> Result<Opened, StoreError> {
    Store::open(path, unlock, None)
}

#[test]
fn a_bit_flipped_in_any_page_is_told_as_damage() {
    let (made, report) = filled();
    let whole = fs::read(&made.path).unwrap();
    let words = Unlock::Words(&made.words);
    assert!(whole.len() / PAGE > 60, "{} pages", whole.len() / PAGE);
    for page in 0..whole.len() / PAGE {
        for within in places(page) {
            let at = page * PAGE + within;
            let bytes = flip(&whole, at, page);
            fs::write(&made.path, &bytes).unwrap();
            for told in [open(&made.path, words).map(drop), check_backup(&made.path, words).map(drop)] {
                let place = format!("byte {within} of page {}", page + 1);
                assert!(matches!(told, Err(StoreError::Damaged { .. })), "{place}: {told:?}");
            }
            assert!(
                fs::read(&made.path).unwrap() == bytes,
                "page {}: the attempt changed the file",
                page + 1
            );
            assert_eq!(made.names(), ["store.hpug"], "page {}: the attempt left a file", page + 1);
        }
    }
    fs::write(&made.path, &whole).unwrap();
    let opened = made.open();
    assert_eq!((opened.warnings, opened.store.answers(report).unwrap().len()), (vec![], 40));
}

/// The passphrase is the way in that most take; deriving its key takes time, so that only telling pages are tried.
#[test]
fn by_the_passphrase_damage_is_no_wrong_passphrase_but_in_the_salt() {
    let (made, _) = filled();
    let whole = fs::read(&made.path).unwrap();
    let passphrase = Unlock::Passphrase(PASSPHRASE);
    for (at, first) in [(SALT, true), (2_000, true), (PAGE + 5, false), (whole.len() - 1, false)] {
        fs::write(&made.path, flip(&whole, at, 3)).unwrap();
        match open(&made.path, passphrase) {
            Err(StoreError::Damaged { what, .. }) => {
                assert_eq!(what == Damage::FirstPage, first, "byte {at}: {what}")
            }
            other => panic!("byte {at}: {:?}", other.map(|opened| opened.warnings)),
        }
    }
    fs::write(&made.path, flip(&whole, 3, 3)).unwrap();
    let salt = open(&made.path, passphrase).map(drop).unwrap_err();
    assert!(matches!(salt, StoreError::WrongPassphrase { .. }), "{salt}");
    assert!(salt.to_string().contains("the beginning of the file is damaged"), "and it says so: {salt}");
}

/// SQLite ends a log at the first frame that does not match; how far the store had come says that something is missing.
#[test]
fn a_bit_flipped_in_any_frame_of_the_log_loses_no_edit_in_silence() {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + PAGE;
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    store.rest().unwrap();
    for n in 0..12 {
        type_in(&mut store, &format!("e{n}"), report, &format!("T.{n}/text"), &format!("{n}"));
    }
    let seen = store.head().unwrap();
    let kept = made.folder.path().join("kept");
    copy(&made.path, &kept);
    copy(&made.log(), &beside(&kept, "-wal"));
    store.close().unwrap();
    let (file, log) = (fs::read(&kept).unwrap(), fs::read(beside(&kept, "-wal")).unwrap());
    let path = made.folder.path().join("tried.hpug");
    for frame in 0..(log.len() - HEADER) / FRAME {
        fs::write(&path, &file).unwrap();
        fs::write(beside(&path, "-wal"), flip(&log, HEADER + frame * FRAME + (frame * 911) % FRAME, frame))
            .unwrap();
        let Opened { store, warnings } = Store::open(&path, Unlock::Words(&made.words), Some(&seen)).unwrap();
        store.verify().unwrap();
        let there = store.answers(report).unwrap().len();
        let told = warnings
            .iter()
            .any(|warning| matches!(warning, Warning::BehindLastSeen { .. } | Warning::EditsMissing { .. }));
        assert!(there == 12 || told, "frame {frame}: {there} of 12 edits and {warnings:?}");
        for answer in store.answers(report).unwrap() {
            let number = answer.address.trim_start_matches("T.").trim_end_matches("/text");
            assert_eq!(answer.value, format!("\"{number}\""), "frame {frame}");
        }
        drop(store);
        for ending in ["-wal", "-wal.aside-1"] {
            let _ = fs::remove_file(beside(&path, ending));
        }
    }
}
