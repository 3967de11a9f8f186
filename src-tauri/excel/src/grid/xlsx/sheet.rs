//! One worksheet in one pass: cells with values, formats and formulas, and merges.

use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::Shared;
use super::strings::{read_rich, unescape};
use crate::cell::{CellRange, CellRef, row_index};
use crate::grid::keep::Keeper;
use crate::grid::text::text_value;
use crate::grid::xml::{Part, attribute, attributes, local, says_true};
use crate::grid::{Cell, Format, Formula, Sheet, Value, decimal_from_text, serial};
use crate::read_error::ReadError;

/// Reads a worksheet's part into a sheet.
///
/// # Errors
/// `Damaged` for XML, references and indexes that lead nowhere and for two cells at one place; `TooManyCells`.
pub(super) fn read(
    name: &str,
    xml: &str,
    shared: &Shared,
    sheet: &mut Sheet,
    keeper: &mut Keeper,
) -> Result<(), ReadError> {
    let mut pass = Pass {
        part: Part::new(name, xml),
        name,
        shared,
        sheet,
        keeper,
        next: CellRef::new(0, 0),
        formulas: HashMap::new(),
    };
    loop {
        match pass.part.next()? {
            Event::Eof => return pass.keeper.end_sheet(pass.sheet),
            Event::Start(element) if local(element.name()) == "sheetData" => pass.read_rows()?,
            Event::Start(element) | Event::Empty(element) => pass.read_around(&element)?,
            _ => {}
        }
    }
}

struct Pass<'a, 'x> {
    part: Part<'x>,
    shared: &'a Shared,
    sheet: &'a mut Sheet,
    keeper: &'a mut Keeper,
    name: &'a str,
    /// Where a row or cell without a reference stands.
    next: CellRef,
    /// Formulas that other cells share, by their index.
    formulas: HashMap<u32, (Arc<str>, CellRef)>,
}

/// What stands inside a `c` element.
#[derive(Default)]
struct Content {
    text: Option<String>,
    inline: Option<String>,
    formula: Option<(Arc<str>, CellRef)>,
}

