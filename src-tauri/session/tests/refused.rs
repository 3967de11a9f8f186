//! A store with a report of a form that this program doesn't have: everything else goes on, and that report tells why it
//! can't be opened.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_excel::child::Stop;
use hpug_excel::grid::{Value as Held, Workbook};
use hpug_session::wire::compare::{CompareExport, CompareRequest};
use hpug_session::wire::meetings::NewMeeting;
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::rounds::{PlanState, RoundPlan, RoundTold};
use hpug_session::wire::workbooks::WorkbookUse;
use hpug_session::wire::{ErrorCode, WireError};

const PLAN: &str = "Evergreen Health";
const UNKNOWN: &str = "survey-2031";
const WHY: &str =
    "This program does not know the form survey-2031. A version that knows it opens what is kept of it.";

fn receive(desk: &mut Desk, file: &str, plan: &str) -> u32 {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sample").join(file);
    let token = desk.session.look_at_workbook(path.to_str().unwrap()).unwrap().token;
    desk.session.use_workbook(&token, &wanted(WorkbookUse::Received, plan, "")).unwrap().head.id
}

fn own(desk: &mut Desk, form: &str, year: u16) -> u32 {
    let request = NewReport {
        form: form.to_owned(),
        plan: PLAN.to_owned(),
        host: "State Exchange".to_owned(),
        year,
        copy_from: None,
    };
    desk.session.new_report(&request).unwrap().head.id
}

fn round(desk: &mut Desk, name: &str) -> u32 {
    let told = RoundTold {
        name: name.to_owned(),
        form: "progress-report-2021".to_owned(),
        year: 2021,
        plans: vec![RoundPlan { name: PLAN.to_owned(), ..RoundPlan::default() }],
        ..RoundTold::default()
    };
    let edit_id = desk.edit_id();
    desk.session.keep_round(None, &edit_id, &told).unwrap().id
}

/// The store as another program would have written it: these reports are of a form that is not here, and so is what this
/// round asks for.
fn give_unknown_form(desk: &mut Desk, reports: &[u32], round: u32) {
    desk.session.lock().unwrap();
    let unlock = hpug_store::Unlock::Words(&desk.words);
    let mut store = hpug_store::Store::open(Path::new(&desk.path()), unlock, None).unwrap().store;
    let edit = hpug_store::Edit {
        id: "elsewhere".to_owned(),
        time: "2021-03-02T08:00:00-05:00".to_owned(),
        person: "Ann".to_owned(),
        kind: "written elsewhere".to_owned(),
        report: None,
        undoable: false,
    };
    store
        .transact(&edit, |tx| {
            for id in reports {
                let row = tx.report(i64::from(*id))?;
                tx.put_report(&hpug_store::tables::Report { form: UNKNOWN.to_owned(), ..row })?;
            }
            let row = tx.round(i64::from(round))?;
            let told = row.told.replace("progress-report-2021", UNKNOWN);
            tx.put_round(&hpug_store::tables::Round { told, ..row })
        })
        .unwrap();
    store.close().unwrap();
    desk.start_again();
}

fn told<T>(result: hpug_session::Result<T>) -> (ErrorCode, String) {
    let error = WireError::from(result.err().unwrap());
    (error.code, error.message)
}

/// Of these the second, fourth and fifth are of a form that is not here.
struct Store {
    now: u32,
    last_year: u32,
    lan: u32,
    questions: u32,
    received: u32,
    sound: u32,
    round: u32,
    round_unknown: u32,
    meeting: u32,
}

fn store(desk: &mut Desk) -> Store {
    let last_year = own(desk, "progress-report-2021", 2020);
    desk.type_in(last_year, "A.1a/current/count", "3");
    let questions = own(desk, "questionnaire", 2021);
    let now = own(desk, "progress-report-2021", 2021);
    let lan = own(desk, "lan-apm-2017", 2021);
    let received = receive(desk, "last-year.xlsx", PLAN);
    let sound = receive(desk, "last-year.xlsx", "Harbor");
    let (kept, round_unknown) = (round(desk, "Fall round"), round(desk, "Survey round"));
    let edit_id = desk.edit_id();
    let about = NewMeeting {
        kind: "regular".to_owned(),
        host: "State Exchange".to_owned(),
        plan: PLAN.to_owned(),
        date: "2021-09-14".to_owned(),
    };
    let meeting = desk.session.new_meeting(&edit_id, &about).unwrap();
    let mut changed = meeting.told.clone();
    changed.report = Some(received);
    let edit_id = desk.edit_id();
    desk.session.keep_meeting(meeting.id, &edit_id, &changed).unwrap();
    desk.session.say_plan(kept, received, Some(PLAN)).unwrap();
    give_unknown_form(desk, &[last_year, questions, received], round_unknown);
    Store { now, last_year, lan, questions, received, sound, round: kept, round_unknown, meeting: meeting.id }
}

