//! Sign-off, lock, attestation, and versions set side by side.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;
use hpug_session::wire::exports::{ExportKind, ExportRequest};
use hpug_session::wire::reports::{Changed, ReportState, SignedView};
use hpug_session::wire::versions::ChangedKind;
use hpug_session::wire::{ErrorCode, WireError};

const D3: &str = "D.3/commercial/current/percent";
const A1: &str = "A.1a/current/count";

/// A report of which nothing is due: no line of business is covered but by `na`, so that it has no error.
fn without_errors(desk: &mut Desk) -> u32 {
    let id = desk.new_report();
    let points: Vec<String> = {
        let report = desk.session.report(id).unwrap();
        let sections = report.sections.iter().map(|section| section.id.clone()).filter(|id| id != "head");
        let mut blank = Vec::new();
        for section in sections.collect::<Vec<_>>() {
            let view = desk.session.section(id, &section).unwrap();
            let rows = view.tables.into_iter().filter(|table| !table.working).flat_map(|table| table.rows);
            let cells = rows.flat_map(|row| row.places).filter_map(|place| match place {
                hpug_session::wire::cells::Place::Cell(cell) if cell.due => Some(cell.address),
                _ => None,
            });
            blank.extend(cells);
        }
        blank
    };
    let cells: Vec<(&str, &str)> = points.iter().map(|address| (address.as_str(), "nc")).collect();
    desk.enter(id, hpug_session::wire::cells::EditKind::Pasted, &cells);
    let set = |desk: &mut Desk, edit| {
        let edit_id = desk.edit_id();
        desk.session.edit_head(id, &edit_id, &edit).unwrap();
    };
    use hpug_session::wire::reports::HeadEdit;
    set(desk, HeadEdit::ContactName("Ann Lee".to_owned()));
    set(desk, HeadEdit::ContactEmail("ann@evergreen.example".to_owned()));
    set(desk, HeadEdit::ContactPhone("555 0100".to_owned()));
    let report = desk.session.report(id).unwrap();
    let errors = report.findings.iter().filter(|f| f.explained.is_none()).map(|f| (&f.key, &f.message));
    assert_eq!(report.summary.errors, 0, "{:?}", errors.collect::<Vec<_>>());
    id
}

fn signed<'a>(changed: &'a Changed, what: &str) -> Option<&'a SignedView> {
    changed.report.signed.iter().find(|signed| signed.what == what)
}

#[test]
fn a_change_voids_the_sign_off_of_its_section_and_the_lock_and_undo_brings_them_back() {
    let mut desk = Desk::new();
    let id = without_errors(&mut desk);
    let ids: Vec<String> = (0..5).map(|_| desk.edit_id()).collect();
    desk.session.sign_section(id, &ids[0], "D").unwrap();
    desk.session.sign_section(id, &ids[1], "A").unwrap();
    desk.session.lock_report(id, &ids[2]).unwrap();
    let changed = desk.session.attest(id, &ids[3], " Medical  director ").unwrap();
    assert_eq!(changed.report.head.state, ReportState::Locked);
    let attested = signed(&changed, "attestation").unwrap();
    assert_eq!((attested.person.as_str(), attested.position.as_str()), ("Ann", "Medical director"));
    let changed = desk.type_in(id, D3, "14.2");
    let voided =
        |changed: &Changed, what| signed(changed, what).is_some_and(|signed| signed.voided_at.is_some());
    assert!(["D", "lock", "attestation"].iter().all(|what| voided(&changed, what)));
    assert!(!voided(&changed, "A"), "section A was not touched");
    assert_eq!(changed.report.head.state, ReportState::Draft);
    assert_eq!(signed(&changed, "lock").unwrap().voided_by.as_deref(), Some("Ann"));
    desk.start_again();
    let report = desk.session.report(id).unwrap();
    assert_eq!(report.signed.iter().filter(|signed| signed.voided_at.is_some()).count(), 3, "kept, and void");
    let back = desk.session.undo(id).unwrap();
    assert!(back.report.signed.iter().all(|signed| signed.voided_at.is_none()), "exact inverse");
    assert_eq!(back.report.head.state, ReportState::Locked);
    let open = desk.session.withdraw(id, &ids[4], "lock").unwrap();
    assert!(signed(&open, "lock").is_none() && signed(&open, "attestation").is_none());
}

#[test]
fn the_sample_has_something_to_find_and_goes_like_any_report() {
    let mut desk = Desk::new();
    let report = desk.session.begin_sample().unwrap();
    assert!(report.head.plan.ends_with("(sample)") && report.summary.errors > 0, "{:?}", report.summary);
    assert!(desk.session.known_names().unwrap().plans.is_empty(), "its names are not offered again");
    desk.session.delete_report(report.head.id).unwrap();
    assert!(desk.session.library().unwrap().is_empty());
}

