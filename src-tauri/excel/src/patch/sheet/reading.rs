//! The walk through a worksheet's XML that finds its places.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use super::super::PatchError;
use super::super::xml::{Step, attribute, attributes, damaged, local};
use super::{Cell, ColumnStyle, Element, Formula, FormulaKind, Row, Sheet};
use crate::cell::{CellRange, CellRef, row_index};

/// An element of a worksheet, by its name without prefix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Worksheet,
    Dimension,
    Columns,
    Column,
    Merges,
    Merge,
    Data,
    Row,
    Cell,
    Formula,
    Value,
    Extensions,
    Other,
}

impl Tag {
    fn of(name: &str) -> Tag {
        match name {
            "c" => Tag::Cell,
            "v" => Tag::Value,
            "row" => Tag::Row,
            "f" => Tag::Formula,
            "worksheet" => Tag::Worksheet,
            "dimension" => Tag::Dimension,
            "cols" => Tag::Columns,
            "col" => Tag::Column,
            "mergeCells" => Tag::Merges,
            "mergeCell" => Tag::Merge,
            "sheetData" => Tag::Data,
            "extLst" => Tag::Extensions,
            _ => Tag::Other,
        }
    }
}

/// What is known while walking.
pub(in crate::patch) struct Reading<'a> {
    sheet: Sheet,
    text: &'a str,
    part: &'a str,
    /// The elements that are open.
    path: Vec<Tag>,
    /// The cells that are closed, as they stand in the file: a map of them all is made far quicker than one by one.
    cells: Vec<(CellRef, Cell)>,
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
        let (sheet, path, cells) = (Sheet::default(), Vec::new(), Vec::new());
        Self { sheet, text, part, path, cells, cell: None, next, formula_text: 0 }
    }

    /// Takes one event in.
    pub fn take(&mut self, step: &Step<'_>) -> Result<(), PatchError> {
        match &step.event {
            Event::Start(tag) => {
                let of = Tag::of(local(tag));
                self.open(of, tag, &step.span, Some(0..0))?;
                self.path.push(of);
            }
            Event::Empty(tag) => self.open(Tag::of(local(tag)), tag, &step.span, None)?,
            Event::End(_) => {
                if let Some(of) = self.path.pop() {
                    self.close(of, &step.span)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The sheet, once every element is closed.
    pub fn finish(self) -> Result<Sheet, PatchError> {
        if !self.path.is_empty() {
            return Err(damaged(self.part, &"an element is not closed"));
        }
        let twice = || {
            let mut places: Vec<CellRef> = self.cells.iter().map(|(at, _)| *at).collect();
            places.sort_unstable();
            places.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
        };
        let in_order = self.cells.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if let Some(at) = if in_order { None } else { twice() } {
            return Err(damaged(self.part, &format!("{at} stands there twice")));
        }
        Ok(Sheet { cells: self.cells.into_iter().collect(), ..self.sheet })
    }

    fn open(
        &mut self,
        of: Tag,
        tag: &BytesStart<'_>,
        span: &Range<usize>,
        close: Option<Range<usize>>,
    ) -> Result<(), PatchError> {
        let element = Element { open: span.clone(), close };
        match (self.path.as_slice(), of) {
            ([Tag::Worksheet], Tag::Data) => self.sheet.data = Some(element),
            ([Tag::Worksheet], Tag::Dimension) => {
                let range = attribute(tag, "ref").and_then(|range| range.parse().ok());
                self.sheet.dimension = range.map(|range| (element, range));
            }
            ([Tag::Worksheet, Tag::Columns], Tag::Column) => self.column(tag),
            ([Tag::Worksheet, Tag::Merges], Tag::Merge) => {
                let range = attribute(tag, "ref").and_then(|range| range.parse::<CellRange>().ok());
                self.sheet.merged.extend(range);
            }
            ([Tag::Worksheet, Tag::Data], Tag::Row) => self.row(tag, element)?,
            ([Tag::Worksheet, Tag::Data, Tag::Row], Tag::Cell) => self.cell(tag, element)?,
            ([Tag::Worksheet, Tag::Data, Tag::Row, Tag::Cell], of) => self.content(of, tag, element),
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
        let [written, formatted, style] = attributes(tag, ["r", "customFormat", "s"]);
        let number = match &written {
            Some(digits) => {
                row_index(digits).ok_or_else(|| damaged(self.part, &format!("row “{digits}”")))?
            }
            None => self.next.row,
        };
        let formatted = matches!(formatted.as_deref(), Some("1" | "true"));
        let style = style.filter(|_| formatted).map(Cow::into_owned);
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
        self.cells.push((at, cell));
        Ok(())
    }

    fn content(&mut self, of: Tag, tag: &BytesStart<'_>, element: Element) {
        let Some((_, cell)) = &mut self.cell else { return };
        match of {
            Tag::Formula => {
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
            Tag::Value => cell.value = Some(element),
            Tag::Extensions => cell.extensions = Some(Box::new(element)),
            _ => {}
        }
    }

    fn close(&mut self, of: Tag, span: &Range<usize>) -> Result<(), PatchError> {
        match (self.path.as_slice(), of) {
            ([Tag::Worksheet], Tag::Data) => end(self.sheet.data.as_mut(), span),
            ([Tag::Worksheet], Tag::Dimension) => {
                end(self.sheet.dimension.as_mut().map(|(element, _)| element), span)
            }
            ([Tag::Worksheet, Tag::Data], Tag::Row) => {
                end(self.sheet.rows.last_mut().map(|row| &mut row.element), span);
            }
            ([Tag::Worksheet, Tag::Data, Tag::Row], Tag::Cell) => {
                if let Some((at, mut cell)) = self.cell.take() {
                    end(Some(&mut cell.element), span);
                    self.cells.push((at, cell));
                }
            }
            ([Tag::Worksheet, Tag::Data, Tag::Row, Tag::Cell], of) => self.close_content(of, span),
            _ => {}
        }
        Ok(())
    }

    fn close_content(&mut self, of: Tag, span: &Range<usize>) {
        let Some((_, cell)) = &mut self.cell else { return };
        match of {
            Tag::Formula => {
                let raw = &self.text[self.formula_text..span.start];
                let text =
                    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |t| t.into_owned());
                if let Some(formula) = cell.formula.as_mut() {
                    formula.element.close = Some(span.clone());
                    formula.text = text;
                }
            }
            Tag::Value => end(cell.value.as_mut(), span),
            Tag::Extensions => end(cell.extensions.as_deref_mut(), span),
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
