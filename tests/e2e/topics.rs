//! Topics alone, in the real window: what is left to answer, a list that goes on with its numbers, the schedule.

use hpug_tests::window::{Key, Machine};
use serde_json::json;

use crate::analyst::Analyst;
use crate::main_job::{documents, export, identical, read_by_hpug};
use crate::steps::{TOPIC, start_form};

#[test]
fn topics_alone_are_answered_scheduled_and_exported() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store();
    analyst.have_words();
    start_form(&analyst, "special-topics");
    analyst.push("Add a topic…");
    window.field("Name of a topic of your own").fill(TOPIC);
    analyst.push("Add it");
    window.find("heading", TOPIC);
    // Blank throughout it is one finding, then one group of them.
    window.says(&format!("{TOPIC} is blank: none of its 14 questions is answered."));
    window.until("the editor", || {
        let ready = window.script("return !!document.querySelector('main .rich.ProseMirror')", &[]);
        if ready == true { Ok(()) } else { Err("not there".to_owned()) }
    });
    window.field("Answer to 1").focus();
    window.type_text("3. three\nfour");
    window.press(&[Key::Tab]);
    analyst.saved();
    let start = window.script("return document.querySelector('main .rich ol')?.getAttribute('start')", &[]);
    assert_eq!(start, "3");
    window.says("12 more questions are not answered");
    window.picture("topics-left");
    analyst.cell("T.1.2a/count");
    window.type_text("14");
    window.press(&[Key::Tab]);
    window.says("11 more questions are not answered");
    schedule(&analyst);

    export(&analyst, "Workbook", "topics.xlsx");
    let said = window.text();
    assert!(identical(&said), "not every answer is identical:\n{said}");
    analyst.push("Close");
    let read = read_by_hpug(&documents(&machine).join("topics – DRAFT.xlsx"));
    assert_eq!(read, json!({ "T.1.1/text": "3. three\n4. four", "T.1.2a/count": "14" }));
    analyst.window.close(&machine);
}

/// What is no number stays in its field, and the rest of the schedule is saved all the same.
fn schedule(analyst: &Analyst<'_>) {
    let window = &analyst.window;
    analyst.push("Guide and schedule");
    window.find("heading", "Discussion Guide");
    analyst.push("Add a meeting");
    window.field("Minutes, meeting 1").fill("ninety");
    window.field("Date, meeting 1").fill("9/15/26");
    window.press(&[Key::Tab]);
    window.says("What is marked is not saved");
    window.until("the day as it is written", || {
        let day = window.field("Date, meeting 1").value();
        if day == "9/15/2026" { Ok(()) } else { Err(day) }
    });
    window.field("Minutes, meeting 1").fill("90");
    window.press(&[Key::Tab]);
    window.until("no mark", || {
        if window.text().contains("What is marked") { Err("still there".to_owned()) } else { Ok(()) }
    });
    analyst.saved();
}
