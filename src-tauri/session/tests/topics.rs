//! Special topics: questions as the host asks them, answers with formatting, last year's beside, guides out and in.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;
use hpug_session::SessionError;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::topics::{MeetingRow, PieceChange, TopicEdit, TopicView};
use hpug_session::wire::workbooks::{UseWorkbook, WorkbookUse};
use serde_json::{Value as Json, json};

fn add(desk: &mut Desk, id: u32, title: &str) -> u32 {
    let edit_id = desk.edit_id();
    desk.session.add_topic(id, &edit_id, None, title).unwrap().report.topics.last().unwrap().number
}

fn rich(words: &str) -> Json {
    json!({ "type": "doc", "content": [
        { "type": "bullet_list", "content": [{ "type": "list_item", "content": [
            { "type": "paragraph", "content": [{ "type": "text", "text": words, "marks": [{ "type": "strong" }] }] }] }] }] })
}

fn enter(desk: &mut Desk, id: u32, address: &str, document: Json) -> Result<(), SessionError> {
    let edit_id = desk.edit_id();
    let cells = [Typed { address: address.to_owned(), text: "words".to_owned(), rich: Some(document) }];
    desk.session.edit(id, &edit_id, EditKind::Typed, &cells).map(drop)
}

fn taking(usage: WorkbookUse, plan: &str, host: &str) -> UseWorkbook {
    UseWorkbook { r#use: usage, plan: plan.to_owned(), host: host.to_owned(), copy_from: None }
}

fn topic(desk: &mut Desk, id: u32, number: u32) -> TopicView {
    desk.session.topic(id, number).unwrap()
}

fn edit_of(view: &TopicView) -> TopicEdit {
    let asked = view.choices.iter().filter(|choice| choice.asked);
    TopicEdit {
        title: view.title.clone(),
        intro: view.intro.clone(),
        questions: asked.map(|choice| (choice.id.clone(), choice.asks.clone())).collect(),
        everywhere: false,
    }
}

fn text_cell(view: &TopicView, code: &str) -> hpug_session::wire::cells::CellView {
    let question = view.questions.iter().find(|question| question.code == code).unwrap();
    question.cells.last().unwrap().clone()
}

#[test]
fn an_answer_keeps_its_formatting_and_undo_takes_it_back() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    add(&mut desk, id, "Prices");
    enter(&mut desk, id, "T.1.5/text", rich("two tiers")).unwrap();
    desk.start_again();
    let cell = text_cell(&topic(&mut desk, id, 1), "5");
    assert_eq!((cell.text.as_str(), cell.rich), ("• two tiers", Some(rich("two tiers"))));
    let plain = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": " na " }] }] });
    enter(&mut desk, id, "T.1.7/text", plain).unwrap();
    assert!(text_cell(&topic(&mut desk, id, 1), "7").no_data, "a reason typed in the editor is one");
    desk.session.undo(id).unwrap();
    desk.session.undo(id).unwrap();
    let cell = text_cell(&topic(&mut desk, id, 1), "5");
    assert_eq!((cell.text.as_str(), cell.rich), ("", None));
}

#[test]
fn what_is_no_document_or_too_long_is_refused_and_nothing_changes() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    add(&mut desk, id, "Prices");
    let long = rich(&"x".repeat(300_000));
    for document in [json!("text"), json!({ "type": "paragraph" }), long] {
        assert!(matches!(enter(&mut desk, id, "T.1.5/text", document), Err(SessionError::Rich { .. })));
    }
    assert_eq!(text_cell(&topic(&mut desk, id, 1), "5").text, "");
    let hostile = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [
        { "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": "javascript:alert(1)" } }] },
        { "type": "image", "attrs": { "src": "http://evil.example" } }] }] });
    enter(&mut desk, id, "T.1.5/text", hostile).unwrap();
    assert_eq!(text_cell(&topic(&mut desk, id, 1), "5").rich, None, "nothing but the word is left");
}

