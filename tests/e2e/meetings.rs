//! A host's meeting by keyboard: from an empty store to the packets, their text read back.

use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::office::convert;
use hpug_tests::window::{Key, Machine};

use crate::analyst::Analyst;
use crate::main_job::documents;
use crate::screens::Inspection;
use crate::steps::{HOST, PLAN};

const OTHER: &str = "Riverbend Mutual";
const SECTION_D: &str = "D · Value-oriented payment";
const SHARE: &str = "D.3/commercial/current/percent";
const DOLLARS: &str = "D.3/commercial/current/dollars";
const NOTES: &str = "Ask quietly about the wage index.";
/// What stands on the page that the plan sent along.
const SENT: &str = "Clinics on the map";

#[test]
fn a_meeting_is_entered_prepared_and_printed() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let window = &analyst.window;
    analyst.create_store_for("both");
    analyst.have_words();
    for (plan, share, dollars) in [(PLAN, "14.2", "987,654,321"), (OTHER, "31.5", "123,456,789")] {
        report(&analyst, plan, share, dollars);
    }
    let mut screens = Inspection::new(&analyst);
    to_meetings(&analyst);
    screens.look("meetings-none");
    enter(&analyst, PLAN);
    told(&analyst);
    screens.look("meeting");
    analyst.lock();
    analyst.unlock();
    window.find("heading", &format!("Regular meeting with {PLAN}"));
    assert_eq!(window.field("Name of person 1").value(), "Mara Lindholm");

    calendar(&analyst);
    material(&analyst, &mut screens);
    letters(&analyst, &mut screens);
    packets(&analyst, &mut screens);
    side_by_side(&analyst, &mut screens);
    to_meetings(&analyst);
    window.find("button", &format!("Regular meeting with {PLAN}"));
    screens.look("meetings");
    screens.end();
    analyst.window.close(&machine);
}

/// A report of the plan with one share and a working figure.
fn report(analyst: &Analyst<'_>, plan: &str, share: &str, dollars: &str) {
    analyst.new_report(plan, HOST, "2026");
    analyst.go_to(SECTION_D);
    analyst.unfold();
    for (address, text) in [(DOLLARS, dollars), (SHARE, share)] {
        analyst.cell(address);
        analyst.window.type_text(text);
        analyst.window.press(&[Key::Enter]);
    }
    analyst.saved();
    analyst.window.script("document.querySelector('header button.product').click()", &[]);
    analyst.window.find("heading", "Reports");
}

/// The list of meetings, by the rail.
fn to_meetings(analyst: &Analyst<'_>) {
    analyst.push("Meetings");
    analyst.window.find("heading", "Meetings");
}

fn enter(analyst: &Analyst<'_>, plan: &str) {
    analyst.push("New meeting…");
    analyst.window.find("heading", "New meeting");
    analyst.window.field("Plan").fill(plan);
    date(analyst, "Day", "2027-09-14");
    analyst.window.field("Host").fill(HOST);
    analyst.push("Enter the meeting");
    analyst.window.find("tab", "Packet");
}

/// Sets a field of a day, whose parts are typed in an order that the machine's language decides.
pub fn date(analyst: &Analyst<'_>, name: &str, day: &str) {
    let set = "const field = [...document.querySelectorAll('dialog input[data-day], main input[data-day]')].find((field) => document.querySelector(`label[for=\"${field.id}\"]`)?.innerText.trim() === arguments[0]); field.value = arguments[1]; for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))";
    analyst.window.script(set, &[name.into(), day.into()]);
}

/// Agenda, people, how to join, notes; one step taken back and done again.
fn told(analyst: &Analyst<'_>) {
    let window = &analyst.window;
    window.field("Minutes of item 1").fill("25");
    window.press(&[Key::Tab]);
    window.says("105 minutes, ends 10:45 am");
    window.find("button", "Undo: agenda").focus();
    window.press(&[Key::Enter]);
    window.says("90 minutes, ends 10:30 am");
    window.find("button", "Redo: agenda").focus();
    window.press(&[Key::Enter]);
    window.says("105 minutes, ends 10:45 am");
    analyst.push("Add a person or organization");
    for (field, text) in [
        ("Name of person 1", "Mara Lindholm"),
        ("Organization of person 1", "City of Port Ellis"),
        ("Web address", "https://meet.example/lakeside"),
        ("Notes", NOTES),
    ] {
        window.field(field).fill(text);
        window.press(&[Key::Tab]);
    }
    kept(analyst);
}

/// Waits until the meeting is in the store.
pub fn kept(analyst: &Analyst<'_>) {
    analyst.window.until("'Saved' at the meeting's head", || {
        let said =
            analyst.window.script("return document.querySelector('main [role=status]')?.innerText", &[]);
        if said == "Saved" { Ok(()) } else { Err(said.to_string()) }
    });
}

fn calendar(analyst: &Analyst<'_>) {
    let file = documents(analyst.machine).join("dates.ics");
    analyst.machine.pick(&file);
    analyst.push("Calendar file…");
    analyst.window.says("dates.ics: 10 dates.");
    let text = std::fs::read_to_string(&file).expect("the calendar");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 10);
    assert!(text.contains("https://meet.example/lakeside"), "{text}");
}

