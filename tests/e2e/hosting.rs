//! A host's work from a received folder to the comparison, and the plan's part of it in a window of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::hpug::run;
use hpug_tests::window::{Key, Machine, repository};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::analyst::Analyst;
use crate::main_job::documents;
use crate::screens::Inspection;
use crate::steps::{HOST, PLAN, sample_answers};

const SECTION: &str = "D · Value-oriented payment";
const CELL: &str = "D.3/medicaid/current/percent";
const NAME: &str = "D.3 Shared savings, with quality, Medicaid, Current";
const ANSWER: &str = "The contract ledger says so.";
/// What the plan puts right.
const RIGHT: &str = "13.0";
/// Files of the round that come from the repository's samples.
const OTHERS: [(&str, &str); 3] = [
    ("workbooks/wrong-encrypted.xlsx", "protected.xlsx"),
    ("workbooks/wrong-truncated.xlsx", "broken.xlsx"),
    ("workbooks/wrong-pdf.xlsx", "letter.xlsx"),
];

#[test]
fn a_question_goes_to_the_plan_and_its_answer_into_the_comparison() {
    let (host_machine, plan_machine) = (Machine::new(), Machine::new());
    let folder = round(&host_machine);
    let host = Analyst::sit_down(&host_machine);
    let mut screens = Inspection::new(&host);
    host.create_store_for("host");
    go_on(&host, "Received");
    host_machine.drop_files(&[&folder]);
    host.window.says("2 files received");
    host.window.says("3 could not be read");
    what_could_not_be_read(&host, &mut screens);
    let questions = ask(&host, &mut screens);
    let answers = answered(&plan_machine, &folder.join("Lakeside.xlsx"), &questions);
    next_version(&host, &answers, &mut screens);
    comparison(&host, &mut screens);
    screens.end();
    host.window.close(&host_machine);
}

/// A folder with two plans' exports and what else came.
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

/// Says that the recovery words are kept.
fn go_on(analyst: &Analyst<'_>, page: &str) {
    analyst.window.find("checkbox", "I have the words, on paper or in a safe place").focus();
    analyst.window.press(&[Key::Char(' ')]);
    analyst.push("Continue");
    analyst.window.find("heading", page);
}

/// Only what was not read is listed; taking one out leaves the keyboard in the list, Esc at the file it came from.
fn what_could_not_be_read(host: &Analyst<'_>, screens: &mut Inspection<'_>) {
    host.push("Show what was not read");
    host.window.gone("button", PLAN);
    screens.look("received-unread");
    host.push("Remove from list broken.xlsx");
    host.window.gone("button", "Remove from list broken.xlsx");
    focus_is(host, "Try again letter.xlsx");
    host.push("Enter it… protected.xlsx");
    host.window.field("Password").fill("no such password");
    host.window.press(&[Key::Enter]);
    host.window.says("The password does not open the file.");
    host.window.press(&[Key::Escape]);
    focus_is(host, "Enter it… protected.xlsx");
    host.window.script(
        "const filter = document.querySelector('select.filter'); filter.value = 'all'; filter.dispatchEvent(new Event('change', { bubbles: true }))",
        &[],
    );
}

/// Waits until the button of that name has the focus.
fn focus_is(analyst: &Analyst<'_>, name: &str) {
    analyst.window.until(&format!("the focus at '{name}'"), || match analyst.window.focus() {
        (_, found) if found == name => Ok(()),
        other => Err(format!("{other:?}")),
    });
}

/// Opens the received report, for reading only, and asks about a cell of it.
fn ask(host: &Analyst<'_>, screens: &mut Inspection<'_>) -> PathBuf {
    let window = &host.window;
    host.push_report(PLAN);
    window.says("Received: for reading only");
    host.go_to(SECTION);
    host.cell(CELL);
    let before = host.shown(CELL);
    window.type_text("1");
    window.press(&[Key::Enter]);
    host.shows(CELL, &before);
    host.cell(CELL);
    window.find("tab", "Questions").focus();
    window.press(&[Key::Enter]);
    host.push("Ask about this cell…");
    host.push("Keep the question");
    window.find("button", "Reword…");
    host.push("Reword…");
    window.until("the question to be reworded", || match window.focus() {
        (role, name) if role == "textbox" && name == "Question" => Ok(()),
        other => Err(format!("{other:?}")),
    });
    host.push("Cancel");
    let file = documents(host.machine).join("questions.xlsx");
    host.machine.pick(&file);
    host.push("Write the question file (1)…");
    window.says("Written: questions.xlsx, questions.pdf");
    focus_is(host, "Write the question file (1)…");
    assert!(text_of(&file.with_extension("pdf")).contains("Shared savings"), "the PDF lacks the question");
    screens.look("host-questions");
    file
}

