//! Workbooks in, files out: the whole way from the host's blank file to the filled one.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, wanted};
use hpug_model::Report;
use hpug_session::wire::cells::{EditKind, SourceKind, Typed};
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::{HeadEdit, ReportState};
use hpug_session::wire::workbooks::WorkbookUse;
use hpug_session::wire::{ErrorCode, WireError};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sample").join(name)
}

fn sample_answers() -> Report {
    Report::from_json(&std::fs::read_to_string(sample("answers.json")).unwrap()).unwrap()
}

/// A draft bound to the host's blank file.
fn bound(desk: &mut Desk) -> u32 {
    let look = desk.session.look_at_workbook(sample("host-blank.xlsx").to_str().unwrap()).unwrap();
    assert_eq!(look.uses, [WorkbookUse::NewDraft]);
    let report = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::NewDraft, "Evergreen Health", &look.host))
        .unwrap();
    assert_eq!(report.head.bound_file.as_deref(), Some("host-blank.xlsx"));
    report.head.id
}

/// Types the sample's answers, working figures included.
fn fill_in(desk: &mut Desk, id: u32) {
    let answers = sample_answers();
    let cells: Vec<Typed> = answers
        .answers
        .iter()
        .map(|(address, value)| Typed {
            address: address.to_string(),
            text: hpug_model::format::editable(value),
            rich: None,
        })
        .filter(|typed| typed.address != "lobs" && !typed.address.starts_with("T."))
        .collect();
    let edit_id = desk.edit_id();
    desk.session.edit(id, &edit_id, EditKind::Pasted, &cells).unwrap();
    for edit in [
        HeadEdit::ContactName("Ann Lee".to_owned()),
        HeadEdit::ContactEmail("ann@evergreen.example".to_owned()),
        HeadEdit::ContactPhone("555-0100".to_owned()),
        HeadEdit::Host("State Exchange".to_owned()),
    ] {
        let edit_id = desk.edit_id();
        desk.session.edit_head(id, &edit_id, &edit).unwrap();
    }
}

fn request(desk: &Desk, kind: ExportKind, name: &str) -> ExportRequest {
    let path = desk.file(name).to_str().unwrap().to_owned();
    ExportRequest { kind, path, working_figures: false, companion: None }
}

#[test]
fn from_the_hosts_blank_to_the_filled_file_and_back() {
    let mut desk = Desk::new();
    let id = bound(&mut desk);
    fill_in(&mut desk, id);
    let offer = desk.session.export_offer(id).unwrap();
    assert_eq!(offer.kinds, [ExportKind::Fill, ExportKind::Workbook, ExportKind::Pdf]);
    let mut request = request(&desk, ExportKind::Fill, "filled.xlsx");
    request.companion = Some(ExportKind::Pdf);
    let result = desk.session.export_report(id, &request).unwrap();
    assert_eq!(result.files.len(), 2);
    for file in &result.files {
        assert!(file.identical == file.compared && Path::new(&file.path).exists(), "{file:?}");
    }
    assert!(result.files[0].compared > 150, "{:?}", result.files[0]);
    assert_eq!(result.draft, offer.errors > 0);
    assert_eq!(result.draft, result.files[0].path.ends_with(" – DRAFT.xlsx"));

    let look = desk.session.look_at_workbook(&result.files[0].path).unwrap();
    assert!(look.answered > 150);
    let again = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::GoOn, "Evergreen Health", "Host"))
        .unwrap();
    for address in
        ["D.3/commercial/current/percent", "A.1a/current/count", "C.1A.ii/commercial/current/births"]
    {
        assert_eq!(desk.shown(again.head.id, address), desk.shown(id, address), "{address}");
    }
    let detail = desk.session.cell(again.head.id, "D.3/commercial/current/percent").unwrap();
    assert_eq!(detail.cell.source, SourceKind::Read);
    assert!(detail.source.unwrap().contains("cell "));
}

#[test]
fn workbook_and_pdf_read_back_the_same() {
    let mut desk = Desk::new();
    let id = bound(&mut desk);
    fill_in(&mut desk, id);
    for (kind, name) in [(ExportKind::Workbook, "report.xlsx"), (ExportKind::Pdf, "report.pdf")] {
        let mut request = request(&desk, kind, name);
        request.working_figures = true;
        let result = desk.session.export_report(id, &request).unwrap();
        let [file] = result.files.as_slice() else { panic!("{result:?}") };
        assert!(file.identical == file.compared && file.compared > 150, "{file:?}");
    }
}

#[test]
fn what_was_sent_is_kept_and_compared_with_now() {
    let mut desk = Desk::new();
    let id = bound(&mut desk);
    fill_in(&mut desk, id);
    let result = desk.session.export_report(id, &request(&desk, ExportKind::Pdf, "may.pdf")).unwrap();
    let state = desk.session.report(id).unwrap().head.state;
    assert_eq!(state == ReportState::Exported, !result.draft);
    assert_eq!(desk.session.exports(id).unwrap()[0].differs, 0);
    desk.type_in(id, "A.1a/current/count", "1");
    desk.start_again();
    let rows = desk.session.exports(id).unwrap();
    assert_eq!(
        (rows.len(), rows[0].differs, rows[0].kind, rows[0].draft),
        (1, 1, ExportKind::Pdf, result.draft)
    );
    assert_eq!(desk.session.report(id).unwrap().head.state, ReportState::Draft);
    let undone = desk.session.undo(id).unwrap().report.head.state;
    assert_eq!(undone, state, "back at what was sent");
}

