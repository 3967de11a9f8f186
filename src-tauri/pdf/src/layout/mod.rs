//! From a document to pages: lines, tables, page breaks, and the structure tree that goes with them.
//!
//! Lengths are points of 1/72 inch; `y` counts downwards from the sheet's upper edge.

mod bars;
mod composer;
mod contents;
mod cover;
mod decimals;
mod dots;
mod furniture;
mod grid;
mod headings;
mod inline;
mod lines;
mod lists;
mod notes;
mod page;
mod paragraphs;
mod slopes;
mod spark;
mod style;
mod table;
mod tree;

pub use page::{Artifact, Color, Item, Link, Mark, OutlineEntry, Page, Placed, Target};
pub use style::Area;
pub use tree::{Kid, Node, NodeId, Role, Scope, Tree};

use crate::document::{Block, Document, ParagraphStyle, Printing};
use crate::fonts::Codes;
use crate::{PdfError, Progress, Watch, document};
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
/// [`PdfError::Font`] when an embedded face cannot be used, [`PdfError::Stopped`] when `watch` says so.
pub fn lay_out(document: &Document, printing: &Printing, watch: &mut Watch<'_>) -> Result<Laid, PdfError> {
    let mut composer = Composer::new(document, printing)?;
    for (index, block) in document.blocks.iter().enumerate() {
        composer.block(block, document.blocks.get(index + 1..).unwrap_or_default())?;
        if !watch(Progress::Pages(composer.pages.len())) {
            return Err(PdfError::Stopped);
        }
    }
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
            Block::Paragraph(paragraph) => {
                if paragraph.style == ParagraphStyle::Label || self.leads_into_list(paragraph, rest)? {
                    self.keep_with(paragraph, rest)?;
                }
                self.paragraph(paragraph)
            }
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Bars(bars) => self.bars(bars),
            Block::Dots(dots) => self.dots(dots),
            Block::Slopes(slopes) => self.slopes(slopes),
            Block::Group(group) => self.group(group),
            Block::PageBreak => {
                self.break_page();
                Ok(())
            }
            Block::Appended(file) => {
                self.keep_pages(*file);
                Ok(())
            }
        }
    }

    /// Keeps empty pages for an appended file; what follows begins behind them.
    fn keep_pages(&mut self, file: usize) {
        let count = self.printing.appended.get(file).map_or(0, crate::appended::Appended::pages);
        self.draw_notes();
        let kept = || Page { appended: Some(file), ..Page::default() };
        self.pages.extend(std::iter::repeat_with(kept).take(count));
        self.advance(self.room());
    }

    fn group(&mut self, group: &document::Group) -> Result<(), PdfError> {
        self.open(Node::new(Role::Div).with_id(Some(&group.address)));
        self.blocks(&group.blocks)?;
        self.close();
        Ok(())
    }
}
