//! The pictures of the help, taken from the real window with sample data. Not a test of anything: `scripts/help-pictures`
//! runs it and makes what it leaves small.

use std::fs;
use std::path::PathBuf;

use hpug_tests::hpug::run;
use hpug_tests::window::{Key, Machine, repository};

use crate::analyst::Analyst;
use crate::main_job::{RADIO, documents};
use crate::meetings::{date, painted, tab};
use crate::steps::{HOST, PLAN};

/// The window while pictures are taken: as small as it may be with the side panel still at the right.
const SIZE: (&str, &str) = ("1240", "740");
const SECTION: &str = "D · Value-oriented payment";
const OTHERS: [(&str, &str); 2] = [
    ("workbooks/wrong-encrypted.xlsx", "Harbor Health.xlsx"),
    ("workbooks/unreadable-text.xlsx", "Northern Mutual.xlsx"),
];

#[test]
#[ignore = "scripts/help-pictures takes them"]
fn pictures_of_the_help() {
    let machine = Machine::new();
    let round = round(&machine);
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store_for("both");
    analyst.have_words();
    let small =
        ["search", "--onlyvisible", "--name", "HPUG Workbook$", "windowsize", "--sync", SIZE.0, SIZE.1];
    machine.display().tool(&small).unwrap_or_else(|error| panic!("{error}"));
    own_report(&analyst, &round.join("Lakeside.xlsx"));
    received(&analyst, &round);
    rounds(&analyst);
    compared(&analyst);
    meeting(&analyst);
    analyst.window.close(&machine);
}

/// A folder with two plans' exports and two other files.
fn round(machine: &Machine) -> PathBuf {
    let folder = documents(machine).join("round");
    fs::create_dir_all(&folder).expect("a folder");
    let samples = repository().join("tests/data/sample");
    for (answers, out) in [("answers.json", "Lakeside.xlsx"), ("riverbend.json", "Riverbend.xlsx")] {
        let file = samples.join(answers).display().to_string();
        let _ = run(&folder, &["export", "--answers", &file, "-o", out]);
    }
    for (from, to) in OTHERS {
        fs::copy(repository().join("tests/data").join(from), folder.join(to)).expect("a sample");
    }
    folder
}

/// A picture, light: it stands in both themes of the help.
fn take(analyst: &Analyst<'_>, name: &str) {
    let window = &analyst.window;
    // A focus by the keyboard on what led here only distracts; a cell or a field keeps it.
    window.script("const at = document.activeElement; if (at?.closest('nav')) at.blur()", &[]);
    window.script("document.documentElement.dataset.theme = 'light'", &[]);
    window.picture(&format!("help-{name}"));
}

/// A workbook dropped, a section with a finding, an explanation, the export.
fn own_report(analyst: &Analyst<'_>, file: &std::path::Path) {
    let window = &analyst.window;
    analyst.machine.drop_file(file);
    window.find("heading", "What is this workbook?");
    window.script(RADIO, &["Go on with it".into()]);
    window.press(&[Key::Char(' ')]);
    window.field("Host").fill(HOST);
    take(analyst, "workbook");
    analyst.push("Continue");
    window.find("navigation", "Sections");
    analyst.push("I have read them");
    analyst.go_to(SECTION);
    analyst.cell("D.3/commercial/current/percent");
    window.type_text("na");
    window.press(&[Key::Enter]);
    analyst.saved();
    analyst.cell("D.3/commercial/current/percent");
    take(analyst, "section");
    window.script(TAB, &["Findings".into()]);
    take(analyst, "findings");
    window.chord(&[Key::Control, Key::Char('z')]);
    analyst.saved();
    window.chord(&[Key::Control, Key::Char('e')]);
    window.field("Save as").fill("/home/dana/Documents/Lakeside Health Plan.xlsx");
    take(analyst, "export");
    window.press(&[Key::Escape]);
    home(analyst);
}

/// The list of received files, and a question at a cell.
fn received(analyst: &Analyst<'_>, folder: &std::path::Path) {
    let window = &analyst.window;
    analyst.push("Received");
    window.find("heading", "Received");
    analyst.machine.drop_files(&[folder]);
    window.says("3 files received");
    take(analyst, "received");
    analyst.push_report("Riverbend");
    analyst.go_to(SECTION);
    analyst.cell("D.3/commercial/current/percent");
    window.script(TAB, &["Questions".into()]);
    analyst.push("Ask about this cell…");
    window.field("Question").fill("Shared savings rose from 10.5 to 11.2. What is behind it?");
    take(analyst, "question");
    window.press(&[Key::Escape]);
    home(analyst);
}

/// A round with three plans, two of which have answered.
fn rounds(analyst: &Analyst<'_>) {
    let window = &analyst.window;
    analyst.push("Rounds");
    window.find("heading", "Rounds");
    analyst.push("New round…");
    window.field("Name").fill("Spring 2026");
    window.field("Host, as printed").fill(HOST);
    window.field("Add several plans").focus();
    window.type_text("Lakeside Health Plan\nRiverbend Mutual\nHarbor Health");
    analyst.push("Add them");
    analyst.push("Keep the round");
    window.find("heading", "Spring 2026");
    window.says("Harbor Health");
    take(analyst, "round");
    home(analyst);
}

fn compared(analyst: &Analyst<'_>) {
    let window = &analyst.window;
    analyst.push("Compare");
    window.find("heading", "Compare");
    let section = "const field = [...document.querySelectorAll('main select')].find((select) => [...select.options].some((option) => option.value === 'D')); if (!field) return false; field.value = 'D'; field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    window.until("the choice of sections", || match window.script(section, &[]) {
        chosen if chosen == true => Ok(()),
        other => Err(other.to_string()),
    });
    window.says("Shared savings");
    take(analyst, "compare");
    home(analyst);
}

fn meeting(analyst: &Analyst<'_>) {
    let window = &analyst.window;
    analyst.push("Meetings");
    window.find("heading", "Meetings");
    analyst.push("New meeting…");
    window.find("heading", "New meeting");
    window.field("Plan").fill(PLAN);
    date(analyst, "Day", "2027-09-14");
    window.field("Host").fill(HOST);
    analyst.push("Enter the meeting");
    window.find("tab", "Packet");
    take(analyst, "meeting");
    tab(analyst, "Packet");
    painted(analyst);
    take(analyst, "packet");
}

fn home(analyst: &Analyst<'_>) {
    analyst.window.script("document.querySelector('header button.product')?.click()", &[]);
}

/// Chooses a tab by the beginning of its name.
const TAB: &str = "[...document.querySelectorAll('[role=tab]')].find((tab) => tab.innerText.startsWith(arguments[0])).click()";