#[test]
fn the_host_changes_the_questions() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    add(&mut desk, id, "Prices");
    add(&mut desk, id, "Networks");
    enter(&mut desk, id, "T.1.5/text", rich("kept")).unwrap();
    let mut edit = edit_of(&topic(&mut desk, id, 1));
    edit.title = "High  prices".into();
    edit.intro = "Our members pay more.".into();
    edit.questions.retain(|(id, _)| id != "5");
    edit.questions[0].1 = "What do you do about prices?".into();
    edit.questions.swap(0, 1);
    edit.questions.push((String::new(), "And drug prices?".into()));
    edit.everywhere = true;
    let edit_id = desk.edit_id();
    desk.session.edit_topic(id, &edit_id, 1, &edit).unwrap();
    let now = topic(&mut desk, id, 1);
    assert_eq!((now.title.as_str(), now.intro.as_str()), ("High prices", "Our members pay more."));
    let codes: Vec<&str> = now.questions.iter().map(|question| question.code.as_str()).collect();
    assert_eq!((codes[0], codes[1], *codes.last().unwrap(), codes.contains(&"5")), ("2a", "1", "12", false));
    assert_eq!(now.questions[1].text, "What do you do about prices?");
    assert_eq!(topic(&mut desk, id, 2).questions.len(), now.questions.len(), "asked everywhere");
    assert!(now.choices.iter().any(|choice| choice.id == "5" && !choice.asked));
    let third = add(&mut desk, id, "Drugs");
    assert_eq!(topic(&mut desk, id, third).questions.len(), now.questions.len(), "a new topic asks the same");
    let mut back = edit_of(&topic(&mut desk, id, 1));
    back.questions.push(("5".into(), "Which features?".into()));
    let edit_id = desk.edit_id();
    desk.session.edit_topic(id, &edit_id, 1, &back).unwrap();
    assert_eq!(
        text_cell(&topic(&mut desk, id, 1), "5").text,
        "• kept",
        "the answer came back with its question"
    );
    let next = desk.report_of(2022).head.id;
    let number = add(&mut desk, next, "Anew");
    assert!(
        topic(&mut desk, next, number).questions.iter().any(|question| question.code == "12"),
        "the host's set"
    );
}

#[test]
fn questions_without_words_and_odd_schedules_are_refused() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    add(&mut desk, id, "Prices");
    let edit = edit_of(&topic(&mut desk, id, 1));
    let mut cases = vec![edit.clone(), edit.clone(), edit.clone()];
    cases[0].questions.clear();
    cases[1].questions.push((String::new(), "  ".into()));
    cases[2].title = " ".into();
    for case in cases {
        assert!(
            matches!(desk.session.edit_topic(id, "e", 1, &case), Err(SessionError::BadRequest { .. })),
            "{case:?}"
        );
    }
    let meeting = |date: &str, minutes: &str| MeetingRow {
        date: date.into(),
        minutes: minutes.into(),
        ..Default::default()
    };
    for row in [meeting("soon", ""), meeting("", "an hour"), meeting("2026-02-30", "")] {
        assert!(matches!(desk.session.set_schedule(id, "s", &[row]), Err(SessionError::BadRequest { .. })));
    }
    let rows = [
        meeting("2026-09-15", "90"),
        MeetingRow { topic: " Prices ".into(), ..Default::default() },
        MeetingRow::default(),
    ];
    let changed = desk.session.set_schedule(id, "s2", &rows).unwrap();
    let kept: Vec<&str> = changed.report.schedule.iter().map(|row| row.topic.as_str()).collect();
    assert_eq!(kept, ["", "Prices"]);
    desk.start_again();
    assert_eq!(desk.session.report(id).unwrap().schedule, changed.report.schedule);
}

#[test]
fn last_years_answer_stands_beside_word_by_word() {
    let mut desk = Desk::new();
    let last = desk.report_of(2020).head.id;
    add(&mut desk, last, "Other");
    add(&mut desk, last, "Prices");
    desk.type_in(last, "T.2.3/text", "Bundles in 12 markets.");
    desk.type_in(last, "T.2.2a/count", "214");
    enter(&mut desk, last, "T.2.8/text", rich("Fewer visits.")).unwrap();
    let id = desk.new_report();
    add(&mut desk, id, "prices ");
    enter(&mut desk, id, "T.1.3/text", rich("Bundles in 14 markets.")).unwrap();
    let view = topic(&mut desk, id, 1);
    assert_eq!(view.last_from, "the report of 2020");
    let last_of =
        |code: &str| view.questions.iter().find(|question| question.code == code).unwrap().last.clone();
    let answer = last_of("3").unwrap();
    assert_eq!((answer.text.as_str(), answer.rich.is_some()), ("Bundles in 12 markets.", false));
    let told = |change: PieceChange| -> String {
        answer.pieces.iter().filter(|piece| piece.change == change).map(|piece| piece.text.as_str()).collect()
    };
    assert_eq!((told(PieceChange::Removed).as_str(), told(PieceChange::Added).as_str()), ("12", "• 14"));
    assert_eq!(last_of("2a").unwrap().fields, [("Providers taking part".to_owned(), "214".to_owned())]);
    assert_eq!(last_of("8").unwrap().rich, Some(rich("Fewer visits.")));
    assert_eq!(last_of("5"), None);
}

