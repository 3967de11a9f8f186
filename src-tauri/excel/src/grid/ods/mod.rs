//! OpenDocument spreadsheets: values through calamine, and a pass of our own for what it does not tell.

mod shape;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetVisible};

use super::{Cell, ERRORS, Format, Formula, Properties, Sheet, Value, Workbook, decimal_from_f64, serial};
use crate::cell::CellRef;
use crate::guard::Archive;
use crate::read_error::ReadError;

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";

/// Reads a whole spreadsheet.
///
/// The pass over the shape comes first: it bounds what calamine unfolds from repeated rows and cells.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let content = archive.xml(CONTENT)?.ok_or_else(|| ReadError::damaged(CONTENT, "it is missing"))?;
    let shapes = shape::read(CONTENT, &content)?;
    archive.xml("meta.xml")?;
    archive.xml("styles.xml")?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let values = book.worksheet_range(&shape.name).map_err(damaged)?;
        let formulas = book.worksheet_formula(&shape.name).map_err(damaged)?;
        let hidden =
            book.sheets_metadata().iter().any(|s| s.name == shape.name && s.visible != SheetVisible::Visible);
        sheets.push(sheet(shape, hidden, &values, &formulas));
    }
    let properties = properties(&book)?;
    Ok(Workbook { sheets, properties, date1904: false })
}

fn sheet(shape: shape::Shape, hidden: bool, values: &Range<Data>, formulas: &Range<String>) -> Sheet {
    let mut sheet = Sheet { name: shape.name, hidden, merges: shape.merges, ..Sheet::default() };
    let start = values.start().unwrap_or_default();
    for (row, column, data) in values.used_cells() {
        let at = CellRef::new(start.0 + row as u32, start.1 + column as u32);
        let format = Format { percent: shape.percents.contains(&at), ..Format::default() };
        sheet.cells.insert(at, Cell { value: value(data), format, formula: None });
    }
    let start = formulas.start().unwrap_or_default();
    for (row, column, text) in formulas.used_cells() {
        let at = CellRef::new(start.0 + row as u32, start.1 + column as u32);
        let blank = || Cell { value: Value::Empty, format: Format::default(), formula: None };
        let cell = sheet.cells.entry(at).or_insert_with(blank);
        if let Value::Text(text) = &cell.value
            && is_error(text)
        {
            cell.value = Value::Error(Arc::clone(text));
        }
        let stored = cell.value != Value::Empty || shape.empty_texts.contains(&at);
        cell.formula = Some(Box::new(Formula { text: Arc::from(plain_formula(text)), origin: at, stored }));
    }
    sheet
}

fn value(data: &Data) -> Value {
    let number = |number: f64| {
        decimal_from_f64(number).map_or_else(|| Value::Text(Arc::from(number.to_string())), Value::Number)
    };
    match data {
        Data::Empty => Value::Empty,
        Data::Int(whole) => Value::Number((*whole).into()),
        Data::Float(float) => number(*float),
        Data::String(text) if text.is_empty() => Value::Empty,
        Data::String(text) | Data::DurationIso(text) => Value::Text(Arc::from(text.as_str())),
        Data::Bool(truth) => Value::Bool(*truth),
        Data::DateTime(moment) => number(moment.as_f64()),
        Data::DateTimeIso(text) => {
            serial::date_from_iso(text).map_or_else(|| Value::Text(Arc::from(text.as_str())), Value::Date)
        }
        Data::Error(error) => Value::Error(Arc::from(error.to_string())),
    }
}

/// Whether a formula's result is an error value: this format keeps one as the text that stands for it, those of
/// LibreOffice's own as `Err:` and their number.
fn is_error(text: &str) -> bool {
    ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok())
}

/// `of:=SUM([.M10:.M12])` as `SUM(M10:M12)`.
fn plain_formula(text: &str) -> String {
    let text = text.strip_prefix("of:").or_else(|| text.strip_prefix("oooc:")).unwrap_or(text);
    let text = text.strip_prefix('=').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            '.' if inside && out.ends_with(|last: char| !last.is_alphanumeric() && last != '\'') => {}
            '.' if inside => out.push('!'),
            ';' if !inside => out.push(','),
            other => out.push(other),
        }
    }
    out
}

fn properties(book: &Ods<Cursor<&[u8]>>) -> Result<Properties, ReadError> {
    let read = book.workbook_properties().map_err(damaged)?;
    Ok(Properties {
        title: read.title.unwrap_or_default(),
        subject: read.subject.unwrap_or_default(),
        custom: read.custom_properties.into_iter().collect(),
    })
}

fn damaged(error: OdsError) -> ReadError {
    match error {
        OdsError::Password => ReadError::Encrypted,
        other => ReadError::damaged(CONTENT, other),
    }
}
