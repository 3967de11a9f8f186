//! The records of an .xls workbook: number formats of cells, and a check that no cell stands too far out.

use std::collections::HashMap;

use super::too_old;
use crate::cell::CellRef;
use crate::grid::{Format, MAX_CELLS};
use crate::read_error::ReadError;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const MULTIPLE_RK: u16 = 0x00BD;
const MULTIPLE_BLANK: u16 = 0x00BE;
/// Records that start with row, column and format: NUMBER, LABEL, BOOLERR, RK, LABELSST, BLANK, RSTRING.
const SINGLE: [u16; 7] = [0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x0201, 0x00D6];
/// The version number of the only stream kind that is read.
const BIFF8: u16 = 0x0600;

/// Formats and formulas of the cells of every sheet, in the order in which sheets are listed.
pub(super) struct Formats {
    sheets: Vec<Cells>,
    formats: Vec<Format>,
}

/// The cells of a sheet.
#[derive(Default)]
struct Cells {
    formats: HashMap<CellRef, u16>,
    formulas: Vec<CellRef>,
}

impl Formats {
    pub(super) fn at(&self, sheet: usize, at: CellRef) -> Format {
        let number = self.sheets.get(sheet).and_then(|cells| cells.formats.get(&at));
        number.and_then(|number| self.formats.get(usize::from(*number))).copied().unwrap_or_default()
    }
}

impl Formats {
    /// The cells of a sheet that hold a formula, those that share another's included.
    pub(super) fn formulas(&self, sheet: usize) -> &[CellRef] {
        self.sheets.get(sheet).map_or(&[], |cells| &cells.formulas)
    }
}

/// Reads the formats of all cells.
///
/// # Errors
/// `Encrypted`; `Unsupported` before Excel 97; `TooManyCells` where the rectangles of cells come to more than 1,000,000;
/// `Damaged` where a record reaches beyond the stream.
pub(super) fn read(name: &str, stream: &[u8]) -> Result<Formats, ReadError> {
    let records = Records { name, stream, at: 0 };
    let mut codes = HashMap::new();
    let mut numbers = Vec::new();
    let mut starts = Vec::new();
    for record in records {
        let record = record?;
        match record.kind {
            BOF if record.word(0) != Some(BIFF8) => return Err(too_old()),
            FILE_PASS if record.word(0) != Some(0) => return Err(ReadError::Encrypted),
            FORMAT => {
                codes.insert(record.word(0).unwrap_or(0), Format::from_code(&format_code(record.data)));
            }
            XF => numbers.push(record.word(2).unwrap_or(0)),
            BOUND_SHEET => {
                let start = record.data.first_chunk::<4>().map(|bytes| u32::from_le_bytes(*bytes) as usize);
                starts.push(start.unwrap_or(usize::MAX));
            }
            EOF => break,
            _ => {}
        }
    }
    let format =
        |number: &u16| codes.get(number).copied().unwrap_or_else(|| Format::built_in(u32::from(*number)));
    let formats = numbers.iter().map(format).collect();
    let mut sheets = Vec::with_capacity(starts.len());
    let mut unfolded = 0;
    for start in starts {
        sheets.push(read_sheet(name, stream, start, &mut unfolded)?);
    }
    Ok(Formats { sheets, formats })
}

fn read_sheet(name: &str, stream: &[u8], start: usize, unfolded: &mut u64) -> Result<Cells, ReadError> {
    if start >= stream.len() {
        return Err(ReadError::damaged(name, "a sheet starts beyond its end"));
    }
    let mut cells = Cells::default();
    let mut far = Extent::default();
    let mut depth = 0;
    for record in (Records { name, stream, at: start }) {
        let record = record?;
        match record.kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth != 1 => {}
            DIMENSIONS => {
                far.claim(&record).ok_or_else(|| ReadError::damaged(name, "a sheet's size makes no sense"))?
            }
            MULTIPLE_RK | MULTIPLE_BLANK => {
                let step = if record.kind == MULTIPLE_RK { 6 } else { 2 };
                far.multiple(&record, step, &mut cells.formats);
            }
            FORMULA => cells.formulas.extend(far.single(&record, &mut cells.formats)),
            kind if SINGLE.contains(&kind) => {
                far.single(&record, &mut cells.formats);
            }
            _ => {}
        }
    }
    *unfolded += far.size();
    if *unfolded > MAX_CELLS as u64 {
        return Err(ReadError::TooManyCells { limit: MAX_CELLS });
    }
    Ok(cells)
}

