//! What makes the editor comfortable, in the real window: blocks from other programs, hand-outs, the first look.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hpug_excel::cell::CellRef;
use hpug_excel::patch::{CellWrite, Write, patch};
use hpug_tests::office::convert;
use hpug_tests::window::{Key, Machine};

use crate::analyst::Analyst;
use crate::steps::{HOST, PLAN};

const D1: &str = "D.1/commercial/current/percent";
const D1_PRIOR: &str = "D.1/commercial/prior/percent";
const D2: &str = "D.2/commercial/current/percent";
const D3: &str = "D.3/commercial/current/percent";
const D3_PRIOR: &str = "D.3/commercial/prior/percent";
const D4: &str = "D.4/commercial/current/percent";
const SECTION_D: &str = "D · Value-oriented payment";

#[test]
fn blocks_come_from_and_go_to_other_programs() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to(SECTION_D);

    // Calc puts a table on the clipboard, with formats, comments and line ends of its own.
    analyst.cell(D1);
    paste(&analyst, "text/html", CALC);
    for (address, text) in [(D1, "48.6"), (D1_PRIOR, "52.1"), (D2, "9.8"), (D3, "Not collected")] {
        analyst.shows(address, text);
    }
    analyst.saved();
    analyst.window.picture("editor-pasted");
    analyst.window.chord(&[Key::Control, Key::Char('z')]);
    analyst.shows(D3, "");
    analyst.shows(D1, "");
    analyst.window.chord(&[Key::Control, Key::Shift, Key::Char('z')]);
    analyst.shows(D3, "Not collected");

    // A table of a Word document, its figures in paragraphs.
    analyst.cell(D3);
    paste(&analyst, "text/html", WORD);
    analyst.shows(D3, "14.2");
    analyst.shows(D3_PRIOR, "12.9");

    // Text with a trailing line end leaves the cell below alone; over the computed total it stops.
    analyst.cell(D4);
    paste(&analyst, "UTF8_STRING", "20.5%\n");
    analyst.shows(D4, "20.5");
    analyst.cell("D.total/commercial/current/percent");
    paste(&analyst, "UTF8_STRING", "77");
    analyst.window.find("heading", "The block doesn’t fit");
    analyst.window.picture("editor-does-not-fit");
    analyst.window.press(&[Key::Escape]);

    // Copying gives a table for word processors and text for spreadsheets.
    analyst.cell(D1);
    analyst.window.chord(&[Key::Shift, Key::Right]);
    analyst.window.chord(&[Key::Shift, Key::Down]);
    analyst.window.chord(&[Key::Control, Key::Char('c')]);
    let copied = |kind: &str, wanted: &str| {
        analyst.window.until(&format!("{wanted} on the clipboard"), || {
            let held = clipboard(&analyst, kind);
            if held.contains(wanted) { Ok(()) } else { Err(held) }
        });
    };
    copied("UTF8_STRING", "48.6\t52.1\n9.8");
    copied("text/html", "<td>48.6</td><td>52.1</td>");
    analyst.window.close(&machine);
}

#[test]
fn a_section_goes_to_a_colleague_and_comes_back_cell_by_cell() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to(SECTION_D);
    type_in(&analyst, D1, "48.6");
    type_in(&analyst, D2, "9.8");

    to_hand_outs(&analyst);
    tick(&analyst, "D · Value-oriented payment");
    let plain = hand_out(&analyst, "for Ben.xlsx", "");
    let closed = hand_out(&analyst, "for Ben, closed.xlsx", "kettle");
    analyst.window.picture("editor-handed-out");
    assert!(
        hpug_excel::read_here(&std::fs::read(&closed).expect("a file"), "").is_err(),
        "no password needed"
    );

    // Ben changes two figures in LibreOffice, which writes all of the file anew; meanwhile one of them changes here.
    let back = filled(&plain, &[(D1, "50%"), (D2, "11"), (D4, "nc")]);
    analyst.go_to(SECTION_D);
    type_in(&analyst, D2, "10");
    machine.drop_file(&back);
    analyst.window.find("heading", "Back from Ben Ortiz");
    analyst.window.says("changed here since");
    analyst.window.picture("editor-brought-back");
    analyst.push("Take 2 answers");
    analyst.window.gone("heading", "Back from Ben Ortiz");
    analyst.go_to(SECTION_D);
    for (address, text) in [(D1, "50.0"), (D2, "10.0"), (D4, "Not collected")] {
        analyst.shows(address, text);
    }
    analyst.cell(D1);
    analyst.window.says("Filled in by Ben Ortiz");
    analyst.window.chord(&[Key::Control, Key::Char('z')]);
    analyst.shows(D1, "48.6");

    // The same with a password.
    machine.drop_file(&closed);
    analyst.window.field("Password of the workbook").fill("kettle");
    analyst.window.press(&[Key::Enter]);
    analyst.window.find("heading", "Back from Ben Ortiz");
    analyst.window.press(&[Key::Escape]);
    to_hand_outs(&analyst);
    analyst.window.picture("editor-who-owes");
    analyst.window.close(&machine);
}

