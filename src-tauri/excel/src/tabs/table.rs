//! The marked rows of a table: the column of marks, the columns of texts, and the values behind them.

use std::collections::BTreeMap;

use hpug_model::forms::Item;
use hpug_model::forms::tabs::Table;

use super::labels::is_named;
use crate::cell::CellRef;
use crate::grid::Value;
use crate::recognise::View;

/// Share of the rows that must be there, in twelfths of all.
const NEEDED: usize = 7;
/// Bytes of the longest text that may be a mark.
const LONGEST_MARK: usize = 16;
/// Letters from which on a text is no figure in words.
const LETTERS: usize = 8;

/// A table found on a sheet.
pub(super) struct Marked {
    /// Row of the sheet by mark.
    pub(super) rows: BTreeMap<String, u32>,
    /// Columns of numerator, denominator and metric.
    pub(super) values: [u32; 3],
    texts: u32,
}

impl Marked {
    /// The rows of a sheet that carry the marks of items, in their order.
    pub(super) fn find(view: &View<'_>, items: &[Item]) -> Option<Marked> {
        let marks: Vec<String> = items.iter().map(|item| item.mark.to_lowercase()).collect();
        let mut columns: BTreeMap<u32, BTreeMap<String, u32>> = BTreeMap::new();
        for at in view.sheet.cells.keys() {
            if let Some(mark) = mark(view, *at).filter(|mark| marks.contains(mark)) {
                columns.entry(at.column).or_default().entry(mark).or_insert(at.row);
            }
        }
        let in_order =
            |rows: &BTreeMap<String, u32>| marks.iter().filter_map(|mark| rows.get(mark)).is_sorted();
        let most = columns
            .into_iter()
            .filter(|(_, rows)| in_order(rows))
            .max_by_key(|(column, rows)| (rows.len(), std::cmp::Reverse(*column)));
        let (column, rows) = most.filter(|(_, rows)| rows.len() * 12 >= marks.len() * NEEDED)?;
        let texts = text_columns(view, column, &rows);
        let after = |text: u32| {
            let ends = rows.values().map(|row| view.area(CellRef::new(*row, text)).last.column);
            ends.max().unwrap_or(text) + 1
        };
        let values = match texts.as_slice() {
            [first, second, third, ..] => [after(*first), after(*second), after(*third)],
            _ => [column + 2, column + 4, column + 6],
        };
        Some(Marked { rows, values, texts: texts.first().copied().unwrap_or(column + 1) })
    }

    /// The row of an item.
    pub(super) fn row(&self, item: &Item) -> Option<u32> {
        self.rows.get(&item.mark.to_lowercase()).copied()
    }

    /// Whether its texts say at least half of the words that the items are known by.
    pub(super) fn is_of(&self, view: &View<'_>, items: &[Item]) -> bool {
        let known: Vec<&Item> = items.iter().filter(|item| !item.words.is_empty()).collect();
        let says = |item: &&&Item| {
            let row = self.row(item);
            row.is_some_and(|row| is_named(&item.words, &view.text(CellRef::new(row, self.texts))))
        };
        known.iter().filter(says).count() * 2 >= known.len()
    }

    /// How often the sheet's texts beside the marks say the table's words.
    pub(super) fn mentions(&self, view: &View<'_>, table: &Table) -> usize {
        let cells = self
            .rows
            .values()
            .flat_map(|row| (0..3).map(move |step| CellRef::new(*row, self.texts + 2 * step)));
        cells.filter(|at| is_named(&table.words, &view.text(*at))).count()
    }
}

/// What a cell may be a mark of, in lower case and without point or bracket: `2`, `2a`.
fn mark(view: &View<'_>, at: CellRef) -> Option<String> {
    match view.sheet.value(at) {
        Value::Number(number) => Some(number.normalize().to_string()),
        Value::Text(text) if text.len() <= LONGEST_MARK => {
            Some(text.trim().trim_end_matches(['.', ')']).to_lowercase())
        }
        _ => None,
    }
}

fn text_columns(view: &View<'_>, marks: u32, rows: &BTreeMap<String, u32>) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for row in rows.values() {
        for (at, text) in view.texts(*row, marks + 1..marks + 40) {
            if text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS {
                *counts.entry(at.column).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| count * 2 >= rows.len()).map(|(column, _)| column).collect()
}
