//! Supporting files of meetings: when those that were taken out leave the store, and until when undo brings them back.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_session::wire::meetings::{MeetingTold, MeetingView, NewMeeting};
use hpug_session::wire::workbooks::WorkbookUse;
use hpug_session::wire::{ErrorCode, WireError};

const PLAN: &str = "Lakeside Health Plan";
const HOST: &str = "Great Lakes Business Group";

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(path)
}

fn new_meeting(desk: &mut Desk, kind: &str, plan: &str, date: &str) -> MeetingView {
    let wanted = NewMeeting {
        kind: kind.to_owned(),
        host: HOST.to_owned(),
        plan: plan.to_owned(),
        date: date.to_owned(),
    };
    let edit_id = desk.edit_id();
    desk.session.new_meeting(&edit_id, &wanted).unwrap()
}

fn keep(desk: &mut Desk, view: &MeetingView, change: impl FnOnce(&mut MeetingTold)) -> MeetingView {
    let mut told = view.told.clone();
    change(&mut told);
    let edit_id = desk.edit_id();
    desk.session.keep_meeting(view.id, &edit_id, &told).unwrap()
}

fn code<T>(result: Result<T, hpug_session::SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error).code,
    }
}

/// Takes last year's sample in as received from the plan.
fn receive(desk: &mut Desk) -> u32 {
    let path = data("sample/last-year.xlsx");
    let token = desk.session.look_at_workbook(path.to_str().unwrap()).unwrap().token;
    desk.session.use_workbook(&token, &wanted(WorkbookUse::Received, PLAN, HOST)).unwrap().head.id
}

/// The store by itself.
fn opened(desk: &Desk) -> hpug_store::Store {
    let unlock = hpug_store::Unlock::Words(&desk.words);
    hpug_store::Store::open(Path::new(&desk.path()), unlock, None).unwrap().store
}

/// The pages of the store's file, as they stand on the disk.
fn pages(desk: &Desk) -> std::collections::BTreeSet<Vec<u8>> {
    let bytes = std::fs::read(desk.path()).unwrap();
    bytes.chunks(4096).map(<[u8]>::to_vec).collect()
}

#[test]
fn a_file_taken_out_of_a_meeting_leaves_the_store_with_the_lock() {
    let mut desk = Desk::new();
    let view = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    let other = new_meeting(&mut desk, "regular", "Riverbend", "2021-10-14");
    let paths = [("secret.pdf", 1_u64), ("both.pdf", 2), ("stays.pdf", 3)].map(|(name, seed)| {
        let path = desk.file(name);
        // Bytes that look like nothing, so that no two pages are alike.
        let noise = (0..600_000_u64).map(|n| (n * n * 31 + n * seed * 7919).to_le_bytes()[1]);
        std::fs::write(&path, b"%PDF-1.7\n".iter().copied().chain(noise).collect::<Vec<u8>>()).unwrap();
        path.to_str().unwrap().to_owned()
    });
    desk.session.add_supporting(view.id, "add", &paths).unwrap();
    desk.session.add_supporting(other.id, "add-other", &paths[1..2]).unwrap();
    let view = desk.session.meeting(view.id).unwrap();
    let keys: Vec<String> = view.told.files.iter().map(|file| file.sha256.clone()).collect();
    desk.session.rest().unwrap();
    let with_all = pages(&desk);

    keep(&mut desk, &view, |told| told.files.clear());
    assert_eq!(desk.session.undo_meeting(view.id).unwrap().told.files.len(), 3, "undo brings them back");
    let without = keep(&mut desk, &view, |told| drop(told.files.drain(..2)));
    let named = keep(&mut desk, &without, |told| told.notes = "Without the secret.".to_owned());
    desk.session.lock().unwrap();

    let store = opened(&desk);
    let there: Vec<bool> = keys.iter().map(|key| store.file(key).unwrap().is_some()).collect();
    assert_eq!(there, [false, true, true], "another meeting holds the second, this one the third");
    store.close().unwrap();
    let left = pages(&desk).intersection(&with_all).count();
    let file = 600_000 / 4096;
    assert!(left + file <= with_all.len(), "{left} of {} pages are as they were", with_all.len());

    desk.start_again();
    assert_eq!(named.undo.as_deref(), Some("notes"));
    let back = desk.session.undo_meeting(view.id).unwrap();
    assert_eq!(
        (back.told.clone(), back.undo),
        (without.told, None),
        "undo ends where the file would be needed"
    );
    assert_eq!(code(desk.session.undo_meeting(view.id)), ErrorCode::NoSuchThing);
    assert_eq!(desk.session.redo_meeting(view.id).unwrap().told, named.told);
    assert_eq!(
        desk.session.undo_meeting(other.id).unwrap().told.files.len(),
        0,
        "others are undone as before"
    );
    desk.session.add_supporting(view.id, "again", &paths[..1]).unwrap();
    assert!(desk.session.save_supporting(view.id, &keys[0], desk.file("out.pdf").to_str().unwrap()).is_ok());
}

#[test]
fn a_file_whose_taking_in_was_undone_leaves_the_store_and_one_of_a_report_stays() {
    let mut desk = Desk::new();
    let received = receive(&mut desk);
    let view = new_meeting(&mut desk, "regular", PLAN, "2021-09-14");
    let path = desk.file("sent.pdf");
    std::fs::write(&path, b"%PDF-1.7 sent along").unwrap();
    let added = desk.session.add_supporting(view.id, "add", &[path.to_str().unwrap().to_owned()]).unwrap();
    let key = added.told.files[0].sha256.clone();
    desk.session.undo_meeting(view.id).unwrap();
    desk.session.lock().unwrap();
    let store = opened(&desk);
    assert!(store.file(&key).unwrap().is_none());
    let bound = store.report(i64::from(received)).unwrap().bound_file.unwrap();
    assert!(store.file(&bound).unwrap().is_some(), "what a report came in is its own");
    assert!(store.files_let_go().unwrap().is_empty());
    store.close().unwrap();
    desk.start_again();
    assert_eq!(code(desk.session.redo_meeting(view.id)), ErrorCode::NoSuchThing);
}
