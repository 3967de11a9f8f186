//! The sheets of a spreadsheet in one pass: cells with values and formulas, merges.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::formula;
use super::styles::Styles;
use super::text::Text;
use crate::cell::{COLUMNS, CellRange, CellRef, ROWS};
use crate::grid::keep::Keeper;
use crate::grid::text::text_value;
use crate::grid::xml::{Part, attribute};
use crate::grid::{Cell, ERRORS, Format, Formula, MAX_SHEETS, Sheet, Value, decimal_from_text, serial};
use crate::read_error::ReadError;

/// Reads all sheets.
///
/// # Errors
/// `TooManySheets`; `TooManyCells`, repeated ones counted; `Damaged`.
pub(super) fn read(name: &str, xml: &str, keeper: &mut Keeper) -> Result<Vec<Sheet>, ReadError> {
    let mut pass = Pass {
        part: Part::new(name, xml),
        name,
        keeper,
        styles: Styles::default(),
        sheets: Vec::new(),
        tables: 0,
        row: Vec::new(),
        next: CellRef::new(0, 0),
        row_repeat: 1,
        cell: None,
        text: Text::default(),
    };
    loop {
        let event = pass.part.next()?;
        match &event {
            Event::Eof => return Ok(pass.sheets),
            Event::Start(element) => pass.start(element, false)?,
            Event::Empty(element) => pass.start(element, true)?,
            Event::End(element) => pass.end(element.local_name().as_ref())?,
            other if pass.cell.is_some() => pass.text.characters(&pass.part, other)?,
            _ => {}
        }
    }
}

struct Pass<'x, 'k> {
    part: Part<'x>,
    name: &'x str,
    keeper: &'k mut Keeper,
    styles: Styles,
    sheets: Vec<Sheet>,
    /// Open tables; the outermost ones are sheets.
    tables: u32,
    /// The cells of the row that is being read: column, how often, the cell.
    row: Vec<(u32, u32, Cell)>,
    /// Where the next row and cell stand; counted on beyond the size of a sheet, where only blank ones may stand.
    next: CellRef,
    row_repeat: u32,
    cell: Option<Open>,
    text: Text,
}

/// A cell whose end has not come yet.
struct Open {
    column: u32,
    repeat: u32,
    /// What its attributes say; `None` where its text is its value.
    value: Option<Value>,
    format: Format,
    formula: Option<String>,
    kind: String,
}

