//! What the whole workbook shares: its sheets, the formats of cells, texts, how dates count.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::records::{BOF, EOF, Records};
use super::strings::{self, Pieces};
use crate::grid::{Format, MAX_SHEETS};
use crate::read_error::{ReadError, UnreadKind};

const FILE_PASS: u16 = 0x002F;
const DATE_MODE: u16 = 0x0022;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const SHARED_TEXTS: u16 = 0x00FC;
/// The version number of the only stream kind that is read.
const BIFF8: u16 = 0x0600;
/// The kind of sheet that holds cells.
const WORKSHEET: u8 = 0;

/// What the whole workbook shares.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<ListedSheet>,
    /// Formats by the number that cells refer to.
    pub(super) formats: Vec<Format>,
    pub(super) texts: Vec<Arc<str>>,
    pub(super) date1904: bool,
}

/// A worksheet as the workbook lists it.
pub(super) struct ListedSheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) start: usize,
}

impl Globals {
    /// Reads the first part of the stream.
    ///
    /// # Errors
    /// `Encrypted`; `Unsupported` before Excel 97; `TooManySheets`; `Damaged`.
    pub(super) fn read(name: &str, stream: &[u8]) -> Result<Globals, ReadError> {
        let mut globals = Globals::default();
        let mut codes = HashMap::new();
        let mut numbers = Vec::new();
        let mut fonts = 0;
        // Fonts that raise their characters.
        let mut raised = HashSet::new();
        let mut records = Records::new(name, stream, 0);
        while let Some(record) = records.next().transpose()? {
            match record.kind {
                BOF if record.word(0) != Some(BIFF8) => {
                    return Err(ReadError::Unsupported { kind: UnreadKind::OldXls });
                }
                FILE_PASS => return Err(ReadError::Encrypted),
                DATE_MODE => globals.date1904 = record.word(0) == Some(1),
                FONT => {
                    // No font has the number 4.
                    let number = if fonts < 4 { fonts } else { fonts + 1 };
                    fonts += 1;
                    if record.word(8) == Some(1) {
                        raised.insert(number);
                    }
                }
                FORMAT => {
                    let code = strings::long(record.data.get(2..).unwrap_or_default());
                    codes.insert(record.word(0).unwrap_or(0), Format::from_code(&code));
                }
                XF => numbers.push(record.word(2).unwrap_or(0)),
                BOUND_SHEET => globals.list(record.data)?,
                SHARED_TEXTS => {
                    let pieces = Pieces::new(record.data, records.continued()?);
                    globals.texts = strings::shared(name, pieces, |font| raised.contains(&font))?;
                }
                EOF => break,
                _ => {}
            }
        }
        let format =
            |number: &u16| codes.get(number).copied().unwrap_or_else(|| Format::built_in(u32::from(*number)));
        globals.formats = numbers.iter().map(format).collect();
        Ok(globals)
    }

    /// Takes a sheet into the list: where it starts, whether it is shown, of which kind it is, its name.
    fn list(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let (Some(start), Some([state, kind, name @ ..])) = (data.first_chunk::<4>(), data.get(4..)) else {
            return Ok(());
        };
        if *kind != WORKSHEET {
            return Ok(());
        }
        if self.sheets.len() >= MAX_SHEETS {
            return Err(ReadError::TooManySheets { sheets: self.sheets.len() + 1, limit: MAX_SHEETS });
        }
        let start = u32::from_le_bytes(*start) as usize;
        self.sheets.push(ListedSheet { name: strings::short(name), hidden: state & 3 != 0, start });
        Ok(())
    }
}