/// The plan opens the questions on its cells, puts the figure right, answers and writes the answers file.
fn answered(machine: &Machine, sent: &Path, questions: &Path) -> PathBuf {
    let plan = Analyst::sit_down(machine);
    let window = &plan.window;
    plan.create_store();
    plan.have_words();
    machine.drop_file(sent);
    window.find("heading", "What is this workbook?");
    let choose = "[...document.querySelectorAll('dialog input[type=radio]')].find((radio) => radio.closest('label').innerText.trim().startsWith('Go on with it')).focus()";
    window.script(choose, &[]);
    window.press(&[Key::Char(' ')]);
    window.field("Host").fill(HOST);
    plan.push("Continue");
    window.find("navigation", "Sections");
    machine.drop_file(questions);
    window.says("1 question from the host");
    plan.push("Continue");
    window.find("tab", "Questions 1").focus();
    window.press(&[Key::Enter]);
    plan.push(&format!("Go to the cell: {NAME}"));
    window.until("the cell asked about", || match plan.place() {
        Some(place) if place == CELL => Ok(()),
        other => Err(format!("{other:?}")),
    });
    window.type_text(RIGHT);
    window.press(&[Key::Enter]);
    plan.shows(CELL, RIGHT);
    window.field("Answer").fill(ANSWER);
    window.press(&[Key::Tab]);
    plan.saved();
    let file = documents(machine).join("answers.xlsx");
    machine.pick(&file);
    plan.push("Write the answers file…");
    window.says("Written: answers.xlsx");
    plan.window.close(machine);
    file
}

/// The host sees what changes before it is taken, and the list of it afterwards.
fn next_version(host: &Analyst<'_>, answers: &Path, screens: &mut Inspection<'_>) {
    let window = &host.window;
    host.machine.drop_file(answers);
    window.says("Figures that change");
    window.says(ANSWER);
    screens.look("host-answers");
    host.push("Continue");
    window.gone("heading", "What is this workbook?");
    window.says("1 figure changed · 1 question answered");
    screens.look("host-next-version");
    host.go_to(SECTION);
    host.shows(CELL, RIGHT);
}

/// The median of the two plans stands on screen, in the workbook's and the PDF's letters instead of names.
fn comparison(host: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &host.window;
    window.script("document.querySelector('header button.product').click()", &[]);
    host.push("Compare");
    window.find("heading", "Compare");
    let section = "const field = [...document.querySelectorAll('main select')].find((select) => [...select.options].some((option) => option.value === 'D')); if (!field) return false; field.value = 'D'; field.dispatchEvent(new Event('change', { bubbles: true })); return true";
    window.until("the choice of sections", || match window.script(section, &[]) {
        Value::Bool(true) => Ok(()),
        other => Err(other.to_string()),
    });
    let median = median();
    let shown = "return [...document.querySelectorAll('main tbody tr')].find((row) => row.innerText.includes('D.3') && row.innerText.includes('Medicaid'))?.children[1].innerText ?? ''";
    window.until(&format!("the median {median}"), || match window.script(shown, &[]) {
        found if found.as_str().is_some_and(|found| found.starts_with(&median)) => Ok(()),
        other => Err(other.to_string()),
    });
    screens.look("compare");
    window.find("checkbox", "Letters instead of names Plan A, Plan B …; who is who goes into a workbook of its own, for you alone.").focus();
    window.press(&[Key::Char(' ')]);
    let file = documents(host.machine).join("comparison.pdf");
    host.machine.pick(&file);
    host.push("PDF…");
    window.says("Who is who, for you alone:");
    focus_is(host, "PDF…");
    let text = text_of(&file);
    assert!(text.contains("Plan A") && text.contains(&median), "{text}");
    assert!(!text.contains(PLAN), "a plan is named:\n{text}");
}

/// Half of what the two plans' figures add up to, worked out from the samples, as the page shows it.
fn median() -> String {
    let file = repository().join("tests/data/sample/riverbend.json");
    let other: Value = serde_json::from_str(&fs::read_to_string(file).expect("the sample")).expect("JSON");
    let other: Decimal = other["answers"][CELL].as_str().expect("a figure").parse().expect("a number");
    assert!(
        sample_answers()[CELL].as_str().is_some_and(|sent| sent != RIGHT),
        "the plan has something to put right"
    );
    let right: Decimal = RIGHT.parse().expect("a number");
    let half = (right + other) / Decimal::TWO;
    half.normalize().to_string()
}

fn text_of(file: &Path) -> String {
    let run =
        Command::new("pdftotext").args(["-layout"]).arg(file).arg("-").output().expect("pdftotext runs");
    String::from_utf8_lossy(&run.stdout).into_owned()
}
