//! Backups as a person meets them: made by themselves, listed, put back, taken back; the sheet tried.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::{Desk, PASSPHRASE};
use hpug_session::SessionError;
use hpug_session::wire::backups::BackupCause;
use hpug_session::wire::store::{CreateStore, Role, StoreInfo};
use hpug_store::{StoreError, Unlock, check_backup};

fn count(desk: &Desk) -> usize {
    desk.session.backups(&desk.path()).unwrap().rows.len()
}

#[test]
fn a_lock_backs_up_what_changed_and_only_that() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    assert_eq!(count(&desk), 0);
    desk.session.rest().unwrap();
    assert_eq!(count(&desk), 1, "the first rest makes the first one");
    desk.type_in(id, "A.1a/current/count", "12");
    desk.session.rest().unwrap();
    assert_eq!(count(&desk), 1, "another one within the hour would be too many");
    desk.session.lock().unwrap();
    assert_eq!(count(&desk), 2);
    desk.start_again();
    desk.session.lock().unwrap();
    assert_eq!(count(&desk), 2, "nothing was changed");
}

#[test]
fn a_clock_that_jumps_loses_no_edit_and_no_backup_of_today() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.pass_days(365);
    for day in 0..12 {
        desk.type_in(id, "A.1a/current/count", &day.to_string());
        desk.session.lock().unwrap();
        desk.start_again();
        desk.pass_days(1);
    }
    desk.set_back(365 + 12);
    desk.type_in(id, "A.1a/current/count", "50");
    desk.type_in(id, "A.1a/current/count", "51");
    desk.session.rest().unwrap();
    let rows = desk.session.backups(&desk.path()).unwrap().rows;
    let (first, second) = (&rows[0].time, &rows[1].time);
    assert!(first < second, "{first}, made now, stands before {second} of a clock that was ahead");
    assert_eq!(rows.len(), 10, "one of each of ten days");
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "50", "undone in the order of the edits");
    desk.pass_days(366);
    desk.type_in(id, "A.1a/current/count", "52");
    desk.session.lock().unwrap();
    desk.start_again();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "52");
    let newest = desk.session.backups(&desk.path()).unwrap().rows[0].time.clone();
    assert!(newest > *first, "{newest} is newer than {first}");
}

#[test]
fn a_backup_is_put_back_and_that_is_taken_back() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "A.1a/current/count", "12");
    let then = desk.session.back_up_now().unwrap().rows[0].clone();
    desk.type_in(id, "A.1a/current/count", "13");
    let path = desk.path();

    let wrong = desk.session.restore_backup(&path, &then.path, "not the passphrase");
    assert!(matches!(wrong, Err(SessionError::Store(StoreError::WrongPassphrase { .. }))));
    assert_eq!(desk.shown(id, "A.1a/current/count"), "13", "still open, as it was");
    let elsewhere = desk.file("settings/settings.json");
    let foreign = desk.session.restore_backup(&path, elsewhere.to_str().unwrap(), PASSPHRASE);
    assert!(matches!(foreign, Err(SessionError::NoSuchThing { what: "backup", .. })));

    let info = desk.session.restore_backup(&path, &then.path, PASSPHRASE).unwrap();
    assert_eq!(info.place_warning, None);
    assert_eq!(desk.shown(id, "A.1a/current/count"), "12");
    let rows = desk.session.backups(&path).unwrap().rows;
    let before = rows.iter().find(|row| row.cause == BackupCause::BeforeRestoring).unwrap();
    desk.session.restore_backup(&path, &before.path, PASSPHRASE).unwrap();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "13");
}

#[test]
fn a_damaged_store_comes_back_from_its_backup_without_being_open() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "A.1a/current/count", "12");
    desk.session.lock().unwrap();
    let path = desk.path();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[3000] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert!(desk.session.open_store(&path, PASSPHRASE).is_err());
    let newest = desk.session.backups(&path).unwrap().rows[0].path.clone();
    desk.session.restore_backup(&path, &newest, PASSPHRASE).unwrap();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "12");
}

