//! From a document to pages: lines, tables, page breaks, and the structure tree that goes with them.
//!
//! Lengths are points of 1/72 inch; `y` counts downwards from the sheet's upper edge.

mod bars;
mod composer;
mod contents;
mod cover;
mod dots;
mod furniture;
mod grid;
mod headings;
mod inline;
mod lines;
mod lists;
mod page;
mod paragraphs;
mod style;
mod table;
mod tree;

pub use page::{Artifact, Color, Item, Link, Mark, OutlineEntry, Page, Placed, Target};
pub use style::Area;
pub use tree::{Kid, Node, Role, Scope, Tree};

use crate::document::{Block, Document, Printing};
use crate::fonts::Codes;
use crate::{PdfError, document};
use composer::Composer;

/// A laid out document.
pub struct Laid {
    /// The pages.
    pub pages: Vec<Page>,
    /// What the pages' contents are and in which order they are read.
    pub tree: Tree,
    /// The headings in reading order.
    pub outline: Vec<OutlineEntry>,
    /// Codes used per face, in the order of [`crate::fonts::Face::ALL`].
    pub codes: Vec<Codes>,
    /// Characters without a glyph.
    pub missing: Vec<char>,
    /// Edges of sheet and text.
    pub area: Area,
}

/// Lays `document` out.
///
/// # Errors
/// [`PdfError::Font`] when an embedded face cannot be used.
pub fn lay_out(document: &Document, printing: &Printing) -> Result<Laid, PdfError> {
    let mut composer = Composer::new(document, printing)?;
    composer.blocks(&document.blocks)?;
    composer.finish()
}

impl Composer<'_> {
    /// Places blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), PdfError> {
        for (index, block) in blocks.iter().enumerate() {
            let rest = blocks.get(index + 1..).unwrap_or_default();
            self.block(block, rest)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, rest: &[Block]) -> Result<(), PdfError> {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Contents(contents) => self.contents(contents),
            Block::Heading(heading) => self.heading(heading, rest),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Bars(bars) => self.bars(bars),
            Block::Dots(dots) => self.dots(dots),
            Block::Group(group) => self.group(group),
            Block::PageBreak => {
                self.break_page();
                Ok(())
            }
        }
    }

    fn group(&mut self, group: &document::Group) -> Result<(), PdfError> {
        self.open(Node::new(Role::Div).with_id(Some(&group.address)));
        self.blocks(&group.blocks)?;
        self.close();
        Ok(())
    }
}
