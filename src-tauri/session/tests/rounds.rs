//! A host's rounds: entered once, printed on every blank, and who has answered.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_excel::child::Stop;
use hpug_session::wire::cells::SourceKind;
use hpug_session::wire::rounds::{PlanState, RoundPlan, RoundTold, RoundTopic, RoundView};
use hpug_session::wire::workbooks::WorkbookUse;
use hpug_session::wire::{ErrorCode, WireError};

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(path)
}

fn plan(name: &str) -> RoundPlan {
    RoundPlan { name: name.to_owned(), ..RoundPlan::default() }
}

fn told(plans: &[&str]) -> RoundTold {
    RoundTold {
        name: "Fall round".to_owned(),
        host: "Great Lakes Business Group".to_owned(),
        form: "progress-report-2021".to_owned(),
        year: 2022,
        often: "Once a year, in September".to_owned(),
        due: "2021-03-08".to_owned(),
        basis: "The 12 months before, and the other plans".to_owned(),
        contact_name: "Ana Ruiz".to_owned(),
        contact_email: "ana@glbg.example".to_owned(),
        topics: vec![RoundTopic {
            key: Some("maternity".to_owned()),
            title: "Maternity payment and outcomes".to_owned(),
            intro: "Births cost our members most.".to_owned(),
        }],
        plans: plans.iter().map(|name| plan(name)).collect(),
        ..RoundTold::default()
    }
}

fn keep(desk: &mut Desk, id: Option<u32>, told: &RoundTold) -> RoundView {
    let edit_id = desk.edit_id();
    desk.session.keep_round(id, &edit_id, told).unwrap()
}

/// Takes a sample in as received from a plan.
fn receive(desk: &mut Desk, path: &str, plan: &str) -> u32 {
    let token = desk.session.look_at_workbook(data(path).to_str().unwrap()).unwrap().token;
    desk.session.use_workbook(&token, &wanted(WorkbookUse::Received, plan, "")).unwrap().head.id
}

fn code<T>(result: Result<T, hpug_session::SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error).code,
    }
}

#[test]
fn what_is_told_is_kept_and_survives_a_restart() {
    let mut desk = Desk::new();
    let round = keep(&mut desk, None, &told(&["Evergreen Health", "Harbor"]));
    assert_eq!((round.row.plans, round.row.days_left), (2, Some(7)));
    desk.start_again();
    assert_eq!(desk.session.round(round.id).unwrap().told, round.told);
    let mut changed = round.told.clone();
    changed.due = "2021-02-26".to_owned();
    let edit_id = desk.edit_id();
    let once = desk.session.keep_round(Some(round.id), &edit_id, &changed).unwrap();
    let twice = desk.session.keep_round(Some(round.id), &edit_id, &changed).unwrap();
    assert_eq!(once, twice, "an edit sent twice is done once");
    assert_eq!(once.row.late, 2);
    assert_eq!(once.plans[0].days, 3);
    desk.session.put_away_round(round.id, true).unwrap();
    assert!(desk.session.rounds(false).unwrap().is_empty());
    assert_eq!(desk.session.rounds(true).unwrap().len(), 1);
    desk.session.put_away_round(round.id, false).unwrap();
    assert_eq!(desk.session.rounds(false).unwrap().len(), 1);
}

#[test]
fn nonsense_is_refused_and_nothing_is_kept() {
    let mut desk = Desk::new();
    let cases: [fn(&mut RoundTold); 5] = [
        |told| told.name = " \n ".to_owned(),
        |told| told.year = 1821,
        |told| told.due = "next week".to_owned(),
        |told| told.form = "no such form".to_owned(),
        |told| told.plans[0].meeting = "2021-02-30".to_owned(),
    ];
    for spoil in cases {
        let mut told = told(&["Evergreen Health"]);
        spoil(&mut told);
        let edit_id = desk.edit_id();
        let refused = code(desk.session.keep_round(None, &edit_id, &told));
        assert!(matches!(refused, ErrorCode::BadRequest | ErrorCode::Form), "{refused:?}");
    }
    assert!(desk.session.rounds(false).unwrap().is_empty());
    assert!(desk.session.round(99).is_err());
}

#[test]
fn received_reports_count_for_their_plan_however_it_is_spelled() {
    let mut desk = Desk::new();
    let mut asked = told(&["Evergreen Health, Inc.", "Harbor", "Prairie"]);
    asked.year = 2021;
    let round = keep(&mut desk, None, &asked);
    let first = receive(&mut desk, "workbooks/points.xlsx", "EVERGREEN  HEALTH");
    let stray = receive(&mut desk, "workbooks/rich-text.xlsx", "scan0042");
    let round = desk.session.round(round.id).unwrap();
    assert_eq!(round.plans[0].state, PlanState::Answered);
    assert_eq!(round.plans[0].reports.iter().map(|r| r.id).collect::<Vec<_>>(), [first]);
    assert_eq!(round.unmatched.iter().map(|r| r.id).collect::<Vec<_>>(), [stray]);
    assert_eq!((round.row.answered, round.plans[1].state), (1, PlanState::Waiting));

    let said = desk.session.say_plan(round.id, stray, Some("Harbor")).unwrap();
    assert_eq!((said.plans[1].state, said.plans[1].reports[0].said), (PlanState::Answered, true));
    assert!(said.unmatched.is_empty());
    let mut renamed = said.told.clone();
    renamed.plans[1].name = "Harbor Mutual".to_owned();
    let renamed = keep(&mut desk, Some(round.id), &renamed);
    assert_eq!(renamed.plans[1].state, PlanState::Answered, "what was said goes on with the plan");
    let back = desk.session.say_plan(round.id, stray, None).unwrap();
    assert_eq!(back.unmatched.len(), 1);
    assert_eq!(code(desk.session.say_plan(round.id, stray, Some("Nobody"))), ErrorCode::NoSuchThing);
    desk.session.delete_report(first).unwrap();
    assert_eq!(desk.session.round(round.id).unwrap().row.answered, 0, "what is in the bin doesn't count");
}

