use super::{Block, Text};

/// The first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cover {
    /// Small line above the title.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// A line below the title; empty for none.
    pub subtitle: String,
    /// Labels and values.
    pub facts: Vec<Fact>,
    /// Small print at the foot of the page.
    pub notes: Vec<Text>,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: Text,
    /// Address of the data point, if the value is one.
    pub address: Option<String>,
}

impl Fact {
    /// A label and its value.
    pub fn new(label: impl Into<String>, value: impl Into<Text>) -> Self {
        Self { label: label.into(), value: value.into(), address: None }
    }

    /// The same fact with an address.
    #[must_use]
    pub fn at(self, address: impl Into<String>) -> Self {
        Self { address: Some(address.into()), ..self }
    }
}

/// List of the headings with links and page numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its title.
    pub title: String,
    /// Deepest heading level listed, 1 to 3.
    pub depth: u8,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Level 1 to 3.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// Starts a new page.
    pub new_page: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it says; line feeds start further paragraphs.
    pub text: Text,
    /// How it looks.
    pub style: ParagraphStyle,
    /// Address of the data point, if the paragraph is one.
    pub address: Option<String>,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParagraphStyle {
    /// Running text.
    #[default]
    Body,
    /// What a section asks, in grey.
    Lead,
    /// Small print.
    Small,
    /// Names what follows and stays with it.
    Label,
    /// Set apart by a bar at its left side.
    Aside,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// Numbered from 1, else bulleted.
    pub numbered: bool,
    /// Number of the first item.
    pub first: u32,
    /// What the items hold: paragraphs and lists.
    pub items: Vec<Vec<Block>>,
}

impl List {
    /// A list whose items are texts.
    pub fn of(numbered: bool, items: impl IntoIterator<Item = Text>) -> Self {
        let item = |text| vec![Block::Paragraph(Paragraph { text, ..Paragraph::default() })];
        Self { numbered, first: 1, items: items.into_iter().map(item).collect() }
    }
}

/// Blocks that answer one address together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The address.
    pub address: String,
    /// Paragraphs, lists and tables.
    pub blocks: Vec<Block>,
}

/// Stacked bars, each a whole split into shares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bars {
    /// What the bars show, in words, with their figures: it stands for the picture.
    pub alt: String,
    /// Names of the segments, in the order in which every bar stacks them.
    pub legend: Vec<String>,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its label.
    pub label: String,
    /// Its segments.
    pub segments: Vec<Segment>,
}

/// A segment of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Thousandths of the bar's full length.
    pub thousandths: u32,
    /// Written into the segment where it fits.
    pub label: String,
}