/// Bytes of a page of a store.
const PAGE: usize = 4096;

#[test]
fn a_backup_that_is_not_whole_is_told_on_opening() {
    let mut desk = Desk::new();
    desk.new_report();
    desk.session.lock().unwrap();
    let newest = |desk: &Desk| desk.session.backups(&desk.path()).unwrap().rows[0].path.clone();
    let cut = |whole: &[u8], bytes: usize| whole[..whole.len() - bytes].to_vec();
    let flipped = |whole: &[u8], at: usize| {
        let mut bytes = whole.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    type Damage<'a> = (&'a str, &'a dyn Fn(&[u8]) -> Vec<u8>);
    let damages: [Damage<'_>; 6] = [
        ("a bit", &|whole| flipped(whole, whole.len() - 100)),
        ("a bit of the salt", &|whole| flipped(whole, 3)),
        ("a page less", &|whole| cut(whole, PAGE)),
        ("ten pages less", &|whole| cut(whole, 10 * PAGE)),
        ("half a page", &|whole| cut(whole, PAGE / 2)),
        ("other bytes throughout", &|whole| whole.iter().map(|byte| byte ^ 0x55).collect()),
    ];
    for (damage, damaged) in damages {
        let hit = newest(&desk);
        std::fs::write(&hit, damaged(&std::fs::read(&hit).unwrap())).unwrap();
        desk.pass_days(1);
        desk.start_again();
        let told = desk.session.store_info().unwrap().place_warning.unwrap_or_default();
        assert!(told.contains("is not whole") && told.contains(&hit), "{damage}: {told}");
        let fresh = newest(&desk);
        assert!(fresh != hit, "{damage}: another backup is made at once");
        check_backup(fresh.as_ref(), Unlock::Passphrase(PASSPHRASE)).unwrap();
    }
    desk.start_again();
    assert_eq!(desk.session.store_info().unwrap().place_warning, None, "the last one is whole");
}

#[test]
fn a_settings_file_that_can_not_be_written_keeps_nobody_from_a_store_or_its_backup() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.session.lock().unwrap();
    let settings = desk.file("settings/settings.json");
    std::fs::remove_file(&settings).unwrap();
    std::fs::create_dir(&settings).unwrap();
    desk.start_again();
    let told = desk.session.store_info().unwrap().place_warning.unwrap();
    assert!(told.contains("was not kept"), "{told}");
    desk.type_in(id, "A.1a/current/count", "12");
    let backup = desk.session.backups(&desk.path()).unwrap().rows[0].path.clone();
    let path = desk.path();
    desk.session.restore_backup(&path, &backup, PASSPHRASE).unwrap();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "");
}

#[test]
fn a_backup_that_can_not_be_made_keeps_nobody_from_locking_and_is_told() {
    let mut desk = Desk::new();
    desk.new_report();
    std::fs::write(desk.file("Evergreen backups"), b"a file where the folder goes").unwrap();
    assert!(desk.session.lock().is_err());
    desk.start_again();
    let told = desk.session.store_info().unwrap().place_warning.unwrap();
    assert!(told.contains("backup"), "{told}");
}

