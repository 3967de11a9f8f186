//! Receiving: files and folders of every state, the list, what is decided about a newer file, earlier years beside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test may stop")]

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use hpug_excel::child::Stop;
use hpug_session::SessionError;
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::findings::Severity;
use hpug_session::wire::received::{ReceivedFiles, ReceivedRow, SealState};
use hpug_session::wire::workbooks::WorkbookUse;

mod desk;

use desk::{Desk, wanted};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name)
}

/// Copies a sample into a folder of the desk.
fn put(desk: &Desk, from: &str, to: &str) -> PathBuf {
    let path = desk.file(to);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::copy(data(from), &path).unwrap();
    path
}

fn receive(desk: &mut Desk, paths: &[&Path], stop: &Stop) -> Result<ReceivedFiles, SessionError> {
    let paths: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let files = desk.session.files_to_receive(&paths, None)?;
    let session = RefCell::new(&mut desk.session);
    files.receive(stop, &|arrived| session.borrow_mut().take_in(arrived), &|_, _, _| ())
}

fn all(desk: &mut Desk, paths: &[&Path]) -> ReceivedFiles {
    receive(desk, paths, &Stop::new()).unwrap()
}

fn rows(desk: &mut Desk) -> Vec<ReceivedRow> {
    desk.session.received_list().unwrap().rows
}

#[test]
fn a_folder_in_every_state_is_received_and_nothing_is_dropped() {
    let mut desk = Desk::new();
    let folder = desk.file("round");
    for (from, to) in [
        ("workbooks/points.xlsx", "round/Lakeside.xlsx"),
        ("workbooks/no-data-words.xlsx", "round/more/Northern.xlsx"),
        ("lan/complete.xlsx", "round/more/deep/Harbor.xlsx"),
        ("workbooks/wrong-encrypted.xlsx", "round/locked.xlsx"),
        ("workbooks/wrong-encrypted-ods.ods", "round/locked.ods"),
        ("workbooks/wrong-truncated.xlsx", "round/broken.xlsx"),
        ("workbooks/blank.xlsx", "round/blank.xlsx"),
        ("workbooks/points.xlsx", "round/again.xlsx"),
        ("workbooks/wrong-csv.csv", "round/notes.csv"),
        ("workbooks/points.xlsx", "round/~$Lakeside.xlsx"),
        ("workbooks/points.xlsx", "round/.hidden.xlsx"),
    ] {
        put(&desk, from, to);
    }
    let before = std::fs::read(folder.join("Lakeside.xlsx")).unwrap();
    let told = all(&mut desk, &[&folder, &folder.join("Lakeside.xlsx")]);
    assert_eq!((told.received.len(), told.same.len(), told.unread, told.left_alone), (3, 1, 4, 1));
    assert_eq!(told.left_names, ["notes.csv"]);
    assert!(!told.stopped);
    let view = desk.session.received_list().unwrap();
    assert_eq!(view.rows.len(), 3);
    let mut unread: Vec<(String, bool)> =
        view.unread.iter().map(|file| (file.name.clone(), file.wants_password)).collect();
    unread.sort();
    let expected =
        [("blank.xlsx", false), ("broken.xlsx", false), ("locked.ods", true), ("locked.xlsx", true)];
    assert_eq!(unread, expected.map(|(name, locked)| (name.to_owned(), locked)));
    assert!(view.unread.iter().all(|file| file.message.ends_with('.')));
    assert_eq!(std::fs::read(folder.join("Lakeside.xlsx")).unwrap(), before);

    let again = all(&mut desk, &[&folder]);
    assert_eq!(
        (again.received.len(), again.same.len(), again.unread),
        (0, 4, 4),
        "nothing is received twice"
    );
    assert_eq!(desk.session.received_list().unwrap().unread.len(), 4);
    let path = view.unread[0].path.clone();
    desk.session.forget_unread(&path).unwrap();
    desk.session.forget_unread(&path).unwrap();
    desk.start_again();
    let view = desk.session.received_list().unwrap();
    assert_eq!((view.rows.len(), view.unread.len()), (3, 3), "the list outlives the program");
}

