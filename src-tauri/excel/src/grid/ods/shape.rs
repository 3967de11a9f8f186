//! Which cells of an OpenDocument spreadsheet are percents and which are merged, and how far it unfolds.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use crate::cell::{CellRange, CellRef};
use crate::grid::xml::{Part, attribute};
use crate::grid::{MAX_CELLS, MAX_SHEETS};
use crate::read_error::ReadError;

/// Rows and columns beyond which nothing with content may stand.
const MAX_ROW: u64 = 1_048_576;
const MAX_COLUMN: u64 = 16_384;

/// What the pass learns about a sheet.
pub(super) struct Shape {
    pub(super) name: String,
    pub(super) percents: HashSet<CellRef>,
    pub(super) merges: Vec<CellRange>,
    /// Formulas whose stored result is empty text.
    pub(super) empty_texts: HashSet<CellRef>,
    /// The rectangle from A1 to the last cell with content.
    rows: u64,
    columns: u64,
}

/// Reads the shapes of all sheets.
///
/// # Errors
/// `TooManySheets`; `TooManyCells` where rectangles with content come to more than 1,000,000 cells; `Damaged`.
pub(super) fn read(name: &str, xml: &str) -> Result<Vec<Shape>, ReadError> {
    let mut pass =
        Pass { part: Part::new(name, xml), shapes: Vec::new(), row: 0, column: 0, row_repeat: 1, depth: 0 };
    loop {
        match pass.part.next()? {
            Event::Eof => break,
            Event::Start(element) => pass.start(&element, false)?,
            Event::Empty(element) => pass.start(&element, true)?,
            Event::End(element) => pass.end(element.local_name().as_ref()),
            Event::Text(text) if !text.trim().is_empty() => pass.mark_content(),
            _ => {}
        }
    }
    let cells: u64 = pass.shapes.iter().map(|shape| shape.rows * shape.columns).sum();
    if cells > MAX_CELLS as u64 {
        return Err(ReadError::TooManyCells { limit: MAX_CELLS });
    }
    Ok(pass.shapes)
}

struct Pass<'x> {
    part: Part<'x>,
    shapes: Vec<Shape>,
    row: u64,
    column: u64,
    row_repeat: u64,
    /// Tables inside tables; only those of depth 1 are sheets.
    depth: u32,
}

impl Pass<'_> {
    fn start(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), ReadError> {
        match element.local_name().as_ref() {
            "table" => self.start_table(element, empty)?,
            "table-row" if self.depth == 1 => {
                self.column = 0;
                self.row_repeat = repeat(element, "number-rows-repeated").min(MAX_ROW);
                if empty {
                    self.row += self.row_repeat;
                }
            }
            "table-cell" | "covered-table-cell" if self.depth == 1 => {
                self.cell(element);
                self.column += repeat(element, "number-columns-repeated").min(MAX_COLUMN);
            }
            _ => {}
        }
        Ok(())
    }

    fn start_table(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), ReadError> {
        if !empty {
            self.depth += 1;
        }
        if self.depth > 1 {
            return Ok(());
        }
        if self.shapes.len() >= MAX_SHEETS {
            return Err(ReadError::TooManySheets { sheets: self.shapes.len() + 1, limit: MAX_SHEETS });
        }
        (self.row, self.column) = (0, 0);
        self.shapes.push(Shape {
            name: attribute(element, "name").unwrap_or_default().into_owned(),
            percents: HashSet::new(),
            merges: Vec::new(),
            empty_texts: HashSet::new(),
            rows: 0,
            columns: 0,
        });
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.depth = self.depth.saturating_sub(1),
            "table-row" if self.depth == 1 => self.row += self.row_repeat,
            _ => {}
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>) {
        let kind = attribute(element, "value-type");
        let formula = attribute(element, "formula").is_some();
        let repeated = repeat(element, "number-columns-repeated").min(MAX_COLUMN);
        let (Ok(row), Ok(column)) = (u32::try_from(self.row), u32::try_from(self.column)) else { return };
        let at = CellRef::new(row, column);
        let span = |name| repeat(element, name).clamp(1, MAX_ROW) as u32;
        let (rows, columns) = (span("number-rows-spanned"), span("number-columns-spanned"));
        let Some(shape) = self.shapes.last_mut() else { return };
        if rows * columns > 1 {
            let last = CellRef::new(row.saturating_add(rows - 1), column.saturating_add(columns - 1));
            shape.merges.push(CellRange::new(at, last));
        }
        if kind.is_none() && !formula {
            return;
        }
        shape.rows = shape.rows.max(self.row + self.row_repeat);
        shape.columns = shape.columns.max(self.column + repeated);
        let small = self.row_repeat.saturating_mul(repeated) <= 4_096;
        for row in (row..).take(if small { self.row_repeat as usize } else { 0 }) {
            for column in (column..).take(repeated as usize) {
                if kind.as_deref() == Some("percentage") {
                    shape.percents.insert(CellRef::new(row, column));
                }
                if kind.as_deref() == Some("string") && formula {
                    shape.empty_texts.insert(CellRef::new(row, column));
                }
            }
        }
    }

    /// Text without a type is content too; its cell has been passed already.
    fn mark_content(&mut self) {
        if self.depth != 1 {
            return;
        }
        if let Some(shape) = self.shapes.last_mut() {
            shape.rows = shape.rows.max(self.row + self.row_repeat);
            shape.columns = shape.columns.max(self.column);
        }
    }
}

fn repeat(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}
