//! Questions from a host to a plan and back, all by files.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::queries::QueryState;
use hpug_session::wire::reports::ReportState;
use hpug_session::wire::workbooks::{WorkbookLook, WorkbookUse};
use hpug_session::wire::{ErrorCode, WireError};

const CELL: &str = "D.3/commercial/current/percent";
const OTHER: &str = "D.1/commercial/current/percent";

fn look(desk: &mut Desk, path: &Path) -> WorkbookLook {
    desk.session.look_at_workbook(path.to_str().unwrap()).unwrap()
}

fn code<T>(result: Result<T, hpug_session::SessionError>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it worked"),
        Err(error) => WireError::from(error).code,
    }
}

/// Writes a report as a workbook and gives its path.
fn export(desk: &mut Desk, id: u32, name: &str) -> PathBuf {
    let path = desk.file(name);
    let path = path.to_str().unwrap().to_owned();
    let request = ExportRequest { kind: ExportKind::Workbook, path, working_figures: false, companion: None };
    PathBuf::from(desk.session.export_report(id, &request).unwrap().files[0].path.clone())
}

fn write(desk: &mut Desk, id: u32, name: &str) -> PathBuf {
    let path = desk.file(name);
    desk.session.write_queries(id, path.to_str().unwrap()).unwrap();
    path
}

/// A plan's report, sent, and received by a host.
struct Circle {
    plan: Desk,
    own: u32,
    host: Desk,
    received: u32,
}

impl Circle {
    fn new() -> Self {
        let (mut plan, mut host) = (Desk::new(), Desk::new());
        let own = plan.new_report();
        for (address, text) in [(CELL, "12.5"), (OTHER, "40"), ("A.1a/current/count", "3")] {
            plan.type_in(own, address, text);
        }
        let sent = export(&mut plan, own, "report.xlsx");
        let token = look(&mut host, &sent).token;
        let received = host
            .session
            .use_workbook(&token, &wanted(WorkbookUse::Received, "Evergreen Health", ""))
            .unwrap();
        Circle { plan, own, host, received: received.head.id }
    }

    fn ask(&mut self, address: &str, text: &str) -> String {
        let edit_id = self.host.edit_id();
        let changed = self.host.session.ask(self.received, &edit_id, address, None, text).unwrap();
        changed.report.queries.last().unwrap().id.clone()
    }

    /// The host's file taken by the plan.
    fn send(&mut self, name: &str) {
        let file = write(&mut self.host, self.received, name);
        let seen = look(&mut self.plan, &file);
        assert_eq!(
            (seen.uses.as_slice(), seen.targets[0].report),
            (&[WorkbookUse::AnswerQueries][..], self.own)
        );
        self.plan.session.take_queries(&seen.token, self.own).unwrap();
    }

    fn state(&mut self, query: &str) -> QueryState {
        let report = self.host.session.report(self.received).unwrap();
        report.queries.iter().find(|one| one.id == query).unwrap().state
    }
}

#[test]
fn a_question_goes_round_by_files_alone() {
    let mut circle = Circle::new();
    let finding = circle.host.session.report(circle.received).unwrap().findings[0].clone();
    let first = finding.at[0].clone();
    let draft = circle.host.session.draft_query(circle.received, &first, Some(&finding.key)).unwrap();
    assert!(draft.ends_with('?') && draft.contains("Could you"), "{draft}");
    let one = circle.ask(CELL, "=1+1 why 12.5 %? <b>really</b>");
    let two = circle.ask(OTHER, "Is 40 % right?");
    assert_eq!(circle.state(&one), QueryState::Open);
    circle.send("questions.xlsx");
    assert_eq!(circle.state(&one), QueryState::Sent);
    assert!(circle.host.file("questions.pdf").exists(), "a PDF to read lies beside");
    let asked = circle.plan.session.report(circle.own).unwrap().queries;
    assert_eq!(asked[0].text, "=1+1 why 12.5 %? <b>really</b>", "text stays text");
    assert_eq!(
        (asked[0].received.as_str(), asked[0].now.as_str(), asked[0].section.as_str()),
        ("12.5", "12.5", "D")
    );

    circle.plan.type_in(circle.own, CELL, "14.2");
    let edit_id = circle.plan.edit_id();
    circle.plan.session.answer_query(circle.own, &edit_id, &one, "A system was left out.").unwrap();
    let edit_id = circle.plan.edit_id();
    circle.plan.session.answer_query(circle.own, &edit_id, &two, "It is.").unwrap();
    let answers = write(&mut circle.plan, circle.own, "answers.xlsx");
    assert!(!circle.plan.file("answers.pdf").exists());

    let seen = look(&mut circle.host, &answers);
    assert_eq!((seen.uses[0], seen.targets[0].report), (WorkbookUse::NextVersion, circle.received));
    let preview = circle.host.session.preview_queries(&seen.token, circle.received).unwrap();
    let changes: Vec<_> =
        preview.changes.iter().map(|c| (c.address.as_str(), c.before.as_str(), c.after.as_str())).collect();
    assert_eq!(changes, [(CELL, "12.5", "14.2")]);
    assert_eq!(preview.queries[0].answer, "A system was left out.");
    assert_eq!(circle.host.shown(circle.received, CELL), "12.5", "a preview changes nothing");

    circle.host.session.take_queries(&seen.token, circle.received).unwrap();
    assert_eq!(circle.host.shown(circle.received, CELL), "14.2");
    assert_eq!((circle.state(&one), circle.state(&two)), (QueryState::Answered, QueryState::Answered));
    let versions = circle.host.session.next_versions(circle.received).unwrap();
    assert_eq!((versions.len(), versions[0].changes.len(), versions[0].answered.len()), (1, 1, 2));
    assert_eq!(
        circle.host.session.versions(circle.received).unwrap()[0].differs,
        1,
        "the one before is kept"
    );
    let edit_id = circle.host.edit_id();
    circle.host.session.settle_query(circle.received, &edit_id, &two, true).unwrap();
    circle.host.start_again();
    assert_eq!(circle.state(&two), QueryState::Settled);
    let source = circle.host.session.cell(circle.received, CELL).unwrap().source.unwrap();
    assert!(source.contains("answers.xlsx"), "{source}");
}

