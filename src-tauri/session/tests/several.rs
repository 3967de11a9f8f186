//! Several hosts, several files, and work that goes on while the session does something else.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_excel::child::Stop;
use hpug_session::wire::cells::SourceKind;
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::{NewReport, ReportState};
use hpug_session::wire::store::{LastPlace, Role};
use hpug_session::wire::workbooks::{BindingDifferences, DifferenceKind, WorkbookLook, WorkbookUse};
use hpug_session::wire::{ErrorCode, WireError};

const PERCENT: &str = "D.3/commercial/current/percent";

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(path)
}

fn look(desk: &mut Desk, path: &str) -> WorkbookLook {
    desk.session.look_at_workbook(data(path).to_str().unwrap()).unwrap()
}

fn code<T>(result: Result<T, hpug_session::SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error).code,
    }
}

/// What differs when a draft bound to the first file is to be bound to the second.
fn differences(first: &str, second: &str) -> BindingDifferences {
    let mut desk = Desk::new();
    let token = look(&mut desk, first).token;
    let draft = desk.session.use_workbook(&token, &wanted(WorkbookUse::GoOn, "Evergreen", "")).unwrap();
    let token = look(&mut desk, second).token;
    let compare = desk.session.binding_to_compare(draft.head.id, &token).unwrap();
    let found = compare.compare(&Stop::new()).unwrap();
    let bound = desk.session.bind_file(draft.head.id, &token).unwrap().report.head.bound_file;
    assert_eq!(bound.as_deref(), data(second).file_name().unwrap().to_str());
    if first == second {
        return found;
    }
    let undone = desk.session.undo(draft.head.id).unwrap().report.head.bound_file;
    assert_eq!(undone.as_deref(), data(first).file_name().unwrap().to_str());
    found
}

fn lines(found: &BindingDifferences, kind: DifferenceKind) -> Vec<&str> {
    let groups = found.groups.iter().filter(|group| group.kind == kind);
    groups.flat_map(|group| &group.lines).map(String::as_str).collect()
}

#[test]
fn the_same_file_differs_in_nothing() {
    let found = differences("workbooks/points.xlsx", "workbooks/points.xlsx");
    assert_eq!((found.before.as_deref(), found.unread.as_deref()), (Some("points.xlsx"), None));
    assert_eq!(found.groups, []);
}

#[test]
fn items_that_are_missing_extra_and_moved_are_told() {
    let found = differences("workbooks/points.xlsx", "workbooks/altered-missing-item.xlsx");
    let missing = lines(&found, DifferenceKind::Missing);
    assert_eq!(missing.len(), 1, "{found:#?}");
    assert!(lines(&found, DifferenceKind::Figures).is_empty(), "its figures went with it: {found:#?}");
    assert!(!lines(&found, DifferenceKind::Moved).is_empty(), "what stood below moved up: {found:#?}");
    let found = differences("workbooks/altered-missing-item.xlsx", "workbooks/points.xlsx");
    assert_eq!(lines(&found, DifferenceKind::Extra), missing, "{found:#?}");
    let moved = lines(&found, DifferenceKind::Moved);
    assert!(moved.iter().all(|line| line.ends_with("down")), "{moved:#?}");
}

#[test]
fn figures_that_the_files_hold_are_told_with_both_values() {
    let found = differences("sample/last-year.xlsx", "sample/host-blank.xlsx");
    let figures = lines(&found, DifferenceKind::Figures);
    assert!(figures.len() > 100, "{found:#?}");
    assert!(figures.iter().all(|line| line.contains(", before ")), "{figures:#?}");
    assert!(!lines(&found, DifferenceKind::Periods).is_empty(), "{found:#?}");
}

#[test]
fn a_first_file_is_held_against_the_answers() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "D.3/commercial/current/percent", "12.5");
    let token = look(&mut desk, "workbooks/blank.xlsx").token;
    let found = desk.session.binding_to_compare(id, &token).unwrap().compare(&Stop::new()).unwrap();
    assert_eq!((found.before, found.groups), (None, vec![]));
}

#[test]
fn a_file_of_another_form_is_not_bound_and_still_waits() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let later = desk.session.forms().into_iter().find(|form| form.id == "progress-report-2026").unwrap();
    let request = NewReport {
        form: later.id,
        plan: "Evergreen Health".to_owned(),
        host: String::new(),
        year: 2026,
        copy_from: None,
    };
    let other = desk.session.new_report(&request).unwrap().head.id;
    let token = look(&mut desk, "workbooks/blank.xlsx").token;
    assert_eq!(code(desk.session.binding_to_compare(other, &token)), ErrorCode::BadRequest);
    assert_eq!(code(desk.session.bind_file(other, &token)), ErrorCode::BadRequest);
    desk.session.bind_file(id, &token).unwrap();
}