#[test]
fn the_list_shows_all_reports_and_why_some_cannot_be_opened() {
    let mut desk = Desk::new();
    let ids = store(&mut desk);
    let rows = desk.session.library().unwrap();
    assert_eq!(rows.len(), 6);
    for row in &rows {
        let unknown = [ids.last_year, ids.questions, ids.received].contains(&row.id);
        assert_eq!(row.refused.as_deref(), unknown.then_some(WHY), "{row:?}");
        assert_eq!(row.counted, !unknown, "{row:?}");
    }
    let row = rows.iter().find(|row| row.id == ids.last_year).unwrap();
    assert_eq!((row.plan.as_str(), row.host.as_str()), (PLAN, "State Exchange"));
    assert_eq!((row.year, row.form.as_str()), (2020, UNKNOWN));
    assert_eq!(desk.session.count_reports(&[ids.last_year]).unwrap()[0].refused.as_deref(), Some(WHY));

    let received = desk.session.received_list().unwrap().rows;
    let why = |id: u32| received.iter().find(|row| row.id == id).unwrap().refused.as_deref();
    assert_eq!((why(ids.received), why(ids.sound)), (Some(WHY), None));

    for id in [ids.last_year, ids.questions, ids.received] {
        assert_eq!(told(desk.session.report(id)), (ErrorCode::Form, WHY.to_owned()));
        assert_eq!(told(desk.session.start_next_year(id)), (ErrorCode::Form, WHY.to_owned()));
    }
    let first = NewReport {
        form: UNKNOWN.to_owned(),
        plan: PLAN.to_owned(),
        host: String::new(),
        year: 2021,
        copy_from: None,
    };
    assert_eq!(told(desk.session.new_report(&first)).1, WHY);
}

#[test]
fn everything_else_of_the_plan_goes_on() {
    let mut desk = Desk::new();
    let ids = store(&mut desk);
    for id in [ids.now, ids.lan, ids.sound] {
        desk.session.report(id).unwrap();
        desk.session.earlier_years(id).unwrap();
    }
    for id in [ids.now, ids.lan] {
        desk.session.export_offer(id).unwrap();
    }
    desk.type_in(ids.now, "A.1a/current/count", "4");
    assert!(desk.session.crosswalk(ids.now, None).unwrap().lans.len() == 1);
    assert!(desk.session.copy_sources("progress-report-2021", PLAN, 2020).unwrap().is_empty());
    assert!(!desk.session.compare(&CompareRequest::default()).unwrap().forms.is_empty());
    desk.session.start_next_year(ids.now).unwrap();
    receive(&mut desk, "last-year.xlsx", PLAN);

    let rounds = desk.session.rounds(false).unwrap();
    let why = |id: u32| rounds.iter().find(|row| row.id == id).unwrap().refused.as_deref();
    assert_eq!((why(ids.round), why(ids.round_unknown)), (None, Some(WHY)));
    assert_eq!(told(desk.session.round(ids.round_unknown)).1, WHY);
    let round = desk.session.round(ids.round).unwrap();
    assert_eq!(round.plans[0].state, PlanState::Answered, "the host said whose the report is");
    assert_eq!(round.plans[0].reports[0].form, UNKNOWN);
    desk.session.put_away_round(ids.round_unknown, true).unwrap();
    assert_eq!(desk.session.rounds(true).unwrap()[0].refused.as_deref(), Some(WHY));

    assert_eq!(desk.session.meetings(false).unwrap().len(), 1);
    let meeting = desk.session.meeting(ids.meeting).unwrap();
    assert_eq!(meeting.told.report, Some(ids.received), "what it is about is kept");
    let about = meeting.reports.iter().find(|report| report.id == ids.received).unwrap();
    assert!(about.label.contains(UNKNOWN), "{}", about.label);
    desk.session.meeting_changes(ids.meeting).unwrap();
    let letters = desk.session.meeting_letters(ids.meeting).unwrap();
    let missing: Vec<&str> =
        letters.iter().map(|letter| letter.missing.as_str()).filter(|why| !why.is_empty()).collect();
    let [why] = missing[..] else { panic!("only the letter about the report: {missing:?}") };
    assert!(why.starts_with("This program can't use the form"), "{why}");
}

