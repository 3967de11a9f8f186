//! Rounds of work in the window's build with automation, with keys as a person presses them.

use std::path::Path;

use hpug_tests::window::{Key, Machine, Window, children};
use serde_json::{Value, json};

use crate::taken::Taken;
use crate::{PASSPHRASE, PLAN};

const SECTIONS: [&str; 6] = [
    "A · Contract terms",
    "B · Centers of excellence",
    "C.1A · Maternity: births",
    "C.1B · Maternity: spend",
    "C.2 · Behavioral health",
    "D · Value-oriented payment",
];
const CELL: &str = "D.3/commercial/current/percent";
const TOPIC: &str = "Doula care";

/// A report is written each so many rounds.
const EXPORTS: usize = 10;

/// What the program and its web view held after each round.
pub fn day(machine: &Machine, program: &Path, store: &Path, rounds: usize) -> [(&'static str, Taken); 2] {
    let window = Window::open_program(machine, program, &[&store.display().to_string()]);
    window.field("Passphrase").fill(PASSPHRASE);
    window.press(&[Key::Enter]);
    window.gone("textbox", "Passphrase");
    let day = Day { window, folder: machine.home().join("Documents") };
    day.open();
    day.add_topic();
    let (mut program, mut view) = (Taken::default(), Taken::default());
    for round in 0..rounds {
        day.round(round);
        let process = day.window.process();
        let views = children(process, "WebKitWebProcess");
        program.take(process, children(process, "").len());
        view.take(views.first().copied().unwrap_or_default(), 0);
    }
    day.window.close(machine);
    [("program", program), ("web view", view)]
}

struct Day {
    window: Window,
    folder: std::path::PathBuf,
}

impl Day {
    fn round(&self, round: usize) {
        self.home();
        self.pages();
        self.open();
        for section in SECTIONS {
            self.go_to(section);
        }
        self.type_and_undo(round);
        self.findings();
        self.dialogs();
        self.go_to(TOPIC);
        self.holds("an editor", "!!document.querySelector('main .ProseMirror')");
        for page in ["Versions and exports", "Guide and schedule", "Plan and periods"] {
            self.go_to(page);
        }
        if round % EXPORTS == EXPORTS - 1 {
            self.export();
        }
    }

    fn home(&self) {
        self.window.script("document.querySelector('header button.product')?.click()", &[]);
        self.heading("Reports", "Reports");
    }

    fn pages(&self) {
        for page in ["Compare", "Bin", "Reports"] {
            self.push(page);
            self.heading(page, page);
        }
    }

    fn open(&self) {
        self.push(PLAN);
        self.holds(
            "the report",
            "!!document.querySelector('main h1') && !!document.querySelector('nav.rail')",
        );
    }

    fn go_to(&self, title: &str) {
        self.until(&format!("'{title}' in the rail"), FOCUS_RAIL, &[json!(title)]);
        self.window.press(&[Key::Enter]);
        self.until(&format!("the page {title}"), RAIL_STANDS_AT, &[json!(title)]);
    }

    fn type_and_undo(&self, round: usize) {
        self.until("the cell", FOCUS_CELL, &[json!(CELL)]);
        self.window.type_text(&format!("{}.5", 1 + round % 80));
        self.window.press(&[Key::Enter]);
        self.until("the figure", SHOWS, &[json!(CELL), json!(format!("{}.5", 1 + round % 80))]);
        self.saved();
        self.window.chord(&[Key::Control, Key::Char('z')]);
        self.saved();
    }

    fn findings(&self) {
        self.window.press(&[Key::F(8)]);
        self.window.press(&[Key::F(8)]);
        self.holds("a part of the form", "!!document.querySelector('main h1')");
    }

    fn dialogs(&self) {
        let control = |key| vec![Key::Control, Key::Char(key)];
        for (keys, words) in [
            (control('f'), "12"),
            (control('k'), "mat"),
            (control('g'), "doula"),
            (vec![Key::F(1)], ""),
            (control(','), ""),
        ] {
            self.window.chord(&keys);
            self.holds("a dialog", "!!document.querySelector('dialog[open] .content')");
            self.window.type_text(words);
            self.window.painted();
            self.window.press(&[Key::Escape]);
            self.close();
        }
    }

    /// A search field takes the first Escape to empty itself.
    fn close(&self) {
        self.window.until("the dialog's end", || {
            match self.window.script("return !document.querySelector('dialog[open]')", &[]) {
                Value::Bool(true) => Ok(()),
                _ => {
                    self.window.press(&[Key::Escape]);
                    Err("it is open".to_owned())
                }
            }
        });
    }

    fn export(&self) {
        let file = self.folder.join("out.pdf");
        self.window.chord(&[Key::Control, Key::Char('e')]);
        self.holds("the ways to export", "!!document.querySelector('#export input[type=radio][value=pdf]')");
        self.window.script("document.querySelector('#export input[type=radio][value=pdf]').click()", &[]);
        self.window.field("Save as").fill(&file.display().to_string());
        self.push("Export");
        self.holds("the export", "document.querySelector('dialog h1')?.innerText === 'Exported'");
        self.window.press(&[Key::Escape]);
        self.close();
        // The next one would ask whether to replace it.
        for file in std::fs::read_dir(&self.folder).expect("the folder").flatten() {
            if file.path().extension().is_some_and(|ending| ending == "pdf") {
                std::fs::remove_file(file.path()).expect("an export");
            }
        }
    }

    fn add_topic(&self) {
        self.push("Add a topic…");
        self.window.field("Name of a topic of your own").fill(TOPIC);
        self.push("Add it");
        self.heading(TOPIC, TOPIC);
        self.saved();
    }

    fn heading(&self, what: &str, begin: &str) {
        self.until(&format!("the page {what}"), HEADED, &[json!(begin)]);
    }

    /// Focuses a button whose words begin so and presses Enter.
    fn push(&self, begin: &str) {
        self.until(&format!("the button '{begin}'"), FOCUS_BUTTON, &[json!(begin)]);
        self.window.press(&[Key::Enter]);
    }

    fn saved(&self) {
        self.holds(
            "'Saved' in the foot",
            "/Saved|All changes/.test(document.querySelector('footer .saved')?.innerText ?? '')",
        );
    }

    fn holds(&self, what: &str, condition: &str) {
        self.until(what, &format!("return {condition}"), &[]);
    }

    /// Waits until a script says true; else it says what there is instead. Nothing of the page is held meanwhile, as a driver
    /// holds elements that were found.
    fn until(&self, what: &str, script: &str, arguments: &[Value]) {
        self.window.until(what, || match self.window.script(script, arguments) {
            Value::Bool(true) => Ok(()),
            other => Err(other.to_string()),
        });
    }
}

const FOCUS_RAIL: &str = r#"
const entry = [...document.querySelectorAll('nav button')].find((entry) => entry.innerText.trim().startsWith(arguments[0]));
entry?.focus();
return !!entry"#;
const RAIL_STANDS_AT: &str = r#"
const at = document.querySelector('nav [aria-current]');
return at?.innerText.trim().startsWith(arguments[0]) && !!document.querySelector('main h1') ? true : (at?.innerText ?? 'nowhere')"#;
const FOCUS_CELL: &str = r#"
const cell = document.querySelector(`[data-address="${CSS.escape(arguments[0])}"]`);
cell?.focus();
return document.activeElement === cell"#;
const SHOWS: &str = r#"
const cell = document.querySelector(`[data-address="${CSS.escape(arguments[0])}"]`);
return cell?.innerText.trim().startsWith(arguments[1]) || (cell?.innerText ?? 'no cell')"#;
const HEADED: &str = r#"
const heading = document.querySelector('main h1')?.innerText ?? 'none';
return heading.startsWith(arguments[0]) || heading"#;
const FOCUS_BUTTON: &str = r#"
const within = document.querySelector('dialog[open]') ?? document;
const buttons = [...within.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0 && !button.disabled);
const button = buttons.find((button) => button.innerText.trim().startsWith(arguments[0]));
button?.focus();
return button ? true : buttons.map((button) => button.innerText)"#;