#[test]
fn a_second_host_gets_the_same_answers() {
    let mut desk = Desk::new();
    let first = desk.new_report();
    desk.type_in(first, PERCENT, "12.5");
    desk.type_in(first, "A.1a/current/count", "na");
    let (remark, topic) = (desk.edit_id(), desk.edit_id());
    desk.session.set_remark(first, &remark, PERCENT, "Two systems moved.").unwrap();
    desk.session.add_topic(first, &topic, None, "Doula care").unwrap();
    desk.report_of(2020);
    let sources = desk.session.copy_sources("progress-report-2021", " evergreen health ", 2021).unwrap();
    assert_eq!(sources.iter().map(|row| row.id).collect::<Vec<_>>(), [first], "same plan and year");
    assert!(desk.session.copy_sources("progress-report-2021", "", 2021).unwrap().is_empty());

    let request = NewReport {
        form: "progress-report-2021".to_owned(),
        plan: "Evergreen Health".to_owned(),
        host: "Lakes Coalition".to_owned(),
        year: 2021,
        copy_from: Some(first),
    };
    let second = desk.session.new_report(&request).unwrap();
    let id = second.head.id;
    assert_eq!((second.head.host.as_str(), second.topics.len()), ("Lakes Coalition", 1));
    assert_eq!(desk.shown(id, PERCENT), desk.shown(first, PERCENT));
    assert_eq!(desk.shown(id, "A.1a/current/count"), desk.shown(first, "A.1a/current/count"));
    let detail = desk.session.cell(id, PERCENT).unwrap();
    assert_eq!((detail.remark.as_str(), detail.cell.source), ("Two systems moved.", SourceKind::Copied));
    assert!(detail.source.unwrap().contains("State Exchange"));
    desk.type_in(id, PERCENT, "13");
    assert_eq!(desk.shown(first, PERCENT), "12.5", "the first stays as it is");
}

#[test]
fn the_second_hosts_own_file_begins_with_the_same_answers() {
    let mut desk = Desk::new();
    let seen = look(&mut desk, "sample/host-blank.xlsx");
    let request = NewReport {
        form: seen.form.clone(),
        plan: "Evergreen Health".to_owned(),
        host: "First".to_owned(),
        year: seen.year,
        copy_from: None,
    };
    let first = desk.session.new_report(&request).unwrap().head.id;
    desk.type_in(first, PERCENT, "12.5");
    let [source] = &desk.session.copy_sources(&seen.form, "Evergreen Health", seen.year).unwrap()[..] else {
        panic!("one source")
    };
    let mut wanted = wanted(WorkbookUse::NewDraft, "Evergreen Health", "Second");
    wanted.copy_from = Some(source.id);
    let second = desk.session.use_workbook(&seen.token, &wanted).unwrap();
    assert_eq!(second.head.bound_file.as_deref(), Some("host-blank.xlsx"));
    assert_eq!(desk.shown(second.head.id, PERCENT), "12.5");
}

#[test]
fn a_blank_file_is_taken_for_the_plan_of_the_last_own_report() {
    let mut desk = Desk::new();
    assert_eq!(look(&mut desk, "sample/host-blank.xlsx").plan, "", "nothing tells yet");
    desk.new_report();
    assert_eq!(look(&mut desk, "sample/host-blank.xlsx").plan, "Evergreen Health");
    let named = desk.file("Harbor Health 2025.xlsx");
    std::fs::copy(data("sample/host-blank.xlsx"), &named).unwrap();
    let mut other = desk.report_of(2019).head;
    other.plan = "Harbor Health".to_owned();
    let edit_id = desk.edit_id();
    let edit = hpug_session::wire::reports::HeadEdit::Plan(other.plan.clone());
    desk.session.edit_head(other.id, &edit_id, &edit).unwrap();
    desk.new_report();
    let seen = desk.session.look_at_workbook(named.to_str().unwrap()).unwrap();
    assert_eq!(seen.plan, "Harbor Health", "its name holds a plan given before");
}

#[test]
fn reading_goes_on_while_the_session_is_used_and_ends_with_the_lock() {
    let mut desk = Desk::new();
    let path = data("workbooks/points.xlsx");
    let to_read = desk.session.workbook_to_read(path.to_str().unwrap()).unwrap();
    let id = desk.new_report();
    let read = to_read.read(&Stop::new()).unwrap();
    desk.session.keep_looked(read).unwrap();

    let late = desk.session.workbook_to_read(path.to_str().unwrap()).unwrap().read(&Stop::new()).unwrap();
    desk.start_again();
    desk.session.lock().unwrap();
    let (store, words) = (desk.path(), desk.words.clone());
    desk.session.open_with_recovery(&store, &words).unwrap();
    assert_eq!(code(desk.session.keep_looked(late)), ErrorCode::Locked, "a lock came between");
    assert_eq!(desk.session.report(id).unwrap().head.state, ReportState::Draft);
}

