//! Text with formatting: paragraphs, bold, italic, lists, links and small tables, in one canonical form.
//!
//! A [`RichText`] is only ever made by [`RichText::from_json`], which takes any JSON and keeps what the form below can
//! hold: no markup, script, style, picture or remote content has a place in it. Text without any formatting is no
//! rich text but plain text, so that the same words have one representation.

mod compare;
mod link;
mod parse;
mod plain;
mod write;

use std::sync::Arc;

use thiserror::Error;

pub use compare::{Change, Part, compare};
pub use link::allowed as allowed_link;
pub use plain::Shown;

/// Most characters of a text.
pub const MAX_CHARACTERS: usize = 200_000;
/// Most paragraphs, list items and table cells of a text.
pub const MAX_PARTS: usize = 5_000;
/// Levels of lists within lists; deeper items are lifted to the last one.
pub const MAX_LEVELS: usize = 6;
/// Largest number that a list begins with.
pub const MAX_NUMBER: u32 = 9_999;
/// Most rows of a table.
pub const MAX_ROWS: usize = 100;
/// Most columns of a table.
pub const MAX_COLUMNS: usize = 12;

/// Why something can't be a text with formatting.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RichError {
    /// Not an object of type `doc`.
    #[error("this is no text with formatting; a document object of type \"doc\" belongs here")]
    NotADocument,
    /// More than [`MAX_CHARACTERS`].
    #[error(
        "the text has more than {MAX_CHARACTERS} characters; shorten it or send it as a document of its own"
    )]
    TooLong,
    /// More than [`MAX_PARTS`].
    #[error("the text has more than {MAX_PARTS} paragraphs, list items and table cells; shorten it")]
    TooManyParts,
    /// A table beyond [`MAX_ROWS`] or [`MAX_COLUMNS`].
    #[error(
        "a table in a text has at most {MAX_ROWS} rows and {MAX_COLUMNS} columns; send larger ones as a workbook"
    )]
    TableTooLarge,
    /// Nested more deeply than any editor does.
    #[error("the text is nested too deeply")]
    TooDeep,
}

/// Text with formatting, clean and in canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RichText {
    blocks: Vec<Block>,
    plain: String,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(List),
    /// A table; never within a list.
    Table(Table),
}

/// A paragraph: runs of one look each, none empty, no two neighbours alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Run>);

/// Characters of one look; never a line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Where it leads: an address beginning with `https://`, `http://` or `mailto:`.
    pub link: Option<Arc<str>>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Numbered, else bulleted.
    pub numbered: bool,
    /// Number of the first item, at most [`MAX_NUMBER`]: a list that goes on behind a paragraph. 1 where it is bulleted.
    pub first: u32,
    /// What each item holds: paragraphs and lists, a paragraph first.
    pub items: Vec<Vec<Block>>,
}

/// A table; every row has the same number of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first row names the columns.
    pub headed: bool,
    /// Rows of cells, each of one or more paragraphs.
    pub rows: Vec<Vec<Vec<Line>>>,
}

impl Table {
    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

impl Line {
    /// The characters without their look.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Nothing to see.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    fn is_unformatted(&self) -> bool {
        self.0.iter().all(|run| !run.bold && !run.italic && run.link.is_none())
    }
}

impl RichText {
    fn of(blocks: Vec<Block>) -> RichText {
        let plain = plain::plain(&blocks);
        RichText { blocks, plain }
    }

    /// Its parts in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text without formatting: a line per paragraph, list items behind `• ` or their number, rows of tables with
    /// ` | ` between their cells.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Nothing but paragraphs without any look: plain text says the same.
    pub fn is_unformatted(&self) -> bool {
        self.blocks.iter().all(|block| matches!(block, Block::Paragraph(line) if line.is_unformatted()))
    }
}

#[cfg(test)]
mod tests;
