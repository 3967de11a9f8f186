//! Where a cell stands in a sheet, and rectangles of cells.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Rows in a sheet of an .xlsx workbook.
pub const ROWS: u32 = 1_048_576;
/// Columns in a sheet of an .xlsx workbook.
pub const COLUMNS: u32 = 16_384;

/// A cell by row and column, both counted from 0. Shown and parsed as Excel writes it: `K70`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CellRef {
    /// Row, 0 to 1,048,575.
    pub row: u32,
    /// Column, 0 to 16,383.
    pub column: u32,
}

impl CellRef {
    /// The cell at a row and a column, both counted from 0.
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// A text that is no cell reference such as `K70`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a cell such as K70")]
pub struct NotACell(pub String);

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

impl FromStr for CellRef {
    type Err = NotACell;

    /// Accepts `K70` and `$K$70`, letters in any case, within the size of a sheet.
    fn from_str(text: &str) -> Result<Self, NotACell> {
        parsed(text.as_bytes()).ok_or_else(|| NotACell(text.to_owned()))
    }
}

/// A cell from its name, byte by byte: a workbook is read with as many names as it has cells.
fn parsed(name: &[u8]) -> Option<CellRef> {
    let mut rest = name.strip_prefix(b"$").unwrap_or(name);
    let mut column = 0;
    while let [letter @ (b'A'..=b'Z' | b'a'..=b'z'), behind @ ..] = rest {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > COLUMNS {
            return None;
        }
        rest = behind;
    }
    rest = rest.strip_prefix(b"$").unwrap_or(rest);
    if rest.len() > 7 {
        return None;
    }
    let mut row = 0;
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        row = row * 10 + u32::from(digit - b'0');
        rest = behind;
    }
    let exists = rest.is_empty() && column > 0 && (1..=ROWS).contains(&row);
    exists.then(|| CellRef::new(row - 1, column - 1))
}

impl From<CellRef> for String {
    fn from(cell: CellRef) -> String {
        cell.to_string()
    }
}

impl TryFrom<String> for CellRef {
    type Error = NotACell;

    fn try_from(text: String) -> Result<CellRef, NotACell> {
        text.parse()
    }
}

/// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The column, counted from 0, that letters in any case name; `None` beyond `XFD`.
pub fn column_index(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let number = letters.bytes().fold(0u32, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (number <= COLUMNS).then(|| number - 1)
}

/// The row, counted from 0, that a row number names; `None` outside 1 to 1,048,576.
pub fn row_index(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.len() > 7 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|&number| (1..=ROWS).contains(&number)).map(|number: u32| number - 1)
}

/// A rectangle of cells, corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CellRange {
    /// Top left.
    pub first: CellRef,
    /// Bottom right.
    pub last: CellRef,
}

impl CellRange {
    /// The rectangle between two corners given in any order.
    pub fn new(one: CellRef, other: CellRef) -> Self {
        Self {
            first: CellRef::new(one.row.min(other.row), one.column.min(other.column)),
            last: CellRef::new(one.row.max(other.row), one.column.max(other.column)),
        }
    }

    /// Whether a cell lies inside.
    pub fn contains(&self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// The smallest rectangle that holds this one and a cell.
    pub fn with(&self, cell: CellRef) -> Self {
        Self {
            first: CellRef::new(self.first.row.min(cell.row), self.first.column.min(cell.column)),
            last: CellRef::new(self.last.row.max(cell.row), self.last.column.max(cell.column)),
        }
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl From<CellRange> for String {
    fn from(range: CellRange) -> String {
        range.to_string()
    }
}

impl TryFrom<String> for CellRange {
    type Error = NotACell;

    fn try_from(text: String) -> Result<CellRange, NotACell> {
        text.parse()
    }
}

impl FromStr for CellRange {
    type Err = NotACell;

    /// Accepts `C16:J17` and a single cell.
    fn from_str(text: &str) -> Result<Self, NotACell> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        Ok(Self::new(one.parse()?, other.parse()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_reads_back_as_written(row in 0..ROWS, column in 0..COLUMNS) {
            let cell = CellRef::new(row, column);
            prop_assert_eq!(cell.to_string().parse::<CellRef>(), Ok(cell));
        }
    }

    #[test]
    fn corners_of_the_sheet() {
        assert_eq!(CellRef::new(0, 0).to_string(), "A1");
        assert_eq!(CellRef::new(ROWS - 1, COLUMNS - 1).to_string(), "XFD1048576");
        for text in ["", "K", "70", "K0", "XFE1", "A1048577", "A1B", "AAAA1", "Ä1"] {
            assert_eq!(text.parse::<CellRef>(), Err(NotACell(text.to_owned())), "{text}");
        }
    }
}
