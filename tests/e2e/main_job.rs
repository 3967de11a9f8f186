//! The whole main job by keyboard: from an empty machine to the exported files, over a lock and a power cut.

use std::fs;
use std::path::Path;
use std::process::Command;

use hpug_tests::window::{Key, Machine, repository};
use serde_json::Value;

use crate::analyst::Analyst;
use crate::steps::{
    HOST, PLAN, a_finding_is_found_and_explained, add_a_topic, answer_the_topic, fill_head, fill_sections,
    half_typed_text_outlives_a_lock, power_cut, sample_answers, undo_is_exact,
};

#[test]
fn from_an_empty_machine_to_the_exported_files() {
    let machine = Machine::new();
    let mut analyst = Analyst::sit_down(&machine);
    let words = analyst.create_store();
    let sheet = analyst.keep_sheet();
    assert!(text_of_pdf(&sheet).contains(&words[23]), "the sheet lacks the last word");

    let host_file = analyst.sample("host-blank.xlsx");
    let before = fs::read(&host_file).expect("the host's file");
    analyst.drop_workbook(&host_file, PLAN, HOST);

    let answers = sample_answers();
    fill_head(&analyst);
    fill_sections(&analyst, &answers);
    undo_is_exact(&analyst);
    a_finding_is_found_and_explained(&analyst);
    add_a_topic(&analyst);
    a_draft_says_so(&analyst);
    answer_the_topic(&analyst);
    export_everything(&analyst, &answers);
    assert_eq!(fs::read(&host_file).expect("the host's file"), before, "the original was changed");

    half_typed_text_outlives_a_lock(&analyst);
    analyst = power_cut(analyst);
    open_with_the_sheet(&analyst, &words);
    analyst.window.close(&machine);
    let left: Vec<_> =
        names_in(documents(&machine).as_path()).into_iter().filter(|name| name.contains("hpug")).collect();
    assert_eq!(left, ["Reports.hpug"], "at rest the store is one file");
}

/// A report with open errors is exported as a draft that says so in its name.
fn a_draft_says_so(analyst: &Analyst<'_>) {
    export(analyst, "The host’s file, filled", "early.xlsx");
    analyst.window.says("This is a draft: errors are still open.");
    analyst.push("Close");
    let names = names_in(&documents(analyst.machine));
    assert!(names.contains(&"early – DRAFT.xlsx".to_owned()), "{names:?}");
}

/// Fills the host's file, writes workbook and PDF, and reads the filled file again with `hpug`.
fn export_everything(analyst: &Analyst<'_>, answers: &Value) {
    let folder = documents(analyst.machine);
    for (choice, name) in [
        ("The host’s file, filled", "filled.xlsx"),
        ("Workbook in the publisher’s layout", "report.xlsx"),
        ("PDF", "report.pdf"),
    ] {
        export(analyst, choice, name);
        let said = analyst.window.text();
        assert!(identical(&said), "not every answer is identical:\n{said}");
        analyst.window.picture(&format!("job-exported-{name}"));
        analyst.push("Close");
        assert!(folder.join(name).is_file(), "{name} is missing among {:?}", names_in(&folder));
    }
    let read = read_by_hpug(&folder.join("filled.xlsx"));
    for (address, answer) in
        answers.as_object().expect("answers").iter().filter(|(address, _)| address.ends_with("/percent"))
    {
        assert_eq!(&read[address], answer, "{address} in the filled file");
    }
}

/// Exports the report that is open.
pub fn export(analyst: &Analyst<'_>, choice: &str, name: &str) {
    analyst.window.chord(&[Key::Control, Key::Char('e')]);
    analyst.window.find("heading", "Export");
    choose(analyst, choice);
    analyst.window.field("Save as").fill(&documents(analyst.machine).join(name).display().to_string());
    analyst.push("Export");
    analyst.window.find("heading", "Exported");
}

fn choose(analyst: &Analyst<'_>, label: &str) {
    analyst.window.until(&format!("the choice '{label}'"), || {
        match analyst.window.script(RADIO, &[label.into()]) {
            Value::Bool(true) => Ok(()),
            others => Err(others.to_string()),
        }
    });
    analyst.window.press(&[Key::Char(' ')]);
}

fn open_with_the_sheet(analyst: &Analyst<'_>, words: &[String]) {
    analyst.lock();
    analyst.push("Use the recovery sheet instead");
    analyst.window.field("Recovery words").fill(&words.join(" "));
    analyst.push("Open with these words");
    analyst.window.find("navigation", "Sections");
}

/// Whether the page says "N of N answers identical".
pub fn identical(said: &str) -> bool {
    said.lines().filter_map(|line| line.trim().strip_suffix(" answers identical")).any(|counts| {
        counts
            .split_once(" of ")
            .is_some_and(|(same, all)| same == all && same.parse::<u32>().is_ok_and(|same| same > 0))
    })
}

/// The answers of a workbook, as `hpug` reads them.
pub fn read_by_hpug(file: &Path) -> Value {
    let hpug = repository().join("target/debug/hpug");
    let run =
        Command::new(&hpug).args(["read", "--format", "json"]).arg(file).output().expect("hpug is built");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read: Value = serde_json::from_slice(&run.stdout).expect("hpug's JSON");
    read["files"][0]["answers"].clone()
}

fn text_of_pdf(file: &Path) -> String {
    let run = Command::new("pdftotext").arg(file).arg("-").output().expect("pdftotext runs");
    String::from_utf8_lossy(&run.stdout).into_owned()
}

/// Where the machine keeps documents.
pub fn documents(machine: &Machine) -> std::path::PathBuf {
    machine.home().join("Documents")
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

pub const RADIO: &str = r#"
const radios = [...document.querySelectorAll('dialog input[type=radio], [role=dialog] input[type=radio]')];
const radio = radios.find((radio) => radio.closest('label')?.innerText.trim().startsWith(arguments[0]));
radio?.focus();
return radio ? true : radios.map((radio) => radio.closest('label')?.innerText)"#;
