//! Every screen, in light and dark, under axe-core in the real web view.

use hpug_tests::window::{Key, Machine};

use crate::analyst::{Analyst, SECTIONS};
use crate::steps::{HOST, PLAN, add_a_topic};

/// Collects what axe-core finds, screen after screen.
pub struct Inspection<'a> {
    analyst: &'a Analyst<'a>,
    found: Vec<String>,
    screens: usize,
}

impl<'a> Inspection<'a> {
    /// Nothing looked at yet.
    pub fn new(analyst: &'a Analyst<'a>) -> Self {
        Self { analyst, found: Vec::new(), screens: 0 }
    }

    /// That nothing was found.
    pub fn end(&self) {
        assert_eq!(self.found, Vec::<String>::new(), "{} screens", self.screens);
    }

    /// Looks at the page as it is, in both themes.
    pub fn look(&mut self, screen: &str) {
        let window = &self.analyst.window;
        let before = window.script("return document.documentElement.dataset.theme", &[]);
        for theme in ["light", "dark"] {
            window.script(THEME, &[theme.into()]);
            window.picture(&format!("screen-{screen}-{theme}"));
            self.found
                .extend(window.violations().into_iter().map(|line| format!("{screen}, {theme}: {line}")));
        }
        window.script(THEME, &[before]);
        if window.script(SCROLLS, &[]) == true {
            self.found.push(format!("{screen}: the window scrolls as a whole, its bars with it"));
        }
        self.screens += 1;
    }

    fn close_dialog(&self) {
        self.analyst.window.press(&[Key::Escape]);
    }
}

/// Whether panes no longer scroll by themselves, on screens that have panes.
const SCROLLS: &str = "return !!document.querySelector('[data-pane]') && document.scrollingElement.scrollHeight > innerHeight + 1";
const THEME: &str = "document.documentElement.dataset.theme = arguments[0]";

#[test]
fn no_screen_breaks_a_rule_of_accessibility() {
    let machine = Machine::new();
    let analyst = Analyst::sit_down(&machine);
    let mut inspection = Inspection::new(&analyst);
    before_the_store(&mut inspection);
    library(&mut inspection);
    report(&mut inspection);
    dialogs(&mut inspection);
    unlock(&mut inspection);
    inspection.end();
    analyst.window.close(&machine);
}

fn before_the_store(inspection: &mut Inspection<'_>) {
    let analyst = inspection.analyst;
    analyst.window.find("button", "Open a store…");
    inspection.look("first");
    analyst.push("Create a store…");
    analyst.window.field("Passphrase").fill("short");
    analyst.window.says("Too weak");
    inspection.look("create");
    analyst.push("Back");
    analyst.create_store();
    inspection.look("recovery-sheet");
    analyst.have_words();
}

fn library(inspection: &mut Inspection<'_>) {
    let analyst = inspection.analyst;
    inspection.look("library-empty");
    analyst.window.chord(&[Key::Control, Key::Char('n')]);
    analyst.window.find("heading", "New report");
    inspection.look("new-report");
    inspection.close_dialog();
    let file = analyst.sample("last-year.xlsx");
    analyst.machine.drop_file(&file);
    analyst.window.find("heading", "What is this workbook?");
    inspection.look("workbook");
    inspection.close_dialog();
    let broken = analyst.machine.home().join("Documents/broken.xlsx");
    std::fs::write(&broken, "no workbook").expect("a file");
    analyst.machine.drop_file(&broken);
    analyst.window.find("alert", "");
    inspection.look("workbook-refused");
    inspection.close_dialog();
    analyst.new_report(PLAN, HOST, "2026");
}

fn report(inspection: &mut Inspection<'_>) {
    let analyst = inspection.analyst;
    analyst.go_to("Plan and periods");
    inspection.look("report-head");
    for (letter, title) in SECTIONS.iter().chain(&[("E", "E · Other initiatives")]) {
        analyst.go_to(title);
        inspection.look(&format!("report-{letter}"));
    }
    analyst.go_to("D · Value-oriented payment");
    analyst.cell("D.3/commercial/current/percent");
    analyst.window.type_text("not a number");
    inspection.look("report-editing");
    analyst.window.press(&[Key::Enter]);
    analyst.saved();
    analyst.cell("D.3/commercial/current/percent");
    inspection.look("report-unreadable");
    analyst.window.find("tab", "Cell");
    analyst.window.script("[...document.querySelectorAll('[role=tab]')].find((tab) => tab.innerText.startsWith('Findings')).click()", &[]);
    inspection.look("report-findings");
    add_a_topic(analyst);
    inspection.look("topic");
    analyst.go_to("Versions and exports");
    inspection.look("record");
}

fn dialogs(inspection: &mut Inspection<'_>) {
    let analyst = inspection.analyst;
    for (key, screen) in [(Key::Char('e'), "export"), (Key::Char('k'), "go-to")] {
        analyst.window.chord(&[Key::Control, key]);
        analyst.window.until("a dialog", || {
            match analyst.window.script("return !!document.querySelector('dialog[open]')", &[]) {
                open if open == true => Ok(()),
                _ => Err("none".to_owned()),
            }
        });
        inspection.look(screen);
        inspection.close_dialog();
    }
    for (button, heading) in
        [("Settings", "Settings"), ("Help", "Help"), ("Add a topic…", "Add a special topic")]
    {
        analyst.push(button);
        analyst.window.find("heading", heading);
        inspection.look(&heading.to_lowercase().replace(' ', "-"));
        inspection.close_dialog();
    }
    help(inspection);
}

/// Every page of the help, down to its last picture.
fn help(inspection: &mut Inspection<'_>) {
    let window = &inspection.analyst.window;
    window.press(&[Key::F(1)]);
    window.find("heading", "Help");
    let loaded = "const all = [...document.querySelectorAll('dialog img')]; const next = all.find((one) => !one.complete || one.naturalWidth === 0); (next ?? all.at(-1))?.scrollIntoView(); return next ? next.src : all.length";
    for (part, pictures) in [("For a plan’s analyst", 4), ("For a host", 6), ("More answers", 0), ("Keys", 0)]
    {
        inspection.analyst.push(part);
        window.until(&format!("the pictures of {part}"), || match window.script(loaded, &[]) {
            count if count == pictures => Ok(()),
            other => Err(other.to_string()),
        });
        inspection.look(&format!("help-{}", part.to_lowercase().replace([' ', '’'], "-")));
    }
    inspection.close_dialog();
}

fn unlock(inspection: &mut Inspection<'_>) {
    let analyst = inspection.analyst;
    analyst.lock();
    analyst.window.field("Passphrase").fill("wrong passphrase here");
    inspection.look("unlock");
    analyst.window.press(&[Key::Enter]);
    analyst.window.find("alert", "");
    inspection.look("unlock-wrong");
    analyst.push("Use the recovery sheet instead");
    analyst.window.find("heading", "Open with the recovery sheet");
    inspection.look("recover");
    analyst.push("Back");
    analyst.push("Another store");
    analyst.window.find("heading", "Recent stores");
    inspection.look("stores");
}
