//! Several hosts and several files at once, a corrected file, and what a lock takes away and brings back.

use hpug_tests::window::{Key, Machine, Window};

use crate::analyst::Analyst;
use crate::steps::{HOST, PLAN};

const CELL: &str = "D.3/commercial/current/percent";
const SECTION: &str = "D · Value-oriented payment";

/// Types a percent into Section D of the report that is open.
fn answer(analyst: &Analyst<'_>, text: &str) {
    analyst.go_to(SECTION);
    analyst.cell(CELL);
    analyst.window.type_text(text);
    analyst.window.press(&[Key::Enter]);
    analyst.saved();
}

#[test]
fn a_second_hosts_file_begins_with_the_same_answers_and_takes_a_corrected_one() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    let blank = analyst.sample("host-blank.xlsx");
    analyst.drop_workbook(&blank, PLAN, HOST);
    answer(&analyst, "12.5");

    machine.drop_file(&blank);
    window.find("heading", "What is this workbook?");
    assert_eq!(window.field("Health plan").value(), PLAN, "the plan of the last report is suggested");
    window.field("Host").fill("Prairie Purchasers");
    window.until("a report to begin with", || {
        match window.script("return document.querySelector('dialog select')?.options.length ?? 0", &[]) {
            count if count == 2 => Ok(()),
            count => Err(count.to_string()),
        }
    });
    window.picture("several-copy");
    window.script("document.querySelector('dialog select').focus()", &[]);
    window.press(&[Key::Down]);
    analyst.push("Continue");
    window.says("Prairie Purchasers");
    analyst.go_to(SECTION);
    analyst.shows(CELL, "12.5");

    analyst.go_to("Plan and periods");
    machine.pick(&analyst.sample("last-year.xlsx"));
    analyst.push("Use a corrected file…");
    window.find("heading", "Use another file of the host’s");
    window.says("Figures that stand in it");
    window.picture("several-binding");
    assert_eq!(window.violations(), Vec::<String>::new());
    analyst.push("Use this file");
    window.says("Export fills last-year.xlsx");
    window.chord(&[Key::Control, Key::Char('z')]);
    window.says("Export fills host-blank.xlsx");
    analyst.window.close(&machine);
}

#[test]
fn files_dropped_together_are_all_read_and_what_fails_is_named() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    let (blank, filled) = (analyst.sample("host-blank.xlsx"), analyst.sample("last-year.xlsx"));
    let broken = machine.home().join("Documents/broken.xlsx");
    std::fs::write(&broken, "no workbook").expect("a file");
    machine.drop_files(&[&blank, &broken, &filled]);
    window.find("heading", "What are these workbooks?");
    window.says("2 workbooks were read.");
    window.says("broken.xlsx");
    window.picture("several-dropped");
    assert_eq!(window.violations(), Vec::<String>::new());
    analyst.push("Take 2 workbooks");
    window.gone("button", "Take 2 workbooks");
    window.press(&[Key::Escape]);
    let rows = window.until("both in the library", || {
        let rows = window.script("return document.querySelectorAll('main tbody tr').length", &[]);
        if rows == 2 { Ok(rows) } else { Err(rows.to_string()) }
    });
    assert_eq!(rows, 2);
    analyst.push_report(PLAN);
    analyst.window.close(&machine);
}

#[test]
fn a_lock_leads_back_to_the_cell_and_keeps_a_half_typed_explanation() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    answer(&analyst, "12.5");
    analyst.cell("D.3/commercial/prior/percent");
    window.type_text("40");
    window.press(&[Key::Enter]);
    analyst.saved();
    analyst.cell(CELL);
    analyst.lock();
    analyst.unlock();
    window.until("the cell in focus", || match analyst.place() {
        Some(place) if place == CELL => Ok(()),
        other => Err(format!("{other:?}")),
    });

    window.find("button", "Explain…");
    analyst.push("Explain…");
    window.type_text("Two systems mo");
    window.until("the half-typed text in its field", || {
        let typed = window.script("return document.activeElement?.value ?? ''", &[]);
        if typed == "Two systems mo" { Ok(()) } else { Err(typed.to_string()) }
    });
    analyst.lock();
    analyst.unlock();
    window.until("the explanation as it was", || {
        let value = window.field("Why is that so?").value();
        if value == "Two systems mo" { Ok(()) } else { Err(value) }
    });
    window.picture("several-explanation");
    analyst.window.close(&machine);
}

#[test]
fn the_clipboard_is_emptied_by_a_lock_unless_another_program_filled_it() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    answer(&analyst, "12.5");

    copy_cell(&analyst);
    assert_eq!(pasted(&analyst), "12.5", "it was on the clipboard");
    analyst.lock();
    window.field("Passphrase").focus();
    window.chord(&[Key::Control, Key::Char('v')]);
    window.type_text("x");
    assert_eq!(window.field("Passphrase").value(), "x", "a lock empties the clipboard");
    analyst.unlock();

    copy_cell(&analyst);
    let other = Window::open(&machine);
    other.field("Passphrase").fill("another program's text");
    other.find("button", "Show Passphrase").focus();
    other.press(&[Key::Enter]);
    other.field("Passphrase").focus();
    other.chord(&[Key::Control, Key::Char('a')]);
    other.chord(&[Key::Control, Key::Char('c')]);
    analyst.lock();
    window.field("Passphrase").focus();
    window.chord(&[Key::Control, Key::Char('v')]);
    window.until("the other program's text", || {
        let value = window.field("Passphrase").value();
        if value == "another program's text" { Ok(()) } else { Err(format!("'{value}'")) }
    });
    // Two windows share the screen: closing by the window manager's key might meet the wrong one.
    other.kill();
    analyst.window.kill();
}

fn copy_cell(analyst: &Analyst<'_>) {
    analyst.cell(CELL);
    analyst.window.chord(&[Key::Control, Key::Char('c')]);
}

/// What pasting into the remark gives; the remark is left as it was.
fn pasted(analyst: &Analyst<'_>) -> String {
    let window = &analyst.window;
    analyst.remark();
    window.chord(&[Key::Control, Key::Char('v')]);
    let pasted = window.field("Remark").value();
    window.press(&[Key::Escape]);
    pasted
}
