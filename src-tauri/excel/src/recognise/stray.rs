//! Cells beside a form's items that hold something and are no answer cell: listed, so that nothing is dropped silently.

use std::collections::HashSet;

use super::heads::Region;
use super::slots::Placed;
use super::view::View;
use crate::cell::CellRef;
use crate::grid::Value;

/// The cells in the regions that belong to no data point and hold a number, a date or an error right of the labels, or a
/// text right of all answer cells.
pub(super) fn find(view: &View<'_>, regions: &[Region], placed: &Placed) -> Vec<(usize, CellRef)> {
    let known: HashSet<CellRef> = placed.slots.iter().map(|slot| slot.cell).collect();
    let mut stray = Vec::new();
    for region in regions {
        let heads = region.head.columns.iter().flatten().copied();
        let (Some(from), Some(last)) = (heads.clone().min(), heads.max()) else { continue };
        let behind = view.area(CellRef::new(*region.head.rows.start(), last)).last.column;
        let answered =
            placed.slots.iter().map(|slot| view.area(slot.cell).last.column).max().unwrap_or(behind);
        let rows = CellRef::new(region.first, 0)..CellRef::new(region.last + 1, 0);
        for (at, cell) in
            view.sheet.cells.range(rows).filter(|(at, _)| at.column >= from && !known.contains(at))
        {
            let beside = match &cell.value {
                Value::Number(_) | Value::Date(_) | Value::Error(_) => true,
                Value::Text(text) => at.column > behind.max(answered) && !text.trim().is_empty(),
                Value::Bool(_) | Value::Empty => false,
            };
            if beside {
                stray.push((view.index, *at));
            }
        }
    }
    stray
}