#[test]
fn an_existing_file_is_not_replaced() {
    let mut desk = Desk::new();
    let id = bound(&mut desk);
    let offer = desk.session.export_offer(id).unwrap();
    assert!(offer.errors > 0, "a blank report is a draft");
    assert!(offer.paths.iter().all(|path| path.contains(" – DRAFT.")), "{:?}", offer.paths);
    std::fs::write(&offer.paths[2], "mine").unwrap();
    let request = ExportRequest {
        kind: ExportKind::Pdf,
        path: offer.paths[2].clone(),
        working_figures: false,
        companion: None,
    };
    let error = WireError::from(desk.session.export_report(id, &request).unwrap_err());
    assert_eq!(error.code, ErrorCode::AlreadyExists);
    assert_eq!(std::fs::read_to_string(&offer.paths[2]).unwrap(), "mine");
    assert_eq!(desk.session.exports(id).unwrap().len(), 0);
}

#[test]
fn last_years_workbook_starts_this_year() {
    let mut desk = Desk::new();
    let look = desk.session.look_at_workbook(sample("last-year.xlsx").to_str().unwrap()).unwrap();
    assert!(look.uses.contains(&WorkbookUse::StartNextYear), "{look:?}");
    let last = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::Received, &look.plan, &look.host))
        .unwrap();
    let look = desk.session.look_at_workbook(sample("last-year.xlsx").to_str().unwrap()).unwrap();
    let next = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::StartNextYear, &look.plan, &look.host))
        .unwrap();
    assert_eq!((next.head.year, next.head.bound_file), (last.head.year + 1, None));
    let was = desk.shown(last.head.id, "D.3/commercial/current/percent");
    assert!(!was.is_empty());
    assert_eq!(desk.shown(next.head.id, "D.3/commercial/prior/percent"), was);
    assert!(desk.session.cell(next.head.id, "D.3/commercial/prior/percent").unwrap().cell.carried);
}

#[test]
fn a_received_report_can_be_looked_at_and_not_changed() {
    let mut desk = Desk::new();
    let look = desk.session.look_at_workbook(sample("last-year.xlsx").to_str().unwrap()).unwrap();
    let id = desk
        .session
        .use_workbook(&look.token, &wanted(WorkbookUse::Received, "Lakeside", "Host"))
        .unwrap()
        .head
        .id;
    desk.start_again();
    assert_eq!(desk.session.report(id).unwrap().head.state, ReportState::Received);
    let cells = [Typed { address: "A.1a/current/count".to_owned(), text: "1".to_owned(), rich: None }];
    let error = WireError::from(desk.session.edit(id, "x", EditKind::Typed, &cells).unwrap_err());
    assert_eq!(error.code, ErrorCode::ReadOnly);
}

#[test]
fn what_is_no_workbook_is_refused_with_its_name() {
    let mut desk = Desk::new();
    let path = desk.file("letter.xlsx");
    std::fs::write(&path, "Dear all").unwrap();
    let error = WireError::from(desk.session.look_at_workbook(path.to_str().unwrap()).unwrap_err());
    assert_eq!(error.code, ErrorCode::Workbook);
    assert!(error.message.contains("letter.xlsx"), "{}", error.message);
    std::fs::File::create(&path).unwrap().set_len(30 * 1024 * 1024).unwrap();
    let error = WireError::from(desk.session.look_at_workbook(path.to_str().unwrap()).unwrap_err());
    assert!(error.code == ErrorCode::Workbook && error.message.contains("at most"), "{}", error.message);
    let error =
        WireError::from(desk.session.use_workbook("gone", &wanted(WorkbookUse::GoOn, "", "")).unwrap_err());
    assert_eq!(error.code, ErrorCode::NoSuchThing);
}

#[test]
fn a_report_can_be_bound_to_a_corrected_file() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let look = desk.session.look_at_workbook(sample("host-blank.xlsx").to_str().unwrap()).unwrap();
    let head = desk.session.bind_file(id, &look.token).unwrap().report.head;
    assert_eq!(head.bound_file.as_deref(), Some("host-blank.xlsx"));
    assert_eq!(desk.session.undo(id).unwrap().report.head.bound_file, None);
}

#[test]
fn the_recovery_sheet_is_written_for_its_own_words_only() {
    let desk = Desk::new();
    let path = desk.file("sheet.pdf");
    let words: Vec<String> = desk.words.split(' ').map(str::to_owned).collect();
    let mut wrong = words.clone();
    wrong.swap(0, 1);
    assert!(desk.session.save_recovery_sheet(path.to_str().unwrap(), &wrong).is_err() || wrong == words);
    desk.session.save_recovery_sheet(path.to_str().unwrap(), &words).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
}
