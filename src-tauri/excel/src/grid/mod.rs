//! Neutral sheets of cells: what a workbook holds, whatever its file kind.
//!
//! Numbers become decimals here, through their 15 significant digits, and nowhere else.

mod evaluate;
mod format;
mod keep;
mod number;
mod ods;
mod serial;
mod text;
mod xls;
mod xlsx;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use evaluate::{Evaluated, Unevaluated};
pub use format::Format;
pub use number::{decimal_from_f64, decimal_from_text};

use crate::cell::{CellRange, CellRef};
use crate::guard::{self, Kind};
use crate::read_error::ReadError;

/// Most cells a workbook may hold, blank ones with a style included.
pub const MAX_CELLS: usize = 1_000_000;
/// Most merged areas a workbook may hold.
pub const MAX_MERGES: usize = 20_000;
/// Most sheets a workbook may hold.
pub const MAX_SHEETS: usize = 64;

/// The error values that spreadsheets have in common.
pub(crate) const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// What one cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing; the cell may still have a format.
    Empty,
    /// A number as stored: with a percent format 12.5 % is 0.125.
    Number(Decimal),
    /// Text, with its spaces and line breaks as stored. Numbers that no decimal can hold stand here too.
    Text(Arc<str>),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value such as `#DIV/0!`.
    Error(Arc<str>),
    /// A number that its format shows as a date, or an ISO date; the time of day is dropped.
    Date(NaiveDate),
}

/// A formula and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The formula without its equals sign, with references as in A1 notation.
    pub text: Arc<str>,
    /// The cell that the references are written for; for a cell that shares another's formula, that other cell.
    pub origin: CellRef,
    /// Whether the file holds a result for it.
    pub stored: bool,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it holds; for a formula, the stored result.
    pub value: Value,
    /// How it shows numbers.
    pub format: Format,
    /// The formula behind the value, if there is one.
    pub formula: Option<Box<Formula>>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// The cells that the file mentions, by row and then column.
    pub cells: BTreeMap<CellRef, Cell>,
    /// Texts with bold or italic words, as stretches of one look each; only of the sheets of a Discussion Guide.
    pub emphasis: BTreeMap<CellRef, Vec<Stretch>>,
    /// Merged areas; only the first cell of each holds a value.
    pub merges: Vec<CellRange>,
    /// Formats of whole rows, for cells that the file does not mention.
    pub row_formats: BTreeMap<u32, Format>,
    /// Formats of whole columns (first, last), for cells that the file does not mention.
    pub column_formats: Vec<(u32, u32, Format)>,
}

/// Characters of one look within a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The characters.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// Document properties that say whose report it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title.
    pub title: String,
    /// The subject; our own exports put the plan here.
    pub subject: String,
    /// Custom properties by name, values as text.
    pub custom: BTreeMap<String, String>,
}

/// A workbook read from its bytes.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The sheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// Document properties.
    pub properties: Properties,
    /// Whether dates count from 1904.
    pub date1904: bool,
}

impl Workbook {
    /// Reads a workbook of any kind that the program understands: xlsx, xlsm, ods, xls.
    ///
    /// Limits: those of [`guard`], 64 sheets, 1,000,000 cells.
    ///
    /// # Errors
    /// Whatever [`guard::sniff`] refuses; `Damaged` where a part can't be understood; `TooManySheets` and `TooManyCells`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Workbook, ReadError> {
        match guard::sniff(bytes)? {
            Kind::Xlsx(archive) => xlsx::read(archive),
            Kind::Ods(archive) => ods::read(archive),
            Kind::Xls => xls::read(bytes),
        }
    }
}

impl Sheet {
    /// The cell at a position, if the file mentions it.
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        self.cells.get(&at)
    }

    /// The value at a position; `Empty` where the file mentions no cell.
    pub fn value(&self, at: CellRef) -> &Value {
        self.cells.get(&at).map_or(&Value::Empty, |cell| &cell.value)
    }

    /// The format that a number at this position is shown with: the cell's, else the row's, else the column's.
    pub fn format_at(&self, at: CellRef) -> Format {
        if let Some(cell) = self.cells.get(&at) {
            return cell.format;
        }
        if let Some(format) = self.row_formats.get(&at.row) {
            return *format;
        }
        let of_column =
            self.column_formats.iter().find(|(first, last, _)| (*first..=*last).contains(&at.column));
        of_column.map(|(_, _, format)| *format).unwrap_or_default()
    }

    /// The merged area that covers a position.
    pub fn merge_at(&self, at: CellRef) -> Option<CellRange> {
        self.merges.iter().copied().find(|area| area.contains(at))
    }
}