#[test]
fn the_whole_workbook_comes_back_as_the_next_version() {
    let mut circle = Circle::new();
    let one = circle.ask(CELL, "Is that right?");
    circle.send("questions.xlsx");
    circle.plan.enter(
        circle.own,
        hpug_session::wire::cells::EditKind::Pasted,
        &[(CELL, "13"), (OTHER, ""), ("A.2a/current/count", "7")],
    );
    let edit_id = circle.plan.edit_id();
    circle.plan.session.answer_query(circle.own, &edit_id, &one, "Corrected.").unwrap();
    let again = export(&mut circle.plan, circle.own, "again.xlsx");
    let seen = look(&mut circle.host, &again);
    assert_eq!(seen.uses[0], WorkbookUse::NextVersion);
    let preview = circle.host.session.preview_queries(&seen.token, circle.received).unwrap();
    let changed: Vec<_> = preview.changes.iter().map(|change| change.address.as_str()).collect();
    assert_eq!(changed, ["A.2a/current/count", OTHER, CELL], "in form order: {preview:#?}");
    let wanted = wanted(WorkbookUse::NextVersion, "Evergreen Health", "");
    let report = circle.host.session.use_workbook(&seen.token, &wanted).unwrap();
    assert_eq!((report.head.id, report.head.state), (circle.received, ReportState::Received));
    assert_eq!(report.head.bound_file.as_deref(), again.file_name().unwrap().to_str());
    assert_eq!(circle.host.shown(circle.received, OTHER), "");
    assert_eq!(report.queries[0].answer, "Corrected.");
    assert_eq!(circle.host.session.library().unwrap().len(), 1, "no second report");
}

#[test]
fn an_answer_is_one_step_of_undo() {
    let mut circle = Circle::new();
    let one = circle.ask(CELL, "Why?");
    circle.send("questions.xlsx");
    let edit_id = circle.plan.edit_id();
    circle.plan.session.answer_query(circle.own, &edit_id, &one, "So.").unwrap();
    let undone = circle.plan.session.undo(circle.own).unwrap().report.queries;
    assert_eq!((undone[0].answer.as_str(), undone[0].state), ("", QueryState::Open));
    let redone = circle.plan.session.redo(circle.own).unwrap().report.queries;
    assert_eq!((redone[0].answer.as_str(), redone[0].state), ("So.", QueryState::Answered));
    circle.plan.session.undo(circle.own).unwrap();
    let gone = circle.plan.session.undo(circle.own).unwrap().report.queries;
    assert!(gone.is_empty(), "taking the file in is a step too");
}

#[test]
fn what_does_not_fit_is_listed_and_never_dropped() {
    let mut circle = Circle::new();
    let one = circle.ask(CELL, "Why?");
    circle.ask(OTHER, "And this?");
    circle.send("questions.xlsx");
    // The plan's figure has moved meanwhile; the file comes a second time with a new wording.
    circle.plan.type_in(circle.own, OTHER, "41");
    let edit_id = circle.host.edit_id();
    circle.host.session.reword_query(circle.received, &edit_id, &one, "Why so much?").unwrap();
    let again = write(&mut circle.host, circle.received, "again.xlsx");
    let seen = look(&mut circle.plan, &again);
    let preview = circle.plan.session.preview_queries(&seen.token, circle.own).unwrap();
    assert!(preview.asks);
    assert_eq!(preview.queries[0].odd, "It is worded anew since you took it.");
    assert!(preview.queries[1].odd.contains("The host had 40.0; your report says 41.0 now."), "{preview:#?}");
    let taken = circle.plan.session.take_queries(&seen.token, circle.own).unwrap();
    assert_eq!(taken.queries.len(), 2, "the same questions, not twice");

    // A report of another form, an own report as target of answers, a file that answers nothing known.
    let answers = write(&mut circle.plan, circle.own, "answers.xlsx");
    let mut stranger = Circle::new();
    let seen = look(&mut stranger.host, &answers);
    assert_eq!(seen.uses, [], "no report of this store belongs to it: {seen:#?}");
    let preview = stranger.host.session.preview_queries(&seen.token, stranger.received).unwrap();
    assert!(
        preview.queries.iter().all(|line| line.odd.contains("no question of this report")),
        "{preview:#?}"
    );
    assert!(preview.changes.is_empty());
    let whole = export(&mut circle.plan, circle.own, "whole.xlsx");
    let seen = look(&mut circle.plan, &whole);
    assert_eq!(code(circle.plan.session.preview_queries(&seen.token, circle.own)), ErrorCode::BadRequest);
}