#[test]
fn a_password_is_tried_again_and_a_wrong_one_said() {
    let mut desk = Desk::new();
    let bytes = std::fs::read(data("workbooks/points.xlsx")).unwrap();
    let path = desk.file("locked.xlsx");
    std::fs::write(&path, hpug_excel::protect::protect(&bytes, "Sesam 1").unwrap()).unwrap();
    assert_eq!(all(&mut desk, &[&path]).unread, 1);
    let name = path.to_string_lossy().into_owned();
    for (password, received) in [("sesam 1", 0), ("Sesam 1", 1)] {
        let files =
            desk.session.files_to_receive(std::slice::from_ref(&name), Some(password.into())).unwrap();
        let session = RefCell::new(&mut desk.session);
        let take = |arrived| session.borrow_mut().take_in(arrived);
        let told = files.receive(&Stop::new(), &take, &|_, _, _| ()).unwrap();
        assert_eq!(told.received.len(), received, "{password}");
        let unread = desk.session.received_list().unwrap().unread;
        assert_eq!(unread.len(), 1 - received);
        assert!(
            unread.iter().all(|file| file.wants_password && file.message.contains("password does not open"))
        );
    }
}

#[test]
fn a_newer_file_is_offered_and_becomes_a_version_or_stays_beside() {
    for replace in [true, false] {
        let mut desk = Desk::new();
        let first = put(&desk, "sample/last-year.xlsx", "first/Lakeside report.xlsx");
        all(&mut desk, &[&first]);
        let bytes = std::fs::read(&first).unwrap();
        let reading = hpug_excel::read_here(&bytes, "").unwrap();
        let place = reading.places.cells["D.3/commercial/current/percent"].clone();
        let value = hpug_excel::patch::CellWrite::Number(7.into());
        let write =
            hpug_excel::patch::Write { sheet: place.sheet, cell: place.cell, value, over_formula: false };
        let second = desk.file("second/Lakeside report.xlsx");
        std::fs::create_dir_all(second.parent().unwrap()).unwrap();
        std::fs::write(&second, hpug_excel::patch::patch(&bytes, &[write]).unwrap().bytes).unwrap();
        all(&mut desk, &[&second]);
        let list = rows(&mut desk);
        assert_eq!(list.len(), 2);
        let older = list[0].newer_of.clone().unwrap();
        assert_eq!((older.id, older.file_name.as_str()), (list[1].id, "Lakeside report.xlsx"));
        let changed = desk.session.changed_answers(list[0].id).unwrap();
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert_eq!(changed[0].address, "D.3/commercial/current/percent");
        assert_ne!(changed[0].now, changed[0].before);
        desk.session.decide_newer(list[0].id, replace).unwrap();
        let after = rows(&mut desk);
        assert_eq!(after.len(), if replace { 1 } else { 2 });
        assert!(after.iter().all(|row| row.newer_of.is_none()));
        let versions = desk.session.versions(list[0].id).unwrap();
        assert_eq!(versions.len(), usize::from(replace));
        assert!(versions.iter().all(|version| version.differs == 1));
        assert_eq!(desk.session.bin().unwrap().len(), usize::from(replace), "nothing is lost");
        assert!(desk.session.decide_newer(list[0].id, true).is_err(), "it is decided once");
    }
}

#[test]
fn a_plan_that_no_file_names_is_taken_from_the_name_and_can_be_given() {
    let mut desk = Desk::new();
    let path = put(&desk, "workbooks/plan-from-file-name.xlsx", "report_final_v3.xlsx");
    let told = all(&mut desk, &[&path]);
    let id = told.received[0];
    let row = rows(&mut desk).remove(0);
    assert_eq!((row.plan.as_str(), row.plan_is_guessed), ("report_final_v3", true));
    assert!(desk.session.name_plan(id, "  ").is_err());
    desk.session.name_plan(id, " Prairie Care ").unwrap();
    let row = rows(&mut desk).remove(0);
    assert_eq!((row.plan.as_str(), row.plan_is_guessed), ("Prairie Care", false));
    let own = desk.new_report();
    assert!(desk.session.name_plan(own, "Other").is_err(), "only received reports are named so");
    let path = put(&desk, "workbooks/fifteen-digits.xlsx", "2021 prairie care – final.xlsx");
    let id = all(&mut desk, &[&path]).received[0];
    let row = rows(&mut desk).into_iter().find(|row| row.id == id).unwrap();
    assert!(row.plan == "Prairie Care" || !row.plan_is_guessed, "{row:?}");
}

