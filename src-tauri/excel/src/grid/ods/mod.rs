//! OpenDocument spreadsheets: one pass over the content gives values, formulas and merges together.

mod formula;
mod meta;
mod sheets;
mod styles;
mod text;

use super::Workbook;
use super::keep::Keeper;
use crate::guard::Archive;
use crate::read_error::ReadError;

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";
/// The part that holds the document's properties.
const META: &str = "meta.xml";

/// Reads a whole spreadsheet.
///
/// # Errors
/// Those of the archive; `TooManySheets`, `TooManyCells`; `Damaged`.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Workbook, ReadError> {
    let content = archive.xml(CONTENT)?.ok_or_else(|| ReadError::damaged(CONTENT, "it is missing"))?;
    let sheets = sheets::read(CONTENT, &content, &mut Keeper::new())?;
    let properties = match archive.xml(META)? {
        Some(xml) => meta::read(META, &xml)?,
        None => Default::default(),
    };
    Ok(Workbook { sheets, properties, date1904: false })
}