/// A question that was sent all the same would stay open for the host, and its answer be a stranger's.
#[test]
fn questions_that_the_store_cannot_take_are_not_left_to_be_sent() {
    let mut circle = Circle::new();
    circle.ask(CELL, "Why?");
    let (store, elsewhere) = (circle.host.path(), circle.host.file("elsewhere.hpug"));
    std::fs::rename(&store, &elsewhere).unwrap();
    let path = circle.host.file("questions.xlsx");
    assert!(circle.host.session.write_queries(circle.received, path.to_str().unwrap()).is_err());
    assert!(!path.exists() && !path.with_extension("pdf").exists());
    std::fs::rename(&elsewhere, &store).unwrap();
    write(&mut circle.host, circle.received, "questions.xlsx");
    assert!(path.exists() && path.with_extension("pdf").exists());
}

#[test]
fn only_received_reports_are_asked_about() {
    let mut circle = Circle::new();
    let edit_id = circle.plan.edit_id();
    assert_eq!(
        code(circle.plan.session.ask(circle.own, &edit_id, CELL, None, "Why?")),
        ErrorCode::BadRequest
    );
    let edit_id = circle.host.edit_id();
    assert_eq!(
        code(circle.host.session.ask(circle.received, &edit_id, CELL, None, " \n ")),
        ErrorCode::BadRequest
    );
    assert_eq!(
        code(circle.host.session.ask(circle.received, &edit_id, "X.9", None, "Why?")),
        ErrorCode::BadRequest
    );
    let long = "x".repeat(8_001);
    assert_eq!(
        code(circle.host.session.ask(circle.received, &edit_id, CELL, None, &long)),
        ErrorCode::BadRequest
    );
    let path = circle.host.file("none.xlsx");
    assert_eq!(
        code(circle.host.session.write_queries(circle.received, path.to_str().unwrap())),
        ErrorCode::BadRequest
    );
    let one = circle.ask(CELL, "Why?");
    let edit_id = circle.host.edit_id();
    circle.host.session.drop_query(circle.received, &edit_id, &one).unwrap();
    let one = circle.ask(CELL, "Why?");
    let path = write(&mut circle.host, circle.received, "questions.xlsx");
    assert_eq!(
        code(circle.host.session.write_queries(circle.received, path.to_str().unwrap())),
        ErrorCode::AlreadyExists
    );
    let edit_id = circle.host.edit_id();
    assert_eq!(code(circle.host.session.drop_query(circle.received, &edit_id, &one)), ErrorCode::BadRequest);
    let edit_id = circle.host.edit_id();
    assert_eq!(
        code(circle.host.session.answer_query(circle.received, &edit_id, &one, "So.")),
        ErrorCode::ReadOnly
    );
}

/// Drops a file on the list of received files.
fn receive(desk: &mut Desk, path: &Path) -> hpug_session::wire::received::ReceivedFiles {
    let files = desk.session.files_to_receive(&[path.to_str().unwrap().to_owned()], None).unwrap();
    let session = std::cell::RefCell::new(&mut desk.session);
    let take = |arrived| session.borrow_mut().take_in(arrived);
    files.receive(&hpug_excel::child::Stop::new(), &take, &|_, _, _| ()).unwrap()
}

#[test]
fn answers_among_received_files_are_asked_about_and_change_nothing() {
    let mut circle = Circle::new();
    let one = circle.ask(CELL, "Is that right?");
    circle.send("questions.xlsx");
    circle.plan.type_in(circle.own, CELL, "13");
    let edit_id = circle.plan.edit_id();
    circle.plan.session.answer_query(circle.own, &edit_id, &one, "Corrected.").unwrap();
    let answers = write(&mut circle.plan, circle.own, "answers.xlsx");
    let whole = export(&mut circle.plan, circle.own, "again.xlsx");
    for file in [&answers, &whole] {
        let told = receive(&mut circle.host, file);
        assert_eq!(told.asks, [file.to_str().unwrap()]);
        assert_eq!((told.received.len(), told.same.len(), told.unread), (0, 0, 0));
    }
    assert_eq!(circle.host.shown(circle.received, CELL), "12.5");
    let list = circle.host.session.received_list().unwrap();
    assert_eq!((list.rows.len(), list.unread.len()), (1, 0));
    // A stranger asked nothing: for them the whole workbook is a report like any other.
    let mut stranger = Desk::new();
    assert_eq!(receive(&mut stranger, &whole).received.len(), 1);
    assert_eq!(receive(&mut stranger, &answers).asks.len(), 1, "looking at it says that it belongs nowhere");
}
