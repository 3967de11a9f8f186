//! The edits that put values into a worksheet's XML.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::moved;
use super::sheet::{Cell, Element, Formula, FormulaKind, Row, Sheet};
use super::xml::{Edit, attribute, attribute_spans, attributes_without, cell_text, prefix};
use super::{CellWrite, PatchError, Wanted};
use crate::cell::{CellRange, CellRef};

/// Most characters that a cell holds, counted in UTF-16 units as Excel does.
const TEXT_LIMIT: usize = 32_767;

/// Refuses writes that would destroy something or not be seen.
pub(super) fn refuse(sheet: &Sheet, name: &str, wanted: &Wanted) -> Result<(), PatchError> {
    let sheet_name = || name.to_owned();
    for &merged in &sheet.merged {
        let rows = CellRef::new(merged.first.row, 0)..=merged.last;
        let mut inside = wanted.writes.range(rows).map(|(cell, _)| *cell);
        if let Some(cell) = inside.find(|cell| merged.contains(*cell) && merged.first != *cell) {
            return Err(PatchError::Covered { sheet: sheet_name(), cell, merged });
        }
    }
    for (&cell, value) in &wanted.writes {
        let formula = sheet.cells.get(&cell).is_some_and(|cell| cell.formula.is_some());
        let spread = sheet.spreads.iter().any(|range| range.contains(cell) && range.first != range.last);
        if spread || (formula && !wanted.over_formula.contains(&cell)) {
            return Err(PatchError::Formula { sheet: sheet_name(), cell });
        }
        if let CellWrite::Text(text) = value {
            let length = text.encode_utf16().count();
            if length > TEXT_LIMIT {
                return Err(PatchError::TextTooLong { sheet: sheet_name(), cell, length });
            }
        }
    }
    Ok(())
}

/// The edits for all writes to one sheet.
pub(super) fn edits(
    text: &str,
    sheet: &Sheet,
    data: &Element,
    writes: &BTreeMap<CellRef, CellWrite>,
) -> Vec<Edit> {
    let replaced = writes.keys().filter_map(|at| sheet.cells.get(at));
    let placed = replaced.map(|cell| cell.element.open.start).collect();
    let mut writer = Writer { text, sheet, prefix: prefix(&data.tag(text)), edits: Vec::new(), placed };
    let mut new_rows: BTreeMap<u32, Vec<CellRef>> = BTreeMap::new();
    for (&at, value) in writes {
        if let Some(cell) = sheet.cells.get(&at) {
            writer.replace(at, cell, value);
        } else if *value == CellWrite::Empty {
            continue;
        } else if let Some(row) = sheet.row(at.row) {
            writer.insert_cell(row, at, value);
        } else {
            new_rows.entry(at.row).or_default().push(at);
        }
    }
    writer.insert_rows(data, &new_rows, writes);
    writer.fill_empty_rows(writes);
    writer.widen(writes);
    writer.free_followers(writes);
    writer.edits
}

/// The edits that drop the cached results of formulas, and the type that belonged to them.
pub(super) fn drop_results(text: &str, sheet: &Sheet, stale: &BTreeSet<CellRef>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for cell in stale.iter().filter_map(|at| sheet.cells.get(at)) {
        let Some(value) = &cell.value else { continue };
        let tag = cell.element.tag(text);
        if let Some((_, range)) = attribute_spans(text, &tag, "t") {
            edits.push(Edit { range, text: String::new() });
        }
        edits.push(Edit { range: value.span(), text: String::new() });
    }
    edits
}

struct Writer<'a> {
    text: &'a str,
    sheet: &'a Sheet,
    prefix: String,
    edits: Vec<Edit>,
    /// Start of the tags that need not be given a place any more.
    placed: BTreeSet<usize>,
}

