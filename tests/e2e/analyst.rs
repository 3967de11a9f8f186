//! An analyst at the keyboard: the steps of the main job, each by role and name and keys alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hpug_tests::window::{Key, Machine, Window, repository};
use serde_json::Value;

pub const PASSPHRASE: &str = "Zurich quiet harbor lantern 42";
pub const PERSON: &str = "Dana Whitfield";

/// Titles of the sections in the rail, with the letter their addresses begin with.
pub const SECTIONS: &[(&str, &str)] = &[
    ("A", "A · Contract terms"),
    ("B", "B · Centers of excellence"),
    ("C.1A", "C.1A · Maternity: births"),
    ("C.1B", "C.1B · Maternity: spend"),
    ("C.2", "C.2 · Behavioral health"),
    ("D", "D · Value-oriented payment"),
];

/// The person, the machine and the window in front of them.
pub struct Analyst<'a> {
    pub machine: &'a Machine,
    pub window: Window,
}

impl<'a> Analyst<'a> {
    /// Opens the program.
    pub fn sit_down(machine: &'a Machine) -> Self {
        Self { machine, window: Window::open(machine) }
    }

    /// The sample's file of that name, copied to the machine.
    pub fn sample(&self, name: &str) -> PathBuf {
        let copy = self.machine.home().join("Documents").join(name);
        std::fs::copy(repository().join("tests/data/sample").join(name), &copy)
            .expect("the sample is in the repository");
        copy
    }

    /// Where the store goes.
    pub fn store(&self) -> PathBuf {
        self.machine.home().join("Documents/Reports.hpug")
    }

    /// Creates the store of an analyst at a plan and returns the 24 words of its recovery sheet.
    pub fn create_store(&self) -> Vec<String> {
        self.create_store_for("plan")
    }

    /// The same for a role: `plan`, `host` or `both`.
    pub fn create_store_for(&self, role: &str) -> Vec<String> {
        let window = &self.window;
        self.push("Create a store…");
        window.field("Where");
        window.script(
            "document.querySelector(`input[type=radio][value=${arguments[0]}]`).focus()",
            &[role.into()],
        );
        window.press(&[Key::Char(' ')]);
        window.field("Where").fill(&self.store().display().to_string());
        window.field("Your name").fill(PERSON);
        window.field("Passphrase").fill(PASSPHRASE);
        window.field("The same passphrase again").fill(PASSPHRASE);
        window.press(&[Key::Enter]);
        let list = window.find("list", "Recovery words, in order").text();
        let words: Vec<String> =
            list.split_whitespace().filter(|word| word.parse::<u32>().is_err()).map(str::to_owned).collect();
        assert_eq!(words.len(), 24, "{words:?}");
        words
    }

    /// Saves the recovery sheet and goes on to the library.
    pub fn keep_sheet(&self) -> PathBuf {
        let sheet = self.machine.home().join("Documents/sheet.pdf");
        self.machine.pick(&sheet);
        self.push("Save as PDF to print…");
        self.window.says("Saved as sheet.pdf");
        self.have_words();
        sheet
    }

    /// Says that the words are kept and goes on to the library.
    pub fn have_words(&self) {
        self.window.find("checkbox", "I have the words, on paper or in a safe place").focus();
        self.window.press(&[Key::Char(' ')]);
        self.push("Continue");
        self.window.find("heading", "Reports");
    }

    /// Starts an empty report.
    pub fn new_report(&self, plan: &str, host: &str, year: &str) {
        self.window.chord(&[Key::Control, Key::Char('n')]);
        self.window.find("heading", "New report");
        self.window.field("Health plan").fill(plan);
        self.window.field("Host (who receives it)").fill(host);
        self.window.field("Reporting year").fill(year);
        self.push("Start the report");
        self.window.find("navigation", "Sections");
    }

    /// Opens the store with its passphrase: what was open when it was locked is open again.
    pub fn unlock(&self) {
        self.window.until("the passphrase in its field", || {
            self.machine.display().activate()?;
            let field = self.window.field("Passphrase");
            field.fill(PASSPHRASE);
            if field.value() == PASSPHRASE { Ok(()) } else { Err(format!("'{}'", field.value())) }
        });
        self.window.press(&[Key::Enter]);
        self.window.gone("textbox", "Passphrase");
    }

    /// Drops a workbook and makes a report of it in the way that is offered first.
    pub fn drop_workbook(&self, file: &Path, plan: &str, host: &str) {
        self.machine.drop_file(file);
        self.window.find("heading", "What is this workbook?");
        self.window.field("Health plan").fill(plan);
        self.window.field("Host").fill(host);
        self.push("Continue");
        self.window.find("navigation", "Sections");
    }

    /// Goes to a section by the rail.
    pub fn go_to(&self, title: &str) {
        self.window.until(&format!("'{title}' in the rail"), || {
            match self.window.script(FOCUS_RAIL, &[title.into()]) {
                Value::Bool(true) => Ok(()),
                names => Err(names.to_string()),
            }
        });
        self.window.press(&[Key::Enter]);
        self.window.until(&format!("the section {title}"), || {
            let heading =
                self.window.script("return document.querySelector('main h1')?.innerText ?? ''", &[]);
            if heading.as_str().is_some_and(|heading| heading.starts_with(title)) {
                Ok(())
            } else {
                Err(heading.to_string())
            }
        });
    }

    /// Focuses a cell of the section that is open.
    pub fn cell(&self, address: &str) {
        self.window.until(&format!("the cell {address}"), || {
            let found = self.window.script(FOCUS_CELL, &[address.into()]);
            if found == true { Ok(()) } else { Err("no such cell".to_owned()) }
        });
    }