#[test]
fn a_host_may_ask_from_smaller_changes_on() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14");
    desk.type_in(id, "D.3/commercial/prior/percent", "11");
    let asked = |desk: &mut Desk| {
        let findings = desk.session.report(id).unwrap().findings;
        findings.into_iter().find(|finding| finding.check == "FORM-6").map(|finding| finding.rule)
    };
    assert_eq!(asked(&mut desk), None, "3 points in Section D are usual");
    let mut settings = desk.session.settings().unwrap();
    settings.thresholds = vec![hpug_session::wire::store::HostThresholds {
        host: "State exchange".to_owned(),
        change_percent: String::new(),
        change_section_d: " 2.5 % ".to_owned(),
        change_csections: String::new(),
        change_figure: String::new(),
    }];
    desk.session.set_settings(&settings).unwrap();
    assert!(asked(&mut desk).unwrap().contains("(2.5 in Section D"));
    desk.start_again();
    assert!(asked(&mut desk).is_some());
    settings.thresholds[0].change_section_d = "some".to_owned();
    assert!(desk.session.set_settings(&settings).is_err());
    settings.thresholds[0].change_section_d = String::new();
    desk.session.set_settings(&settings).unwrap();
    assert_eq!(asked(&mut desk), None);
}

#[test]
fn with_an_open_error_nothing_is_locked_and_without_a_lock_nothing_is_attested() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    for refused in [
        desk.session.lock_report(id, "a"),
        desk.session.attest(id, "b", ""),
        desk.session.sign_section(id, "c", "Z"),
        desk.session.withdraw(id, "d", "lock"),
    ] {
        let error = WireError::from(refused.unwrap_err());
        assert!(matches!(error.code, ErrorCode::BadRequest | ErrorCode::NoSuchThing), "{error:?}");
    }
}

#[test]
fn exports_say_who_stands_for_the_report_and_that_it_is_void() {
    let mut desk = Desk::new();
    let id = without_errors(&mut desk);
    desk.session.lock_report(id, "lock").unwrap();
    desk.session.attest(id, "attest", "Director").unwrap();
    let said = |desk: &mut Desk, name: &str| {
        let path = desk.file(name);
        let request = ExportRequest {
            kind: ExportKind::Workbook,
            path: path.to_str().unwrap().to_owned(),
            working_figures: false,
            companion: None,
        };
        let written = desk.session.export_report(id, &request).unwrap();
        let bytes = std::fs::read(&written.files[0].path).unwrap();
        let book = hpug_excel::grid::Workbook::from_bytes(&bytes).unwrap();
        let cells = book.sheets[0].cells.values().filter_map(|cell| match &cell.value {
            hpug_excel::grid::Value::Text(text) => Some(text.to_string()),
            _ => None,
        });
        cells.collect::<Vec<_>>().join("\n")
    };
    let held = said(&mut desk, "held.xlsx");
    assert!(held.contains("Attested\nAnn, Director, on Mar 1, 2021"), "{held}");
    desk.type_in(id, D3, "14.2");
    let void = said(&mut desk, "void.xlsx");
    assert!(void.contains("Attested\nvoid: given by Ann, Director on Mar 1, 2021, changed by Ann"), "{void}");
}

#[test]
fn any_two_versions_are_set_side_by_side() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    desk.type_in(id, "E/text", "The pilot began in the north with two clinics.");
    let first = desk.session.keep_version(id, "first").unwrap()[0].id;
    desk.type_in(id, D3, "15");
    desk.type_in(id, A1, "4");
    desk.type_in(id, "E/text", "The pilot began in the south with two clinics.");
    let edit_id = desk.edit_id();
    desk.session.set_remark(id, &edit_id, D3, "as of July").unwrap();
    let second = desk.session.keep_version(id, "second").unwrap()[0].id;
    desk.type_in(id, A1, "");
    let compared = desk.session.compare_versions(id, Some(first), Some(second)).unwrap().changes;
    let told: Vec<(ChangedKind, &str, &str, &str)> = compared
        .iter()
        .map(|change| (change.kind, change.address.as_str(), change.before.as_str(), change.after.as_str()))
        .collect();
    assert!(told.contains(&(ChangedKind::Cell, D3, "14.2 %", "15 %")), "{told:?}");
    assert!(told.contains(&(ChangedKind::Remark, D3, "", "as of July")), "{told:?}");
    assert_eq!(told.len(), 4, "{told:?}");
    let text = compared.iter().find(|change| change.address == "E/text").unwrap();
    assert!(text.pieces.iter().any(|piece| piece.text.trim() == "north"), "{:?}", text.pieces);
    let now = desk.session.compare_versions(id, Some(second), None).unwrap().changes;
    assert_eq!(now.len(), 1);
    assert_eq!((now[0].address.as_str(), now[0].before.as_str(), now[0].after.as_str()), (A1, "4", ""));
    assert_eq!(desk.session.compare_versions(id, None, None).unwrap().changes, []);
    let other = desk.report_of(2022).head.id;
    assert!(desk.session.compare_versions(other, Some(first), None).is_err(), "of another report");
}
