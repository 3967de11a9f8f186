//! The LAN job by keyboard: from the host's blank workbook over states, metrics and cross-checking to the exported files,
//! and its dollars into Section D of a Progress Report.

use std::collections::BTreeSet;
use std::fs;

use hpug_tests::window::{Key, Machine, repository};
use serde_json::{Map, Value, json};

use crate::analyst::Analyst;
use crate::main_job::{documents, export, identical, read_by_hpug};
use crate::screens::Inspection;
use crate::steps::{HOST, PLAN, start_form};

/// Sections of the form that are typed cell by cell, with a picture's name.
const TYPED: [(&str, &str); 4] = [
    ("M · Commercial metrics", "commercial"),
    ("M · Medicare Advantage metrics", "medicare"),
    ("M · Medicaid metrics", "medicaid"),
    ("X · Cross-checking", "cross-checking"),
];

#[test]
fn the_lan_workbook_is_filled_exported_and_carried_into_section_d() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    analyst.create_store();
    analyst.have_words();
    let host_file = documents(&machine).join("lan-blank.xlsx");
    fs::copy(repository().join("tests/data/lan/blank.xlsx"), &host_file).expect("the sample");
    analyst.drop_workbook(&host_file, PLAN, HOST);

    let mut screens = Inspection::new(&analyst);
    let answers = answers();
    general_information(&analyst, &answers);
    screens.look("lan-general");
    states(&analyst, &mut screens);
    let mut typed = BTreeSet::new();
    for (title, name) in TYPED {
        analyst.go_to(title);
        typed.extend(analyst.type_answers(&Value::Object(answers.clone())));
        screens.look(&format!("lan-{name}"));
    }
    let left: Vec<&String> = answers
        .keys()
        .filter(|address| address.starts_with("M.") || address.starts_with("X."))
        .filter(|address| !typed.contains(*address))
        .collect();
    assert_eq!(left, Vec::<&String>::new(), "answers that no cell took");
    totals_follow(&analyst);
    a_contract_is_counted(&analyst, &mut screens);
    exports(&analyst, &answers);
    section_d(&analyst, &mut screens);
    screens.end();
    analyst.window.close(&machine);
}

/// The answers of a complete workbook; denominators follow the first row.
fn answers() -> Map<String, Value> {
    let file = fs::read_to_string(repository().join("tests/data/lan/complete.expected.json"));
    let file: Value = serde_json::from_str(&file.expect("the sample")).expect("JSON");
    let mut answers = file["answers"].as_object().expect("answers").clone();
    answers.retain(|address, _| !address.ends_with("/denominator"));
    answers
}

fn general_information(analyst: &Analyst<'_>, answers: &Map<String, Value>) {
    analyst.go_to("G · General information");
    let asked = |address: &&String| address.starts_with("G.") && !address.starts_with("G.state.");
    for address in answers.keys().filter(asked) {
        analyst.cell(address);
        analyst.window.type_text(answers[address].as_str().expect("text"));
        analyst.window.press(&[Key::Tab]);
    }
    analyst.saved();
}

/// Ticks by letters, arrows and Space; then a block pasted from the clipboard, one step of undo.
fn states(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    analyst.go_to("G · States of business");
    window.script("document.querySelector('main [role=gridcell][tabindex=\"0\"]').focus()", &[]);
    window.type_text("texas");
    assert_eq!(analyst.place().as_deref(), Some("G.state.texas/lobs"));
    window.press(&[Key::Char(' '), Key::Right, Key::Right, Key::Char(' ')]);
    ticked(analyst, "G.state.texas/lobs", &[true, false, true]);

    let block = "NM\tC, MA, MCO\nOhio\tMA";
    analyst.remark();
    window.script("document.activeElement.value = arguments[0]", &[block.into()]);
    window.chord(&[Key::Control, Key::Char('a')]);
    window.chord(&[Key::Control, Key::Char('c')]);
    window.script("document.activeElement.value = ''", &[]);
    analyst.cell("G.state.alabama/lobs");
    window.chord(&[Key::Control, Key::Char('v')]);
    ticked(analyst, "G.state.new_mexico/lobs", &[true, true, true]);
    ticked(analyst, "G.state.ohio/lobs", &[false, true, false]);
    analyst.cell("G.state.ohio/lobs");
    window.press(&[Key::Delete, Key::Right, Key::Delete, Key::Right, Key::Delete]);
    ticked(analyst, "G.state.ohio/lobs", &[false, false, false]);
    // A tick ends the word that was typed before it, and letters that no state goes on with begin another.
    for state in ["texas", "ohio"] {
        window.press(&[Key::Char(' '), Key::Char(' ')]);
        window.type_text(state);
        assert_eq!(analyst.place(), Some(format!("G.state.{state}/lobs")));
    }
    analyst.saved();
    screens.look("lan-states");
}

/// Waits until the ticks of a state are these.
fn ticked(analyst: &Analyst<'_>, address: &str, wanted: &[bool]) {
    analyst.window.until(&format!("the ticks of {address}"), || {
        let ticks = analyst.window.script(TICKS, &[address.into()]);
        if ticks == json!(wanted) { Ok(()) } else { Err(ticks.to_string()) }
    });
}

const TICKS: &str = "return [...document.querySelectorAll(`[data-address=\"${CSS.escape(arguments[0])}\"]`)].map((cell) => cell.classList.contains('ticked'))";