impl Pass<'_, '_> {
    fn start(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), ReadError> {
        if self.cell.is_some() {
            self.text.start(element, empty, &self.styles);
            return Ok(());
        }
        match element.local_name().as_ref() {
            "table" => self.start_table(element, empty)?,
            "table-row" if self.tables == 1 => {
                self.next.column = 0;
                self.row_repeat = repeat(element, "number-rows-repeated");
                if empty {
                    self.end_row()?;
                }
            }
            "table-cell" | "covered-table-cell" if self.tables == 1 => {
                self.start_cell(element)?;
                if empty {
                    self.end_cell();
                }
            }
            _ if self.tables == 0 => self.styles.take(element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "table-cell" | "covered-table-cell" if self.cell.is_some() && !self.text.is_inside() => {
                self.end_cell()
            }
            name if self.cell.is_some() => self.text.end(name),
            "table-row" if self.tables == 1 => self.end_row()?,
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if let (0, Some(sheet)) = (self.tables, self.sheets.last_mut()) {
                    self.keeper.end_sheet(sheet)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start_table(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), ReadError> {
        if self.tables == 0 {
            if self.sheets.len() >= MAX_SHEETS {
                return Err(ReadError::TooManySheets { sheets: self.sheets.len() + 1, limit: MAX_SHEETS });
            }
            let style = attribute(element, "style-name").unwrap_or_default();
            self.sheets.push(Sheet {
                name: attribute(element, "name").unwrap_or_default().into_owned(),
                hidden: self.styles.hides(&style),
                ..Sheet::default()
            });
            self.next = CellRef::new(0, 0);
        }
        self.tables += u32::from(!empty);
        Ok(())
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let at = self.next;
        let repeat = repeat(element, "number-columns-repeated");
        self.next.column = at.column.saturating_add(repeat);
        let spanned = |name| attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1_u32);
        let (rows, columns) = (spanned("number-rows-spanned"), spanned("number-columns-spanned"));
        let is_inside = at.row < ROWS && at.column < COLUMNS;
        if (rows > 1 || columns > 1)
            && is_inside
            && let Some(sheet) = self.sheets.last_mut()
        {
            let end = |from: u32, count: u32, most: u32| from.saturating_add(count.max(1) - 1).min(most - 1);
            let last = CellRef::new(end(at.row, rows, ROWS), end(at.column, columns, COLUMNS));
            self.keeper.merge(sheet, CellRange::new(at, last))?;
        }
        let kind = attribute(element, "value-type").unwrap_or_default().into_owned();
        let is_error = has_type(element, "error");
        let format = Format { percent: kind == "percentage", ..Format::default() };
        let formula = attribute(element, "formula").map(|text| formula::plain(&text));
        let value = if is_error { None } else { stated(element, &kind) };
        let kind = if is_error { "error".to_owned() } else { kind };
        self.cell = Some(Open { column: at.column, repeat, value, format, formula, kind });
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(open) = self.cell.take() else { return };
        let has_text = self.text.is_there();
        let text = self.text.take();
        let is_error = |text: &str| open.kind == "error" || open.formula.is_some() && names_error(text);
        let value = match open.value {
            Some(value) => value,
            None if is_error(text.trim()) => Value::Error(Arc::from(text.trim())),
            None => text_value(text),
        };
        let stored = value != Value::Empty || open.kind == "string" || has_text;
        if value == Value::Empty && open.formula.is_none() {
            return;
        }
        let origin = CellRef::new(self.next.row, open.column);
        let formula = open.formula.map(|text| Box::new(Formula { text: Arc::from(text), origin, stored }));
        self.row.push((open.column, open.repeat, Cell { value, format: open.format, formula }));
    }

    /// Puts the cells of a row into the sheet, as often as row and cells are repeated.
    fn end_row(&mut self) -> Result<(), ReadError> {
        let cells = std::mem::take(&mut self.row);
        let first = self.next.row;
        self.next = CellRef::new(first.saturating_add(self.row_repeat), 0);
        let (false, Some(sheet)) = (cells.is_empty(), self.sheets.last_mut()) else { return Ok(()) };
        for row in first..self.next.row {
            for (column, count, cell) in &cells {
                for column in *column..column.saturating_add(*count) {
                    if row >= ROWS || column >= COLUMNS {
                        return Err(ReadError::damaged(
                            self.name,
                            "a cell stands beyond the end of its sheet",
                        ));
                    }
                    self.keeper.keep(self.name, sheet, CellRef::new(row, column), cell.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// What the attributes of a cell say: `None` where its text is its value.
fn stated(element: &BytesStart<'_>, kind: &str) -> Option<Value> {
    let text = |name| attribute(element, name).map(|text| text.into_owned());
    match kind {
        "float" | "percentage" | "currency" => {
            let number = text("value")?;
            Some(decimal_from_text(&number).map_or_else(|| text_value(number), Value::Number))
        }
        "date" => {
            let date = text("date-value")?;
            Some(serial::date_from_iso(&date).map_or_else(|| text_value(date), Value::Date))
        }
        "time" => text("time-value").map(text_value),
        "boolean" => Some(Value::Bool(text("boolean-value")? == "true")),
        "string" => text("string-value").map(text_value),
        _ => None,
    }
}

/// Whether LibreOffice's own attribute for the kind of value says this; it stands beside the standard's of the same name.
fn has_type(element: &BytesStart<'_>, kind: &str) -> bool {
    let mut attributes = element.attributes();
    attributes.with_checks(false).flatten().any(|attribute| {
        attribute.key.local_name().as_ref() == "value-type" && attribute.value.as_ref() == kind
    })
}

/// Whether a formula's result is an error value: this format keeps one as the text that stands for it, those of
/// LibreOffice's own as `Err:` and their number.
fn names_error(text: &str) -> bool {
    ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok())
}

/// How often a row or cell is repeated: at least once.
fn repeat(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