impl Pass<'_, '_> {
    fn read_around(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        match local(element.name()) {
            "mergeCell" => {
                let area = attribute(element, "ref").and_then(|area| area.parse::<CellRange>().ok());
                let area = area.ok_or_else(|| self.part.damaged("a merged area has no place"))?;
                self.keeper.merge(self.sheet, area)?;
            }
            "col" => {
                let number = |name| attribute(element, name).and_then(|n| n.parse::<u32>().ok());
                if let (Some(first), Some(last), Some(style)) =
                    (number("min"), number("max"), number("style"))
                {
                    let format = self.format(style);
                    self.sheet.column_formats.push((first.saturating_sub(1), last.saturating_sub(1), format));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn read_rows(&mut self) -> Result<(), ReadError> {
        loop {
            match self.part.next()? {
                Event::Start(element) => match local(element.name()) {
                    "row" => self.start_row(&element)?,
                    "c" => self.read_cell(&element, false)?,
                    _ => {}
                },
                Event::Empty(element) => match local(element.name()) {
                    "row" => {
                        self.start_row(&element)?;
                        self.next = CellRef::new(self.next.row + 1, 0);
                    }
                    "c" => self.read_cell(&element, true)?,
                    _ => {}
                },
                Event::End(element) => match local(element.name()) {
                    "row" => self.next = CellRef::new(self.next.row + 1, 0),
                    "sheetData" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Err(self.part.damaged("its rows have no end")),
                _ => {}
            }
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let [number, formatted, style] = attributes(element, ["r", "customFormat", "s"]);
        if let Some(number) = number {
            let row = row_index(&number)
                .ok_or_else(|| self.part.damaged(format_args!("row {number} does not exist")))?;
            self.next.row = row;
        }
        self.next.column = 0;
        if formatted.is_some_and(|formatted| says_true(&formatted))
            && let Some(style) = style.and_then(|style| style.parse().ok())
        {
            self.sheet.row_formats.insert(self.next.row, self.format(style));
        }
        Ok(())
    }

    fn read_cell(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), ReadError> {
        let (mut at, mut style, mut kind) = (None, 0, None);
        let mut attributes = element.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => at = Some(attribute.value),
                "s" => style = attribute.value.parse().unwrap_or(0),
                "t" => kind = Some(attribute.value),
                _ => {}
            }
        }
        let at = match at {
            Some(name) => name
                .parse::<CellRef>()
                .map_err(|_| self.part.damaged(format_args!("cell {name} does not exist")))?,
            None => self.next,
        };
        self.next.column = at.column + 1;
        let content = if empty { Content::default() } else { self.read_content(at)? };
        let format = self.format(style);
        let cell = self.cell(at, kind.as_deref().unwrap_or("n"), format, content)?;
        self.keep(at, cell)
    }

    fn keep(&mut self, at: CellRef, cell: Cell) -> Result<(), ReadError> {
        self.keeper.keep(self.name, self.sheet, at, cell)
    }

    fn read_content(&mut self, at: CellRef) -> Result<Content, ReadError> {
        let mut content = Content::default();
        loop {
            match self.part.next()? {
                Event::Start(element) => match local(element.name()) {
                    "v" => content.text = Some(self.read_plain("v")?),
                    "is" => content.inline = Some(read_rich(&mut self.part, "is")?),
                    "f" => {
                        let text = self.read_plain("f")?;
                        content.formula = self.formula(&element, text, at);
                    }
                    _ => {}
                },
                Event::Empty(element) => match local(element.name()) {
                    "v" => content.text = Some(String::new()),
                    "is" => content.inline = Some(String::new()),
                    "f" => content.formula = self.formula(&element, String::new(), at),
                    _ => {}
                },
                Event::End(element) if local(element.name()) == "c" => return Ok(content),
                Event::Eof => return Err(self.part.damaged(format_args!("cell {at} has no end"))),
                _ => {}
            }
        }
    }

    fn read_plain(&mut self, end: &str) -> Result<String, ReadError> {
        let mut text = String::new();
        loop {
            match self.part.next()? {
                Event::End(element) if local(element.name()) == end => return Ok(text),
                Event::Eof => return Err(self.part.damaged("a value has no end")),
                event => self.part.push_text(&event, &mut text)?,
            }
        }
    }

    /// The formula of a cell: its own, or the shared one that its index leads to.
    fn formula(
        &mut self,
        element: &BytesStart<'_>,
        text: String,
        at: CellRef,
    ) -> Option<(Arc<str>, CellRef)> {
        let index = attribute(element, "si").and_then(|index| index.parse().ok());
        let shared = attribute(element, "t").is_some_and(|kind| kind == "shared");
        match index.filter(|_| shared) {
            Some(index) if text.is_empty() => self.formulas.get(&index).cloned(),
            Some(index) => {
                let formula = (Arc::from(text), at);
                self.formulas.insert(index, formula.clone());
                Some(formula)
            }
            None => Some((Arc::from(text), at)),
        }
    }

    fn format(&self, style: u32) -> Format {
        self.shared.formats.get(style as usize).copied().unwrap_or_default()
    }

    fn cell(&self, at: CellRef, kind: &str, format: Format, content: Content) -> Result<Cell, ReadError> {
        let text = content.text;
        let stored = kind == "str" || text.as_ref().is_some_and(|text| !text.is_empty());
        let value = match (kind, text) {
            ("inlineStr", _) => text_value(content.inline.unwrap_or_default()),
            (_, None) => content.inline.map_or(Value::Empty, text_value),
            ("s", Some(index)) => self.shared_text(at, &index)?,
            ("str", Some(text)) => text_value(unescape(text)),
            ("b", Some(text)) => Value::Bool(matches!(text.trim(), "1" | "true")),
            ("e", Some(text)) => Value::Error(Arc::from(text)),
            ("d", Some(text)) => serial::date_from_iso(&text).map_or_else(|| text_value(text), Value::Date),
            (_, Some(text)) => self.number(text, format),
        };
        let formula = content.formula.map(|(text, origin)| Box::new(Formula { text, origin, stored }));
        Ok(Cell { value, format, formula })
    }

    fn shared_text(&self, at: CellRef, index: &str) -> Result<Value, ReadError> {
        if index.trim().is_empty() {
            return Ok(Value::Empty);
        }
        let text = index.trim().parse().ok().and_then(|index: usize| self.shared.strings.get(index));
        let text =
            text.ok_or_else(|| self.part.damaged(format_args!("the text of cell {at} does not exist")))?;
        Ok(if text.is_empty() { Value::Empty } else { Value::Text(text.clone()) })
    }

    fn number(&self, text: String, format: Format) -> Value {
        if text.trim().is_empty() {
            return Value::Empty;
        }
        let Some(number) = decimal_from_text(&text) else { return text_value(text) };
        let date = format.date.then(|| serial::date_from_serial(number, self.shared.date1904)).flatten();
        date.map_or(Value::Number(number), Value::Date)
    }
}