/// The rectangle that cells span, and the one that the sheet claims.
#[derive(Default)]
struct Extent {
    corners: Option<(CellRef, CellRef)>,
    claimed: u64,
}

impl Extent {
    fn size(&self) -> u64 {
        let spanned = self.corners.map_or(0, |(first, last)| {
            u64::from(last.row - first.row + 1) * u64::from(last.column - first.column + 1)
        });
        spanned.max(self.claimed)
    }

    /// Notes the size that the sheet claims; `None` where it ends before it starts.
    fn claim(&mut self, record: &Record<'_>) -> Option<()> {
        let long = |at: usize| {
            record
                .data
                .get(at..at + 4)
                .and_then(|bytes| bytes.try_into().ok())
                .map(u32::from_le_bytes)
                .map(u64::from)
        };
        let (first_row, last_row) = (long(0)?, long(4)?);
        let (first_column, last_column) = (u64::from(record.word(8)?), u64::from(record.word(10)?));
        self.claimed = last_row.checked_sub(first_row)? * last_column.checked_sub(first_column)?;
        Some(())
    }

    fn note(&mut self, at: CellRef) {
        self.corners = Some(self.corners.map_or((at, at), |(first, last)| {
            (
                CellRef::new(first.row.min(at.row), first.column.min(at.column)),
                CellRef::new(last.row.max(at.row), last.column.max(at.column)),
            )
        }));
    }

    fn single(&mut self, record: &Record<'_>, cells: &mut HashMap<CellRef, u16>) -> Option<CellRef> {
        let at = CellRef::new(record.word(0)?.into(), record.word(2)?.into());
        self.note(at);
        cells.insert(at, record.word(4)?);
        Some(at)
    }

    /// A run of cells in a row: row, first column, then `step` bytes for each, last column.
    fn multiple(&mut self, record: &Record<'_>, step: usize, cells: &mut HashMap<CellRef, u16>) {
        let (Some(row), Some(first)) = (record.word(0), record.word(2)) else { return };
        let count = record.data.len().saturating_sub(6) / step;
        for (index, column) in (first..).take(count).enumerate() {
            let at = CellRef::new(row.into(), column.into());
            self.note(at);
            if let Some(format) = record.word(4 + index * step) {
                cells.insert(at, format);
            }
        }
    }
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn word(&self, at: usize) -> Option<u16> {
        self.data.get(at..at + 2).and_then(|bytes| bytes.try_into().ok()).map(u16::from_le_bytes)
    }
}

struct Records<'a> {
    name: &'a str,
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.stream.get(self.at..self.at + 4)?;
        let (kind, length) =
            (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
        let start = self.at + 4;
        self.at = start + length;
        match self.stream.get(start..self.at) {
            Some(data) => Some(Ok(Record { kind, data })),
            None => {
                self.at = self.stream.len();
                Some(Err(ReadError::damaged(self.name, "a record reaches beyond its end")))
            }
        }
    }
}

/// The code of a FORMAT record: number, length in characters, one byte that says whether characters take two bytes.
fn format_code(data: &[u8]) -> String {
    let Some((&wide, text)) = data.get(4..).and_then(<[u8]>::split_first) else { return String::new() };
    if wide & 1 == 0 {
        return text.iter().map(|b| char::from(*b)).collect();
    }
    let units: Vec<u16> = text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}
