//! Finding the tabs of a form in a workbook, and the cell of every answer on them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hpug_model::address::{Address, Lob};
use hpug_model::forms::tabs::{Answers, Question};
use hpug_model::forms::{Form, Item, Tabs};
use hpug_model::values::{Kind, lob_of};

use super::asked::{asked, items_of};
use super::labels::is_named;
use super::table::Marked;
use crate::cell::CellRef;
use crate::grid::Value;
use crate::recognise::{Slot, View, words};

/// Cells right of a label among which the answer is looked for.
const REACH: u32 = 4;

/// Where a form's answers stand.
pub(super) struct Found {
    pub(super) form: Arc<Form>,
    /// Cells of one answer.
    pub(super) slots: Vec<Slot>,
    pub(super) shared: Vec<SharedCell>,
}

/// A cell that holds several answers, or one that is written in words.
pub(super) struct SharedCell {
    pub(super) sheet: usize,
    pub(super) cell: CellRef,
    pub(super) item: String,
    pub(super) lobs: Vec<Option<Lob>>,
    pub(super) measures: Vec<String>,
}

/// Finds a form; `None` where none of its tables is there or, if it has none, too few of its questions.
pub(super) fn find(form: &Arc<Form>, tabs: &Tabs, views: &[View<'_>]) -> Option<Found> {
    let mut finding = Finding { form, tabs, slots: Vec::new(), shared: Vec::new() };
    let taken = finding.tables(views);
    if taken.is_empty() && !tabs.table.is_empty() {
        return None;
    }
    let sheets: Vec<&str> = tabs.question.iter().map(|question| question.sheet.as_str()).collect();
    let mut done = BTreeSet::new();
    for sheet in sheets {
        if done.insert(sheet) {
            finding.questions(sheet, views, &taken);
        }
    }
    let found = Found { form: form.clone(), slots: finding.slots, shared: finding.shared };
    Some(found).filter(|found| !(found.slots.is_empty() && found.shared.is_empty()))
}

struct Finding<'a> {
    form: &'a Arc<Form>,
    tabs: &'a Tabs,
    slots: Vec<Slot>,
    shared: Vec<SharedCell>,
}