#[test]
fn what_is_stopped_leaves_nothing() {
    let mut desk = Desk::new();
    let token = look(&mut desk, "sample/host-blank.xlsx").token;
    let id =
        desk.session.use_workbook(&token, &wanted(WorkbookUse::NewDraft, "Evergreen", "")).unwrap().head.id;
    let stop = Stop::new();
    stop.ask();
    let path = data("workbooks/points.xlsx");
    let to_read = desk.session.workbook_to_read(path.to_str().unwrap()).unwrap();
    assert_eq!(code(to_read.read(&stop)), ErrorCode::Cancelled);
    for kind in [ExportKind::Fill, ExportKind::Workbook, ExportKind::Pdf] {
        let file = desk.file("out.xlsx").to_str().unwrap().to_owned();
        let request = ExportRequest { kind, path: file.clone(), working_figures: false, companion: None };
        let to_make = desk.session.export_to_make(id, &request).unwrap();
        assert_eq!(code(to_make.make(&stop, &|_| ())), ErrorCode::Cancelled);
        assert!(!Path::new(&file).exists());
    }
    assert_eq!(desk.session.exports(id).unwrap().len(), 0);
}

#[test]
fn an_export_that_a_lock_overtakes_is_not_written() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let path = desk.file("late.pdf");
    let request = ExportRequest {
        kind: ExportKind::Pdf,
        path: path.to_str().unwrap().to_owned(),
        working_figures: false,
        companion: None,
    };
    let made = desk.session.export_to_make(id, &request).unwrap().make(&Stop::new(), &|_| ()).unwrap();
    desk.session.lock().unwrap();
    let (store, words) = (desk.path(), desk.words.clone());
    desk.session.open_with_recovery(&store, &words).unwrap();
    assert_eq!(code(desk.session.write_export(made)), ErrorCode::Locked);
    assert_eq!(
        std::fs::read_dir(&desk.folder)
            .unwrap()
            .flatten()
            .filter(|f| f.path().extension().is_some_and(|e| e == "pdf"))
            .count(),
        0
    );
}

#[test]
fn too_much_that_waits_is_refused_by_name() {
    let mut desk = Desk::new();
    let big = desk.file("big.xlsx");
    let mut bytes = std::fs::read(data("workbooks/blank.xlsx")).unwrap();
    bytes.resize(19 * 1024 * 1024, 0);
    std::fs::write(&big, bytes).unwrap();
    let refused = (0..20).find_map(|_| desk.session.look_at_workbook(big.to_str().unwrap()).err());
    let error = WireError::from(refused.unwrap());
    assert!(error.message.contains("big.xlsx"), "{error:?}");
}

#[test]
fn unlocking_leads_back_to_where_the_person_was() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let place = LastPlace::Report { report: id, part: "D".to_owned(), address: Some(PERCENT.to_owned()) };
    desk.session.stand_at(place.clone()).unwrap();
    let back = |desk: &mut Desk| {
        let _ = desk.session.lock();
        let (store, words) = (desk.path(), desk.words.clone());
        desk.session.open_with_recovery(&store, &words).unwrap().last_place
    };
    assert_eq!(back(&mut desk), Some(place.clone()));
    assert_eq!(back(&mut desk), Some(place), "also when nothing was done between");
    desk.session.delete_report(id).unwrap();
    assert_eq!(desk.session.store_info().unwrap().last_place, None, "it is in the bin");
    desk.session.restore_report(id).unwrap();
    let page = LastPlace::Page { page: "received".to_owned() };
    desk.session.stand_at(page.clone()).unwrap();
    assert_eq!(back(&mut desk), Some(page));
    assert_eq!(desk.session.store_info().unwrap().role, Role::Both);
}

/// Looking at a workbook and using it, in every way, leaves the file as it is, also where it may not be written.
#[test]
fn the_original_is_never_written() {
    let mut desk = Desk::new();
    let path = desk.file("points.xlsx");
    std::fs::copy(data("workbooks/points.xlsx"), &path).unwrap();
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let state = || (std::fs::read(&path).unwrap(), std::fs::metadata(&path).unwrap().modified().unwrap());
    let before = state();
    for to in [WorkbookUse::GoOn, WorkbookUse::StartNextYear, WorkbookUse::Received] {
        let seen = desk.session.look_at_workbook(path.to_str().unwrap()).unwrap();
        desk.session.use_workbook(&seen.token, &wanted(to, "Evergreen Health", "")).unwrap();
    }
    assert_eq!(state(), before);
}
