//! A report being filled in: typing, undo, remarks, fixes, topics, versions, next year.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::collections::BTreeMap;

use desk::Desk;
use hpug_session::wire::cells::{EditKind, SourceKind, Typed};
use hpug_session::wire::reports::{HeadEdit, ReportState};
use hpug_session::wire::{ErrorCode, WireError};
use proptest::prelude::*;

const D3: &str = "D.3/commercial/current/percent";

#[test]
fn typing_is_kept_told_and_there_tomorrow() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let changed = desk.type_in(id, D3, "14.1");
    assert!(changed.cells.iter().any(|cell| cell.address == D3 && cell.typed == "14.1"));
    assert!(changed.cells.iter().any(|cell| cell.address == "D.total/commercial/current/percent"));
    desk.type_in(id, D3, "14.2%");
    desk.start_again();
    let detail = desk.session.cell(id, D3).unwrap();
    assert_eq!((detail.cell.text.as_str(), detail.cell.source), ("14.2", SourceKind::Typed));
    let told: Vec<&str> = detail.history.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(told, ["typed 14.2, was 14.1", "typed 14.1"]);
    assert_eq!(detail.source.as_deref(), Some("Typed by Ann on Mar 1, 2021."));
}

#[test]
fn what_cant_be_right_is_kept_as_typed() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "A.1a/current/count", "about ten");
    desk.start_again();
    let cell = desk.session.cell(id, "A.1a/current/count").unwrap().cell;
    assert_eq!((cell.typed.as_str(), cell.unreadable), ("about ten", true));
    desk.type_in(id, "A.1a/current/count", "nc");
    assert!(desk.session.cell(id, "A.1a/current/count").unwrap().cell.no_data);
    desk.type_in(id, "A.1a/current/count", "");
    assert_eq!(desk.shown(id, "A.1a/current/count"), "");
}

#[test]
fn a_block_is_one_step_and_passes_over_computed_cells() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let block =
        [("D.1/commercial/current/percent", "60"), (D3, "40"), ("D.total/commercial/current/percent", "1")];
    let changed = desk.enter(id, EditKind::Pasted, &block);
    assert_eq!(changed.report.undo.as_deref(), Some("2 cells pasted"));
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "100.0");
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, D3), "");
    let changed = desk.session.redo(id).unwrap();
    assert_eq!((changed.report.redo, desk.shown(id, D3)), (None, "40.0".to_owned()));
}

#[test]
fn what_the_form_doesnt_have_is_refused() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    for address in ["D.11/commercial/current/percent", "D.total/commercial/current/percent", ""] {
        let cells = [Typed { address: address.to_owned(), text: "1".to_owned(), rich: None }];
        let error = WireError::from(desk.session.edit(id, "x", EditKind::Typed, &cells).unwrap_err());
        assert_eq!(error.code, ErrorCode::BadRequest, "{address}");
    }
    assert_eq!(WireError::from(desk.session.undo(id).unwrap_err()).code, ErrorCode::NoSuchThing);
}

#[test]
fn a_repeated_edit_is_applied_once() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let cells = [Typed { address: D3.to_owned(), text: "14.2".to_owned(), rich: None }];
    desk.session.edit(id, "once", EditKind::Typed, &cells).unwrap();
    let again = desk.session.edit(id, "once", EditKind::Typed, &cells).unwrap();
    assert_eq!(again.report.undo.as_deref(), Some("D.3 typed"));
    assert_eq!(desk.session.undo(id).unwrap().report.undo, None);
}

#[test]
fn working_figures_derive_a_percent_until_one_is_typed() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, "D.3/commercial/current/dollars", "$142");
    desk.type_in(id, "D.total/commercial/current/dollars", "1,000");
    assert_eq!(desk.shown(id, D3), "14.2");
    assert_eq!(desk.session.cell(id, D3).unwrap().cell.source, SourceKind::Computed);
    desk.type_in(id, D3, "15");
    assert_eq!(desk.shown(id, D3), "15.0");
}

