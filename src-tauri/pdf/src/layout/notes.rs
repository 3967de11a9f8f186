use std::collections::HashMap;
use std::sync::Arc;

use super::composer::{Composer, Ink};
use super::lines::Line;
use super::style::{HAIR, INK_SOFT, LINE_STRONG, SMALL};
use super::tree::{Node, NodeId, Role};
use crate::PdfError;
use crate::document::{Run, Text};

/// Between the text and the rule above the footnotes, and between this and the first of them.
const ABOVE: f32 = 10.0;
const BELOW_RULE: f32 = 4.0;
/// Length of the rule.
const RULE: f32 = 90.0;
/// Width kept for a footnote's mark.
const MARK: f32 = 12.0;

/// The footnotes of a document in the making.
#[derive(Default)]
pub struct Notes {
    /// Numbers of the chapter's footnotes by their text: the same text has one number.
    numbers: HashMap<Arc<str>, usize>,
    /// The lines of each, once they were measured.
    lines: HashMap<Arc<str>, Vec<Line>>,
    /// Numbers as they are drawn.
    marks: HashMap<usize, Vec<Line>>,
    /// Those of the page being filled, with the element that each belongs to.
    page: Vec<(usize, Arc<str>, NodeId)>,
    /// What they take from the page.
    pub height: f32,
}

impl Composer<'_> {
    /// A chapter begins: its footnotes count from 1.
    pub(super) fn restart_notes(&mut self) {
        self.notes.numbers.clear();
    }

    /// The text with the marks of its footnotes filled in; nothing where it has none.
    pub(super) fn marked(&mut self, text: &Text) -> Result<Option<Text>, PdfError> {
        if text.notes().next().is_none() {
            return Ok(None);
        }
        let mut runs = Vec::with_capacity(text.0.len());
        for run in &text.0 {
            let text = match &run.note {
                Some(note) => superscript(self.number_of(note)?),
                None => run.text.clone(),
            };
            runs.push(Run { text, ..run.clone() });
        }
        Ok(Some(Text(runs)))
    }

    /// The number of a footnote, which is measured when it is first met.
    fn number_of(&mut self, note: &Arc<str>) -> Result<usize, PdfError> {
        if !self.notes.lines.contains_key(note) {
            let lines = self.lines(&Text::from(note.as_ref()), SMALL, self.area.width - MARK)?;
            self.notes.lines.insert(Arc::clone(note), lines);
        }
        let next = self.notes.numbers.len() + 1;
        let number = *self.notes.numbers.entry(Arc::clone(note)).or_insert(next);
        if !self.notes.marks.contains_key(&number) {
            let mark = self.lines(&Text::from(superscript(number)), SMALL, MARK)?;
            self.notes.marks.insert(number, mark);
        }
        Ok(number)
    }

    /// What the page's foot would grow by if these lines were drawn on it.
    pub(super) fn notes_of<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> f32 {
        let mut new: Vec<&Arc<str>> = Vec::new();
        for note in lines.into_iter().flat_map(Line::notes) {
            if !new.contains(&note) && !self.notes.page.iter().any(|(_, known, _)| known == note) {
                new.push(note);
            }
        }
        let height: f32 = new.into_iter().map(|note| self.note_height(note)).sum();
        let begins = height > 0.0 && self.notes.page.is_empty();
        height + if begins { ABOVE + BELOW_RULE } else { 0.0 }
    }

    fn note_height(&self, note: &Arc<str>) -> f32 {
        self.notes.lines.get(note).map_or(0.0, |lines| lines.len() as f32 * SMALL.leading)
    }

    /// A footnote's mark was drawn in the element `owner`: its text goes to the foot of this page, once.
    pub(super) fn note_drawn(&mut self, owner: NodeId, note: &Arc<str>) {
        let number = self.notes.numbers.get(note).copied().unwrap_or(0);
        if self.notes.page.iter().any(|(_, known, _)| known == note) {
            return;
        }
        let begins = self.notes.page.is_empty();
        self.notes.height += self.note_height(note) + if begins { ABOVE + BELOW_RULE } else { 0.0 };
        let place = self.notes.page.len() + 1;
        let id = format!("note.{}.{place}", self.pages.len());
        let element = self.tree.add(owner, Node::new(Role::Note).with_id(Some(&id)));
        self.notes.page.push((number, Arc::clone(note), element));
    }

    /// Draws the footnotes of the page being filled at its foot.
    pub(super) fn draw_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes.page);
        if notes.is_empty() {
            return;
        }
        let (left, width) = (self.area.left, self.area.width);
        let mut y = self.area.bottom - self.notes.height + ABOVE;
        self.tint(left, y, RULE, HAIR, LINE_STRONG);
        y += BELOW_RULE;
        let ink = Ink::new(SMALL, INK_SOFT);
        for (number, note, element) in notes {
            let mark = self.notes.marks.get(&number).cloned().unwrap_or_default();
            let label = self.tree.add(element, Node::new(Role::Label));
            self.mark(label);
            self.draw(&mark, left, y, MARK, ink);
            self.unmark();
            let lines = self.notes.lines.get(&note).cloned().unwrap_or_default();
            self.mark(element);
            self.draw(&lines, left + MARK, y, width - MARK, ink);
            self.unmark();
            y += lines.len() as f32 * SMALL.leading;
        }
        self.notes.height = 0.0;
    }
}

/// A number in raised figures, which the faces have.
fn superscript(number: usize) -> String {
    const RAISED: [char; 10] = [
        '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}', '\u{2078}',
        '\u{2079}',
    ];
    let figures = number.to_string();
    figures.chars().filter_map(|figure| RAISED.get(figure.to_digit(10)? as usize)).collect()
}
