//! Forms of questions: a plan's questionnaire, what it does to its report in the same store, the participation worksheet.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;
use hpug_session::SessionError;
use hpug_session::wire::cells::{CellKind, CellView, EditKind, SourceKind, Typed};
use hpug_session::wire::error::ErrorCode;
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::{HeadEdit, NewReport, SectionHead};

fn new_report(desk: &mut Desk, form: &str, host: &str) -> u32 {
    let request = NewReport {
        form: form.to_owned(),
        plan: "Evergreen Health".to_owned(),
        host: host.to_owned(),
        year: 2021,
        copy_from: None,
    };
    desk.session.new_report(&request).unwrap().head.id
}

fn section(desk: &mut Desk, report: u32, id: &str) -> SectionHead {
    let view = desk.session.report(report).unwrap();
    view.sections.into_iter().find(|section| section.id == id).unwrap()
}

fn cell(desk: &mut Desk, report: u32, address: &str) -> CellView {
    desk.session.cell(report, address).unwrap().cell
}

#[test]
fn a_mistake_in_a_forms_file_is_told_with_file_and_line() {
    let mistake = include_str!("../../../tests/data/forms/share-of-nothing.toml");
    let error = SessionError::from(hpug_model::forms::parse("visits.toml", mistake).unwrap_err());
    assert_eq!(error.code(), ErrorCode::Form);
    let told = error.to_string();
    assert!(told.contains("visits.toml") && told.contains(": line 19, "), "{told}");
}