#[test]
fn every_paper_holds_the_formatting_and_reads_back_identical() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    add(&mut desk, id, "Prices");
    enter(&mut desk, id, "T.1.5/text", rich("two tiers")).unwrap();
    for (kind, name) in [(ExportKind::Workbook, "report.xlsx"), (ExportKind::Pdf, "report.pdf")] {
        let path = desk.file(name).to_str().unwrap().to_owned();
        let request = ExportRequest { kind, path, companion: None, working_figures: false };
        let result = desk.session.export_report(id, &request).unwrap();
        assert_eq!(result.files[0].identical, result.files[0].compared);
    }
    let look = desk.session.look_at_workbook(desk.file("report – DRAFT.xlsx").to_str().unwrap()).unwrap();
    let again =
        desk.session.use_workbook(&look.token, &taking(WorkbookUse::GoOn, "Evergreen Health", "")).unwrap();
    assert_eq!(text_cell(&topic(&mut desk, again.head.id, 1), "5").rich, Some(rich("two tiers")));
}

#[test]
fn a_guide_goes_out_blank_and_comes_back_into_a_report() {
    let mut desk = Desk::new();
    let host = desk.new_report();
    add(&mut desk, host, "Prices");
    let mut edit = edit_of(&topic(&mut desk, host, 1));
    edit.questions.push((String::new(), "And drug prices?".into()));
    edit.intro = "Why.".into();
    desk.session.edit_topic(host, "q", 1, &edit).unwrap();
    desk.session
        .set_schedule(host, "s", &[MeetingRow { topic: "Prices".into(), ..Default::default() }])
        .unwrap();
    assert!(
        desk.session
            .guide_path(host, false)
            .unwrap()
            .ends_with("State Exchange – Special Topics Discussion Guide 2021.xlsx")
    );
    let path = desk.file("guide.xlsx").to_str().unwrap().to_owned();
    desk.session.write_guide(host, &path).unwrap();
    assert!(desk.session.write_guide(host, &path).is_err(), "an existing file is never overwritten");
    let pdf = desk.session.guide_path(host, true).unwrap();
    assert!(pdf.ends_with("Guide 2021.pdf"), "{pdf}");
    let pdf = desk.file("guide.pdf").to_str().unwrap().to_owned();
    desk.session.write_guide(host, &pdf).unwrap();
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));

    // The plan opens the blank guide as a report of its own, answers, and exports it.
    let look = desk.session.look_at_workbook(&path).unwrap();
    assert_eq!(look.uses, [WorkbookUse::NewDraft]);
    let plan = desk
        .session
        .use_workbook(&look.token, &taking(WorkbookUse::NewDraft, "Lakeside", &look.host))
        .unwrap();
    assert_eq!((plan.head.host.as_str(), plan.topics.len(), plan.schedule.len()), ("State Exchange", 1, 1));
    let plan = plan.head.id;
    enter(&mut desk, plan, "T.1.12/text", rich("capped")).unwrap();
    desk.type_in(plan, "T.1.3/text", "Bundles");
    desk.type_in(plan, "T.1.2a/count", "214");
    for (kind, name) in [(ExportKind::Fill, "filled.xlsx"), (ExportKind::Workbook, "answers.xlsx")] {
        let path = desk.file(name).to_str().unwrap().to_owned();
        let request = ExportRequest { kind, path, companion: None, working_figures: false };
        let result = desk.session.export_report(plan, &request).unwrap();
        assert_eq!(result.files[0].identical, result.files[0].compared, "{name}");
    }

    // What came back lands in the topics of a report; what is answered otherwise stays.
    let mine = desk.report_of(2021).head.id;
    add(&mut desk, mine, "PRICES");
    desk.type_in(mine, "T.1.3/text", "Something else");
    let look = desk.session.look_at_workbook(desk.file("answers – DRAFT.xlsx").to_str().unwrap()).unwrap();
    let taken = desk.session.take_guide(mine, "take", &look.token).unwrap();
    assert_eq!((taken.topics, taken.answers, taken.changed.report.schedule.len()), (0, 2, 1));
    assert_eq!(taken.conflicts.len(), 1);
    assert_eq!(
        (taken.conflicts[0].here.as_str(), taken.conflicts[0].there.as_str()),
        ("Something else", "Bundles")
    );
    let view = topic(&mut desk, mine, 1);
    assert_eq!((view.intro.as_str(), text_cell(&view, "12").rich), ("Why.", Some(rich("capped"))));
    assert_eq!(desk.shown(mine, "T.1.3/text"), "Something else");
    desk.session.undo(mine).unwrap();
    assert_eq!(topic(&mut desk, mine, 1).intro, "");
    let look = desk.session.look_at_workbook(desk.file("filled – DRAFT.xlsx").to_str().unwrap()).unwrap();
    let new = desk.report_of(2022).head.id;
    let taken = desk.session.take_guide(new, "take2", &look.token).unwrap();
    assert_eq!((taken.topics, taken.answers, taken.conflicts.len()), (1, 3, 0));
    assert_eq!(desk.shown(new, "T.1.12/text"), "• capped");
}

