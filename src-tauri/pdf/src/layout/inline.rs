use std::rc::Rc;

use super::composer::{Composer, Ink};
use super::lines::{Line, Meaning, Piece};
use super::page::{Artifact, Item, Link, Mark, Target};
use super::style::{ACCENT, HAIR};
use super::tree::{Kid, Node, NodeId, Role};
use crate::document::Align;

/// The structure elements of emphasised words and links within a paragraph, made where they are first drawn.
pub type Inlines = Vec<(Rc<Meaning>, NodeId)>;

impl Composer<'_> {
    /// Draws lines below `top` as content of `owner`, emphasised words and links as elements of their own in it.
    pub(super) fn draw_marked(
        &mut self,
        owner: NodeId,
        lines: &[&Line],
        [x, top, width]: [f32; 3],
        ink: Ink,
        inlines: &mut Inlines,
    ) {
        if lines.iter().flat_map(|line| &line.pieces).all(|piece| piece.meaning.is_none()) {
            self.mark(owner);
            self.draw(lines.iter().copied(), x, top, width, ink);
            self.unmark();
            return;
        }
        for (index, line) in (0u16..).zip(lines) {
            let y = top + f32::from(index) * ink.size.leading;
            let mut pen = x + ink.indent(line, width);
            for pieces in line.pieces.chunk_by(|a, b| a.meaning == b.meaning) {
                let advance: i64 = pieces.iter().map(Piece::advance).sum();
                let taken = advance as f32 * ink.size.points / 1000.0;
                self.draw_pieces(owner, pieces, [pen, y, taken], ink, inlines);
                pen += taken;
            }
        }
    }

    fn draw_pieces(
        &mut self,
        owner: NodeId,
        pieces: &[Piece],
        [x, y, width]: [f32; 3],
        ink: Ink,
        inlines: &mut Inlines,
    ) {
        let meaning = pieces.first().and_then(|piece| piece.meaning.clone());
        let element = meaning.as_ref().map_or(owner, |meaning| self.inline(owner, meaning, inlines));
        let link = meaning.as_ref().and_then(|meaning| meaning.link.clone());
        let ink = if link.is_some() { Ink { color: ACCENT, ..ink } } else { ink };
        let ink = Ink { align: Align::Start, ..ink };
        let line = Line { pieces: pieces.to_vec(), width, starts_paragraph: false };
        self.mark(element);
        self.draw([&line], x, y, width, ink);
        self.unmark();
        if let Some(note) = meaning.as_ref().and_then(|meaning| meaning.note.clone()) {
            self.note_drawn(owner, &note);
        }
        if let (Some(address), Some(meaning)) = (link, meaning) {
            let bottom = y + ink.size.leading;
            self.put(Item::Open(Mark::Artifact(Artifact::Layout)));
            self.put(Item::Fill { x, y: bottom - 2.5, width, height: HAIR, color: ACCENT });
            self.put(Item::Close);
            let contents = crate::readable(&meaning.text).replace('\n', " ");
            let page = self.page_index();
            let bounds = [x, y, x + width, bottom];
            if let Some(current) = self.pages.last_mut() {
                let link = current.links.len();
                current.links.push(Link {
                    bounds,
                    target: Target::Address(address),
                    owner: element,
                    contents,
                });
                self.tree.put(element, Kid::Link { page, link });
            }
        }
    }

    /// The element of a run, added to `owner` when it is first met.
    fn inline(&mut self, owner: NodeId, meaning: &Rc<Meaning>, inlines: &mut Inlines) -> NodeId {
        if let Some((_, element)) = inlines.iter().find(|(known, _)| Rc::ptr_eq(known, meaning)) {
            return *element;
        }
        let mut element = self.tree.add(owner, Node::new(meaning.role));
        if meaning.note.is_some() {
            element = self.tree.add(element, Node::new(Role::Label));
        }
        inlines.push((Rc::clone(meaning), element));
        element
    }
}
