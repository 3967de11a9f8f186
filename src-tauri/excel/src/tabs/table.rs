//! The numbered rows of a table: the column of numbers, the columns of texts, and the values behind them.

use std::collections::BTreeMap;

use hpug_model::forms::tabs::Table;

use super::labels::is_named;
use crate::cell::CellRef;
use crate::grid::Value;
use crate::recognise::View;

/// Share of the rows that must be there, in twelfths of all.
const NEEDED: usize = 7;
/// Letters from which on a text is no figure in words.
const LETTERS: usize = 8;

/// A table found on a sheet.
pub(super) struct Numbered {
    /// Row of the sheet by number.
    pub(super) rows: BTreeMap<u32, u32>,
    /// Columns of numerator, denominator and metric.
    pub(super) values: [u32; 3],
    texts: u32,
}

impl Numbered {
    /// The numbered rows of a sheet, of which the form has `count`.
    pub(super) fn find(view: &View<'_>, count: u32) -> Option<Numbered> {
        let mut columns: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
        for at in view.sheet.cells.keys() {
            if let Some(number) = number(view, *at).filter(|number| (1..=count).contains(number)) {
                columns.entry(at.column).or_default().entry(number).or_insert(at.row);
            }
        }
        let in_order = |rows: &BTreeMap<u32, u32>| rows.values().is_sorted();
        let most = columns
            .into_iter()
            .filter(|(_, rows)| in_order(rows))
            .max_by_key(|(column, rows)| (rows.len(), std::cmp::Reverse(*column)));
        let (column, rows) = most.filter(|(_, rows)| rows.len() * 12 >= count as usize * NEEDED)?;
        let texts = text_columns(view, column, &rows);
        let after = |text: u32| {
            let ends = rows.values().map(|row| view.area(CellRef::new(*row, text)).last.column);
            ends.max().unwrap_or(text) + 1
        };
        let values = match texts.as_slice() {
            [first, second, third, ..] => [after(*first), after(*second), after(*third)],
            _ => [column + 2, column + 4, column + 6],
        };
        Some(Numbered { rows, values, texts: texts.first().copied().unwrap_or(column + 1) })
    }

    /// Whether its texts are those of a table of the form.
    pub(super) fn is_of(&self, view: &View<'_>, table: &Table) -> bool {
        let says = |(number, word): &(u32, String)| {
            self.rows
                .get(number)
                .is_some_and(|row| is_named(word, &view.text(CellRef::new(*row, self.texts))))
        };
        table.landmarks.iter().filter(|mark| says(mark)).count() * 2 >= table.landmarks.len()
    }

    /// How often the sheet's texts beside the numbers say the table's words.
    pub(super) fn mentions(&self, view: &View<'_>, table: &Table) -> usize {
        let cells = self
            .rows
            .values()
            .flat_map(|row| (0..3).map(move |step| CellRef::new(*row, self.texts + 2 * step)));
        cells.filter(|at| is_named(&table.words, &view.text(*at))).count()
    }
}

fn number(view: &View<'_>, at: CellRef) -> Option<u32> {
    match view.sheet.value(at) {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::Text(text) => text.trim().trim_end_matches(['.', ')']).parse().ok(),
        _ => None,
    }
}

fn text_columns(view: &View<'_>, numbers: u32, rows: &BTreeMap<u32, u32>) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for row in rows.values() {
        for (at, text) in view.texts(*row, numbers + 1..numbers + 40) {
            if text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS {
                *counts.entry(at.column).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| count * 2 >= rows.len()).map(|(column, _)| column).collect()
}
