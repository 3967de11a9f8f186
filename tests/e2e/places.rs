//! Places that go while they are in use, as a person meets them: the store's file, the folder of an export.

use std::fs;

use hpug_tests::window::{Key, Machine};

use crate::analyst::Analyst;
use crate::main_job::documents;
use crate::screens::Inspection;
use crate::steps::{HOST, PLAN};

const CELL: &str = "D.3/commercial/current/percent";

#[test]
fn a_store_that_went_keeps_what_was_typed_and_goes_on_when_it_is_back_or_as_a_copy() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    let mut screens = Inspection::new(&analyst);
    analyst.create_store();
    analyst.have_words();
    analyst.new_report(PLAN, HOST, "2026");
    analyst.go_to("D · Value-oriented payment");
    typed(&analyst, "12.5");
    analyst.saved();

    let store = analyst.store();
    let away = machine.home().join("away.hpug");
    fs::rename(&store, &away).expect("the store is moved");
    typed(&analyst, "13.5");
    window.says("The store is not at its place any more");
    window.says("All that was saved before is also in");
    analyst.shows(CELL, "13.5");
    screens.look("store-gone");
    fs::rename(&away, &store).expect("the store is moved back");
    analyst.push("Try again");
    analyst.saved();
    analyst.shows(CELL, "13.5");

    no_export(&analyst, &mut screens);
    fs::remove_file(&store).expect("the store is removed");
    analyst.lock();
    screens.look("store-gone-unlock");
    analyst.unlock();
    window.says("everything that had been saved was kept as");
    screens.look("store-gone-copy");
    analyst.push_report(PLAN);
    analyst.go_to("D · Value-oriented payment");
    analyst.shows(CELL, "13.5");
    typed(&analyst, "14.5");
    analyst.saved();
    screens.end();
    analyst.window.close(&machine);
}

fn typed(analyst: &Analyst<'_>, text: &str) {
    analyst.cell(CELL);
    analyst.window.type_text(text);
    analyst.window.press(&[Key::Enter]);
}

/// The folder goes between choosing it and writing: the dialog stays, with the reason, and takes another one.
fn no_export(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    let folder = documents(analyst.machine).join("out");
    let file = folder.join("report.pdf");
    window.chord(&[Key::Control, Key::Char('e')]);
    window.field("Save as").fill(&file.display().to_string());
    analyst.push("Export");
    window.says("There is no folder");
    screens.look("export-folder-gone");
    fs::create_dir(&folder).expect("the folder");
    analyst.push("Export");
    window.find("heading", "Exported");
    analyst.push("Close");
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "the export alone");
}