#[test]
fn plan_and_periods() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let mut set = |edit: HeadEdit| {
        let edit_id = desk.edit_id();
        desk.session.edit_head(id, &edit_id, &edit)
    };
    set(HeadEdit::ContactName("Ann  Lee".to_owned())).unwrap();
    set(HeadEdit::ContactEmail("ann@evergreen.example".to_owned())).unwrap();
    set(HeadEdit::CurrentStart("7/1/2019".to_owned())).unwrap();
    let head = set(HeadEdit::MeetingDate("5/20/2021".to_owned())).unwrap().report.head;
    assert_eq!((head.due_date.as_str(), head.days_left), ("2021-05-13", Some(73)));
    assert_eq!((head.contact_name.as_str(), head.current.start.as_str()), ("Ann Lee", "2019-07-01"));
    assert_eq!(
        (head.current.recommended_start.as_str(), head.prior.recommended_end.as_str()),
        ("2019-07-01", "2019-06-30")
    );
    let head = set(HeadEdit::DueDate("2021-05-01".to_owned())).unwrap().report.head;
    assert_eq!(head.due_date, "2021-05-01");
    let head = set(HeadEdit::Lobs(vec!["medicaid".to_owned()])).unwrap().report.head;
    assert_eq!(head.lobs.iter().map(|lob| lob.2).collect::<Vec<_>>(), [false, true]);
    assert!(set(HeadEdit::Lobs(vec![])).is_err());
    assert!(set(HeadEdit::Year(1066)).is_err());
    assert!(set(HeadEdit::MeetingDate("soon".to_owned())).is_err());
    let head = desk.session.undo(id).unwrap().report.head;
    assert_eq!(head.lobs.iter().map(|lob| lob.2).collect::<Vec<_>>(), [true, true]);
    let names = desk.session.known_names().unwrap();
    assert_eq!(
        (names.plans.as_slice(), names.hosts.as_slice()),
        (&["Evergreen Health".to_owned()][..], &["State Exchange".to_owned()][..])
    );
    assert_eq!(names.contacts, [("Ann Lee".to_owned(), "ann@evergreen.example".to_owned(), String::new())]);
}

#[test]
fn remarks_and_half_typed_text() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let edit_id = desk.edit_id();
    desk.session.set_remark(id, &edit_id, D3, " as of July ").unwrap();
    desk.session.keep_half_typed(id, "E/text", "half a sent").unwrap();
    desk.start_again();
    let report = desk.session.report(id).unwrap();
    assert_eq!(report.half_typed, [("E/text".to_owned(), "half a sent".to_owned())]);
    assert_eq!(report.undo.as_deref(), Some("D.3 remark"), "half-typed text is no step");
    assert_eq!(desk.session.cell(id, D3).unwrap().remark, "as of July");
    let changed = desk.type_in(id, "E/text", "half a sentence");
    assert_eq!(changed.report.half_typed, [], "settled by the edit");
}

#[test]
fn topics_come_and_go_with_their_answers() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let (key, title) = desk.session.topic_library().unwrap()[0].topics[0].clone();
    let edit_id = desk.edit_id();
    let changed = desk.session.add_topic(id, &edit_id, Some(&key), "").unwrap();
    assert_eq!((changed.report.topics[0].number, &changed.report.topics[0].title), (1, &title));
    assert!(desk.session.add_topic(id, "twice", Some(&key), "").is_err());
    let topic = desk.session.topic(id, 1).unwrap();
    let text =
        topic.questions.iter().flat_map(|q| &q.cells).find(|cell| cell.address.ends_with("/text")).unwrap();
    let address = text.address.clone();
    desk.type_in(id, &address, "We pay by the bundle.");
    let edit_id = desk.edit_id();
    desk.session.remove_topic(id, &edit_id, 1).unwrap();
    assert!(desk.session.topic(id, 1).is_err());
    desk.session.undo(id).unwrap();
    desk.start_again();
    assert_eq!(desk.shown(id, &address), "We pay by the bundle.");
}

#[test]
fn a_version_is_restored_exactly_and_undo_takes_it_back() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    let versions = desk.session.keep_version(id, "Before the meeting").unwrap();
    assert_eq!((versions.len(), versions[0].differs), (1, 0));
    desk.type_in(id, D3, "20");
    desk.type_in(id, "D.1/commercial/current/percent", "80");
    let edit_id = desk.edit_id();
    desk.session.set_remark(id, &edit_id, D3, "new").unwrap();
    assert_eq!(desk.session.versions(id).unwrap()[0].differs, 2);
    let edit_id = desk.edit_id();
    desk.session.restore_version(id, &edit_id, versions[0].id).unwrap();
    assert_eq!((desk.shown(id, D3).as_str(), desk.session.versions(id).unwrap()[0].differs), ("14.2", 0));
    assert_eq!(desk.session.cell(id, D3).unwrap().remark, "");
    desk.session.undo(id).unwrap();
    assert_eq!((desk.shown(id, D3).as_str(), desk.session.versions(id).unwrap()[0].differs), ("20.0", 2));
}

