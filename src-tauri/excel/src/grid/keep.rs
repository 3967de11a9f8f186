//! Which cells of a sheet are kept, under the limit on cells.

use super::{Cell, MAX_CELLS, MAX_MERGES, Sheet, Value};
use crate::cell::{CellRange, CellRef};
use crate::read_error::ReadError;

/// Blank cells with a style that are kept behind a cell that holds something: those of a form that nobody has filled in.
/// A sheet may have a million of them below it, which say nothing.
const BLANKS: usize = 20_000;

/// Puts the cells of a workbook into its sheets.
pub(super) struct Keeper {
    left: usize,
    merges_left: usize,
    blanks: Vec<(CellRef, Cell)>,
}

impl Keeper {
    pub(super) fn new() -> Keeper {
        Keeper { left: MAX_CELLS, merges_left: MAX_MERGES, blanks: Vec::new() }
    }

    /// Keeps a cell of a part. A blank one waits until one that holds something comes behind it.
    ///
    /// # Errors
    /// `TooManyCells`; `Damaged` where two cells that hold something stand at one place.
    pub(super) fn keep(
        &mut self,
        part: &str,
        sheet: &mut Sheet,
        at: CellRef,
        cell: Cell,
    ) -> Result<(), ReadError> {
        if is_blank(&cell) {
            if self.blanks.len() < BLANKS {
                self.blanks.push((at, cell));
            }
            return Ok(());
        }
        self.end_sheet(sheet)?;
        self.count()?;
        match sheet.cells.insert(at, cell) {
            Some(other) if !is_blank(&other) => {
                Err(ReadError::damaged(part, format_args!("cell {at} stands there twice")))
            }
            _ => Ok(()),
        }
    }

    /// Keeps a merged area; one of a single cell is none.
    ///
    /// # Errors
    /// `TooManyMerges`.
    pub(super) fn merge(&mut self, sheet: &mut Sheet, area: CellRange) -> Result<(), ReadError> {
        if area.first == area.last {
            return Ok(());
        }
        let left = self.merges_left.checked_sub(1);
        self.merges_left = left.ok_or(ReadError::TooManyMerges { limit: MAX_MERGES })?;
        sheet.merges.push(area);
        Ok(())
    }

    /// Keeps the blank cells that wait at a sheet's end.
    ///
    /// # Errors
    /// `TooManyCells`.
    pub(super) fn end_sheet(&mut self, sheet: &mut Sheet) -> Result<(), ReadError> {
        let waiting = self.blanks.len();
        self.left = self.left.checked_sub(waiting).ok_or(ReadError::TooManyCells { limit: MAX_CELLS })?;
        for (at, cell) in self.blanks.drain(..) {
            sheet.cells.entry(at).or_insert(cell);
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(1).ok_or(ReadError::TooManyCells { limit: MAX_CELLS })?;
        Ok(())
    }
}

fn is_blank(cell: &Cell) -> bool {
    cell.value == Value::Empty && cell.formula.is_none()
}
