use super::composer::{Composer, Ink};
use super::lines::Line;
use super::style::{BODY, INK};
use super::tree::{Node, NodeId, Role};
use crate::PdfError;
use crate::document::{Block, List, Text};

/// Distance of an item's text from its list's left edge.
const INDENT: f32 = 18.0;
/// Levels that are indented; deeper ones stand at the last.
const LEVELS: u8 = 8;

impl Composer<'_> {
    /// Places a list.
    pub(super) fn list(&mut self, list: &List) -> Result<(), PdfError> {
        self.list_at(list, 0)?;
        self.space(2.0);
        Ok(())
    }

    fn list_at(&mut self, list: &List, level: u8) -> Result<(), PdfError> {
        let items: Vec<&Vec<Block>> = list.items.iter().filter(|item| says_something(item)).collect();
        if items.is_empty() {
            return Ok(());
        }
        self.open(Node { numbered: list.numbered, ..Node::new(Role::List) });
        for (number, item) in (list.first..).zip(items) {
            let label = match (list.numbered, level % 2) {
                (true, _) => format!("{number}."),
                (false, 0) => "\u{2022}".to_owned(),
                (false, _) => "\u{2013}".to_owned(),
            };
            self.item(&label, item, level)?;
        }
        self.close();
        Ok(())
    }

    fn item(&mut self, label: &str, blocks: &[Block], level: u8) -> Result<(), PdfError> {
        let ink = Ink::new(BODY, INK);
        let left = self.area.left + INDENT * f32::from(level.min(LEVELS));
        let width = self.area.width + self.area.left - left - INDENT;
        let label = self.lines(&Text::from(label), BODY, INDENT)?;
        self.need(2.0 * BODY.leading);
        self.open(Node::new(Role::ListItem));
        let owner = self.open(Node::new(Role::Label));
        self.mark(owner);
        self.draw(&label, left + 4.0, self.y, INDENT, ink);
        self.unmark();
        self.close();
        let body = self.open(Node::new(Role::ListBody));
        let mut paragraphs = 0;
        let alone = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count() <= 1;
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let lines = self.lines(&paragraph.text, BODY, width)?;
                    for part in lines.chunk_by(|_, next| !next.starts_paragraph) {
                        let owner = if alone { self.part_owner(body, &lines) } else { self.own_part(body) };
                        self.flow(owner, part, left + INDENT, width, ink);
                    }
                    paragraphs += 1;
                    if paragraphs == 1 && lines.is_empty() {
                        self.advance(BODY.leading);
                    }
                    self.space(3.0);
                }
                Block::List(list) => self.list_at(list, level + 1)?,
                _ => {}
            }
        }
        self.close();
        self.close();
        Ok(())
    }

    /// The element that holds a paragraph of `lines`: `whole`, or a paragraph in it when there are several.
    pub(super) fn part_owner(&mut self, whole: NodeId, lines: &[Line]) -> NodeId {
        if lines.iter().any(|line| line.starts_paragraph) { self.own_part(whole) } else { whole }
    }

    fn own_part(&mut self, whole: NodeId) -> NodeId {
        self.tree.add(whole, Node::new(Role::Paragraph))
    }
}

fn says_something(item: &[Block]) -> bool {
    item.iter().any(|block| match block {
        Block::Paragraph(paragraph) => !paragraph.text.is_empty(),
        Block::List(list) => list.items.iter().any(|item| says_something(item)),
        _ => false,
    })
}