    /// The address of the cell in focus.
    pub fn place(&self) -> Option<String> {
        let address = self.window.script("return document.activeElement?.dataset?.address ?? null", &[]);
        address.as_str().map(str::to_owned)
    }

    /// The address of the cell that the panel is about, which follows the focus when the session has answered.
    pub fn about(&self) -> Option<String> {
        let address = self.window.script(ABOUT, &[]);
        address.as_str().map(str::to_owned)
    }

    /// Focuses the remark of the cell in focus, once the panel is about it: the field of the cell before goes with the panel.
    pub fn remark(&self) {
        let place = self.place();
        self.window.until(&format!("the panel about {place:?}"), || match self.about() {
            about if about == place => Ok(()),
            about => Err(format!("it is about {about:?}")),
        });
        self.window.field("Remark").focus();
    }

    /// Types the answers of the section that is open, cell after cell with Tab; returns their addresses.
    pub fn type_answers(&self, answers: &Value) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut typed = BTreeSet::new();
        self.unfold();
        self.window.script(FOCUS_FIRST, &[]);
        while let Some(address) = self.place().filter(|address| seen.insert(address.clone())) {
            let answer = answers.get(&address);
            if let Some(answer) = answer {
                self.window.type_text(answer.as_str().unwrap_or("na"));
                typed.insert(address);
            }
            self.window.press(&[Key::Tab]);
        }
        self.saved();
        typed
    }

    /// Unfolds the tables of working figures.
    pub fn unfold(&self) {
        while self.window.script(FOCUS_FOLDED, &[]) == true {
            self.window.press(&[Key::Enter]);
        }
    }

    /// What a cell shows.
    pub fn shown(&self, address: &str) -> String {
        let shown = self.window.script(SHOWN, &[address.into()]);
        shown.as_str().map(|text| text.trim().to_owned()).unwrap_or_else(|| panic!("no cell {address}"))
    }

    /// Waits until a cell shows `text`.
    pub fn shows(&self, address: &str, text: &str) {
        self.window.until(&format!("'{text}' in {address}"), || {
            let shown = self.shown(address);
            if shown == text { Ok(()) } else { Err(format!("it shows '{shown}'")) }
        });
    }

    /// Waits until every change is on disk.
    pub fn saved(&self) {
        self.window.until("'Saved' in the foot", || {
            let foot =
                self.window.script("return document.querySelector('footer .saved')?.innerText ?? ''", &[]);
            let foot = foot.as_str().unwrap_or_default();
            if foot.contains("Saved") || foot.contains("All changes") { Ok(()) } else { Err(foot.to_owned()) }
        });
    }

    /// Focuses a button and presses Enter.
    pub fn push(&self, name: &str) {
        self.window.find("button", name).focus();
        self.window.press(&[Key::Enter]);
    }

    /// Opens a report from the library by its plan.
    pub fn push_report(&self, plan: &str) {
        self.window.until(&format!("{plan} in the library"), || {
            match self.window.script(FOCUS_REPORT, &[plan.into()]) {
                Value::Bool(true) => Ok(()),
                other => Err(other.to_string()),
            }
        });
        self.window.press(&[Key::Enter]);
        self.window.find("navigation", "Sections");
    }

    /// Chooses a store opened lately.
    pub fn open_recent(&self, name: &str) {
        self.window.until(&format!("{name} among the recent stores"), || {
            if self.window.shows("textbox", "Passphrase") {
                return Ok(());
            }
            match self.window.script(FOCUS_RECENT, &[name.into()]) {
                Value::Bool(true) => {
                    self.window.press(&[Key::Enter]);
                    Err("chosen".to_owned())
                }
                other => Err(other.to_string()),
            }
        });
    }

    /// Locks with Ctrl+L and waits for the fresh web view.
    pub fn lock(&self) {
        let old = self.window.handle();
        self.window.last_chord(&[Key::Control, Key::Char('l')]);
        self.window.follow(&old);
    }
}

const ABOUT: &str = "return document.querySelector('aside [data-about]')?.dataset.about ?? null";

/// Focuses the rail's entry whose title begins so; else returns the titles there are.
const FOCUS_RAIL: &str = r#"
const entries = [...document.querySelectorAll('nav button')];
const entry = entries.find((entry) => entry.innerText.trim().startsWith(arguments[0]));
entry?.focus();
return entry ? true : entries.map((entry) => entry.innerText)"#;
const FOCUS_CELL: &str = "const cell = document.querySelector(`[data-address=\"${CSS.escape(arguments[0])}\"]`); cell?.focus(); return document.activeElement === cell";
const FOCUS_FIRST: &str = "document.querySelector('main [role=grid] [data-address][tabindex=\"0\"]').focus()";
const SHOWN: &str = "const cell = document.querySelector(`[data-address=\"${CSS.escape(arguments[0])}\"]`); return cell && ((cell.querySelector('.value') ?? cell).innerText ?? cell.value)";
const FOCUS_REPORT: &str = "const button = [...document.querySelectorAll('main button')].find((button) => button.innerText.trim().startsWith(arguments[0])); button?.focus(); return !!button";
const FOCUS_RECENT: &str = "const button = [...document.querySelectorAll('button.store')].find((button) => button.innerText.trim().startsWith(arguments[0])); button?.focus(); return !!button";
/// Focuses the first folded part; returns whether there is one.
const FOCUS_FOLDED: &str = "const folded = document.querySelector('main details:not([open]) > summary'); folded?.focus(); return !!folded";
