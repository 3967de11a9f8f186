//! Sections handed out to colleagues, and what comes back.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use desk::Desk;
use hpug_excel::cell::CellRef;
use hpug_excel::patch::{CellWrite, Write, patch};
use hpug_session::wire::hand_outs::{HandOutRequest, ReturnedState};

const D3: &str = "D.3/commercial/current/percent";
const D4: &str = "D.4/commercial/current/percent";
const D5: &str = "D.5/commercial/current/percent";

fn request(desk: &Desk, parts: &[&str], with_values: bool) -> HandOutRequest {
    HandOutRequest {
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        colleague: "Ben Ortiz".to_owned(),
        message: "Please by Friday.".to_owned(),
        path: desk.file("for Ben.xlsx").to_str().unwrap().to_owned(),
        password: "".into(),
        with_values,
        working_figures: false,
    }
}

/// The workbook with text typed into the cells of some addresses.
fn filled(desk: &mut Desk, typed: &[(&str, &str)]) -> String {
    let bytes = std::fs::read(desk.file("for Ben.xlsx")).unwrap();
    let answers = hpug_excel::read_here(&bytes, "").unwrap().handed_out.unwrap().answers;
    let changes = typed.iter().map(|(address, text)| {
        let (_, _, cell) = answers.iter().find(|(at, ..)| at.as_str() == *address).unwrap();
        let (sheet, cell) = cell.split_once('!').unwrap();
        let cell: CellRef = cell.parse().unwrap();
        Write {
            sheet: sheet.to_owned(),
            cell,
            value: if text.is_empty() { CellWrite::Empty } else { CellWrite::Text((*text).to_owned()) },
            over_formula: false,
        }
    });
    let back = patch(&bytes, &changes.collect::<Vec<_>>()).unwrap();
    let path = desk.file("from Ben.xlsx");
    std::fs::write(&path, back.bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn only_what_is_asked_goes_out_and_who_owes_what_is_listed() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    desk.type_in(id, "A.1a/current/count", "7");
    let asked = request(&desk, &["D"], false);
    let rows = desk.session.write_hand_out(id, &asked).unwrap();
    assert_eq!((rows[0].colleague.as_str(), rows[0].returned_at.as_deref()), ("Ben Ortiz", None));
    assert_eq!(rows[0].cells - rows[0].owed, 1, "D.3 is answered");
    let bytes = std::fs::read(&asked.path).unwrap();
    let book = hpug_excel::grid::Workbook::from_bytes(&bytes).unwrap();
    assert_eq!(book.sheets.len(), 1);
    let back = hpug_excel::read_here(&bytes, "").unwrap().handed_out.unwrap();
    assert!(
        back.answers.iter().all(|(address, text, _)| address.as_str().starts_with("D.") && text.is_empty())
    );
    assert!(desk.session.write_hand_out(id, &asked).is_err(), "no file is overwritten");
    for wrong in [
        HandOutRequest { colleague: " ".to_owned(), ..asked.clone() },
        HandOutRequest { parts: vec!["Z".to_owned()], ..asked.clone() },
        HandOutRequest { parts: Vec::new(), ..asked.clone() },
    ] {
        assert!(desk.session.write_hand_out(id, &wrong).is_err());
    }
}

/// One that was sent all the same could not come back: the store knows nothing of it.
#[test]
fn what_the_store_cannot_take_is_not_left_to_be_sent() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let asked = request(&desk, &["D"], false);
    std::fs::rename(desk.path(), desk.file("elsewhere.hpug")).unwrap();
    assert!(desk.session.write_hand_out(id, &asked).is_err());
    assert!(!desk.file("for Ben.xlsx").exists());
    std::fs::rename(desk.file("elsewhere.hpug"), desk.path()).unwrap();
    assert_eq!(desk.session.write_hand_out(id, &asked).unwrap().len(), 1);
    assert!(desk.file("for Ben.xlsx").exists());
}

