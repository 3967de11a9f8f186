//! Everything a person can do to a report, drawn at random and each held against all that was shown before.

use std::collections::BTreeMap;

use hpug_session::SessionError;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::hand_outs::HandOutRequest;
use hpug_session::wire::reports::{Changed, HeadEdit, NewReport};
use hpug_session::wire::topics::TopicEdit;
use serde_json::Value;

use crate::desk::Desk;
use crate::picture::Picture;

/// Versions and workbooks for colleagues kept at most.
const KEPT: usize = 12;
/// States kept in full.
const NEAR: usize = 40;

/// A generator with a fixed beginning (xorshift), so that a failure can be met again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        if of.is_empty() { None } else { Some(of[self.roll(of.len())].clone()) }
    }
}

/// A version kept: its number, and what was entered then.
type Version = (u32, (BTreeMap<String, String>, Vec<Value>));

pub struct Trial {
    pub desk: Desk,
    pub id: u32,
    cells: Vec<String>,
    sections: Vec<String>,
    dice: Dice,
    /// Prints of every state since the beginning; what stands now is at `now`.
    states: Vec<u64>,
    /// The states near by in full, to tell what differs.
    near: BTreeMap<usize, Picture>,
    now: usize,
    shown: Picture,
    versions: Vec<Version>,
    /// Workbooks written for colleagues.
    workbooks: Vec<String>,
    /// How often each kind of deed changed something.
    done: BTreeMap<&'static str, usize>,
}

impl Trial {
    pub fn new() -> Trial {
        let mut desk = Desk::new();
        let request = NewReport {
            form: "participation".to_owned(),
            plan: "Evergreen Health".to_owned(),
            host: "State Exchange".to_owned(),
            year: 2021,
            copy_from: None,
        };
        let view = desk.session.new_report(&request).unwrap();
        let id = view.head.id;
        let mut cells = Vec::new();
        let mut sections = vec!["head".to_owned()];
        for section in view.sections.iter().filter(|section| section.id != "head") {
            let view = desk.session.section(id, &section.id).unwrap();
            let asked = view.questions.into_iter().flat_map(|question| question.cells).chain(view.texts);
            cells.extend(asked.filter(|cell| cell.choices.is_empty()).map(|cell| cell.address));
            sections.push(section.id.clone());
        }
        assert!(cells.len() > 3, "{cells:?}");
        let shown = Picture::taken(&mut desk, id);
        Trial {
            desk,
            id,
            cells,
            sections,
            dice: Dice(0x9e37_79b9_7f4a_7c15),
            states: vec![shown.print()],
            now: 0,
            near: BTreeMap::from([(0, shown.clone())]),
            shown,
            versions: Vec::new(),
            workbooks: Vec::new(),
            done: BTreeMap::new(),
        }
    }

    /// Where it stands among the states.
    pub fn now(&self) -> usize {
        self.now
    }

    pub fn deed(&mut self) {
        match self.dice.roll(100) {
            0..20 if self.now > 0 => self.undo(),
            0..20 => assert!(self.desk.session.undo(self.id).is_err()),
            20..30 if self.now + 1 < self.states.len() => self.redo(),
            20..30 => assert!(self.desk.session.redo(self.id).is_err()),
            30..40 => self.enter(EditKind::Pasted, "pasted", 6),
            40..50 => self.enter(EditKind::Filled, "filled", 6),
            50..58 => self.enter(EditKind::Cleared, "cleared", 3),
            58..76 => self.enter(EditKind::Typed, "typed", 1),
            76..79 => self.remark(),
            79..82 => self.head(),
            82..87 => self.sign(),
            87..89 => self.withdraw(),
            89..92 => self.topic(),
            92..94 => self.keep_version(),
            94..97 => self.restore_version(),
            97 => self.hand_out(),
            _ => self.take_in(),
        }
    }

    pub fn undo(&mut self) {
        let changed = self.desk.session.undo(self.id).unwrap();
        self.now -= 1;
        self.comes_back(&changed, "undo");
    }

    pub fn redo(&mut self) {
        let changed = self.desk.session.redo(self.id).unwrap();
        self.now += 1;
        self.comes_back(&changed, "redo");
    }

