//! The records of one sheet: cells, merged areas, formats of rows and columns.

use std::sync::Arc;

use super::format;
use super::globals::Globals;
use super::records::{BOF, EOF, Record, Records};
use super::strings::Pieces;
use crate::cell::{CellRange, CellRef};
use crate::grid::keep::Keeper;
use crate::grid::text::text_value;
use crate::grid::{Cell, Format, Formula, Sheet, Value, decimal_from_f64, serial};
use crate::read_error::ReadError;

const FORMULA: u16 = 0x0006;
const STRING: u16 = 0x0207;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MULTIPLE_RK: u16 = 0x00BD;
const SHARED_TEXT: u16 = 0x00FD;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const TRUTH_OR_ERROR: u16 = 0x0205;
const BLANK: u16 = 0x0201;
const MULTIPLE_BLANK: u16 = 0x00BE;
const MERGED: u16 = 0x00E5;
const COLUMNS: u16 = 0x007D;
const ROW: u16 = 0x0208;
/// The first byte of an expression that is an error value.
const ERROR_VALUE: u8 = 0x1C;
/// A row's flag: it has a format of its own.
const ROW_FORMAT: u16 = 0x0080;

/// Reads the sheet that starts at a place in the stream.
///
/// # Errors
/// `TooManyCells`; `Damaged`.
pub(super) fn read(
    name: &str,
    stream: &[u8],
    start: usize,
    globals: &Globals,
    sheet: &mut Sheet,
    keeper: &mut Keeper,
) -> Result<(), ReadError> {
    if start >= stream.len() {
        return Err(ReadError::damaged(name, "a sheet starts beyond its end"));
    }
    let mut pass = Pass { name, globals, sheet, keeper, waiting: None };
    let mut records = Records::new(name, stream, start);
    let mut depth = 0_u32;
    while let Some(record) = records.next().transpose()? {
        match record.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            // Charts inside a sheet have records of their own.
            _ if depth != 1 => {}
            STRING => {
                let text = Pieces::new(record.data, records.continued()?).text(|_| false);
                pass.result(text)?;
            }
            _ => pass.take(&record)?,
        }
    }
    pass.end_formula()
}

struct Pass<'a> {
    name: &'a str,
    globals: &'a Globals,
    sheet: &'a mut Sheet,
    keeper: &'a mut Keeper,
    /// A formula whose result is text, which the next record holds.
    waiting: Option<(CellRef, Cell)>,
}

