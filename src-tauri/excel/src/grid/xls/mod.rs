//! Workbooks of Excel 97 to 2003: the records of their stream, read one after the other.

mod globals;
mod properties;
mod records;
mod sheet;
mod strings;

use self::globals::Globals;
use super::keep::Keeper;
use super::{Format, Sheet, Workbook};
use crate::guard::{Compound, WORKBOOK_STREAMS};
use crate::read_error::ReadError;

/// Reads a whole workbook.
///
/// # Errors
/// `Encrypted`; `Unsupported` before Excel 97; `TooManySheets`, `TooManyCells`; `Damaged`.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut compound = Compound::open(bytes)?;
    let name = WORKBOOK_STREAMS.into_iter().find(|name| compound.has(name)).unwrap_or(WORKBOOK_STREAMS[0]);
    let stream = compound.bytes(name)?;
    let globals = Globals::read(name, &stream)?;
    let mut keeper = Keeper::new();
    let mut sheets = Vec::with_capacity(globals.sheets.len());
    for listed in &globals.sheets {
        let mut sheet = Sheet { name: listed.name.clone(), hidden: listed.hidden, ..Sheet::default() };
        sheet::read(name, &stream, listed.start, &globals, &mut sheet, &mut keeper)?;
        keeper.end_sheet(&mut sheet)?;
        sheets.push(sheet);
    }
    Ok(Workbook { sheets, properties: properties::read(&mut compound), date1904: globals.date1904 })
}

/// The format that a cell refers to by number.
fn format(globals: &Globals, number: u16) -> Format {
    globals.formats.get(usize::from(number)).copied().unwrap_or_default()
}
