//! Where everything that a patch touches stands in a worksheet's XML.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Range, RangeInclusive};

use foldhash::fast::RandomState;
use quick_xml::events::BytesStart;

use super::PatchError;
use super::xml::Walk;
use crate::cell::{CellRange, CellRef};

mod reading;

/// A worksheet's XML by place.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The element that holds the rows; `None` in a part that is no worksheet.
    pub data: Option<Element>,
    pub dimension: Option<(Element, CellRange)>,
    pub columns: Vec<ColumnStyle>,
    pub merged: Vec<CellRange>,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// Where a row number stands in `rows`.
    places: HashMap<u32, usize, RandomState>,
    pub cells: BTreeMap<CellRef, Cell>,
    /// Ranges whose cells hold the results of one array formula or what-if table.
    pub spreads: Vec<CellRange>,
}

/// An element by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// The start tag, or all of an empty element (`<row/>`).
    pub open: Range<usize>,
    /// The end tag; `None` for an empty element.
    pub close: Option<Range<usize>>,
}

/// The style that a column gives to cells that the file leaves out.
#[derive(Debug)]
pub(super) struct ColumnStyle {
    pub columns: RangeInclusive<u32>,
    pub style: String,
}

/// A row of the sheet.
#[derive(Debug)]
pub(super) struct Row {
    pub number: u32,
    /// Whether its number is written or follows from the row before.
    pub numbered: bool,
    pub element: Element,
    /// Style for cells that the file leaves out.
    pub style: Option<String>,
    /// The cells in the order of the file.
    pub cells: Vec<CellRef>,
}

/// A cell of the sheet.
#[derive(Debug)]
pub(super) struct Cell {
    pub element: Element,
    /// Whether its place is written or follows from the cell before.
    pub placed: bool,
    pub formula: Option<Box<Formula>>,
    /// The value, or a formula's cached result.
    pub value: Option<Element>,
    /// An extension list, kept whatever is written.
    pub extensions: Option<Box<Element>>,
}

/// What kind of formula a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormulaKind {
    Plain,
    /// One text for a group of cells, moved along with the place; only the first has the text.
    Shared(String),
    /// One result spread over a range.
    Array,
    /// A what-if table spread over a range.
    Table,
}

/// A formula of the sheet.
#[derive(Debug, Clone)]
pub(super) struct Formula {
    pub element: Element,
    pub kind: FormulaKind,
    /// The range an array formula or a what-if table fills.
    pub spread: Option<CellRange>,
    /// Its text with entities resolved; empty in the followers of a shared one.
    pub text: String,
}

impl Sheet {
    /// Reads the XML of a worksheet part.
    pub fn read(text: &str, part: &str) -> Result<Self, PatchError> {
        let mut reading = reading::Reading::new(text, part);
        let mut walk = Walk::new(text, part);
        while let Some(step) = walk.step()? {
            reading.take(&step)?;
        }
        reading.finish()
    }

    /// A row by its number.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.places.get(&number).and_then(|&place| self.rows.get(place))
    }

    /// The style of a cell that the file leaves out: its row's, else its column's.
    pub fn style_of_missing(&self, cell: CellRef) -> Option<&str> {
        let column = self.columns.iter().find(|column| column.columns.contains(&cell.column));
        self.row(cell.row)
            .and_then(|row| row.style.as_deref())
            .or_else(|| column.map(|column| column.style.as_str()))
    }
}

impl Element {
    /// All of its bytes.
    pub fn span(&self) -> Range<usize> {
        self.open.start..self.close.as_ref().map_or(self.open.end, |close| close.end)
    }

    /// Its start tag, read anew from the text it stands in.
    pub fn tag<'a>(&self, text: &'a str) -> BytesStart<'a> {
        let end = self.open.end - if self.close.is_some() { 1 } else { 2 };
        let content = &text[self.open.start + 1..end];
        BytesStart::from_content(content, name_length(content))
    }
}

/// Length of a tag's name at the beginning of its content.
fn name_length(content: &str) -> usize {
    content.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(content.len())
}
