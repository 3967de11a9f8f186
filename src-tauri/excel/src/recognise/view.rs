//! A sheet prepared for recognition: its texts as words, its merged areas by cell.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;
use rust_decimal::Decimal;

use super::labels::words;
use crate::cell::{CellRange, CellRef};
use crate::grid::{Cell, Sheet, Value};

/// Longest text, in bytes, that can be a head or a label.
const LONGEST_LABEL: usize = 160;
/// Largest merged area, in cells, whose cells are looked up one by one.
const SMALL_AREA: u64 = 64;
/// Most larger ones that are looked through; no form has as many.
const LARGE_AREAS: usize = 1_000;

/// Most short texts of a sheet that may hold a form; forms have less than a thousand.
const MOST_LABELS: usize = 100_000;

/// Numbers that may be years.
const YEARS: std::ops::RangeInclusive<Decimal> =
    Decimal::from_parts(2000, 0, 0, false, 0)..=Decimal::from_parts(2099, 0, 0, false, 0);

/// A text that may be a head or label.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) at: CellRef,
    pub(crate) words: String,
}

/// A sheet prepared for recognition.
pub(crate) struct View<'a> {
    pub(crate) index: usize,
    pub(crate) sheet: &'a Sheet,
    /// Short texts, and numbers that may be years, by row from left to right.
    pub(crate) rows: BTreeMap<u32, Vec<Label>>,
    /// It holds more short texts than any form, 100,000, and is not looked through for one.
    pub(crate) crowded: bool,
    covered: HashMap<CellRef, CellRange, RandomState>,
    large: Vec<CellRange>,
}

impl<'a> View<'a> {
    pub(crate) fn new(index: usize, sheet: &'a Sheet) -> View<'a> {
        let mut rows: BTreeMap<u32, Vec<Label>> = BTreeMap::new();
        for (at, cell) in &sheet.cells {
            let words = match &cell.value {
                Value::Text(text) if text.len() <= LONGEST_LABEL => words(text),
                // A year may stand for a period.
                Value::Number(number) if YEARS.contains(number) && number.is_integer() => number.to_string(),
                _ => continue,
            };
            if !words.is_empty() {
                rows.entry(at.row).or_default().push(Label { at: *at, words });
            }
        }
        let mut covered = HashMap::default();
        let mut large = Vec::new();
        for area in &sheet.merges {
            let (rows, columns) = (area.first.row..=area.last.row, area.first.column..=area.last.column);
            if u64::from(area.last.row - area.first.row + 1)
                * u64::from(area.last.column - area.first.column + 1)
                > SMALL_AREA
            {
                if large.len() < LARGE_AREAS {
                    large.push(*area);
                }
                continue;
            }
            for row in rows {
                covered.extend(columns.clone().map(|column| (CellRef::new(row, column), *area)));
            }
        }
        let crowded = rows.values().map(Vec::len).sum::<usize>() > MOST_LABELS;
        View { index, sheet, rows, crowded, covered, large }
    }

    /// The merged area that covers a cell, or the cell alone.
    pub(crate) fn area(&self, at: CellRef) -> CellRange {
        let small = self.covered.get(&at).copied();
        let found = small.or_else(|| self.large.iter().copied().find(|area| area.contains(at)));
        found.unwrap_or_else(|| CellRange::new(at, at))
    }

    /// The cell that holds what is seen at a position: the first one of a merged area.
    pub(crate) fn anchor(&self, at: CellRef) -> CellRef {
        self.area(at).first
    }

    /// The words at a position; empty where no short text stands.
    pub(crate) fn words(&self, at: CellRef) -> &str {
        let row = self.rows.get(&at.row).map_or(&[][..], Vec::as_slice);
        row.iter().find(|label| label.at == at).map_or("", |label| &label.words)
    }

    /// The text at a position, numbers as written; empty where nothing stands.
    pub(crate) fn text(&self, at: CellRef) -> String {
        self.sheet.cell(at).map_or_else(String::new, shown)
    }

    /// The same with the white space around a text, which parts of a longer text need to be joined.
    pub(crate) fn whole_text(&self, at: CellRef) -> String {
        match self.sheet.value(at) {
            Value::Text(text) => text.to_string(),
            _ => self.text(at),
        }
    }

    /// The texts of a row whose columns lie in a range, left to right.
    pub(crate) fn texts(
        &self,
        row: u32,
        columns: std::ops::Range<u32>,
    ) -> impl Iterator<Item = (CellRef, &Arc<str>)> {
        let (from, to) =
            (CellRef::new(row, columns.start), CellRef::new(row, columns.end.max(columns.start)));
        self.sheet.cells.range(from..to).filter_map(|(at, cell)| match &cell.value {
            Value::Text(text) if !text.trim().is_empty() => Some((*at, text)),
            _ => None,
        })
    }
}

/// What a person sees in a cell, without its number format.
pub(crate) fn shown(cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.trim().to_owned(),
        Value::Bool(truth) => truth.to_string().to_uppercase(),
        Value::Error(error) => error.to_string(),
        Value::Date(date) => date.format("%-m/%-d/%Y").to_string(),
    }
}
