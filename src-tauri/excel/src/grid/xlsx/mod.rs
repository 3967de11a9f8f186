//! Workbooks of Excel since 2007: one pass over each sheet gives values, formats, formulas and merges together.

mod emphasis;
mod package;
mod properties;
mod sheet;
mod strings;
mod styles;

use std::sync::Arc;

use self::package::Package;
use super::keep::Keeper;
use super::{Format, MAX_SHEETS, Sheet, Workbook};
use crate::guard::Archive;
use crate::read_error::ReadError;

/// What the cells of all sheets refer to.
pub(super) struct Shared {
    strings: Vec<Arc<str>>,
    formats: Vec<Format>,
    date1904: bool,
}

/// Reads a whole workbook.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Workbook, ReadError> {
    let package = Package::open(&mut archive)?;
    if package.sheets.len() > MAX_SHEETS {
        return Err(ReadError::TooManySheets { sheets: package.sheets.len(), limit: MAX_SHEETS });
    }
    let shared = Shared {
        strings: match &package.strings_part {
            Some(part) => strings::read(part, &archive.xml(part)?.unwrap_or_default())?,
            None => Vec::new(),
        },
        formats: match &package.styles_part {
            Some(part) => styles::read(part, &archive.xml(part)?.unwrap_or_default())?,
            None => Vec::new(),
        },
        date1904: package.date1904,
    };
    let mut keeper = Keeper::new();
    let mut sheets = Vec::with_capacity(package.sheets.len());
    for listed in &package.sheets {
        let xml = archive.xml(&listed.part)?;
        let xml = xml.ok_or_else(|| ReadError::damaged(&listed.part, "it is listed but missing"))?;
        let mut sheet = Sheet { name: listed.name.clone(), hidden: listed.hidden, ..Sheet::default() };
        sheet::read(&listed.part, &xml, &shared, &mut sheet, &mut keeper)?;
        sheets.push(sheet);
    }
    emphasis::read(&mut archive, &package, &mut sheets)?;
    let properties = properties::read(&mut archive, &package)?;
    Ok(Workbook { sheets, properties, date1904: package.date1904 })
}