/// What stands on the first sheet of a comparison's workbook.
fn front_of_comparison(
    desk: &mut Desk,
    request: &CompareRequest,
    anonymous: bool,
    file: &str,
) -> Vec<String> {
    let path = desk.file(file);
    let path = path.to_string_lossy().into_owned();
    let wanted = CompareExport { request: request.clone(), path: path.clone(), anonymous };
    let made = desk.session.compare_to_write(&wanted).unwrap().make(&Stop::new()).unwrap();
    desk.session.write_compared(made).unwrap();
    let book = Workbook::from_bytes(&std::fs::read(path).unwrap()).unwrap();
    let text = |value: &Held| match value {
        Held::Text(text) => Some(text.to_string()),
        _ => None,
    };
    book.sheets[0].cells.values().filter_map(|cell| text(&cell.value)).collect()
}

#[test]
fn a_comparison_and_its_papers_name_what_is_missing_and_why() {
    let mut desk = Desk::new();
    let ids = store(&mut desk);
    let of_plan = CompareRequest {
        form: Some("progress-report-2021".to_owned()),
        plan: Some(PLAN.to_owned()),
        ..CompareRequest::default()
    };
    let of_2021 = CompareRequest { plan: None, year: Some(2021), ..of_plan.clone() };
    for (request, year) in [(&of_plan, "2020"), (&of_2021, "2021")] {
        let left_out = desk.session.compare(request).unwrap().left_out;
        let told = (format!("{PLAN}, {year}"), WHY.to_owned());
        assert!(left_out.contains(&told), "{year}: {left_out:?}");
        assert!(
            left_out.iter().all(|(name, _)| name.parse::<u32>().is_err()),
            "named, not numbered: {left_out:?}"
        );
    }
    for (anonymous, file, named) in [(false, "named.xlsx", true), (true, "letters.xlsx", false)] {
        let texts = front_of_comparison(&mut desk, &of_2021, anonymous, file);
        assert_eq!(texts.contains(&format!("{PLAN}, 2021")), named, "{texts:?}");
        assert!(texts.iter().any(|text| text == WHY), "{texts:?}");
    }

    desk.session.delete_report(ids.now).unwrap();
    desk.session.delete_report(ids.lan).unwrap();
    desk.session.delete_report(ids.sound).unwrap();
    let view = desk.session.compare(&CompareRequest::default()).unwrap();
    assert!(view.forms.is_empty());
    assert_eq!(view.left_out.len(), 3, "{:?}", view.left_out);
}

#[test]
fn a_report_of_the_year_before_that_cannot_be_opened_is_told_where_it_would_be_compared() {
    let mut desk = Desk::new();
    let ids = store(&mut desk);
    let told = |desk: &mut Desk, id: u32| {
        let findings = desk.session.report(id).unwrap().findings;
        findings.into_iter().find(|finding| finding.check == "FORM-7").map(|finding| finding.message)
    };
    let expected = format!("The report of 2020 could not be compared. {WHY}");
    assert_eq!(told(&mut desk, ids.now), Some(expected));
    assert_eq!(told(&mut desk, ids.sound), None, "another plan's");
    assert_eq!(told(&mut desk, ids.lan), None, "this form is not compared by its dates");
}

#[test]
fn what_cannot_be_opened_is_kept_put_away_and_backed_up_as_ever() {
    let mut desk = Desk::new();
    let ids = store(&mut desk);
    desk.session.delete_report(ids.last_year).unwrap();
    let binned = desk.session.bin().unwrap();
    assert_eq!((binned[0].id, binned[0].refused.as_deref()), (ids.last_year, Some(WHY)));
    desk.session.restore_report(ids.last_year).unwrap();
    assert!(desk.session.bin().unwrap().is_empty());

    desk.session.back_up_now().unwrap();
    let backups = desk.session.backups(&desk.path()).unwrap();
    let newest = backups.rows.first().unwrap().path.clone();
    desk.session.lock().unwrap();
    desk.session.restore_backup(&desk.path(), &newest, desk::PASSPHRASE).unwrap();
    assert_eq!(desk.session.library().unwrap().len(), 6);
    desk.session.lock().unwrap();

    let unlock = hpug_store::Unlock::Words(&desk.words);
    let store = hpug_store::Store::open(Path::new(&desk.path()), unlock, None).unwrap().store;
    let answers = store.answers(i64::from(ids.last_year)).unwrap();
    assert_eq!(answers[0].address, "A.1a/current/count");
}