/// Files that the plan sent along: a PDF of one page, made with the product's own writer.
fn material(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    tab(analyst, "Material");
    window.says("Files that the plan sent along");
    analyst.machine.pick(&sent(analyst));
    analyst.push("Add files…");
    window.field("What Clinics.pdf is").fill("Where the clinics are");
    window.press(&[Key::Tab]);
    kept(analyst);
    window.says("There is nothing to compare the report with.");
    screens.look("meeting-material");
}

fn sent(analyst: &Analyst<'_>) -> PathBuf {
    let (text, pdf) =
        (analyst.machine.home().join("Clinics.txt"), documents(analyst.machine).join("Clinics.pdf"));
    std::fs::write(&text, SENT).expect("a file");
    let out = pdf.parent().expect("a folder");
    convert(&text, "pdf", out);
    pdf
}

fn letters(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    tab(analyst, "Letters");
    for letter in ["Invitation to purchasers", "Questions about the report"] {
        window.find("checkbox", letter).focus();
        window.press(&[Key::Char(' ')]);
    }
    screens.look("meeting-letters");
    let folder = documents(analyst.machine).join("letters");
    std::fs::create_dir(&folder).expect("a folder");
    analyst.machine.pick(&folder);
    analyst.push("Write 2 letters…");
    window.says("2 letters written into");
    let files = std::fs::read_dir(&folder).expect("the folder").flatten().map(|entry| entry.path());
    let (pdfs, texts): (Vec<PathBuf>, Vec<PathBuf>) =
        files.partition(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    assert_eq!((pdfs.len(), texts.len()), (2, 2));
    assert!(pdfs.iter().all(|file| text_of(file).contains(PLAN)), "a letter doesn't name the plan");
}

/// The purchasers' packet holds neither notes nor working figures; the host's own copy holds both.
fn packets(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    tab(analyst, "Packet");
    painted(analyst);
    screens.look("meeting-packet");
    window.script("document.querySelector('.pages').scrollTo(0, 1e6)", &[]);
    window.says("Its only page");
    window.script("document.querySelector('.theirs').scrollIntoView({ block: 'center' })", &[]);
    screens.look("meeting-packet-appended");
    let text = write_packet(analyst, "packet.pdf");
    for words in [PLAN, "Mara Lindholm", "14.2", SENT, "Where the clinics are"] {
        assert!(text.contains(words), "the packet lacks {words}:\n{text}");
    }
    for secret in ["987,654,321", NOTES] {
        assert!(!text.contains(secret), "{secret} is in the purchasers' packet");
    }
    choose(analyst, "Your own review");
    window.says("For the host only");
    let text = write_packet(analyst, "review.pdf");
    assert!(text.contains("987,654,321") && text.contains(NOTES), "{text}");
}

/// A meeting without a plan: several plans under letters.
fn side_by_side(analyst: &Analyst<'_>, screens: &mut Inspection<'_>) {
    let window = &analyst.window;
    to_meetings(analyst);
    enter(analyst, "");
    tab(analyst, "Material");
    window.says("Name the plans");
    screens.look("meeting-beside");
    assert!(!window.text().contains("What changed since the last meeting"), "plans have no meeting before");
    tab(analyst, "Packet");
    window.says("The same figures of several plans");
    window.says("has no place beside several");
    assert!(!window.text().contains("There is no report with this meeting"), "{}", window.text());
    let text = write_packet(analyst, "plans.pdf");
    assert!(text.contains("Plan A") && text.contains("31.5"), "{text}");
    assert!(!text.contains(OTHER) && !text.contains(PLAN), "a plan is named:\n{text}");
    screens.look("meeting-beside-packet");
}

/// Waits until the first page of the packet is to be seen.
pub fn painted(analyst: &Analyst<'_>) {
    let first = "return [...document.querySelectorAll('main img')].some((page) => page.alt.startsWith('Page 1 of') && page.complete && page.naturalWidth > 0)";
    analyst.window.until("the packet's first page", || match analyst.window.script(first, &[]) {
        painted if painted == true => Ok(()),
        other => Err(other.to_string()),
    });
}

fn write_packet(analyst: &Analyst<'_>, name: &str) -> String {
    let file = documents(analyst.machine).join(name);
    analyst.machine.pick(&file);
    analyst.push("Write the PDF…");
    analyst.window.says(&format!("{name}: "));
    text_of(&file)
}

pub fn tab(analyst: &Analyst<'_>, name: &str) {
    analyst.window.find("tab", name).focus();
    analyst.window.press(&[Key::Enter]);
}

fn choose(analyst: &Analyst<'_>, label: &str) {
    let focus = "[...document.querySelectorAll('main input[type=radio]')].find((radio) => radio.closest('label').innerText.trim().startsWith(arguments[0])).focus()";
    analyst.window.script(focus, &[label.into()]);
    analyst.window.press(&[Key::Char(' ')]);
}

fn text_of(file: &Path) -> String {
    let run = Command::new("pdftotext").arg(file).arg("-").output().expect("pdftotext runs");
    String::from_utf8_lossy(&run.stdout).into_owned()
}
