//! Where each data point stands in our workbook.

use std::collections::BTreeMap;

use hpug_model::Address;
use hpug_model::address::{Lob, Period};
use hpug_model::forms::layout::{Block, Layout};
use hpug_model::forms::{Form, Item, Role, Section};

use crate::cell::{CellRange, CellRef};

/// The cells of a data point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub sheet: String,
    pub area: CellRange,
}

impl Place {
    /// The cell as a formula names it from another sheet.
    pub fn reference(&self) -> String {
        format!("'{}'!{}", self.sheet.replace('\'', "''"), self.area.first)
    }
}

/// Cells by address.
pub(super) type Places = BTreeMap<Address, Place>;

/// A rectangle from rows and columns counted from 0.
pub(super) fn area(rows: (u32, u32), columns: (u32, u32)) -> CellRange {
    CellRange::new(CellRef::new(rows.0, columns.0), CellRef::new(rows.1, columns.1))
}

/// The rows, counted from 0, of a block's item.
pub(super) fn rows_of(block: &Block, position: usize) -> (u32, u32) {
    let top = block.first_row.saturating_sub(1) + block.step * position as u32;
    (top, top + (block.rows.len() as u32).saturating_sub(1))
}

/// The columns of an item's text, and those of the name that a plan gives, where the item has one.
pub(super) fn text_columns(block: &Block, item: &Item) -> ((u32, u32), Option<(u32, u32)>) {
    let (first, last) = (Layout::column(&block.text.0), Layout::column(&block.text.1));
    if !block.named || name_of(item).is_none() || first == last {
        return ((first, last), None);
    }
    let split = first + (last - first).div_ceil(2);
    ((first, split - 1), Some((split, last)))
}

/// The measure by which a plan names an item.
pub(super) fn name_of(item: &Item) -> Option<&str> {
    item.measures.iter().find(|measure| measure.role == Role::Name).map(|measure| measure.key.as_str())
}

/// The places of a form's data points on the form's own sheet, supplemental metrics included.
pub(super) fn on_the_form(form: &Form, layout: &Layout) -> Places {
    let mut places = Places::new();
    let mut put = |address: Address, area: CellRange| {
        places.insert(address, Place { sheet: layout.sheet.clone(), area });
    };
    for block in &layout.blocks {
        for (position, code) in block.items.iter().enumerate() {
            let Some(item) = form.item(code) else { continue };
            let rows = rows_of(block, position);
            if let (Some(name), (_, Some(columns))) = (name_of(item), text_columns(block, item)) {
                put(Address::new(code, None, None, name), area(rows, columns));
            }
            for (key, from, to) in &block.measures {
                let columns = (Layout::column(from), Layout::column(to));
                match item.measures.iter().find(|measure| measure.key == *key) {
                    Some(measure) if measure.once => {
                        put(Address::new(code, None, None, key), area(rows, columns))
                    }
                    Some(_) => {
                        for (row, at) in (rows.0..).zip(&block.rows).map(|(at, row)| (row, at)) {
                            put(Address::new(code, row.lob, row.period, key), area((at, at), columns));
                        }
                    }
                    None => {}
                }
            }
        }
    }
    for line in supplement_lines(form, layout) {
        for (address, column) in line.figures {
            put(address, area((line.row, line.row), (column, column)));
        }
    }
    places
}

/// One row of the supplemental metrics.
pub(super) struct SupplementLine<'a> {
    pub row: u32,
    pub item: &'a Item,
    pub lob: Option<Lob>,
    pub period: Period,
    /// Rows of the whole metric, given on its first line.
    pub first_of: Option<(u32, u32)>,
    pub figures: Vec<(Address, u32)>,
}

/// Rows between the end of the form's own items and the heading of the supplemental metrics.
const GAP: u32 = 2;

/// The row of the heading of the supplemental metrics, counted from 0.
pub(super) fn supplement_heading(layout: &Layout) -> u32 {
    let end = |block: &Block| rows_of(block, block.items.len().saturating_sub(1)).1;
    layout.blocks.iter().map(end).max().unwrap_or(0) + GAP
}

/// The section of the supplemental metrics, if the form was widened by any.
pub(super) fn supplements(form: &Form) -> Option<&Section> {
    form.section("S")
}

/// The columns of the supplemental metrics' figures, as in Section A: number in L, percent in M; where both counts
/// and dollars are asked for, counts stand in K.
pub(super) fn supplement_columns(form: &Form) -> Vec<(&'static str, u32)> {
    let measures =
        || supplements(form).into_iter().flat_map(|section| &section.items).flat_map(|item| &item.measures);
    let asked = |key: &str| measures().any(|measure| measure.key == key);
    let last = Layout::column("M");
    let count = if asked("dollars") { last - 2 } else { last - 1 };
    let columns = [("count", count), ("dollars", last - 1), ("percent", last)];
    columns.into_iter().filter(|(key, _)| asked(key)).collect()
}

/// The rows of the supplemental metrics.
pub(super) fn supplement_lines<'a>(form: &'a Form, layout: &Layout) -> Vec<SupplementLine<'a>> {
    let columns = supplement_columns(form);
    let mut row = supplement_heading(layout) + 3;
    let mut lines = Vec::new();
    for item in supplements(form).into_iter().flat_map(|section| &section.items) {
        let lobs: Vec<Option<Lob>> =
            if item.per_lob { form.lobs.iter().copied().map(Some).collect() } else { vec![None] };
        let last = row + lobs.len() as u32 * Period::ALL.len() as u32 - 1;
        let mut first_of = Some((row, last));
        for lob in lobs {
            for period in Period::ALL {
                let asked = |key: &str| item.measures.iter().any(|measure| measure.key == key);
                let figure =
                    |(key, column): &(&str, u32)| (Address::new(&item.code, lob, Some(period), key), *column);
                let figures = columns.iter().filter(|(key, _)| asked(key)).map(figure).collect();
                lines.push(SupplementLine { row, item, lob, period, first_of: first_of.take(), figures });
                row += 1;
            }
        }
    }
    lines
}
