use super::composer::{Composer, Ink};
use super::lines::Line;
use super::style::{BODY, INK};
use super::tree::{Node, NodeId, Role};
use crate::PdfError;
use crate::document::{List, Text};

/// Distance of an item's text from the left edge.
const INDENT: f32 = 18.0;

impl Composer<'_> {
    /// Places a list.
    pub(super) fn list(&mut self, list: &List) -> Result<(), PdfError> {
        let items: Vec<&Text> = list.items.iter().filter(|item| !item.is_empty()).collect();
        if items.is_empty() {
            return Ok(());
        }
        self.open(Node { numbered: list.numbered, ..Node::new(Role::List) });
        for (index, item) in items.into_iter().enumerate() {
            let label = if list.numbered { format!("{}.", index + 1) } else { "\u{2022}".to_owned() };
            self.item(&label, item)?;
        }
        self.close();
        self.space(5.0);
        Ok(())
    }

    fn item(&mut self, label: &str, text: &Text) -> Result<(), PdfError> {
        let ink = Ink::new(BODY, INK);
        let width = self.area.width - INDENT;
        let label = self.lines(&Text::from(label), BODY, INDENT)?;
        let lines = self.lines(text, BODY, width)?;
        self.need(BODY.leading * lines.len().min(2) as f32);
        self.open(Node::new(Role::ListItem));
        let owner = self.open(Node::new(Role::Label));
        self.mark(owner);
        self.draw(&label, self.area.left + 4.0, self.y, INDENT, ink);
        self.unmark();
        self.close();
        let body = self.open(Node::new(Role::ListBody));
        for part in lines.chunk_by(|_, next| !next.starts_paragraph) {
            let owner = self.part_owner(body, &lines);
            self.flow(owner, part, self.area.left + INDENT, width, ink);
        }
        self.close();
        self.close();
        self.space(3.0);
        Ok(())
    }

    /// The element that holds a paragraph of `lines`: `whole`, or a paragraph in it when there are several.
    pub(super) fn part_owner(&mut self, whole: NodeId, lines: &[Line]) -> NodeId {
        if lines.iter().any(|line| line.starts_paragraph) {
            self.tree.add(whole, Node::new(Role::Paragraph))
        } else {
            whole
        }
    }
}