#[test]
fn a_seal_tells_what_was_changed_and_brings_explanations() {
    let mut desk = Desk::new();
    let blank = put(&desk, "sample/host-blank.xlsx", "host-blank.xlsx");
    let look = desk.session.look_at_workbook(blank.to_str().unwrap()).unwrap();
    let new = wanted(WorkbookUse::NewDraft, "Evergreen Health", "State Exchange");
    let id = desk.session.use_workbook(&look.token, &new).unwrap().head.id;
    desk.type_in(id, "D.3/commercial/current/percent", "12.5");
    desk.type_in(id, "D.3/commercial/prior/percent", "40");
    let view = desk.session.report(id).unwrap();
    let warning = view.findings.iter().find(|finding| finding.severity == Severity::Warning);
    let key = warning.map(|finding| finding.key.clone()).unwrap();
    let edit_id = desk.edit_id();
    desk.session.explain(id, &edit_id, &key, "Two systems moved.").unwrap();
    let out = desk.file("out.xlsx");
    let request = ExportRequest {
        kind: ExportKind::Fill,
        path: out.to_string_lossy().into_owned(),
        companion: None,
        working_figures: false,
    };
    let written = PathBuf::from(&desk.session.export_report(id, &request).unwrap().files[0].path);
    let received = all(&mut desk, &[&written]).received[0];
    let row = rows(&mut desk).remove(0);
    assert_eq!(row.seal.as_ref().map(|seal| (seal.state, seal.changed)), Some((SealState::Unchanged, 0)));
    let file = desk.session.received_file(received).unwrap();
    assert_eq!(file.explanations.len(), 1, "{:?}", file.explanations);
    assert_eq!(file.explanations[0].text, "Two systems moved.");
    assert!(desk.session.received_file(id).is_err(), "a draft was not received");

    let bytes = std::fs::read(&written).unwrap();
    let place =
        hpug_excel::read_here(&bytes, "").unwrap().places.cells["D.3/commercial/current/percent"].clone();
    let value = hpug_excel::patch::CellWrite::Number(13.into());
    let write = hpug_excel::patch::Write { sheet: place.sheet, cell: place.cell, value, over_formula: false };
    let changed = desk.file("changed by hand.xlsx");
    std::fs::write(&changed, hpug_excel::patch::patch(&bytes, &[write]).unwrap().bytes).unwrap();
    let id = all(&mut desk, &[&changed]).received[0];
    let file = desk.session.received_file(id).unwrap();
    assert_eq!(file.seal.map(|seal| (seal.state, seal.changed)), Some((SealState::Changed, 1)));
    let (address, _, now) = &file.changed[0];
    assert_eq!((address.as_str(), now.as_str()), ("D.3/commercial/current/percent", "1,300 %"));
}

#[test]
fn earlier_years_stand_beside_and_restated_figures_are_counted() {
    let mut desk = Desk::new();
    let earlier = put(&desk, "sample/last-year.xlsx", "last-year.xlsx");
    let look = desk.session.look_at_workbook(earlier.to_str().unwrap()).unwrap();
    let next = wanted(WorkbookUse::StartNextYear, &look.plan, "State Exchange");
    let own = desk.session.use_workbook(&look.token, &next).unwrap().head;
    let id = all(&mut desk, &[&earlier]).received[0];
    assert_eq!(rows(&mut desk)[0].restated, None, "nothing earlier is on file");
    let years = desk.session.earlier_years(own.id).unwrap();
    assert_eq!(
        years.reports.iter().map(|report| (report.id, report.year)).collect::<Vec<_>>(),
        [(id, own.year - 1)]
    );
    let row = years.rows.iter().find(|row| row.address == "D.1/commercial/current/percent").unwrap();
    assert_eq!((row.section.as_str(), row.now.as_str()), ("D", ""));
    assert!(!row.earlier[0].is_empty());
}

#[test]
fn stopping_and_locking_keep_what_was_received() {
    let mut desk = Desk::new();
    let path = put(&desk, "workbooks/points.xlsx", "one.xlsx");
    let stop = Stop::new();
    stop.ask();
    let told = receive(&mut desk, &[&path], &stop).unwrap();
    assert!(told.stopped && told.received.is_empty());
    let files = desk.session.files_to_receive(&[path.to_string_lossy().into_owned()], None).unwrap();
    desk.start_again();
    let session = RefCell::new(&mut desk.session);
    let outcome =
        files.receive(&Stop::new(), &|arrived| session.borrow_mut().take_in(arrived), &|_, _, _| ());
    assert!(outcome.is_ok() || matches!(outcome, Err(SessionError::Locked)));
    let missing = desk.file("missing.xlsx");
    assert_eq!(all(&mut desk, &[&missing]).unread, 1, "a file that is gone is named");
}

#[test]
fn many_files_are_received() {
    let mut desk = Desk::new();
    let bytes = std::fs::read(data("workbooks/points.xlsx")).unwrap();
    let folder = desk.file("many");
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..60 {
        let properties = [(String::from("number"), number.to_string())];
        let copy = hpug_excel::patch::with_properties(&bytes, "number", &properties).unwrap();
        std::fs::write(folder.join(format!("Plan {number:03}.xlsx")), copy).unwrap();
    }
    let told = all(&mut desk, &[&folder]);
    assert_eq!(told.received.len(), 60);
    assert_eq!(rows(&mut desk).len(), 60);
}