#[test]
fn what_comes_back_is_taken_cell_by_cell_and_nothing_is_overwritten_in_silence() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    desk.type_in(id, D3, "14.2");
    desk.type_in(id, D4, "5");
    let asked = request(&desk, &["D.3", "D.4", "D.5"], true);
    desk.session.write_hand_out(id, &asked).unwrap();
    // Meanwhile the report goes on.
    desk.type_in(id, D4, "6");
    let path =
        filled(&mut desk, &[(D3, "15%"), (D4, "7%"), (D5, "nc"), ("D.3/medicaid/current/percent", "many")]);
    let look = desk.session.look_at_workbook(&path).unwrap();
    assert!(look.returned && look.uses.is_empty());
    let returned = desk.session.returned_cells(&look.token).unwrap();
    let told: Vec<_> = returned
        .cells
        .iter()
        .map(|cell| {
            (cell.address.as_str(), cell.mine.as_str(), cell.theirs.as_str(), cell.state, cell.unreadable)
        })
        .collect();
    assert_eq!(
        told,
        [
            (D3, "14.2", "15.0", ReturnedState::Fresh, false),
            ("D.3/medicaid/current/percent", "", "many", ReturnedState::Fresh, true),
            (D4, "6.0", "7.0", ReturnedState::Conflict, false),
            (D5, "", "Not collected", ReturnedState::Fresh, false),
        ]
    );
    assert_eq!(returned.cells[0].mine_from, "Typed by Ann on Mar 1, 2021.");
    let changed =
        desk.session.take_returned(id, "back", &look.token, &[D3.to_owned(), D5.to_owned()]).unwrap();
    assert_eq!(changed.report.undo.as_deref(), Some("2 cells taken in"));
    assert_eq!((desk.shown(id, D3), desk.shown(id, D4)), ("15.0".to_owned(), "6.0".to_owned()));
    let detail = desk.session.cell(id, D3).unwrap();
    let source = detail.source.unwrap();
    assert!(source.starts_with("Filled in by Ben Ortiz in from Ben.xlsx, cell Please fill in!F"), "{source}");
    assert!(
        detail.history[0].text.starts_with("taken in 15, by Ben Ortiz in from Ben.xlsx"),
        "{:?}",
        detail.history
    );
    let rows = desk.session.hand_outs(id).unwrap();
    assert!(rows[0].returned_at.is_some());
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, D3), "14.2");
}

#[test]
fn a_blank_that_comes_back_was_emptied_only_where_a_figure_was_sent() {
    for (with_values, emptied) in [(false, 0), (true, 1)] {
        let mut desk = Desk::new();
        let id = desk.new_report();
        desk.type_in(id, D3, "14.2");
        let asked = request(&desk, &["D.3"], with_values);
        desk.session.write_hand_out(id, &asked).unwrap();
        let path = filled(&mut desk, &[(D3, "")]);
        let look = desk.session.look_at_workbook(&path).unwrap();
        let cells = desk.session.returned_cells(&look.token).unwrap().cells;
        assert_eq!(cells.iter().filter(|cell| cell.state == ReturnedState::Emptied).count(), emptied);
        assert_eq!(cells.len(), emptied, "{cells:?}");
    }
}

#[test]
fn a_workbook_of_another_store_or_none_of_ours_is_refused() {
    let mut desk = Desk::new();
    let id = desk.new_report();
    let asked = request(&desk, &["D.3"], false);
    desk.session.write_hand_out(id, &asked).unwrap();
    let mut other = Desk::new();
    let look = other.session.look_at_workbook(&asked.path).unwrap();
    assert!(other.session.returned_cells(&look.token).unwrap_err().to_string().contains("another store"));
    let elsewhere = desk.report_of(2022).head.id;
    let look = desk.session.look_at_workbook(&asked.path).unwrap();
    assert!(desk.session.take_returned(elsewhere, "x", &look.token, &[D3.to_owned()]).is_err());
}