#[test]
fn every_plan_gets_a_blank_with_what_it_reported_and_a_guide() {
    let mut desk = Desk::new();
    receive(&mut desk, "sample/last-year.xlsx", "Evergreen Health");
    let last = desk.session.library().unwrap()[0].clone();
    let mut asked = told(&["Evergreen Health Inc", "../../etc/passwd", "CON"]);
    asked.year = last.year + 1;
    let round = keep(&mut desk, None, &asked);
    assert_eq!((round.plans[0].prior, round.plans[1].prior), (Some(last.year), None));
    let folder = desk.file("blanks");
    std::fs::create_dir(&folder).unwrap();
    let write = |desk: &mut Desk| {
        let to_write = desk.session.blanks_to_write(round.id, &[], folder.to_str().unwrap()).unwrap();
        let told = std::cell::RefCell::new(Vec::new());
        let made = to_write
            .write(&Stop::new(), &|done, of, plan| told.borrow_mut().push((done, of, plan.to_owned())));
        assert_eq!(told.borrow().len(), 3);
        desk.session.blanks_written(made.unwrap()).unwrap()
    };
    let written = write(&mut desk);
    assert!(written.papers.iter().all(|paper| paper.failed.is_none()), "{written:#?}");
    assert_eq!(written.papers.len(), 6);
    assert!(written.papers[0].figures > 70, "{written:#?}");
    assert_eq!(written.papers[2].figures, 0);
    assert!(!written.round.plans[0].written.is_empty());
    let names = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names.collect();
    assert!(names.iter().any(|name| name.starts_with("-..-etc-passwd")), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("CON_")), "{names:?}");

    let again = write(&mut desk);
    assert!(again.papers.iter().all(|paper| paper.there), "the very same files are left: {again:#?}");
    std::fs::write(folder.join(&written.papers[0].file), b"mine").unwrap();
    let third = write(&mut desk);
    assert!(third.papers[0].file.ends_with(" (2).xlsx"), "{third:#?}");
    assert_eq!(std::fs::read(folder.join(&written.papers[0].file)).unwrap(), b"mine");

    let blank = folder.join(&third.papers[0].file);
    let read = hpug_excel::read_here(&std::fs::read(&blank).unwrap(), "x.xlsx").unwrap();
    assert_eq!(read.report.plan, "Evergreen Health Inc");
    assert!(read.as_reported.len() > 70);
    let look = desk.session.look_at_workbook(blank.to_str().unwrap()).unwrap();
    assert_eq!(look.uses, [WorkbookUse::NewDraft]);
    let draft = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::NewDraft, "Evergreen Health", ""))
        .unwrap();
    let cell = desk.session.cell(draft.head.id, "D.3/commercial/prior/percent").unwrap();
    assert_eq!((cell.cell.source, cell.cell.carried), (SourceKind::Carried, true));
    assert!(cell.source.unwrap().starts_with("As reported last period"));
}

#[test]
fn writing_blanks_stops_between_plans_and_names_what_fails() {
    let mut desk = Desk::new();
    let round = keep(&mut desk, None, &told(&["One", "Two"]));
    let folder = desk.file("out");
    let to_write = desk.session.blanks_to_write(round.id, &[], folder.to_str().unwrap()).unwrap();
    assert!(to_write.write(&Stop::new(), &|_, _, _| ()).is_err(), "no such folder");
    std::fs::create_dir(&folder).unwrap();
    let stop = Stop::new();
    let to_write = desk.session.blanks_to_write(round.id, &[], folder.to_str().unwrap()).unwrap();
    let made = to_write.write(&stop, &|_, _, _| stop.ask()).unwrap();
    let written = desk.session.blanks_written(made).unwrap();
    assert!(written.stopped);
    assert_eq!(written.papers.iter().map(|paper| paper.plan.as_str()).collect::<Vec<_>>(), ["One", "One"]);
    assert_eq!(written.round.plans[1].written, "");
    let only = desk.session.blanks_to_write(round.id, &["Two".to_owned()], folder.to_str().unwrap()).unwrap();
    assert_eq!(only.write(&Stop::new(), &|_, of, _| assert_eq!(of, 1)).map(drop).unwrap(), ());
    let nobody = keep(&mut desk, None, &told(&[]));
    assert!(desk.session.blanks_to_write(nobody.id, &[], folder.to_str().unwrap()).is_err());
}

#[test]
fn a_publishers_terms_are_shown_once() {
    let mut desk = Desk::new();
    let terms = desk.session.terms_to_read("progress-report-2021").unwrap().unwrap();
    assert_eq!(terms.publisher, "Catalyst for Payment Reform");
    desk.session.terms_read("progress-report-2026").unwrap();
    assert_eq!(
        desk.session.terms_to_read("progress-report-2021").unwrap(),
        None,
        "one publisher, asked once"
    );
    desk.start_again();
    assert_eq!(desk.session.terms_to_read("special-topics").unwrap(), None);
    assert_eq!(desk.session.terms_to_read("participation").unwrap(), None, "it states none");
    assert_eq!(code(desk.session.terms_to_read("none")), ErrorCode::Form);
}