#[test]
fn every_form_with_a_workbook_can_be_started() {
    let desk = Desk::new();
    let forms = desk.session.forms();
    let ids: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
    for id in ["questionnaire", "participation", "lan-apm-refreshed", "progress-report-2026"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    let years: Vec<u16> = forms.iter().map(|form| form.year).collect();
    assert!(
        years.iter().all(|year| *year == 2021),
        "offered is the year it is, not that of the edition: {years:?}"
    );
}

#[test]
fn a_questionnaire_switches_the_sections_of_the_same_plan_and_host() {
    let mut desk = Desk::new();
    let report = desk.new_report();
    let elsewhere = new_report(&mut desk, "progress-report-2021", "Another host");
    assert!(!section(&mut desk, report, "A").off);
    let questionnaire = new_report(&mut desk, "questionnaire", "State Exchange");
    for (at, text) in [
        ("I.A1/answer", "N"),
        ("I.A2/answer", "N"),
        ("I.B1/answer", "Y"),
        ("I.B2/answer", "cardiac,other"),
        ("I.B2/other", "Hernia repair"),
        ("I.E1/answer", "Y"),
        ("I.E1/text", "Fewer early deliveries"),
    ] {
        let _ = desk.type_in(questionnaire, at, text);
    }

    let a = section(&mut desk, report, "A");
    assert!(a.off && a.due == 0 && a.errors == 0, "{a:?}");
    let view = desk.session.section(report, "A").unwrap();
    assert!(view.note.is_some_and(|note| note.contains("nothing here is due")));
    assert!(cell(&mut desk, report, "A.1a/current/count").greyed);
    // It may be filled all the same, and then it is said that the two disagree.
    let changed = desk.type_in(report, "A.1a/current/count", "3");
    assert!(changed.report.findings.iter().any(|finding| finding.check == "I-2"));

    let flag = cell(&mut desk, report, "B.cardiac/coe");
    assert_eq!((flag.text.as_str(), flag.typed.as_str(), flag.source), ("Y", "", SourceKind::Computed));
    assert_eq!(cell(&mut desk, report, "B.spine/coe").text, "N");
    assert!(cell(&mut desk, report, "B.spine/current/all").greyed);
    let _ = desk.type_in(report, "B.spine/coe", "Y");
    assert_eq!(cell(&mut desk, report, "B.spine/coe").text, "Y");
    let b = desk.session.section(report, "B").unwrap();
    assert!(b.note.is_some_and(|note| note.contains("Hernia repair")));

    let e = section(&mut desk, report, "E");
    assert_eq!((e.due, e.warnings, e.optional), (1, 1, false));
    assert!(desk.session.section(report, "E").unwrap().note.is_some_and(|note| note.contains("Metrics")));
    assert!(!section(&mut desk, elsewhere, "A").off, "another host's report stays as it is");

    let _ = desk.type_in(questionnaire, "I.A1/answer", "Y");
    assert!(!section(&mut desk, report, "A").off);
    desk.session.delete_report(questionnaire).unwrap();
    assert_eq!(cell(&mut desk, report, "B.cardiac/coe").text, "");
}

#[test]
fn a_worksheet_is_answered_and_exported() {
    let mut desk = Desk::new();
    let id = new_report(&mut desk, "participation", "Bay Collaborative");
    let track = desk.session.section(id, "P.2").unwrap();
    assert!(track.tables.is_empty() && track.texts.is_empty());
    let kinds: Vec<CellKind> =
        track.questions.iter().flat_map(|question| &question.cells).map(|cell| cell.kind).collect();
    assert_eq!(kinds, [CellKind::Choice, CellKind::Choices, CellKind::Line, CellKind::Text]);
    assert_eq!(desk.shown(id, "P.organization/name"), "Evergreen Health");
    for (at, text) in [
        ("P.track2/join", "part"),
        ("P.track2/parts", "data_steps,measure_sets"),
        ("P.track2/remark", "First paragraph.\n\nSecond, ≥ 12 %."),
    ] {
        let _ = desk.type_in(id, at, text);
    }
    assert!(desk.shown(id, "P.track2/parts").contains("; "), "{}", desk.shown(id, "P.track2/parts"));
    let history = desk.session.cell(id, "P.track2/join").unwrap().history;
    assert_eq!(history[0].text, "typed In part");
    for (kind, name) in [(ExportKind::Workbook, "out.xlsx"), (ExportKind::Pdf, "out.pdf")] {
        let request = ExportRequest {
            kind,
            path: desk.file(name).to_str().unwrap().to_owned(),
            working_figures: false,
            companion: None,
        };
        let result = desk.session.export_report(id, &request).unwrap();
        let file = &result.files[0];
        assert!(file.compared >= 4 && file.identical == file.compared, "{name}: {file:?}");
    }
}

#[test]
fn a_host_written_otherwise_still_connects_and_another_one_is_offered() {
    let mut desk = Desk::new();
    let report = desk.new_report();
    let questionnaire = new_report(&mut desk, "questionnaire", "Employers of the West");
    let _ = desk.type_in(questionnaire, "I.A1/answer", "N");
    let _ = desk.type_in(questionnaire, "I.A2/answer", "N");
    let head = desk.session.report(report).unwrap().head;
    assert_eq!(
        (head.questionnaire.as_str(), head.questionnaire_hosts),
        ("", vec!["Employers of the West".to_owned()])
    );
    let rename = |desk: &mut Desk, id: u32, host: &str| {
        let edit_id = desk.edit_id();
        desk.session.edit_head(id, &edit_id, &HeadEdit::Host(host.to_owned())).unwrap().report.head
    };
    let head = rename(&mut desk, report, "EMPLOYERS of the West.");
    assert!(head.questionnaire_hosts.is_empty());
    assert_eq!(head.questionnaire, "Baseline questionnaire of 2021, there for “Employers of the West”");
    assert!(section(&mut desk, report, "A").off);
    assert_eq!(
        rename(&mut desk, report, "Employers of the West").questionnaire,
        "Baseline questionnaire of 2021"
    );
    let head = rename(&mut desk, questionnaire, "");
    assert!(head.questionnaire.is_empty() && head.questionnaire_hosts.is_empty(), "it is none of itself");
}

#[test]
fn an_answer_longer_than_a_cell_goes_on_elsewhere_and_reads_back() {
    let mut desk = Desk::new();
    let id = new_report(&mut desk, "questionnaire", "State Exchange");
    let long = "Ninety words about contracts, and more. ".repeat(1_000);
    let _ = desk.type_in(id, "I.C1/text", long.trim());
    // No place to part it is free of blanks.
    let blanks = "l ".repeat(30_000);
    let _ = desk.type_in(id, "I.D1/text", blanks.trim());
    let path = desk.file("out.xlsx").to_str().unwrap().to_owned();
    let request = ExportRequest { kind: ExportKind::Workbook, path, working_figures: false, companion: None };
    let result = desk.session.export_report(id, &request).unwrap();
    assert_eq!(result.files[0].identical, result.files[0].compared);
    let read = hpug_excel::read_here(&std::fs::read(&result.files[0].path).unwrap(), "").unwrap().report;
    assert_eq!(read.answer("I.C1/text").and_then(hpug_model::Value::as_text), Some(long.trim()));
    assert_eq!(read.answer("I.D1/text").and_then(hpug_model::Value::as_text), Some(blanks.trim()));
    assert!(read.answer("I.C2/text").is_none());
}

#[test]
fn formatted_answers_outside_topics_survive_both_papers() {
    let mut desk = Desk::new();
    let bold = serde_json::json!({ "type": "doc", "content": [
        { "type": "bullet_list", "content": [{ "type": "list_item", "content": [{ "type": "paragraph", "content": [
            { "type": "text", "text": "two tiers", "marks": [{ "type": "strong" }] }] }] }] }] });
    let questionnaire = new_report(&mut desk, "questionnaire", "State Exchange");
    let report = desk.new_report();
    for (id, at) in [(questionnaire, "I.C1/text"), (report, "E/text")] {
        let edit_id = desk.edit_id();
        let cell = Typed { address: at.to_owned(), text: String::new(), rich: Some(bold.clone()) };
        desk.session.edit(id, &edit_id, EditKind::Typed, &[cell]).unwrap();
        for (kind, ending) in [(ExportKind::Workbook, "xlsx"), (ExportKind::Pdf, "pdf")] {
            let path = desk.file(&format!("{id}.{ending}")).to_str().unwrap().to_owned();
            let request = ExportRequest { kind, path, working_figures: false, companion: None };
            let file = desk.session.export_report(id, &request).unwrap().files.remove(0);
            assert_eq!(file.identical, file.compared, "{at}");
            if kind == ExportKind::Workbook {
                let read = hpug_excel::read_here(&std::fs::read(&file.path).unwrap(), "").unwrap().report;
                assert!(matches!(read.answer(at), Some(hpug_model::Value::Rich(_))), "{at}");
            }
        }
    }
}