    /// What is shown is what was shown when the report stood here before.
    fn comes_back(&mut self, changed: &Changed, deed: &'static str) {
        self.shown = self.shown.after(&mut self.desk, self.id, changed);
        if self.shown.print() != self.states[self.now] {
            let was = self.near.get(&self.now).map(|was| was.differs_from(&self.shown));
            panic!("{deed} to state {}: {}", self.now, was.unwrap_or_default());
        }
        assert_eq!(changed.report.undo.is_some(), self.now > 0);
        assert_eq!(changed.report.redo.is_some(), self.now + 1 < self.states.len());
        *self.done.entry(deed).or_default() += 1;
    }

    /// What came of a deed: a further state, or nothing where nothing changed or it was refused.
    fn came(&mut self, deed: &'static str, done: Result<Changed, SessionError>) -> bool {
        let Ok(changed) = done else { return false };
        let after = self.shown.after(&mut self.desk, self.id, &changed);
        // A block that writes a cell to and fro is a step, though it ends where it began.
        if changed.focus.is_none() && after == self.shown {
            return false;
        }
        self.states.truncate(self.now + 1);
        self.states.push(after.print());
        self.now += 1;
        self.near.retain(|state, _| (self.now.saturating_sub(NEAR)..self.now).contains(state));
        self.near.insert(self.now, after.clone());
        self.shown = after;
        *self.done.entry(deed).or_default() += 1;
        true
    }

    /// Enters up to so many cells at once.
    fn enter(&mut self, kind: EditKind, deed: &'static str, most: usize) {
        const TEXTS: [&str; 5] = ["as agreed", "about ten", "Lakeside", "", "Ann Lee"];
        let mut all = self.shown.topic_cells();
        all.extend(self.cells.iter().cloned());
        let count = 1 + self.dice.roll(most);
        let mut typed = Vec::new();
        for _ in 0..count {
            let address = self.dice.pick(&all).unwrap();
            let text = if kind == EditKind::Cleared { "" } else { TEXTS[self.dice.roll(TEXTS.len())] };
            typed.push(Typed { address, text: text.to_owned(), rich: None });
        }
        let edit_id = self.desk.edit_id();
        let done = self.desk.session.edit(self.id, &edit_id, kind, &typed);
        assert!(done.is_ok(), "{typed:?}");
        self.came(deed, done);
    }

    fn remark(&mut self) {
        let (edit_id, address) = (self.desk.edit_id(), self.dice.pick(&self.cells).unwrap());
        let text = ["", "Ask the actuary.", "See the contract."][self.dice.roll(3)];
        let done = self.desk.session.set_remark(self.id, &edit_id, &address, text);
        self.came("remark", done);
    }

    fn head(&mut self) {
        let edit_id = self.desk.edit_id();
        let edit = match self.dice.roll(3) {
            0 => HeadEdit::ContactName(["", "Ann Lee", "Bo Chen"][self.dice.roll(3)].to_owned()),
            1 => HeadEdit::MeetingDate(["", "2021-06-15", "2021-07-20"][self.dice.roll(3)].to_owned()),
            _ => HeadEdit::ContactPhone(["", "555-0142"][self.dice.roll(2)].to_owned()),
        };
        let done = self.desk.session.edit_head(self.id, &edit_id, &edit);
        self.came("head", done);
    }

    fn sign(&mut self) {
        let edit_id = self.desk.edit_id();
        match self.dice.roll(6) {
            0 => {
                let done = self.desk.session.lock_report(self.id, &edit_id);
                self.came("lock", done);
            }
            1 => {
                let done = self.desk.session.attest(self.id, &edit_id, "Director");
                self.came("attest", done);
            }
            _ => {
                let section = self.dice.pick(&self.sections).unwrap();
                let done = self.desk.session.sign_section(self.id, &edit_id, &section);
                self.came("sign", done);
            }
        }
    }

    fn withdraw(&mut self) {
        let Some(what) = self.dice.pick(&self.shown.signed()) else { return };
        let edit_id = self.desk.edit_id();
        let done = self.desk.session.withdraw(self.id, &edit_id, &what);
        self.came("withdraw", done);
    }

