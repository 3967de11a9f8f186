//! Undo and redo over thousands of deeds: the exact inverse, held against a list of states kept beside.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::collections::BTreeMap;

use desk::Desk;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::reports::NewReport;

const DEEDS: usize = 10_000;
/// Each of these many deeds the whole report is held against the list.
const EACH: usize = 500;

/// What stands in the report: text and how it came there, by address.
type State = BTreeMap<String, (String, &'static str)>;

/// A generator with a fixed beginning (xorshift), so that a failure can be met again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

struct Trial {
    desk: Desk,
    id: u32,
    cells: Vec<String>,
    dice: Dice,
    /// Every state since the beginning; what stands now is at `now`.
    states: Vec<State>,
    now: usize,
}

impl Trial {
    fn new() -> Trial {
        let mut desk = Desk::new();
        let request = NewReport {
            form: "participation".to_owned(),
            plan: "Evergreen Health".to_owned(),
            host: "State Exchange".to_owned(),
            year: 2021,
            copy_from: None,
        };
        let id = desk.session.new_report(&request).unwrap().head.id;
        let mut cells = Vec::new();
        for section in desk.session.report(id).unwrap().sections.iter().filter(|section| section.id != "head")
        {
            let view = desk.session.section(id, &section.id).unwrap();
            let asked = view.questions.into_iter().flat_map(|question| question.cells).chain(view.texts);
            cells.extend(asked.filter(|cell| cell.choices.is_empty()).map(|cell| cell.address));
        }
        assert!(cells.len() > 3, "{cells:?}");
        Trial { desk, id, cells, dice: Dice(0x9e37_79b9_7f4a_7c15), states: vec![State::new()], now: 0 }
    }

    fn deed(&mut self) {
        match self.dice.roll(10) {
            0 | 1 => {
                let undone = self.desk.session.undo(self.id).is_ok();
                assert_eq!(undone, self.now > 0);
                self.now -= usize::from(undone);
            }
            2 => {
                let redone = self.desk.session.redo(self.id).is_ok();
                assert_eq!(redone, self.now + 1 < self.states.len());
                self.now += usize::from(redone);
            }
            3 => self.enter(EditKind::Pasted, "pasted", 6),
            4 => self.enter(EditKind::Filled, "filled", 6),
            5 => self.enter(EditKind::Cleared, "typed", 3),
            _ => self.enter(EditKind::Typed, "typed", 1),
        }
    }

    /// Enters up to so many cells at once.
    fn enter(&mut self, kind: EditKind, how: &'static str, most: usize) {
        let count = 1 + self.dice.roll(most);
        const TEXTS: [&str; 5] = ["as agreed", "about ten", "Lakeside", "", "Ann Lee"];
        let mut after = self.states[self.now].clone();
        let mut typed = Vec::new();
        for _ in 0..count {
            let at = self.dice.roll(self.cells.len());
            let text = if kind == EditKind::Cleared { "" } else { TEXTS[self.dice.roll(TEXTS.len())] };
            let address = self.cells[at].clone();
            match text {
                "" => after.remove(&address),
                text => after.insert(address.clone(), (text.to_owned(), how)),
            };
            typed.push(Typed { address, text: text.to_owned(), rich: None });
        }
        let edit_id = self.desk.edit_id();
        self.desk.session.edit(self.id, &edit_id, kind, &typed).unwrap();
        // What changes nothing is no step and leaves what can be done again.
        if after != self.states[self.now] || touches(&self.states[self.now], &typed, how) {
            self.states.truncate(self.now + 1);
            self.states.push(after);
            self.now += 1;
        }
    }

    fn holds(&mut self) {
        let shown: State = self.states[self.now].clone();
        for address in self.cells.clone() {
            let stands = self.desk.session.cell(self.id, &address).unwrap().cell.typed;
            let wanted = shown.get(&address).map_or("", |(text, _)| text.as_str());
            assert_eq!(stands, wanted, "{address} at state {}", self.now);
        }
    }
}

/// Whether a deed writes a cell to and fro within itself: that is a step, though it ends where it began.
fn touches(before: &State, typed: &[Typed], how: &'static str) -> bool {
    let mut state = before.clone();
    typed.iter().any(|cell| {
        let stands = state.get(&cell.address).cloned();
        let wanted = (!cell.text.is_empty()).then(|| (cell.text.clone(), how));
        match &wanted {
            Some(wanted) => state.insert(cell.address.clone(), wanted.clone()),
            None => state.remove(&cell.address),
        };
        stands != wanted
    })
}

#[test]
fn ten_thousand_deeds_are_undone_and_done_again_exactly() {
    let mut trial = Trial::new();
    for n in 1..=DEEDS {
        trial.deed();
        if n % EACH == 0 {
            trial.holds();
        }
    }
    trial.desk.start_again();
    trial.holds();
    let end = trial.now;
    while trial.desk.session.undo(trial.id).is_ok() {
        trial.now -= 1;
        if trial.now.is_multiple_of(EACH) {
            trial.holds();
        }
    }
    assert_eq!(trial.now, 0, "all the way back");
    trial.holds();
    while trial.now < end {
        trial.desk.session.redo(trial.id).unwrap();
        trial.now += 1;
    }
    trial.holds();
}
