//! What a document says, free of pages, fonts and the file format.

mod addresses;
mod dots;
mod missing;
mod parts;
mod readings;
mod slopes;
mod table;
mod text;
mod validate;

pub use dots::{DotLine, DotMark, Dots};
pub use missing::Missing;
pub(crate) use missing::places as missing_places;
pub use parts::{Bar, Bars, Contents, Cover, Fact, Group, Heading, List, Paragraph, ParagraphStyle, Segment};
pub(crate) use readings::text_of;
pub use slopes::{Slope, Slopes};
pub use table::{Align, Cell, Column, Row, RowKind, Table, Tone, Width};
pub use text::{Run, Text, Weight};

use chrono::{DateTime, FixedOffset};

/// The sheet that the pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// US Letter, 8.5 × 11 inches.
    #[default]
    Letter,
    /// A4, 210 × 297 mm.
    A4,
}

/// How a document is printed, beside what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printing {
    /// A mark on the cover and at the head of every page, such as `CONFIDENTIAL`; empty for none.
    pub marking: String,
    /// Printed on both sides: the wider margin lies at the bound edge, left on odd pages and right on even ones, and page
    /// numbers at the outer edge.
    pub double_sided: bool,
    /// Files whose pages stand where the document says [`Block::Appended`].
    pub appended: Vec<crate::appended::Appended>,
}

/// A document, ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, shown by viewers in place of the file's name.
    pub title: String,
    /// Language as a BCP 47 tag, for example `en-US`.
    pub language: String,
    /// Who the document comes from: a plan or a host.
    pub author: String,
    /// What it is about, in one line.
    pub subject: String,
    /// Program and version that made it.
    pub creator: String,
    /// Time written into the metadata; passed in, never read from a clock.
    pub created: DateTime<FixedOffset>,
    /// The sheet.
    pub paper: Paper,
    /// Stands at the head of every page after the cover.
    pub header: String,
    /// Stands at the foot of every page, left of the page number; empty for none.
    pub footer: String,
    /// Short fingerprint of the data shown, at the foot of every page; empty for none.
    pub fingerprint: String,
    /// Seal of the answers, written into the metadata; empty for none.
    pub seal: String,
    /// Marks the cover and the head of every page as a draft.
    pub draft: bool,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The first page.
    Cover(Cover),
    /// List of the headings with links and page numbers.
    Contents(Contents),
    /// A heading; also an entry of the outline.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted or numbered list.
    List(List),
    /// A table.
    Table(Table),
    /// Labels and their values, one below the other.
    Facts(Vec<Fact>),
    /// Stacked bars.
    Bars(Bars),
    /// Lines of dots on a scale.
    Dots(Dots),
    /// Lines from last year's figures to this year's.
    Slopes(Slopes),
    /// Blocks that answer one address together.
    Group(Group),
    /// The next block starts a page.
    PageBreak,
    /// The pages of an appended file, by its place in [`Printing::appended`].
    Appended(usize),
}