impl Pass<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        match record.kind {
            NUMBER | RK | SHARED_TEXT | LABEL | RICH_LABEL | TRUTH_OR_ERROR | BLANK | FORMULA => {
                self.end_formula()?;
                let (at, format) = self.place(record).ok_or_else(|| self.cut_off())?;
                self.single(record, at, format)
            }
            MULTIPLE_RK => self.several(record, 6, |data| rk(data.get(2..)?)),
            MULTIPLE_BLANK => self.several(record, 2, |_| None),
            MERGED => self.merges(record),
            COLUMNS => {
                if let (Some(first), Some(last), Some(xf)) = (record.word(0), record.word(2), record.word(6))
                {
                    let format = format(self.globals, xf);
                    self.sheet.column_formats.push((first.into(), last.into(), format));
                }
                Ok(())
            }
            ROW => {
                if let (Some(row), Some(flags), Some(xf)) = (record.word(0), record.word(12), record.word(14))
                    && flags & ROW_FORMAT != 0
                {
                    self.sheet.row_formats.insert(row.into(), format(self.globals, xf & 0x0FFF));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Where a cell stands and how it shows numbers.
    fn place(&self, record: &Record<'_>) -> Option<(CellRef, Format)> {
        let at = CellRef::new(record.word(0)?.into(), record.word(2)?.into());
        Some((at, format(self.globals, record.word(4)?)))
    }

    fn single(&mut self, record: &Record<'_>, at: CellRef, format: Format) -> Result<(), ReadError> {
        let data = record.data.get(6..).unwrap_or_default();
        let value = match record.kind {
            NUMBER => record.double(6).map(|number| self.number(number, format)),
            RK => rk(data).map(|number| self.number(number, format)),
            SHARED_TEXT => record.long(6).map(|index| self.shared(at, index)).transpose()?,
            LABEL | RICH_LABEL => Pieces::new(data, Vec::new()).text(|_| false).map(text_value),
            TRUTH_OR_ERROR => match data {
                [value, 0, ..] => Some(Value::Bool(*value != 0)),
                [code, _, ..] => Some(error_value(*code)),
                _ => None,
            },
            FORMULA => return self.formula(record, at, format),
            _ => Some(Value::Empty),
        };
        let value = value.ok_or_else(|| self.cut_off())?;
        self.keep(at, Cell { value, format, formula: None })
    }

    /// A run of cells in a row: row, first column, then `step` bytes for each, last column.
    fn several(
        &mut self,
        record: &Record<'_>,
        step: usize,
        number: impl Fn(&[u8]) -> Option<f64>,
    ) -> Result<(), ReadError> {
        self.end_formula()?;
        let (Some(row), Some(first)) = (record.word(0), record.word(2)) else { return Err(self.cut_off()) };
        let cells = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default();
        for (column, data) in (u32::from(first)..).zip(cells.chunks_exact(step)) {
            let format =
                super::records::word(data, 0).map_or_else(Format::default, |xf| format(self.globals, xf));
            let value = number(data).map_or(Value::Empty, |number| self.number(number, format));
            self.keep(CellRef::new(row.into(), column), Cell { value, format, formula: None })?;
        }
        Ok(())
    }

    /// A formula with its result. Its words are not taken apart: every one carries a result. One that is nothing but an
    /// error value says so.
    fn formula(&mut self, record: &Record<'_>, at: CellRef, format: Format) -> Result<(), ReadError> {
        let result: [u8; 8] =
            record.data.get(6..).and_then(<[u8]>::first_chunk).copied().ok_or_else(|| self.cut_off())?;
        let text = match record.data.get(20..) {
            Some([2, 0, ERROR_VALUE, code, ..]) => error_text(*code),
            _ => "",
        };
        let formula = Some(Box::new(Formula { text: Arc::from(text), origin: at, stored: true }));
        let value = match result {
            [0, .., 0xFF, 0xFF] => {
                self.waiting = Some((at, Cell { value: Value::Empty, format, formula }));
                return Ok(());
            }
            [1, _, truth, .., 0xFF, 0xFF] => Value::Bool(truth != 0),
            [2, _, code, .., 0xFF, 0xFF] => error_value(code),
            [_, .., 0xFF, 0xFF] => Value::Empty,
            number => self.number(f64::from_le_bytes(number), format),
        };
        self.keep(at, Cell { value, format, formula })
    }

    /// The text that a formula comes to.
    fn result(&mut self, text: Option<String>) -> Result<(), ReadError> {
        let Some((at, cell)) = self.waiting.take() else { return Ok(()) };
        let value = text.map(text_value).ok_or_else(|| self.cut_off())?;
        self.keep(at, Cell { value, ..cell })
    }

    /// A formula that was left without its text.
    fn end_formula(&mut self) -> Result<(), ReadError> {
        match self.waiting.take() {
            Some((at, cell)) => self.keep(at, cell),
            None => Ok(()),
        }
    }

    fn merges(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        let areas = record.data.get(2..).unwrap_or_default().chunks_exact(8);
        for area in areas.take(usize::from(record.word(0).unwrap_or(0))) {
            let edge = |at| u32::from(super::records::word(area, at).unwrap_or(0));
            let area = CellRange::new(CellRef::new(edge(0), edge(4)), CellRef::new(edge(2), edge(6)));
            self.keeper.merge(self.sheet, area)?;
        }
        Ok(())
    }

    fn shared(&self, at: CellRef, index: u32) -> Result<Value, ReadError> {
        let text = self.globals.texts.get(index as usize);
        let text = text.ok_or_else(|| {
            ReadError::damaged(self.name, format_args!("the text of cell {at} does not exist"))
        })?;
        Ok(if text.is_empty() { Value::Empty } else { Value::Text(text.clone()) })
    }

    fn number(&self, number: f64, format: Format) -> Value {
        let Some(decimal) = decimal_from_f64(number) else {
            return Value::Text(Arc::from(format!("{number:e}")));
        };
        let date = format.date.then(|| serial::date_from_serial(decimal, self.globals.date1904)).flatten();
        date.map_or(Value::Number(decimal), Value::Date)
    }

    fn keep(&mut self, at: CellRef, cell: Cell) -> Result<(), ReadError> {
        self.keeper.keep(self.name, self.sheet, at, cell)
    }

    fn cut_off(&self) -> ReadError {
        ReadError::damaged(self.name, "a cell is cut off")
    }
}

/// A number in four bytes: a whole one, or the upper half of a binary one; a hundredth of either where so marked.
fn rk(data: &[u8]) -> Option<f64> {
    let bits = u32::from_le_bytes(*data.first_chunk()?);
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    Some(if bits & 1 == 0 { number } else { number / 100.0 })
}

fn error_value(code: u8) -> Value {
    Value::Error(Arc::from(error_text(code)))
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_in_four_bytes() {
        let number = |bits: u32| rk(&bits.to_le_bytes());
        assert_eq!(number(0x3FF0_0000), Some(1.0));
        assert_eq!(number(12 << 2 | 2), Some(12.0));
        assert_eq!(number(1250 << 2 | 3), Some(12.5));
        assert_eq!(number((-7_i32 << 2).cast_unsigned() | 2), Some(-7.0));
        assert_eq!(rk(&[1, 2]), None);
    }
}