#[test]
fn a_first_look_leads_through_a_sample_that_is_thrown_away() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    analyst.window.picture("editor-nothing-yet");
    analyst.push("Look around with sample data");
    analyst.window.find("heading", "Sections 1 of 6");
    for step in [
        "Type over a cell 2 of 6",
        "What was found 3 of 6",
        "Where figures come from 4 of 6",
        "Others 5 of 6",
    ] {
        analyst.push("Next");
        analyst.window.find("heading", step);
        analyst.push("Show me");
        analyst.window.picture(&format!("editor-tour-{}", &step[..4].to_lowercase()));
    }
    analyst.window.find("heading", "Review and sign off");
    analyst.push("Next");
    analyst.window.find("heading", "Find anything 6 of 6");
    analyst.push("Throw the sample away");
    analyst.window.find("button", "Look around with sample data");
    analyst.go_to("Bin");
    analyst.window.says("(sample)");
    analyst.window.close(&machine);
}

fn type_in(analyst: &Analyst<'_>, address: &str, text: &str) {
    analyst.cell(address);
    analyst.window.type_text(text);
    analyst.window.press(&[Key::Enter]);
    analyst.saved();
}

fn to_hand_outs(analyst: &Analyst<'_>) {
    analyst.push("Hand out…");
    analyst.window.find("heading", "Hand out and take in");
}

/// Ticks or unticks a box by its label.
fn tick(analyst: &Analyst<'_>, label: &str) {
    analyst.window.find("checkbox", label).focus();
    analyst.window.press(&[Key::Char(' ')]);
}

/// Hands the chosen parts out to Ben and returns the workbook.
fn hand_out(analyst: &Analyst<'_>, name: &str, password: &str) -> PathBuf {
    let path = analyst.machine.home().join("Documents").join(name);
    analyst.window.field("Who fills it in").fill("Ben Ortiz");
    analyst.window.field("Password (optional)").fill(password);
    analyst.machine.pick(&path);
    analyst.push("Write the workbook…");
    analyst.window.says(name);
    path
}

/// The workbook with text typed into its cells, saved again by LibreOffice.
fn filled(file: &Path, typed: &[(&str, &str)]) -> PathBuf {
    let bytes = std::fs::read(file).expect("the hand-out");
    let asked = hpug_excel::read_here(&bytes, "").expect("read").handed_out.expect("a hand-out");
    let write = |(address, text): &(&str, &str)| {
        let (_, _, cell) = asked.answers.iter().find(|(at, ..)| at.as_str() == *address).expect("asked for");
        let (sheet, cell) = cell.split_once('!').expect("sheet and cell");
        let cell: CellRef = cell.parse().expect("a cell");
        Write {
            sheet: sheet.to_owned(),
            cell,
            value: CellWrite::Text((*text).to_owned()),
            over_formula: false,
        }
    };
    let changed = patch(&bytes, &typed.iter().map(write).collect::<Vec<_>>()).expect("patched");
    let folder = file.with_file_name("from Ben");
    std::fs::create_dir_all(&folder).expect("a folder");
    let typed = folder.join("typed.xlsx");
    std::fs::write(&typed, changed.bytes).expect("written");
    convert(&typed, "xlsx", &folder.join("saved"))
}

/// Puts something on the clipboard as another program would, and presses Ctrl+V.
fn paste(analyst: &Analyst<'_>, kind: &str, what: &str) {
    use std::io::Write as _;
    let mut program = Command::new("xclip")
        .env("DISPLAY", analyst.machine.display().name())
        .args(["-selection", "clipboard", "-t", kind, "-i"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("xclip runs");
    program.stdin.take().expect("piped").write_all(what.as_bytes()).expect("taken");
    // It goes on by itself, until another program has the clipboard or the screen ends.
    assert!(program.wait().is_ok_and(|status| status.success()), "xclip failed");
    analyst.window.until("the block on the clipboard", || {
        let held = clipboard(analyst, kind);
        if held == what { Ok(()) } else { Err(held) }
    });
    analyst.window.chord(&[Key::Control, Key::Char('v')]);
}

/// What the clipboard holds of a kind.
fn clipboard(analyst: &Analyst<'_>, kind: &str) -> String {
    let run = Command::new("xclip")
        .env("DISPLAY", analyst.machine.display().name())
        .args(["-selection", "clipboard", "-t", kind, "-o"])
        .output();
    String::from_utf8_lossy(&run.expect("xclip runs").stdout).into_owned()
}

/// Three rows by two columns as LibreOffice Calc copies them.
const CALC: &str = include_str!("../data/clipboard/calc.html");
/// A row of two as Word copies it.
const WORD: &str = include_str!("../data/clipboard/word.html");