impl Writer<'_> {
    /// Puts a value in place of what a cell holds; its style and extensions stay. A place that followed from
    /// the cell before is written out, as a new cell may now stand between.
    fn replace(&mut self, at: CellRef, cell: &Cell, value: &CellWrite) {
        let tag = cell.element.tag(self.text);
        let place = if cell.placed { String::new() } else { format!(" r=\"{at}\"") };
        let attributes = place + &attributes_without(&tag, &["t", "cm", "vm"]);
        let extensions = cell.extensions.as_ref().map_or("", |kept| &self.text[kept.span()]);
        let text = self.cell(&attributes, value, extensions);
        self.edits.push(Edit { range: cell.element.span(), text });
    }

    /// A cell's XML.
    fn cell(&self, attributes: &str, value: &CellWrite, extensions: &str) -> String {
        let p = self.prefix.as_str();
        let mut xml = String::with_capacity(attributes.len() + extensions.len() + 48);
        xml.extend(["<", p, "c", attributes]);
        match value {
            CellWrite::Empty if extensions.is_empty() => {
                xml.push_str("/>");
                return xml;
            }
            CellWrite::Empty => xml.push('>'),
            CellWrite::Number(number) => {
                xml.extend(["><", p, "v>", &number.normalize().to_string(), "</", p, "v>"]);
            }
            CellWrite::Text(text) => {
                let space = if needs_preserving(text) { " xml:space=\"preserve\"" } else { "" };
                xml.extend([" t=\"inlineStr\"><", p, "is><", p, "t", space, ">", &cell_text(text)]);
                xml.extend(["</", p, "t></", p, "is>"]);
            }
        }
        xml.extend([extensions, "</", p, "c>"]);
        xml
    }

    /// A cell that the file leaves out, in the style its row or column gives it.
    fn new_cell(&self, at: CellRef, value: &CellWrite) -> String {
        let style = self.sheet.style_of_missing(at).map_or(String::new(), |style| format!(" s=\"{style}\""));
        self.cell(&format!(" r=\"{at}\"{style}"), value, "")
    }

    /// Puts a cell into a row that exists, before the first one to its right.
    fn insert_cell(&mut self, row: &Row, at: CellRef, value: &CellWrite) {
        // An empty row is filled as a whole, see `fill_empty_rows`.
        let Some(close) = &row.element.close else { return };
        let next = row.cells.iter().find(|cell| cell.column > at.column).and_then(|at| {
            let cell = self.sheet.cells.get(at)?;
            Some((*at, cell))
        });
        let place = next.map_or(close.start, |(_, cell)| cell.element.open.start);
        self.edits.push(Edit::insert(place, self.new_cell(at, value)));
        if let Some((at, cell)) = next.filter(|(_, cell)| !cell.placed) {
            self.give_place(&cell.element, &at.to_string());
        }
    }

    /// Writes out a place that followed from the element before, because another one now stands between.
    fn give_place(&mut self, element: &Element, place: &str) {
        if self.placed.insert(element.open.start) {
            let name = element.tag(self.text).name().into_inner().len();
            self.edits.push(Edit::insert(element.open.start + 1 + name, format!(" r=\"{place}\"")));
        }
    }

    fn insert_rows(
        &mut self,
        data: &Element,
        rows: &BTreeMap<u32, Vec<CellRef>>,
        writes: &BTreeMap<CellRef, CellWrite>,
    ) {
        let p = self.prefix.clone();
        let mut at_end = String::new();
        for (&number, cells) in rows {
            let content = self.new_cells(cells, writes);
            let row = format!("<{p}row r=\"{}\">{content}</{p}row>", u64::from(number) + 1);
            match self.sheet.rows.iter().find(|row| row.number > number) {
                Some(next) => {
                    self.edits.push(Edit::insert(next.element.open.start, row));
                    if !next.numbered {
                        self.give_place(&next.element, &(u64::from(next.number) + 1).to_string());
                    }
                }
                None => at_end.push_str(&row),
            }
        }
        if !at_end.is_empty() {
            self.append(data, &at_end);
        }
    }

    fn new_cells(&self, cells: &[CellRef], writes: &BTreeMap<CellRef, CellWrite>) -> String {
        cells.iter().filter_map(|at| Some(self.new_cell(*at, writes.get(at)?))).collect()
    }

    /// Rows that exist but hold nothing (`<row r="5"/>`) get all their cells at once.
    fn fill_empty_rows(&mut self, writes: &BTreeMap<CellRef, CellWrite>) {
        let rows: BTreeSet<u32> = writes.keys().map(|cell| cell.row).collect();
        for row in rows.into_iter().filter_map(|number| self.sheet.row(number)) {
            if row.element.close.is_some() {
                continue;
            }
            let from = CellRef::new(row.number, 0)..CellRef::new(row.number + 1, 0);
            let wanted = writes.range(from).filter(|(_, value)| **value != CellWrite::Empty);
            let cells: String = wanted.map(|(at, value)| self.new_cell(*at, value)).collect();
            if !cells.is_empty() {
                self.append(&row.element, &cells);
            }
        }
    }

    /// Puts content at the end of an element, opening an empty one.
    fn append(&mut self, element: &Element, content: &str) {
        let edit = match &element.close {
            Some(close) => Edit::insert(close.start, content.to_owned()),
            None => {
                let name = element.tag(self.text).name().into_inner().to_owned();
                let end = element.open.end;
                Edit { range: end - 2..end, text: format!(">{content}</{name}>") }
            }
        };
        self.edits.push(edit);
    }

    /// Gives formulas a text of their own that shared that of a cell which is written to.
    fn free_followers(&mut self, writes: &BTreeMap<CellRef, CellWrite>) {
        let group = |formula: &'_ Formula| match &formula.kind {
            FormulaKind::Shared(group) => Some(group.clone()),
            _ => None,
        };
        let formulas =
            || self.sheet.cells.iter().filter_map(|(at, cell)| Some((*at, cell.formula.as_deref()?)));
        let first = |(at, formula): (CellRef, &Formula)| {
            let text = formula.text.clone();
            group(formula)
                .filter(|_| !text.is_empty() && writes.contains_key(&at))
                .map(|group| (group, (at, text)))
        };
        let orphaned: BTreeMap<String, (CellRef, String)> = formulas().filter_map(first).collect();
        if orphaned.is_empty() {
            return;
        }
        let p = &self.prefix;
        let free = |(at, formula): (CellRef, &Formula)| {
            let (home, text) = orphaned.get(&group(formula)?).filter(|_| !writes.contains_key(&at))?;
            let by = (i64::from(at.row) - i64::from(home.row), i64::from(at.column) - i64::from(home.column));
            let text = quick_xml::escape::partial_escape(moved(text, by)).into_owned();
            Some(Edit { range: formula.element.span(), text: format!("<{p}f>{text}</{p}f>") })
        };
        let edits: Vec<Edit> = formulas().filter_map(free).collect();
        self.edits.extend(edits);
    }

    /// Widens what the sheet and its rows say about their extent, where a new cell lies outside.
    fn widen(&mut self, writes: &BTreeMap<CellRef, CellWrite>) {
        let new: Vec<CellRef> = writes
            .iter()
            .filter(|(at, value)| **value != CellWrite::Empty && !self.sheet.cells.contains_key(at))
            .map(|(at, _)| *at)
            .collect();
        if let Some((element, range)) = &self.sheet.dimension {
            let wide = new.iter().fold(*range, |range: CellRange, &cell| range.with(cell));
            if wide != *range {
                self.set(element, "ref", &wide.to_string());
            }
        }
        let rows: BTreeSet<u32> = new.iter().map(|cell| cell.row).collect();
        for row in rows.into_iter().filter_map(|number| self.sheet.row(number)) {
            let columns = new.iter().filter(|cell| cell.row == row.number).map(|cell| cell.column + 1);
            if let Some(spans) =
                attribute(&row.element.tag(self.text), "spans").and_then(|old| wider(&old, columns))
            {
                self.set(&row.element, "spans", &spans);
            }
        }
    }

    /// Gives an attribute of a start tag another value, in place.
    fn set(&mut self, element: &Element, name: &str, value: &str) {
        let tag = element.tag(self.text);
        if let Some((range, _)) = attribute_spans(self.text, &tag, name) {
            self.edits.push(Edit { range, text: value.to_owned() });
        }
    }
}

/// A `spans` attribute of one span, widened to hold columns counted from 1; `None` if it holds them already.
fn wider(spans: &str, columns: impl Iterator<Item = u32>) -> Option<String> {
    let (first, last) = spans.split_once(':')?;
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    let wide = columns.fold((first, last), |(low, high), column| (low.min(column), high.max(column)));
    (wide != (first, last)).then(|| format!("{}:{}", wide.0, wide.1))
}

/// Whether a program may take away white space that the text holds unless told not to.
fn needs_preserving(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || text.contains(['\n', '\t'])
}
