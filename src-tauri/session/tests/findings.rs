//! Findings while a report is filled in: fixes, explanations, rounding to 100.0.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;
use hpug_session::wire::cells::EditKind;
use hpug_session::wire::findings::{FindingView, Severity};
use hpug_session::wire::reports::Changed;
use hpug_session::wire::{ErrorCode, WireError};

fn found<'a>(changed: &'a Changed, check: &str) -> Option<&'a FindingView> {
    changed.report.findings.iter().find(|finding| finding.check == check)
}

#[test]
fn a_fix_takes_the_derived_percent_and_undo_gives_the_finding_back() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let changed = desk.enter(
        id,
        EditKind::Pasted,
        &[
            ("D.3/commercial/current/dollars", "142"),
            ("D.total/commercial/current/dollars", "1000"),
            ("D.3/commercial/current/percent", "25"),
        ],
    );
    let finding = found(&changed, "D-2").unwrap_or_else(|| panic!("{:#?}", changed.report.findings)).clone();
    assert_eq!((finding.at[0].as_str(), finding.section.as_str()), ("D.3/commercial/current/percent", "D"));
    let edit_id = desk.edit_id();
    let fixed = desk.session.fix(id, &edit_id, &finding.key, &finding.fixes[0].id).unwrap();
    assert_eq!(desk.shown(id, "D.3/commercial/current/percent"), "14.2");
    assert!(found(&fixed, "D-2").is_none());
    let told = desk.session.cell(id, "D.3/commercial/current/percent").unwrap();
    assert_eq!(told.history[0].text, "fixed (D-2) blank, was 25");
    assert!(found(&desk.session.undo(id).unwrap(), "D-2").is_some());
    let gone = desk.session.fix(id, "again", &finding.key, "7").unwrap_err();
    assert_eq!(WireError::from(gone).code, ErrorCode::NoSuchThing);
}

#[test]
fn a_warning_is_explained_until_its_figures_move() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let changed = desk.enter(
        id,
        EditKind::Pasted,
        &[("C.2.1a/commercial/current/percent", "60"), ("C.2.1a/commercial/prior/percent", "10")],
    );
    let mut warnings = changed.report.findings.iter().filter(|f| f.severity == Severity::Warning);
    let warning = warnings
        .rfind(|f| f.at.iter().chain(&f.with).any(|at| at == "C.2.1a/commercial/current/percent"))
        .unwrap_or_else(|| panic!("{:#?}", changed.report.findings))
        .clone();
    let open = changed.report.summary.warnings;
    let edit_id = desk.edit_id();
    let explained = desk.session.explain(id, &edit_id, &warning.key, "A new vendor since July.").unwrap();
    assert_eq!((explained.report.summary.warnings, explained.report.summary.explained), (open - 1, 1));
    desk.start_again();
    let report = desk.session.report(id).unwrap();
    let explanation = |report: &hpug_session::wire::reports::ReportView| {
        report.findings.iter().find(|f| f.key == warning.key).and_then(|f| f.explained.clone())
    };
    let kept = explanation(&report).unwrap();
    assert_eq!((kept.text.as_str(), kept.outdated), ("A new vendor since July.", false));
    let moved = desk.type_in(id, "C.2.1a/commercial/current/percent", "70");
    assert!(explanation(&moved.report).unwrap().outdated, "a figure moved since it was written");
    let edit_id = desk.edit_id();
    let removed = desk.session.explain(id, &edit_id, &warning.key, "").unwrap();
    assert!(explanation(&removed.report).is_none());
    assert!(explanation(&desk.session.undo(id).unwrap().report).is_some());
}

#[test]
fn an_error_cant_be_explained_away() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let changed = desk.type_in(id, "D.3/commercial/current/percent", "140");
    let error = changed
        .report
        .findings
        .iter()
        .find(|f| f.severity == Severity::Error && f.at[0] == "D.3/commercial/current/percent")
        .unwrap_or_else(|| panic!("{:#?}", changed.report.findings));
    let refused = desk.session.explain(id, "x", &error.key.clone(), "It is so.").unwrap_err();
    assert_eq!(WireError::from(refused).code, ErrorCode::BadRequest);
}

#[test]
fn a_column_is_rounded_to_a_hundred_from_its_dollars() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let mut cells: Vec<(String, String)> = Vec::new();
    for (at, dollars) in [333, 333, 334, 0, 0, 0, 0, 0, 0, 0].iter().enumerate() {
        cells.push((format!("D.{}/commercial/current/dollars", at + 1), dollars.to_string()));
        cells.push((format!("D.{}/commercial/current/percent", at + 1), (dollars / 10).to_string()));
    }
    cells.push(("D.total/commercial/current/dollars".to_owned(), "1000".to_owned()));
    let cells: Vec<(&str, &str)> = cells.iter().map(|(a, t)| (a.as_str(), t.as_str())).collect();
    desk.enter(id, EditKind::Pasted, &cells);
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "99.0");
    let roundable = desk.session.section(id, "D").unwrap().roundable;
    let (column, label) = roundable.first().unwrap();
    assert!(label.contains("100.0"), "{label}");
    let edit_id = desk.edit_id();
    desk.session.round_column(id, &edit_id, column).unwrap();
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "100.0");
    assert_eq!(desk.shown(id, "D.1/commercial/current/percent"), "33.3");
    assert!(desk.session.section(id, "D").unwrap().roundable.is_empty());
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "99.0");
}

#[test]
fn a_figure_changed_since_last_years_report_is_a_restatement() {
    let mut desk = Desk::new();
    let last = desk.report_of(2020).head.id;
    desk.type_in(last, "D.3/commercial/current/percent", "14.2");
    let next = desk.session.start_next_year(last).unwrap().head.id;
    let key = |changed: &Changed| {
        let here = |f: &&FindingView| {
            f.check == "FORM-7" && f.at.iter().any(|at| at == "D.3/commercial/prior/percent")
        };
        changed.report.findings.iter().find(here).map(|f| f.key.clone())
    };
    let changed = desk.type_in(next, "D.3/commercial/prior/percent", "12");
    assert!(key(&changed).is_some(), "{:#?}", changed.report.findings);
    let changed = desk.type_in(next, "D.3/commercial/prior/percent", "14.2");
    assert_eq!(key(&changed), None);
}