#[test]
fn what_is_no_guide_brings_nothing() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    assert!(
        matches!(desk.session.write_guide(id, "x.xlsx"), Err(SessionError::BadRequest { .. })),
        "no topic to ask about"
    );
    let path = desk.file("report.xlsx").to_str().unwrap().to_owned();
    let request = ExportRequest { kind: ExportKind::Workbook, path, companion: None, working_figures: false };
    desk.session.export_report(id, &request).unwrap();
    let look = desk.session.look_at_workbook(desk.file("report – DRAFT.xlsx").to_str().unwrap()).unwrap();
    assert!(matches!(desk.session.take_guide(id, "t", &look.token), Err(SessionError::BadRequest { .. })));
}

#[test]
fn the_latest_earlier_answer_is_found_under_another_title_number_and_host() {
    let mut desk = Desk::new();
    let earlier = |desk: &mut Desk, form: &str, host: &str, year: u16| {
        let request = NewReport {
            form: form.to_owned(),
            plan: "EVERGREEN health".to_owned(),
            host: host.to_owned(),
            year,
            copy_from: None,
        };
        desk.session.new_report(&request).unwrap().head.id
    };
    let oldest = desk.report_of(2015).head.id;
    add(&mut desk, oldest, "Prices");
    desk.type_in(oldest, "T.1.3/text", "Nothing yet.");
    let guide = earlier(&mut desk, "special-topics", "Prairie Purchasers", 2018);
    for title in ["Other", "Doctors’ PRICES"] {
        add(&mut desk, guide, title);
    }
    desk.type_in(guide, "T.2.3/text", "Bundles.");
    let unanswered = desk.report_of(2020).head.id;
    add(&mut desk, unanswered, "Doctors' prices");
    let id = desk.report_of(2021).head.id;
    add(&mut desk, id, "Doctors' prices");
    add(&mut desk, id, "Prices");
    let view = topic(&mut desk, id, 1);
    let last = view.questions.iter().find(|question| question.code == "3").unwrap().last.clone().unwrap();
    assert_eq!(
        (view.last_from.as_str(), last.text.as_str()),
        ("the report of 2018 for Prairie Purchasers", "Bundles.")
    );
    assert_eq!(topic(&mut desk, id, 2).last_from, "the report of 2015");
}

#[test]
fn a_report_of_topics_alone_asks_nothing_until_one_is_chosen() {
    let mut desk = Desk::new();
    let request = NewReport {
        form: "special-topics".to_owned(),
        plan: "Evergreen Health".to_owned(),
        host: "Prairie Purchasers".to_owned(),
        year: 2021,
        copy_from: None,
    };
    let view = desk.session.new_report(&request).unwrap();
    let id = view.head.id;
    assert!(view.head.takes_topics && view.topics.is_empty());
    assert!(view.findings.iter().all(|finding| finding.check != "T-1"), "{:?}", view.findings);
    let number = add(&mut desk, id, "Prices");
    desk.type_in(id, &format!("T.{number}.3/text"), "Bundles.");
    let view = desk.session.report(id).unwrap();
    assert!(view.topics[0].answered == 1 && view.topics[0].due > 10);
    assert!(view.findings.iter().any(|finding| finding.check == "T-1"));
}