fn totals_follow(analyst: &Analyst<'_>) {
    analyst.go_to("M · Commercial metrics");
    for (address, text) in [
        ("M.5/commercial/dollars", "$72,000,000"),
        ("M.10/commercial/dollars", "$120,000,000"),
        ("M.16/commercial/percent", "40.0"),
        ("M.17/commercial/denominator", "$600,000,000"),
    ] {
        analyst.shows(address, text);
    }
}

/// A contract that began within the year is split; undo brings both rows back.
fn a_contract_is_counted(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    let (model, legacy) = ("M.6/commercial/dollars", "M.2/commercial/dollars");
    analyst.cell(model);
    analyst.push("Split a contract…");
    window.field("Began on").fill("7/1/2016");
    window.script(FOCUS_DOLLARS, &[]);
    window.type_text("$120,000");
    window.says("$60,000");
    screens.look("lan-split");
    window.script("document.querySelector('dialog button[type=submit]').focus()", &[]);
    window.press(&[Key::Enter]);
    analyst.shows(model, "$48,060,000");
    analyst.shows(legacy, "$360,060,000");
    analyst.cell(model);
    window.says("before the contract began");
    window.chord(&[Key::Control, Key::Char('z')]);
    analyst.shows(model, "$48,000,000");
    analyst.shows(legacy, "$360,000,000");
    analyst.saved();
}

const FOCUS_DOLLARS: &str = "document.querySelector('dialog form input').focus()";

/// The host's file, our workbook and a PDF; both workbooks read back as what was typed.
fn exports(analyst: &Analyst<'_>, answers: &Map<String, Value>) {
    for (choice, name) in [
        ("The host’s file, filled", "lan-filled.xlsx"),
        ("Workbook in the publisher’s layout", "lan-report.xlsx"),
        ("PDF", "lan-report.pdf"),
    ] {
        export(analyst, choice, name);
        let said = analyst.window.text();
        assert!(identical(&said), "not every answer is identical:\n{said}");
        analyst.push("Close");
        if name.ends_with(".xlsx") {
            let mut read = read_by_hpug(&documents(analyst.machine).join(name));
            read.as_object_mut().expect("answers").retain(|address, _| !address.ends_with("/denominator"));
            assert_eq!(read, Value::Object(answers.clone()), "{name}");
        }
    }
}

/// A Progress Report of the same 12 months takes Section D from the LAN dollars; sums are split.
fn section_d(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    window.script("document.querySelector('header button.product').click()", &[]);
    window.find("heading", "Reports");
    analyst.new_report(PLAN, HOST, "2018");
    analyst.go_to("Plan and periods");
    for (field, day) in [("Current, start", "1/1/2016"), ("Current, end", "12/31/2016")] {
        window.field(field).fill(day);
        window.press(&[Key::Enter]);
    }
    analyst.saved();
    analyst.go_to("D · Value-oriented payment");
    analyst.push("Set it beside the LAN report…");
    window.find("heading", "Section D beside the LAN report");
    window.field("D.4, Commercial: its part of $60,000,000").fill("50,000,000");
    window.field("D.7, Commercial: its part of $36,000,000").fill("36000000");
    assert_eq!(window.field("D.10, Commercial: its part of $60,000,000").value(), "10,000,000");
    screens.look("crosswalk");
    analyst.push("Take Section D from it: Commercial");
    analyst.saved();
    analyst.go_to("D · Value-oriented payment");
    analyst.shows("D.total/commercial/current/percent", "100.0");
    analyst.shows("D.1/commercial/current/percent", "60.0");
    analyst.shows("D.10/commercial/current/percent", "1.7");
}

#[test]
fn the_other_forms_break_no_rule_of_accessibility() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    let mut screens = Inspection::new(&analyst);
    for (form, sections) in [
        ("questionnaire", ["A · ", "B · ", "C · "]),
        ("participation", ["Organization", "Work track 1", "After the quarter"]),
    ] {
        start_form(&analyst, form);
        assert!(!window.shows("heading", "Plan and periods"), "{form} asks for no periods");
        for (at, title) in sections.into_iter().enumerate() {
            if window.script(HAS_SECTION, &[title.into()]) == true {
                analyst.go_to(title);
                screens.look(&format!("{form}-{at}"));
            }
        }
    }
    window.script("document.querySelector('header button.product').click()", &[]);
    window.find("heading", "Reports");
    analyst.new_report(PLAN, HOST, "2026");
    crate::steps::add_a_topic(&analyst);
    screens.look("topic-answer");
    analyst.push("Change questions…");
    screens.look("topic-editor");
    window.press(&[Key::Escape]);
    analyst.push("Guide and schedule");
    window.find("heading", "Discussion Guide");
    screens.look("guide");
    analyst.go_to("E · Other initiatives");
    screens.look("section-e");
    window.chord(&[Key::Control, Key::Char('g')]);
    window.find("heading", "Glossary and national figures");
    screens.look("glossary");
    window.press(&[Key::Escape]);
    window.gone("heading", "Glossary and national figures");
    screens.end();
    analyst.window.kill();
}

const HAS_SECTION: &str = "return [...document.querySelectorAll('nav button')].some((entry) => entry.innerText.trim().startsWith(arguments[0]))";
