//! Workbooks of Excel 97 to 2003: values through calamine, and a pass of our own for formats and how far it unfolds.

mod records;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Range, Reader, SheetVisible, Xls, XlsError};

use super::{Cell, Formula, MAX_SHEETS, Properties, Sheet, Value, Workbook, decimal_from_f64, serial};
use crate::cell::{CellRange, CellRef};
use crate::guard::{Compound, WORKBOOK_STREAMS};
use crate::read_error::{ReadError, UnreadKind};

/// Reads a whole workbook.
///
/// The pass over the records comes first: it refuses what calamine would ask too much memory for.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut compound = Compound::open(bytes)?;
    let name = WORKBOOK_STREAMS.into_iter().find(|name| compound.has(name)).unwrap_or(WORKBOOK_STREAMS[0]);
    let formats = records::read(name, &compound.bytes(name)?)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let listed = book.sheets_metadata().to_vec();
    if listed.len() > MAX_SHEETS {
        return Err(ReadError::TooManySheets { sheets: listed.len(), limit: MAX_SHEETS });
    }
    let mut sheets = Vec::with_capacity(listed.len());
    for (index, meta) in listed.into_iter().enumerate() {
        let mut sheet =
            Sheet { hidden: meta.visible != SheetVisible::Visible, name: meta.name, ..Sheet::default() };
        let values = book.worksheet_range(&sheet.name).map_err(damaged)?;
        let formulas = book.worksheet_formula(&sheet.name).map_err(damaged)?;
        let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(damaged)?;
        sheet.merges = merges
            .iter()
            .map(|d| CellRange::new(CellRef::new(d.start.0, d.start.1), CellRef::new(d.end.0, d.end.1)))
            .collect();
        put_cells(&mut sheet, &values, &formats, index, book.has_1904_epoch());
        put_formulas(&mut sheet, &formulas, formats.formulas(index));
        sheets.push(sheet);
    }
    let date1904 = book.has_1904_epoch();
    Ok(Workbook { sheets, properties: properties(&mut book)?, date1904 })
}

fn put_cells(
    sheet: &mut Sheet,
    values: &Range<Data>,
    formats: &records::Formats,
    index: usize,
    date1904: bool,
) {
    let start = values.start().unwrap_or_default();
    for (row, column, data) in values.used_cells() {
        let at = CellRef::new(start.0 + row as u32, start.1 + column as u32);
        let format = formats.at(index, at);
        sheet.cells.insert(at, Cell { value: value(data, date1904), format, formula: None });
    }
}

/// Puts the formulas behind their results. Those that share another's have no text of their own here.
fn put_formulas(sheet: &mut Sheet, formulas: &Range<String>, cells: &[CellRef]) {
    for at in cells {
        let text = formulas.get_value((at.row, at.column)).map_or("", String::as_str);
        let cell = sheet.cells.entry(*at).or_insert_with(|| Cell {
            value: Value::Empty,
            format: Default::default(),
            formula: None,
        });
        // Every formula of this kind of file carries a result; without one it is empty text.
        cell.formula = Some(Box::new(Formula { text: Arc::from(text), origin: *at, stored: true }));
    }
}

fn value(data: &Data, date1904: bool) -> Value {
    let number = |number: f64| {
        decimal_from_f64(number).map_or_else(|| Value::Text(Arc::from(number.to_string())), Value::Number)
    };
    match data {
        Data::Empty => Value::Empty,
        Data::Int(whole) => Value::Number((*whole).into()),
        Data::Float(float) => number(*float),
        Data::String(text) if text.is_empty() => Value::Empty,
        Data::String(text) | Data::DurationIso(text) | Data::DateTimeIso(text) => {
            Value::Text(Arc::from(text.as_str()))
        }
        Data::Bool(truth) => Value::Bool(*truth),
        Data::DateTime(moment) => {
            let date = decimal_from_f64(moment.as_f64())
                .and_then(|serial| serial::date_from_serial(serial, date1904));
            date.map_or_else(|| number(moment.as_f64()), Value::Date)
        }
        Data::Error(error) => Value::Error(Arc::from(error.to_string())),
    }
}

fn properties(book: &mut Xls<Cursor<&[u8]>>) -> Result<Properties, ReadError> {
    let read = book.workbook_properties().map_err(damaged)?;
    Ok(Properties {
        title: read.title.unwrap_or_default(),
        subject: read.subject.unwrap_or_default(),
        custom: read.custom_properties.into_iter().collect(),
    })
}

fn damaged(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Encrypted,
        other => ReadError::damaged("the workbook", other),
    }
}

/// A stream of an older workbook than those that are read.
fn too_old() -> ReadError {
    ReadError::Unsupported { kind: UnreadKind::OldXls }
}
