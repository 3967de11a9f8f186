//! Parts of the main job that more than one test goes through.

use std::collections::BTreeSet;
use std::fs;

use hpug_tests::window::{Key, repository};
use serde_json::Value;

use crate::analyst::{Analyst, SECTIONS};

pub const PLAN: &str = "Lakeside Health Plan";
pub const TOPIC: &str = "Doula care";
pub const HOST: &str = "Great Lakes Business Group";

pub fn fill_sections(analyst: &Analyst<'_>, answers: &Value) {
    let mut typed = BTreeSet::new();
    for (letter, title) in SECTIONS {
        analyst.go_to(title);
        typed.extend(analyst.type_answers(answers));
        analyst.window.picture(&format!("job-{letter}"));
    }
    let asked = answers.as_object().expect("answers").keys();
    let left: Vec<_> = asked
        .filter(|address| !address.starts_with("period/") && *address != "lobs" && !typed.contains(*address))
        .collect();
    assert_eq!(left, Vec::<&String>::new(), "answers of the sample that no cell took");
    analyst.shows("D.total/commercial/current/percent", "100.0");
}

/// Typing over a cell, undo and redo bring the very texts back.
pub fn undo_is_exact(analyst: &Analyst<'_>) {
    let address = "D.3/commercial/current/percent";
    analyst.go_to("D · Value-oriented payment");
    let before = analyst.shown(address);
    analyst.cell(address);
    analyst.window.type_text("99.9");
    analyst.window.press(&[Key::Enter]);
    analyst.shows(address, "99.9");
    analyst.window.chord(&[Key::Control, Key::Char('z')]);
    analyst.shows(address, &before);
    analyst.window.chord(&[Key::Control, Key::Shift, Key::Char('z')]);
    analyst.shows(address, "99.9");
    analyst.window.chord(&[Key::Control, Key::Char('z')]);
    analyst.shows(address, &before);
    analyst.saved();
}

/// Says whose report it is.
pub fn fill_head(analyst: &Analyst<'_>) {
    analyst.go_to("Plan and periods");
    for (field, text) in [
        ("Name", "Dana Whitfield"),
        ("E-mail", "dana.whitfield@lakeside.example"),
        ("Phone", "555-0142"),
        ("Meeting date", "9/15/2026"),
    ] {
        analyst.window.field(field).fill(text);
        analyst.window.press(&[Key::Enter]);
    }
    analyst.saved();
    analyst.window.picture("job-head");
}

/// F8 goes through the findings of an empty report section by section, and round again from the last.
pub fn each_empty_section_is_found(analyst: &Analyst<'_>) {
    let mut sections = Vec::new();
    while sections.first() != sections.last() || sections.len() < 2 {
        analyst.window.press(&[Key::F(8)]);
        let last = sections.last().cloned();
        let section = analyst.window.until("a cell of the next section", || {
            let place = analyst.place().ok_or_else(|| "no cell has the focus".to_owned())?;
            let section = place.rsplit_once('.').map_or(place.as_str(), |(section, _)| section).to_owned();
            if Some(&section) == last.as_ref() { Err(format!("{place} has it still")) } else { Ok(section) }
        });
        assert!(sections.len() < 9, "F8 does not come back to the first section: {sections:?}");
        sections.push(section);
    }
    assert_eq!(sections, ["A", "B", "C.1A", "C.1B", "C.2", "D", "A"], "sections that F8 came to");
}

/// F8 leads from finding to finding, and to their cells; a warning is explained in place.
pub fn a_finding_is_found_and_explained(analyst: &Analyst<'_>) {
    let mut places = BTreeSet::new();
    while !analyst.window.shows("button", "Explain…") {
        let last = analyst.place();
        analyst.window.press(&[Key::F(8)]);
        let place = analyst.window.until("the next finding's cell, and the panel about it", || {
            let place = analyst.place().ok_or_else(|| "no cell has the focus".to_owned())?;
            let about = analyst.about();
            if Some(&place) != last.as_ref() && about.as_ref() == Some(&place) {
                return Ok(place);
            }
            Err(format!("the focus is at {place}, the panel about {about:?}"))
        });
        assert!(
            places.insert(place.clone()),
            "F8 came back to {place} and met no warning on the way: {places:?}"
        );
    }
    analyst.push("Explain…");
    analyst.window.until("a field for the explanation", || match analyst.window.focus() {
        (role, _) if role == "textbox" => Ok(()),
        other => Err(format!("the focus is at {other:?}")),
    });
    analyst.window.type_text("The state changed its reporting rules in March.");
    analyst.push("Keep the explanation");
    analyst.window.says("The state changed its reporting rules in March.");
    analyst.window.picture("job-explained");
}

