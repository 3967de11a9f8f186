//! The write-ahead log: lost, of another state, damaged. A store never plays a log back that is not its own.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use std::fs;

use hpug_store::{Store, Unlock, Warning};
use made::*;

/// A store left as by a crash: file and log copied while it was open, with one edit in the log.
struct Left {
    made: Made,
    report: i64,
}

fn left_open() -> Left {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    store.rest().unwrap();
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let kept = made.folder.path().join("kept");
    copy(&made.path, &kept);
    copy(&made.log(), &beside(&kept, "-wal"));
    store.close().unwrap();
    fs::rename(&kept, &made.path).unwrap();
    fs::rename(beside(&kept, "-wal"), made.log()).unwrap();
    Left { made, report }
}

#[test]
fn the_log_of_a_crash_is_read() {
    let Left { made, report } = left_open();
    let opened = made.open();
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.store.answers(report).unwrap().len(), 1);
}

#[test]
fn a_lost_log_is_noticed_from_the_file_alone() {
    let Left { made, report } = left_open();
    fs::remove_file(made.log()).unwrap();
    let opened = made.open();
    assert_eq!(opened.warnings, [Warning::EditsMissing { aside: None }]);
    assert_eq!(opened.store.answers(report).unwrap().len(), 0, "the store is as it was at its last rest");
    drop(opened);
    assert_eq!(made.open().warnings, [], "told once");
}

#[test]
fn a_file_at_rest_is_whole_without_its_log() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    store.rest().unwrap();
    assert_eq!(fs::metadata(made.log()).unwrap().len(), 0);
    let alone = made.folder.path().join("alone.hpug");
    copy(&made.path, &alone);
    let opened = Store::open(&alone, Unlock::Words(&made.words), None).unwrap();
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.store.answers(report).unwrap().len(), 1);
}

#[test]
fn a_log_beside_a_restored_file_is_set_aside() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    let backup = made.folder.path().join("backup.hpug");
    store.backup(&backup).unwrap();
    for n in 0..50 {
        type_in(&mut store, &format!("e{n}"), report, &format!("D.{n}/commercial/current/percent"), "12");
    }
    let log = made.folder.path().join("log");
    copy(&made.log(), &log);
    store.close().unwrap();
    fs::copy(&backup, &made.path).unwrap();
    fs::rename(&log, made.log()).unwrap();

    let opened = made.open();
    let [Warning::LogSetAside { aside }] = opened.warnings.as_slice() else {
        panic!("{:?}", opened.warnings)
    };
    assert!(aside.exists());
    assert_eq!(opened.store.answers(report).unwrap().len(), 0, "the restored state, not a mixture");
    opened.store.verify().unwrap();
}

#[test]
fn a_log_of_a_former_passphrase_is_set_aside() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    let log = made.folder.path().join("log");
    copy(&made.log(), &log);
    store.change_passphrase(&note("rekey"), "acht Zwerge").unwrap();
    store.close().unwrap();
    fs::rename(&log, made.log()).unwrap();
    let opened = Store::open(&made.path, Unlock::Passphrase("acht Zwerge"), None).unwrap();
    assert!(matches!(opened.warnings[..], [Warning::LogSetAside { .. }]), "{:?}", opened.warnings);
    assert_eq!(opened.store.report(report).unwrap().plan, "Evergreen Health");
}

#[test]
fn a_log_of_another_generation_is_not_played_into_a_file_that_misses_its_own() {
    let Left { made, report } = left_open();
    let other = left_open();
    fs::copy(other.made.log(), made.log()).unwrap();
    let opened = made.open();
    let [Warning::EditsMissing { aside: Some(aside) }] = opened.warnings.as_slice() else {
        panic!("{:?}", opened.warnings)
    };
    assert!(aside.exists());
    assert_eq!(opened.store.answers(report).unwrap().len(), 0);
}

/// SQLite ends a log at the first frame that does not match and says nothing; the head kept outside does.
#[test]
fn a_store_that_went_back_is_noticed() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    for n in 0..5 {
        type_in(&mut store, &format!("e{n}"), report, "A.1a/current/count", &n.to_string());
    }
    let seen = store.head().unwrap();
    let kept = made.folder.path().join("kept");
    copy(&made.path, &kept);
    copy(&made.log(), &beside(&kept, "-wal"));
    store.close().unwrap();
    let mut log = fs::read(beside(&kept, "-wal")).unwrap();
    let last = log.len() - 100;
    log[last] ^= 1;
    fs::write(beside(&kept, "-wal"), log).unwrap();

    let opened = Store::open(&kept, Unlock::Words(&made.words), Some(&seen)).unwrap();
    assert_eq!(opened.warnings, [Warning::BehindLastSeen { seen: seen.seq, found: seen.seq - 1 }]);
}

/// A rollback journal as SQLite writes one: it would put these pages back and cut the file to so many pages.
fn journal(pages_before: u32, records: &[(u32, &[u8])]) -> Vec<u8> {
    let nonce = 7_u32;
    let mut bytes = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in [records.len() as u32, nonce, pages_before, 512, 4096] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.resize(512, 0);
    for (number, page) in records {
        bytes.extend(number.to_be_bytes());
        bytes.extend(*page);
        let sum =
            (1..=20).map(|step| u32::from(page[page.len() - 200 * step])).fold(nonce, u32::wrapping_add);
        bytes.extend(sum.to_be_bytes());
    }
    bytes
}

/// SQLite plays back whatever journal lies beside a file; one that is not the store's own never gets that far.
#[test]
fn a_rollback_journal_of_another_file_or_state_is_set_aside() {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    let earlier = made.folder.path().join("earlier.hpug");
    store.backup(&earlier).unwrap();
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    store.close().unwrap();
    let whole = fs::read(&made.path).unwrap();
    let (other, earlier) = (fs::read(Made::new().path).unwrap(), fs::read(&earlier).unwrap());
    let pages = (whole.len() / 4096) as u32;
    let page = |file: &[u8], number: usize| file[(number - 1) * 4096..number * 4096].to_vec();
    let cases = [
        ("of another store", journal(pages, &[(2, &page(&other, 2))])),
        ("of an earlier state", journal(pages, &[(1, &page(&earlier, 1)), (3, &page(&earlier, 3))])),
        ("that would cut the file", journal(1, &[])),
        ("that is none", b"figures of last year".repeat(40)),
    ];
    let beside_it = beside(&made.path, "-journal");
    for (name, bytes) in cases {
        fs::write(&beside_it, &bytes).unwrap();
        let wrong = Store::open(&made.path, Unlock::Passphrase("wrong"), None);
        assert!(matches!(wrong, Err(hpug_store::StoreError::WrongPassphrase { .. })), "{name}");
        assert_eq!(fs::read(&beside_it).unwrap(), bytes, "{name}: a wrong passphrase touches nothing");
        assert!(fs::read(&made.path).unwrap() == whole, "{name}: a wrong passphrase touches nothing");

        let opened = made.open();
        let [Warning::LogSetAside { aside }] = opened.warnings.as_slice() else {
            panic!("{name}: {:?}", opened.warnings)
        };
        assert_eq!(fs::read(aside).unwrap(), bytes, "{name}");
        assert_eq!(opened.store.answers(report).unwrap(), [answer("A.1a/current/count", "12")], "{name}");
        opened.store.verify().unwrap();
        drop(opened);
        assert_eq!(made.open().warnings, [], "{name}: told once");
    }
}
