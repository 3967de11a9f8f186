//! The walk through a worksheet's XML that finds its places.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::super::PatchError;
use super::super::xml::{Step, attribute, damaged, local};
use super::{Cell, ColumnStyle, Element, Formula, FormulaKind, Row, Sheet, name_length};
use crate::cell::{CellRange, CellRef, row_index};

/// What is known while walking.
pub(in crate::patch) struct Reading<'a> {
    sheet: Sheet,
    text: &'a str,
    part: &'a str,
    /// Names without prefix of the elements that are open.
    path: Vec<&'a str>,
    /// The cell that is open, and its place.
    cell: Option<(CellRef, Cell)>,
    /// Where a row or cell stands that doesn't say so.
    next: CellRef,
    /// Where the text of the formula that is open begins.
    formula_text: usize,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str, part: &'a str) -> Self {
        let next = CellRef::new(0, 0);
        Self { sheet: Sheet::default(), text, part, path: Vec::new(), cell: None, next, formula_text: 0 }
    }

    /// Takes one event in.
    pub fn take(&mut self, step: &Step<'_>) -> Result<(), PatchError> {
        match &step.event {
            Event::Start(tag) => {
                self.open(tag, &step.span, Some(0..0))?;
                self.path.push(self.local_name(&step.span));
            }
            Event::Empty(tag) => self.open(tag, &step.span, None)?,
            Event::End(_) => {
                if let Some(name) = self.path.pop() {
                    self.close(name, &step.span)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The sheet, once every element is closed.
    pub fn finish(self) -> Result<Sheet, PatchError> {
        match self.path.last() {
            Some(open) => Err(damaged(self.part, &format!("the element {open} is not closed"))),
            None => Ok(self.sheet),
        }
    }

    fn local_name(&self, span: &Range<usize>) -> &'a str {
        let content = &self.text[span.start + 1..span.end];
        let name = &content[..name_length(content)];
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    fn open(
        &mut self,
        tag: &BytesStart<'_>,
        span: &Range<usize>,
        close: Option<Range<usize>>,
    ) -> Result<(), PatchError> {
        let element = Element { open: span.clone(), close };
        match (self.path.as_slice(), local(tag)) {
            (["worksheet"], "sheetData") => self.sheet.data = Some(element),
            (["worksheet"], "dimension") => {
                let range = attribute(tag, "ref").and_then(|range| range.parse().ok());
                self.sheet.dimension = range.map(|range| (element, range));
            }
            (["worksheet", "cols"], "col") => self.column(tag),
            (["worksheet", "mergeCells"], "mergeCell") => {
                let range = attribute(tag, "ref").and_then(|range| range.parse::<CellRange>().ok());
                self.sheet.merged.extend(range);
            }
            (["worksheet", "sheetData"], "row") => self.row(tag, element)?,
            (["worksheet", "sheetData", "row"], "c") => self.cell(tag, element)?,
            (["worksheet", "sheetData", "row", "c"], name) => self.content(name, tag, element),
            _ => {}
        }
        Ok(())
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        let number =
            |name| attribute(tag, name).and_then(|value| value.parse::<u32>().ok()).filter(|&n| n > 0);
        if let (Some(first), Some(last), Some(style)) =
            (number("min"), number("max"), attribute(tag, "style"))
        {
            let style = style.into_owned();
            self.sheet.columns.push(ColumnStyle { columns: first - 1..=last - 1, style });
        }
    }

    fn row(&mut self, tag: &BytesStart<'_>, element: Element) -> Result<(), PatchError> {
        let written = attribute(tag, "r");
        let number = match &written {
            Some(digits) => {
                row_index(digits).ok_or_else(|| damaged(self.part, &format!("row “{digits}”")))?
            }
            None => self.next.row,
        };
        let formatted = matches!(attribute(tag, "customFormat").as_deref(), Some("1" | "true"));
        let style = attribute(tag, "s").filter(|_| formatted).map(Cow::into_owned);
        self.next = CellRef::new(number + 1, 0);
        if self.sheet.places.insert(number, self.sheet.rows.len()).is_some() {
            return Err(damaged(self.part, &format!("row {} stands there twice", u64::from(number) + 1)));
        }
        self.sheet.rows.push(Row { number, numbered: written.is_some(), element, style, cells: Vec::new() });
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>, element: Element) -> Result<(), PatchError> {
        let Some(row) = self.sheet.rows.last_mut() else { return Ok(()) };
        let written = attribute(tag, "r");
        let at = match &written {
            Some(text) => text.parse().map_err(|error| damaged(self.part, &error))?,
            None => CellRef::new(row.number, self.next.column),
        };
        if at.row != row.number {
            return Err(damaged(self.part, &format!("{at} stands in row {}", u64::from(row.number) + 1)));
        }
        self.next.column = at.column + 1;
        row.cells.push(at);
        let placed = written.is_some();
        let is_open = element.close.is_some();
        let cell = Cell { element, placed, formula: None, value: None, extensions: None };
        if is_open {
            self.cell = Some((at, cell));
            return Ok(());
        }
        self.keep(at, cell)
    }

    fn keep(&mut self, at: CellRef, cell: Cell) -> Result<(), PatchError> {
        match self.sheet.cells.insert(at, cell) {
            None => Ok(()),
            Some(_) => Err(damaged(self.part, &format!("{at} stands there twice"))),
        }
    }

    fn content(&mut self, name: &str, tag: &BytesStart<'_>, element: Element) {
        let Some((_, cell)) = &mut self.cell else { return };
        match name {
            "f" => {
                let kind = match attribute(tag, "t").as_deref() {
                    Some("shared") => {
                        FormulaKind::Shared(attribute(tag, "si").unwrap_or_default().into_owned())
                    }
                    Some("array") => FormulaKind::Array,
                    Some("dataTable") => FormulaKind::Table,
                    _ => FormulaKind::Plain,
                };
                let range = attribute(tag, "ref").and_then(|range| range.parse().ok());
                let spread = range.filter(|_| matches!(kind, FormulaKind::Array | FormulaKind::Table));
                self.sheet.spreads.extend(spread);
                let end = element.open.end;
                cell.formula = Some(Box::new(Formula { element, kind, spread, text: String::new() }));
                self.formula_text = end;
            }
            "v" => cell.value = Some(element),
            "extLst" => cell.extensions = Some(Box::new(element)),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, span: &Range<usize>) -> Result<(), PatchError> {
        match (self.path.as_slice(), name) {
            (["worksheet"], "sheetData") => end(self.sheet.data.as_mut(), span),
            (["worksheet"], "dimension") => {
                end(self.sheet.dimension.as_mut().map(|(element, _)| element), span)
            }
            (["worksheet", "sheetData"], "row") => {
                end(self.sheet.rows.last_mut().map(|row| &mut row.element), span);
            }
            (["worksheet", "sheetData", "row"], "c") => {
                if let Some((at, mut cell)) = self.cell.take() {
                    end(Some(&mut cell.element), span);
                    self.keep(at, cell)?;
                }
            }
            (["worksheet", "sheetData", "row", "c"], name) => self.close_content(name, span),
            _ => {}
        }
        Ok(())
    }

    fn close_content(&mut self, name: &str, span: &Range<usize>) {
        let Some((_, cell)) = &mut self.cell else { return };
        match name {
            "f" => {
                let raw = &self.text[self.formula_text..span.start];
                let text =
                    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |t| t.into_owned());
                if let Some(formula) = cell.formula.as_mut() {
                    formula.element.close = Some(span.clone());
                    formula.text = text;
                }
            }
            "v" => end(cell.value.as_mut(), span),
            "extLst" => end(cell.extensions.as_deref_mut(), span),
            _ => {}
        }
    }
}

/// Notes where an element's end tag stands.
fn end(element: Option<&mut Element>, span: &Range<usize>) {
    if let Some(element) = element {
        element.close = Some(span.clone());
    }
}
