//! A host's round: a folder with files in every state, the list they come into, a report opened from it.

use std::fs;

use hpug_tests::window::{Key, Machine, repository};

use crate::analyst::Analyst;

/// Where each file of the round comes from.
const ROUND: [(&str, &str); 6] = [
    ("workbooks/points.xlsx", "Lakeside Health Plan.xlsx"),
    ("workbooks/unreadable-text.xlsx", "Northern Mutual.xlsx"),
    ("lan/complete.xlsx", "Harbor Health.xlsx"),
    ("workbooks/wrong-encrypted.xlsx", "protected.xlsx"),
    ("workbooks/wrong-truncated.xlsx", "broken.xlsx"),
    ("sample/last-year.xlsx", "deeper/Prairie Care.xlsx"),
];

#[test]
fn a_folder_of_a_round_is_received_and_one_report_is_gone_through() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store_for("host");
    window.find("checkbox", "I have the words, on paper or in a safe place").focus();
    window.press(&[Key::Char(' ')]);
    analyst.push("Continue");
    window.find("heading", "Received");
    let folder = machine.home().join("Documents/round");
    fs::create_dir_all(folder.join("deeper")).expect("a folder");
    for (from, to) in ROUND {
        fs::copy(repository().join("tests/data").join(from), folder.join(to)).expect("a sample");
    }
    let before = fs::read(folder.join("Northern Mutual.xlsx")).expect("the file");
    machine.drop_files(&[&folder]);
    window.says("4 files received");
    window.says("2 could not be read");
    window.find("button", "Enter it… protected.xlsx");
    window.find("button", "Remove from list broken.xlsx");
    window.picture("received");
    assert_eq!(window.violations(), Vec::<String>::new());
    let rows = window.script("return document.querySelectorAll('main tbody tr').length", &[]);
    assert_eq!(rows, 6);

    let file = "return [...document.querySelectorAll('main tbody tr')].find((row) => row.innerText.includes('Northern Mutual.xlsx')).querySelector('button').focus()";
    window.script(file, &[]);
    window.press(&[Key::Enter]);
    window.find("navigation", "Sections");
    window.says("Received: for reading only");
    window.until("the keyboard at the report's heading", || match window.focus() {
        (role, name) if role == "heading" && name == "Plan and periods" => Ok(()),
        other => Err(format!("{other:?}")),
    });
    window.press(&[Key::F(8)]);
    let first = window.until("a finding reached", || analyst.place().ok_or_else(|| "none".to_owned()));
    window.press(&[Key::F(8)]);
    window.until("the next finding", || match analyst.place() {
        Some(place) if place != first => Ok(()),
        other => Err(format!("{other:?}")),
    });
    analyst.go_to("The file");
    window.says("Cells that could not be understood");
    window.picture("received-file");
    assert_eq!(window.violations(), Vec::<String>::new());
    assert_eq!(
        fs::read(folder.join("Northern Mutual.xlsx")).expect("the file"),
        before,
        "the original stays"
    );
    analyst.window.close(&machine);
}
