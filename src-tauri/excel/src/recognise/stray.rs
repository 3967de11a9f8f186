//! Cells beside a form's items that hold a figure and are no answer cell: listed, so that nothing is dropped silently.

use std::collections::HashSet;

use super::heads::Region;
use super::slots::Placed;
use super::view::View;
use crate::cell::CellRef;
use crate::grid::Value;

/// The cells in the regions, from the first head of a measure on, that hold a number, a date or an error and belong to
/// no data point.
pub(super) fn find(view: &View<'_>, regions: &[Region], placed: &Placed) -> Vec<(usize, CellRef)> {
    let known: HashSet<CellRef> = placed.slots.iter().map(|slot| slot.cell).collect();
    let mut stray = Vec::new();
    for region in regions {
        let from = region.head.columns.iter().flatten().copied().min().unwrap_or(u32::MAX);
        let rows = CellRef::new(region.first, 0)..CellRef::new(region.last + 1, 0);
        for (at, cell) in view.sheet.cells.range(rows) {
            let figure = matches!(cell.value, Value::Number(_) | Value::Date(_) | Value::Error(_));
            if figure && at.column >= from && !known.contains(at) {
                stray.push((view.index, *at));
            }
        }
    }
    stray
}
