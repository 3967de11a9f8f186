use super::Text;

/// A table with header rows that are repeated on every page it reaches.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table shows, for assistive technology.
    pub summary: String,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// Header rows; their cells are column headers.
    pub head: Vec<Vec<Cell>>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// Where its cells' text stands.
    pub align: Align,
    /// Draws a rule at its left side, so that column groups stand apart.
    pub divided: bool,
}

impl Column {
    /// A column that takes `share` parts of the width that fixed columns leave, text at the left.
    pub const fn share(share: f32) -> Self {
        Self { width: Width::Share(share), align: Align::Start, divided: false }
    }

    /// A column of `points` width for figures, text at the right.
    pub const fn figures(points: f32) -> Self {
        Self { width: Width::Points(points), align: Align::End, divided: false }
    }

    /// The same column with a rule at its left side.
    #[must_use]
    pub const fn divided(self) -> Self {
        Self { divided: true, ..self }
    }
}

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Points of 1/72 inch.
    Points(f32),
    /// Parts of what the fixed columns leave.
    Share(f32),
}

/// Where text stands between the sides of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// At the right.
    End,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind of row it is.
    pub kind: RowKind,
    /// Its cells; their spans add up to the table's columns.
    pub cells: Vec<Cell>,
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// Figures or text.
    #[default]
    Body,
    /// A sub-heading, kept with the row after it.
    Group,
    /// A remark, kept with the row before it.
    Note,
    /// A total, kept with the row before it.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// Columns it takes beyond the first: 0 for an ordinary cell.
    pub extra_columns: usize,
    /// True for a cell that names its row.
    pub heads_row: bool,
    /// Alignment other than its column's.
    pub align: Option<Align>,
    /// How it looks.
    pub tone: Tone,
    /// Address of the data point, which becomes the structure element's ID.
    pub address: Option<String>,
    /// A small line over the years in place of text, in thousandths of its own scale, a gap where nothing is known. It
    /// repeats figures of its row and is no part of the text.
    pub spark: Vec<Option<u32>>,
}

impl Cell {
    /// A cell that says `text`.
    pub fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell that names its row.
    pub fn naming_row(text: impl Into<Text>) -> Self {
        Self { text: text.into(), heads_row: true, ..Self::default() }
    }

    /// The same cell over `columns` columns.
    #[must_use]
    pub fn spanning(self, columns: usize) -> Self {
        Self { extra_columns: columns.saturating_sub(1), ..self }
    }

    /// The same cell with an address.
    #[must_use]
    pub fn at(self, address: impl Into<String>) -> Self {
        Self { address: Some(address.into()), ..self }
    }

    /// A cell with a small line over the years.
    pub fn spark(figures: Vec<Option<u32>>) -> Self {
        Self { spark: figures, ..Self::default() }
    }

    /// The same cell with a footnote behind its text; nothing for an empty one.
    #[must_use]
    pub fn noted(self, note: &str) -> Self {
        Self { text: self.text.noted(note), ..self }
    }

    /// The same cell in another tone.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same cell with its text elsewhere than its column says.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As typed.
    #[default]
    Plain,
    /// Worked out by the program: tinted.
    Computed,
    /// Less important: grey.
    Quiet,
    /// Wants attention: marked at the cell's corner and semi-bold, so that it shows in black and white.
    Marked,
}