    /// Adds a topic, changes one, removes one: at most two stand.
    fn topic(&mut self) {
        let topics = self.shown.topics();
        let edit_id = self.desk.edit_id();
        let number = self.dice.pick(&topics);
        match (self.dice.roll(3), number) {
            (0, Some(number)) => {
                let done = self.desk.session.remove_topic(self.id, &edit_id, number);
                self.came("topic removed", done);
            }
            (1, Some(number)) => {
                let view = self.desk.session.topic(self.id, number).unwrap();
                let mut questions: Vec<(String, String)> =
                    view.questions.into_iter().map(|asked| (asked.code, asked.text)).collect();
                questions.rotate_left(1);
                if questions.len() > 3 {
                    questions.pop();
                }
                questions.push((String::new(), format!("And {edit_id}?")));
                let (title, intro) = (format!("Changed by {edit_id}"), format!("Why: {edit_id}"));
                let edit = TopicEdit { title, intro, questions, everywhere: self.dice.roll(2) == 0 };
                let done = self.desk.session.edit_topic(self.id, &edit_id, number, &edit);
                self.came("topic changed", done);
            }
            _ if topics.len() < 2 => {
                let title = format!("Topic of {edit_id}");
                let done = self.desk.session.add_topic(self.id, &edit_id, None, &title);
                self.came("topic added", done);
            }
            _ => {}
        }
    }

    /// Keeps a version: no step of undo, and what can be done again stays.
    fn keep_version(&mut self) {
        if self.versions.len() < KEPT {
            let name = format!("version {}", self.versions.len());
            let newest = self.desk.session.keep_version(self.id, &name).unwrap()[0].id;
            self.versions.push((newest, self.shown.entered()));
        }
    }

    fn restore_version(&mut self) {
        let Some((version, entered)) = self.dice.pick(&self.versions) else { return };
        let edit_id = self.desk.edit_id();
        let done = self.desk.session.restore_version(self.id, &edit_id, version);
        assert!(done.is_ok());
        self.came("version restored", done);
        assert_eq!(self.shown.entered(), entered, "version {version}");
    }

    /// Hands a section out with its figures: no step of undo.
    fn hand_out(&mut self) {
        if self.workbooks.len() == KEPT {
            return;
        }
        let path = self.desk.file(&format!("for Ben {}.xlsx", self.workbooks.len()));
        let request = HandOutRequest {
            parts: vec![self.sections[1 + self.dice.roll(self.sections.len() - 1)].clone()],
            colleague: "Ben Ortiz".to_owned(),
            message: String::new(),
            path: path.to_str().unwrap().to_owned(),
            password: "".into(),
            with_values: true,
            working_figures: false,
        };
        self.desk.session.write_hand_out(self.id, &request).unwrap();
        self.workbooks.push(request.path);
    }

    /// Takes all in that a workbook says otherwise.
    fn take_in(&mut self) {
        let Some(path) = self.dice.pick(&self.workbooks) else { return };
        let token = self.desk.session.look_at_workbook(&path).unwrap().token;
        let cells = self.desk.session.returned_cells(&token).unwrap().cells;
        let addresses: Vec<String> = cells.into_iter().map(|cell| cell.address).collect();
        let edit_id = self.desk.edit_id();
        let done = self.desk.session.take_returned(self.id, &edit_id, &token, &addresses);
        assert!(done.is_ok());
        self.came("taken in", done);
    }

    /// What is shown is what the store has.
    pub fn holds(&mut self) {
        let stands = Picture::taken(&mut self.desk, self.id);
        assert!(stands == self.shown, "state {}: {}", self.now, stands.differs_from(&self.shown));
    }

    /// No kind of deed stayed without effect.
    pub fn did_everything(&self) {
        const ALL: [&str; 15] = [
            "undo",
            "redo",
            "pasted",
            "filled",
            "cleared",
            "typed",
            "remark",
            "head",
            "sign",
            "withdraw",
            "topic added",
            "topic changed",
            "topic removed",
            "version restored",
            "taken in",
        ];
        for deed in ALL {
            assert!(self.done.get(deed).is_some_and(|times| *times > 10), "{deed}: {:?}", self.done);
        }
    }
}
