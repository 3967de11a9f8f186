//! What a window shows of a report, kept up to date by what each action says it changed.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use hpug_session::wire::cells::{CellView, Place};
use hpug_session::wire::reports::{Changed, ReportView};
use serde_json::Value;

use crate::desk::Desk;

/// All that is shown: the report beside its cells, the topics, the cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Head, sections, findings, sign-offs; what can be undone is no part of it.
    report: Value,
    /// Titles, introductions and questions.
    topics: Vec<Value>,
    /// Each with its print.
    cells: BTreeMap<String, (u64, Rc<CellView>)>,
}

impl Picture {
    /// As the store has it.
    pub fn taken(desk: &mut Desk, id: u32) -> Picture {
        let view = desk.session.report(id).unwrap();
        let mut picture = Picture { report: beside_cells(&view), topics: Vec::new(), cells: BTreeMap::new() };
        for section in view.sections.iter().filter(|section| section.id != "head") {
            let view = desk.session.section(id, &section.id).unwrap();
            let rows = view.tables.into_iter().flat_map(|table| table.rows);
            let placed =
                rows.flat_map(|row| row.name.into_iter().map(Box::new).map(Place::Cell).chain(row.places));
            let cells = placed.filter_map(|place| match place {
                Place::Cell(cell) => Some(*cell),
                _ => None,
            });
            let asked = view.questions.into_iter().flat_map(|question| question.cells);
            picture.put(cells.chain(asked).chain(view.texts));
        }
        picture.look_at_topics(desk, id, &view);
        picture
    }

    /// The same after an action.
    pub fn after(&self, desk: &mut Desk, id: u32, changed: &Changed) -> Picture {
        let mut picture = self.clone();
        picture.report = beside_cells(&changed.report);
        if picture.report["topics"] != self.report["topics"] {
            // The page of a topic is fetched anew.
            picture.cells.retain(|address, _| !address.starts_with("T."));
            picture.look_at_topics(desk, id, &changed.report);
        }
        picture.put(changed.cells.iter().cloned());
        picture
    }

    fn look_at_topics(&mut self, desk: &mut Desk, id: u32, view: &ReportView) {
        self.topics.clear();
        for head in &view.topics {
            let topic = desk.session.topic(id, head.number).unwrap();
            let asked: Vec<_> = topic.questions.iter().map(|asked| (&asked.code, &asked.text)).collect();
            self.topics.push(serde_json::json!([topic.title, topic.intro, asked]));
            self.put(topic.questions.into_iter().flat_map(|question| question.cells));
        }
    }

    fn put(&mut self, cells: impl IntoIterator<Item = CellView>) {
        let printed = |cell: CellView| {
            let print = print_of(&cell);
            (cell.address.clone(), (print, Rc::new(cell)))
        };
        self.cells.extend(cells.into_iter().map(printed));
    }

    /// A number that stands for it.
    pub fn print(&self) -> u64 {
        let cells: Vec<_> = self.cells.iter().map(|(address, (print, _))| (address, print)).collect();
        print_of(&(&self.report, &self.topics, cells))
    }

    /// What was entered: text by address, and the topics.
    pub fn entered(&self) -> (BTreeMap<String, String>, Vec<Value>) {
        let typed = self.cells.iter().filter(|(_, (_, cell))| !cell.typed.is_empty());
        let typed = typed.map(|(address, (_, cell))| (address.clone(), cell.typed.clone()));
        (typed.collect(), self.topics.clone())
    }

    /// Numbers of the topics.
    pub fn topics(&self) -> Vec<u32> {
        let heads = self.report["topics"].as_array().unwrap().iter();
        heads.map(|head| u32::try_from(head["number"].as_u64().unwrap()).unwrap()).collect()
    }

    /// What is signed, voided or not.
    pub fn signed(&self) -> Vec<String> {
        let signed = self.report["signed"].as_array().unwrap().iter();
        signed.map(|signed| signed["what"].as_str().unwrap().to_owned()).collect()
    }

    /// Addresses of the topics' cells that take text.
    pub fn topic_cells(&self) -> Vec<String> {
        let own = self
            .cells
            .values()
            .map(|(_, cell)| cell)
            .filter(|cell| cell.address.starts_with("T.") && cell.choices.is_empty());
        own.map(|cell| cell.address.clone()).collect()
    }

    /// The lines from which on two differ.
    pub fn differs_from(&self, other: &Picture) -> String {
        let (one, two) = (format!("{self:#?}"), format!("{other:#?}"));
        let same = one.lines().zip(two.lines()).take_while(|(a, b)| a == b).count();
        let from =
            |text: &str| text.lines().skip(same.saturating_sub(8)).take(24).collect::<Vec<_>>().join("\n");
        format!("was:\n{}\nis:\n{}", from(&one), from(&two))
    }
}

fn print_of(what: &impl serde::Serialize) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(what).unwrap().hash(&mut hasher);
    hasher.finish()
}

fn beside_cells(view: &ReportView) -> Value {
    let mut view = serde_json::to_value(view).unwrap();
    for step in ["undo", "redo", "halfTyped"] {
        view[step].take();
    }
    // The clock goes on.
    view["head"]["daysLeft"].take();
    view
}