#[test]
fn next_year_starts_with_current_as_prior() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    desk.type_in(id, "D.3/commercial/prior/percent", "12.9");
    desk.type_in(id, "B.other1/name", "Rehabilitation");
    desk.type_in(id, "A.1a/current/count", "nc");
    desk.type_in(id, "D.3/commercial/current/dollars", "142");
    let edit_id = desk.edit_id();
    desk.session.set_remark(id, &edit_id, D3, "not to be carried").unwrap();
    let next = desk.session.start_next_year(id).unwrap();
    let id = next.head.id;
    assert_eq!(
        (next.head.year, next.head.plan.as_str(), next.head.prior.start.as_str()),
        (2022, "Evergreen Health", "")
    );
    let cell = desk.session.cell(id, "D.3/commercial/prior/percent").unwrap();
    assert_eq!(
        (cell.cell.text.as_str(), cell.cell.carried, cell.cell.source),
        ("14.2", true, SourceKind::Carried)
    );
    assert!(cell.source.unwrap().contains("2021"));
    assert_eq!(desk.shown(id, D3), "", "this year's Current is blank");
    assert_eq!(desk.shown(id, "B.other1/name"), "Rehabilitation");
    assert!(desk.session.cell(id, "A.1a/prior/count").unwrap().cell.no_data);
    assert_eq!(desk.shown(id, "D.3/commercial/prior/dollars"), "", "working figures stay behind");
    assert_eq!(desk.session.section(id, "D").unwrap().carried, 1);
    let edit_id = desk.edit_id();
    desk.session.confirm_section(id, &edit_id, "D").unwrap();
    assert_eq!(desk.session.section(id, "D").unwrap().carried, 0);
    desk.session.undo(id).unwrap();
    assert_eq!(desk.session.section(id, "D").unwrap().carried, 1);
}

#[test]
fn the_bin_keeps_what_is_deleted() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    desk.session.delete_report(id).unwrap();
    assert_eq!((desk.session.library().unwrap().len(), desk.session.bin().unwrap().len()), (0, 1));
    desk.session.restore_report(id).unwrap();
    let rows = desk.session.library().unwrap();
    assert_eq!((rows.len(), rows[0].state), (1, ReportState::Draft));
    assert_eq!(desk.shown(id, D3), "14.2");
}

#[test]
fn the_library_follows_every_edit() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let before = desk.session.library().unwrap()[0].clone();
    desk.type_in(id, "A.1a/current/count", "12");
    let after = desk.session.library().unwrap()[0].clone();
    assert_eq!((after.answered, after.due), (before.answered + 1, before.due));
    assert_eq!((after.answered, after.due), {
        let summary = desk.session.report(id).unwrap().summary;
        (summary.answered, summary.due)
    });
}

/// Everything the window would show of a report.
fn seen(desk: &mut Desk, id: u32) -> String {
    let report = desk.session.report(id).unwrap();
    let sections: Vec<_> = report.sections.iter().map(|s| s.id.clone()).collect();
    let tables: BTreeMap<String, _> = sections
        .iter()
        .map(|section| (section.clone(), desk.session.section(id, section).unwrap()))
        .collect();
    format!("{:?} {:?} {:?} {tables:?}", report.head, report.summary, report.findings)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Pastes, clears, undos and redos in any order: what is shown is what the store holds, and going all the way
    /// back and forth gives both ends exactly.
    #[test]
    fn undo_is_exact_on_screen(deeds in proptest::collection::vec((0..6u8, 0..5usize, 0..6usize), 1..25)) {
        const CELLS: [&str; 5] = [
            "D.1/commercial/current/percent", "D.2/commercial/current/percent", "D.1/commercial/current/dollars",
            "B.cardiac/coe", "lobs",
        ];
        const TEXTS: [&str; 6] = ["12.5%", "", "na", "about", "Y", "medicaid"];
        let mut desk = Desk::new();
        let id = desk.new_report();
        let blank = seen(&mut desk, id);
        for (deed, cell, text) in deeds {
            match deed {
                0 => { let _ = desk.session.undo(id); }
                1 => { let _ = desk.session.redo(id); }
                2 => { desk.enter(id, EditKind::Pasted, &[(CELLS[cell], TEXTS[text]), (CELLS[(cell + 1) % 5], TEXTS[(text + 1) % 6])]); }
                _ => { desk.type_in(id, CELLS[cell], TEXTS[text]); }
            }
        }
        while desk.session.redo(id).is_ok() {}
        let end = seen(&mut desk, id);
        desk.start_again();
        prop_assert_eq!(&seen(&mut desk, id), &end, "what is shown is what the store holds");
        while desk.session.undo(id).is_ok() {}
        prop_assert_eq!(&seen(&mut desk, id), &blank);
        while desk.session.redo(id).is_ok() {}
        prop_assert_eq!(&seen(&mut desk, id), &end);
    }
}