/// What was opened next, and how that was asked for.
type Opening = (&'static str, fn(&mut Desk) -> hpug_session::Result<StoreInfo>);

const OPENINGS: &[Opening] = &[
    ("the same by its words", |desk| {
        let (path, words) = (desk.path(), desk.words.clone());
        desk.session.open_with_recovery(&path, &words)
    }),
    ("the same by its passphrase", |desk| {
        let path = desk.path();
        desk.session.open_store(&path, PASSPHRASE)
    }),
    ("another, just made", |desk| {
        let request = CreateStore {
            path: desk.file("Other.hpug").to_str().unwrap().to_owned(),
            passphrase: PASSPHRASE.into(),
            role: Role::Both,
            person: "Ann".to_owned(),
        };
        desk.session.create_store(&request).map(|made| made.store.clone())
    }),
];

#[test]
fn a_backup_that_fails_on_leaving_a_store_is_told_and_the_next_one_opens() {
    for (what, open) in OPENINGS {
        let mut desk = Desk::new();
        desk.new_report();
        std::fs::write(desk.file("Evergreen backups"), b"a file where the folder goes").unwrap();
        let info = open(&mut desk).unwrap_or_else(|error| panic!("{what}: {error}"));
        let told = info.place_warning.unwrap_or_default();
        assert_eq!(told.matches("Evergreen backups exists already").count(), 1, "{what}: {told}");
    }
}

#[test]
fn the_recovery_sheet_is_tried_on_a_backup() {
    let mut desk = Desk::new();
    desk.new_report();
    assert!(!desk.session.store_info().unwrap().drill_due, "the sheet was shown today");
    let wrong = desk.session.drill_recovery(&"abandon ".repeat(24));
    assert!(matches!(wrong, Err(SessionError::Store(StoreError::RecoveryWords(_)))));
    let words = desk.words.clone();
    let drill = desk.session.drill_recovery(&words).unwrap();
    assert!(drill.changes > 0);
    desk.pass_days(364);
    assert!(!desk.session.store_info().unwrap().drill_due);
    desk.pass_days(2);
    assert!(desk.session.store_info().unwrap().drill_due);
    desk.session.drill_recovery(&words).unwrap();
    assert!(!desk.session.store_info().unwrap().drill_due);
}

#[test]
fn the_recovery_sheet_is_offered_where_its_noted_day_lies_ahead() {
    let mut desk = Desk::new();
    desk.new_report();
    desk.pass_days(400);
    let words = desk.words.clone();
    desk.session.drill_recovery(&words).unwrap();
    desk.set_back(1);
    assert!(!desk.session.store_info().unwrap().drill_due, "a day ahead is on another side of the earth");
    desk.set_back(99);
    assert!(desk.session.store_info().unwrap().drill_due, "tried on a day that is still to come");
    desk.session.drill_recovery(&words).unwrap();
    assert!(!desk.session.store_info().unwrap().drill_due);
}

#[test]
fn ten_days_of_a_clock_set_back_count_as_the_ten_days_they_were() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.pass_days(400);
    // Four days under the right clock, four under one that was a year behind, two under the right one again.
    let mut typed = 0;
    let mut work = |desk: &mut Desk, days: u32| {
        for _ in 0..days {
            typed += 1;
            desk.type_in(id, "A.1a/current/count", &typed.to_string());
            desk.session.lock().unwrap();
            desk.start_again();
            desk.pass_days(1);
        }
    };
    work(&mut desk, 4);
    desk.set_back(365);
    work(&mut desk, 4);
    desk.pass_days(365);
    work(&mut desk, 2);
    let rows = desk.session.backups(&desk.path()).unwrap().rows;
    assert_eq!(rows.len(), 10, "one of each of ten days, none too old by its date");
    let years: String = rows.iter().map(|row| row.time[3..4].to_owned()).collect();
    assert_eq!(years, "2211112222", "in the order in which they were made");
    let oldest = rows.last().unwrap().path.clone();
    desk.session.restore_backup(&desk.path(), &oldest, PASSPHRASE).unwrap();
    assert_eq!(desk.shown(id, "A.1a/current/count"), "1");
}

#[test]
fn as_many_changes_as_a_restoring_gave_up_are_backed_up() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "A.1a/current/count", "12");
    let then = desk.session.back_up_now().unwrap().rows[0].path.clone();
    desk.type_in(id, "A.1a/current/count", "13");
    desk.session.lock().unwrap();
    desk.session.restore_backup(&desk.path(), &then, PASSPHRASE).unwrap();
    desk.type_in(id, "A.1a/current/count", "14");
    let before = count(&desk);
    desk.session.lock().unwrap();
    assert_eq!(count(&desk), before + 1, "14 is another change than 13");
}