impl Finding<'_> {
    /// Places the rows of every table; the sheets that hold one.
    fn tables(&mut self, views: &[View<'_>]) -> BTreeSet<usize> {
        let mut taken = BTreeSet::new();
        for table in &self.tabs.table {
            let Some(section) = self.form.section(&table.sheet) else { continue };
            let mut best: Option<((bool, usize), &View<'_>, Marked)> = None;
            for view in views.iter().filter(|view| !(view.crowded || taken.contains(&view.index))) {
                let found =
                    Marked::find(view, &section.items).filter(|found| found.is_of(view, &section.items));
                let Some(marked) = found else { continue };
                let rank = (is_named(&table.words, &view.sheet.name), marked.mentions(view, table));
                if rank > (false, 0) && best.as_ref().is_none_or(|(other, ..)| rank > *other) {
                    best = Some((rank, view, marked));
                }
            }
            let Some((_, view, marked)) = best else { continue };
            taken.insert(view.index);
            for item in &section.items {
                self.row(view, &marked, item, table.lob);
            }
        }
        taken
    }

    /// Numerator and denominator of a row; the first row has only a denominator, which is its dollars.
    fn row(&mut self, view: &View<'_>, marked: &Marked, item: &Item, lob: Lob) {
        let Some(row) = marked.row(item) else { return };
        let has_denominator = item.measures.iter().any(|measure| measure.key == "denominator");
        let dollars = if has_denominator { marked.values[0] } else { marked.values[1] };
        let mut put = |key: &str, column: u32| {
            let cell = view.anchor(CellRef::new(row, column));
            self.slots.push(Slot {
                address: Address::new(&item.code, Some(lob), None, key),
                sheet: view.index,
                cell,
            });
        };
        put("dollars", dollars);
        if has_denominator {
            put("denominator", marked.values[1]);
        }
    }

    fn questions(&mut self, sheet: &str, views: &[View<'_>], taken: &BTreeSet<usize>) {
        let questions: Vec<&Question> =
            self.tabs.question.iter().filter(|question| question.sheet == sheet).collect();
        let tabs = views.iter().filter(|view| !(view.crowded || taken.contains(&view.index)));
        let tabs = tabs.map(|view| Tab::new(view, self.form, &questions));
        let Some(tab) = tabs.max_by_key(|tab| (tab.score(), std::cmp::Reverse(tab.view.index))) else {
            return;
        };
        if tab.score() == 0 {
            return;
        }
        for (at, question) in questions.iter().enumerate() {
            match question.answers {
                Answers::PerItem | Answers::PerMeasure => self.labelled(&tab, at, question),
                Answers::PerLob => self.lobs(&tab, at, question),
                Answers::One => self.one(&tab, at, question),
            }
        }
    }

    fn labelled(&mut self, tab: &Tab<'_, '_>, at: usize, question: &Question) {
        let Some(run) = tab.runs.get(&at) else { return };
        for (asked, label) in asked(self.form, question).into_iter().zip(run) {
            let Some(label) = label else { continue };
            self.share(tab, tab.answer(*label, label.column), asked.item, asked.lobs, &asked.measures);
        }
    }

    fn lobs(&mut self, tab: &Tab<'_, '_>, at: usize, question: &Question) {
        let Some(item) = items_of(self.form, question).into_iter().next() else { return };
        let Some((first, last)) = tab.region(at) else { return };
        let mut labelled = Vec::new();
        for (cell, text) in tab.texts_in(first, last) {
            if let Some(lob) = lob_of(text).filter(|_| cell.column <= tab.labels || cell.row == first) {
                labelled.push((lob, cell));
            }
        }
        labelled.sort_by_key(|(_, cell)| *cell);
        let mut seen = BTreeSet::new();
        labelled.retain(|(lob, _)| seen.insert(*lob));
        if labelled.is_empty() {
            let cell = tab.beside(first);
            let lobs = self.form.lobs.iter().copied().map(Some).collect();
            self.share(tab, cell, item, lobs, &question.measures);
        }
        for (lob, label) in labelled {
            let cell = tab.answer(label, label.column);
            self.share(tab, cell, item, vec![Some(lob)], &question.measures);
        }
    }

    fn one(&mut self, tab: &Tab<'_, '_>, at: usize, question: &Question) {
        let Some(item) = items_of(self.form, question).into_iter().next() else { return };
        let cell = match tab.starts.get(&at) {
            Some(start) => Some(tab.beside(start.row)),
            None if question.measures.iter().any(|key| key == "email") => tab.email(),
            None => None,
        };
        if let Some(cell) = cell {
            self.share(tab, cell, item, vec![None], &question.measures);
        }
    }

    /// A cell of one plain answer is read like any other; the rest is read as words.
    fn share(
        &mut self,
        tab: &Tab<'_, '_>,
        cell: CellRef,
        item: &Item,
        lobs: Vec<Option<Lob>>,
        measures: &[String],
    ) {
        let kind =
            item.measures.iter().find(|measure| measures.first() == Some(&measure.key)).map(|m| m.kind);
        let plain = matches!(kind, Some(Kind::Count | Kind::Dollars | Kind::Hours | Kind::Line | Kind::Text));
        match (lobs.as_slice(), measures) {
            ([lob], [key]) if plain => self.slots.push(Slot {
                address: Address::new(&item.code, *lob, None, key),
                sheet: tab.view.index,
                cell,
            }),
            _ => self.shared.push(SharedCell {
                sheet: tab.view.index,
                cell,
                item: item.code.clone(),
                lobs,
                measures: measures.to_vec(),
            }),
        }
    }
}

/// A sheet that may hold questions.
struct Tab<'t, 'v> {
    view: &'t View<'v>,
    texts: BTreeMap<CellRef, String>,
    /// The cell of each question's text, by its place among the sheet's questions.
    starts: BTreeMap<usize, CellRef>,
    /// The labels of the items of each question that has one answer per item.
    runs: BTreeMap<usize, Vec<Option<CellRef>>>,
    /// The rightmost column that holds labels.
    labels: u32,
}

impl<'t, 'v> Tab<'t, 'v> {
    fn new(view: &'t View<'v>, form: &Form, questions: &[&Question]) -> Self {
        let text = |(at, cell): (&CellRef, &crate::grid::Cell)| match &cell.value {
            Value::Text(text) if !text.trim().is_empty() => Some((*at, text.trim().to_owned())),
            _ => None,
        };
        let texts = view.sheet.cells.iter().filter_map(text).collect();
        let mut tab = Tab { view, texts, starts: BTreeMap::new(), runs: BTreeMap::new(), labels: 1 };
        tab.find_runs(form, questions);
        tab.find_labels(form);
        tab.find_starts(questions);
        tab
    }

    fn score(&self) -> usize {
        let labels: usize = self.runs.values().map(|run| run.iter().flatten().count()).sum();
        let needed: usize = self.runs.values().map(Vec::len).sum();
        if labels * 2 < needed { 0 } else { labels + self.starts.len() }
    }

    /// The labels below one another, question by question. Labels known by words are looked for after the one before
    /// them, and such a question begins where the one before ends.
    fn find_runs(&mut self, form: &Form, questions: &[&Question]) {
        let mut after = CellRef::new(0, 0);
        let labelled =
            |question: &Question| matches!(question.answers, Answers::PerItem | Answers::PerMeasure);
        for (at, question) in questions.iter().enumerate().filter(|(_, question)| labelled(question)) {
            let asked = asked(form, question);
            let mut run: Vec<Option<CellRef>> = vec![None; asked.len()];
            if asked.iter().all(|asked| asked.exactly().is_some()) {
                for (cell, text) in &self.texts {
                    let said = words(text);
                    let is_it =
                        |index: &usize| run[*index].is_none() && asked[*index].exactly() == Some(&said);
                    if let Some(index) = (0..asked.len()).find(is_it) {
                        run[index] = Some(*cell);
                    }
                }
            } else {
                let mut next = 0;
                let mut last = after;
                for (cell, text) in self.texts.range(after..) {
                    if next < asked.len()
                        && asked[next].says(text)
                        && run.iter().flatten().all(|c| c.column == cell.column)
                    {
                        run[next] = Some(*cell);
                        (next, last) = (next + 1, *cell);
                    }
                }
                after = CellRef::new(last.row + 1, 0);
            }
            self.runs.insert(at, run);
        }
    }

    /// The rightmost column in which at least three cells are labels of items or lines of business.
    fn find_labels(&mut self, _form: &Form) {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let runs = self.runs.values().flatten().flatten().map(|cell| cell.column);
        let lobs = self.texts.iter().filter(|(_, text)| lob_of(text).is_some()).map(|(cell, _)| cell.column);
        let items: BTreeSet<u32> = runs.clone().collect();
        for column in runs.chain(lobs) {
            *counts.entry(column).or_default() += 1;
        }
        let most = counts.into_iter().filter(|(column, _)| items.is_empty() || items.contains(column));
        if let Some((column, _)) = most.max_by_key(|(_, count)| *count) {
            self.labels = column;
        }
    }

    /// The text that each question is known by: the shortest one for a single answer, else the first.
    fn find_starts(&mut self, questions: &[&Question]) {
        let mut taken = BTreeSet::new();
        for (at, question) in questions.iter().enumerate() {
            let is_it = |(cell, text): &(&CellRef, &String)| {
                cell.column <= self.labels
                    && !taken.contains(*cell)
                    && question.words.iter().any(|specification| is_named(specification, text))
            };
            let mut found = self.texts.iter().filter(is_it);
            let start = match question.answers {
                Answers::One => found.min_by_key(|(cell, text)| (cell.column != self.labels, text.len())),
                _ => found.next(),
            };
            if let Some((cell, _)) = start {
                taken.insert(*cell);
                self.starts.insert(at, *cell);
            }
        }
    }

    /// The rows of a question: from its text to the next question's.
    fn region(&self, at: usize) -> Option<(u32, u32)> {
        let first = self.starts.get(&at)?.row;
        let later = self.starts.values().map(|cell| cell.row).filter(|row| *row > first).min();
        Some((first, later.map_or(first + 3, |row| row - 1)))
    }

    fn texts_in(&self, first: u32, last: u32) -> impl Iterator<Item = (CellRef, &str)> {
        let range = CellRef::new(first, 0)..CellRef::new(last + 1, 0);
        self.texts.range(range).map(|(cell, text)| (*cell, text.as_str()))
    }

    /// The answer of a label: the first cell to its right that holds something, else the first one.
    fn answer(&self, label: CellRef, column: u32) -> CellRef {
        let first = self.view.area(CellRef::new(label.row, column)).last.column + 1;
        let cells = (first..first + REACH).map(|column| CellRef::new(label.row, column));
        let filled =
            cells.take_while(|cell| lob_of(&self.view.text(*cell)).is_none() || cell.column == first);
        let filled = filled.into_iter().find(|cell| !self.view.text(*cell).is_empty());
        self.view.anchor(filled.unwrap_or(CellRef::new(label.row, first)))
    }

    /// The answer beside the labels of a row.
    fn beside(&self, row: u32) -> CellRef {
        self.answer(CellRef::new(row, self.labels), self.labels)
    }

    /// The cell of an e-mail address, wherever it is; else that of the row without a label below the first question.
    fn email(&self) -> Option<CellRef> {
        if let Some((cell, _)) = self.texts.iter().find(|(_, text)| text.contains('@') && !text.contains(' '))
        {
            return Some(*cell);
        }
        let below = self.starts.get(&0)?.row + 1;
        let label = (0..=self.labels).any(|column| !self.view.text(CellRef::new(below, column)).is_empty());
        (!label).then(|| self.beside(below))
    }
}