/// Adds a topic of the person's own and answers its first question.
/// Starts an empty report of a form, from wherever the window is.
pub fn start_form(analyst: &Analyst<'_>, form: &str) {
    let window = &analyst.window;
    window.script("document.querySelector('header button.product')?.click()", &[]);
    window.find("heading", "Reports");
    window.chord(&[Key::Control, Key::Char('n')]);
    window.find("heading", "New report");
    window.field("Health plan").fill(PLAN);
    window.field("Host (who receives it)").fill(HOST);
    window.until("the form chosen", || match window.script(CHOOSE_FORM, &[form.into()]) {
        chosen if chosen == true => Ok(()),
        other => Err(other.to_string()),
    });
    analyst.push("Start the report");
    window.find("navigation", "Sections");
}

/// Chooses a form; whether it was chosen already when this was asked before.
const CHOOSE_FORM: &str = r#"
const form = document.querySelector('dialog select');
if (form?.value === arguments[0] && form.dataset.chosen === arguments[0]) return true;
const found = [...(form?.options ?? [])].some((option) => option.value === arguments[0]);
if (!found) return false;
form.value = arguments[0];
form.dispatchEvent(new Event('change', { bubbles: true }));
form.dataset.chosen = arguments[0];
return false"#;

pub fn add_a_topic(analyst: &Analyst<'_>) {
    analyst.push("Add a topic…");
    analyst.window.field("Name of a topic of your own").fill(TOPIC);
    analyst.push("Add it");
    analyst.window.find("heading", TOPIC);
    editors(analyst);
    analyst.window.field("Answer to 1").focus();
    analyst.window.type_text("We pay for doula visits since January.");
    analyst.window.press(&[Key::Tab]);
    analyst.saved();
    analyst.window.picture("job-topic");
}

/// Answers what is left of the topic: its typed fields with a reason, its texts with a sentence.
pub fn answer_the_topic(analyst: &Analyst<'_>) {
    analyst.go_to(TOPIC);
    editors(analyst);
    let fields = analyst.window.script(EMPTY_FIELDS, &[]);
    let fields = fields.as_array().expect("fields");
    assert!(fields.len() > 5, "{fields:?}");
    for field in fields {
        let address = field[0].as_str().expect("an address");
        analyst.cell(address);
        analyst.window.type_text(if field[1] == "textbox" { "Nothing to add this year." } else { "na" });
        analyst.window.press(&[Key::Tab]);
    }
    analyst.saved();
    analyst.window.picture("job-topic-answered");
}

/// The topic's fields that are empty: address and kind of element.
const EMPTY_FIELDS: &str = "return [...document.querySelectorAll('main [data-address]')].filter((field) => !(field.value ?? field.innerText).trim()).map((field) => [field.dataset.address, field.getAttribute('role') ?? field.tagName])";

/// Waits until every answer's text has its editor, which the window fetches when a topic is first shown.
fn editors(analyst: &Analyst<'_>) {
    let waiting = "return document.querySelectorAll('main .rich:not(.ProseMirror)').length + (document.querySelector('main .ProseMirror') ? 0 : 1)";
    analyst.window.until("the editors of the topic", || {
        let left = analyst.window.script(waiting, &[]);
        if left == 0 { Ok(()) } else { Err(format!("{left} are missing")) }
    });
}

/// Text that was being typed when the store locked stands there again after unlocking.
pub fn half_typed_text_outlives_a_lock(analyst: &Analyst<'_>) {
    let address = "D.4/commercial/current/percent";
    analyst.go_to("D · Value-oriented payment");
    analyst.cell(address);
    analyst.window.type_text("12.");
    analyst.window.until("the half-typed text in the store", || {
        // It is kept at a pause in typing; the page says nothing about it, so the pause is all there is to wait for.
        let kept = analyst.window.script("return document.querySelector('main input')?.value", &[]);
        if kept == "12." { Ok(()) } else { Err(kept.to_string()) }
    });
    analyst.lock();
    analyst.unlock();
    analyst.window.says("The text you were typing when the store locked is back.");
    analyst.window.press(&[Key::Escape]);
}

/// Kills the program in the middle of its work; the last saved edit is there again.
pub fn power_cut(analyst: Analyst<'_>) -> Analyst<'_> {
    let address = "D.9/commercial/current/percent";
    analyst.go_to("D · Value-oriented payment");
    analyst.cell(address);
    analyst.window.type_text("7.7");
    analyst.window.press(&[Key::Enter]);
    analyst.shows(address, "7.7");
    analyst.saved();
    let machine = analyst.machine;
    analyst.window.kill();
    let again = Analyst::sit_down(machine);
    again.open_recent("Reports");
    again.unlock();
    again.go_to("D · Value-oriented payment");
    again.shows(address, "7.7");
    again
}

pub fn sample_answers() -> Value {
    let file = fs::read_to_string(repository().join("tests/data/sample/answers.json")).expect("the sample");
    serde_json::from_str::<Value>(&file).expect("JSON")["answers"].take()
}
