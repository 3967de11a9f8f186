//! Cells beside a form's items that hold something and are no answer cell: listed, so that nothing is dropped silently.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::heads::Region;
use super::slots::Slot;
use super::view::View;
use crate::cell::CellRef;
use crate::grid::Value;

/// The cells in the regions that belong to no data point and hold a number, a date or an error right of the labels, or a
/// text right of all answer cells. A second table beside the form is told as a whole.
pub(super) fn find(view: &View<'_>, regions: &[Region], placed: &[Slot]) -> Vec<(usize, CellRef)> {
    let of_sheet = || placed.iter().filter(|slot| slot.sheet == view.index);
    let known: HashSet<CellRef, RandomState> = of_sheet().map(|slot| slot.cell).collect();
    let answered = of_sheet().map(|slot| view.area(slot.cell).last.column).max();
    let mut stray = Vec::new();
    for region in regions {
        let heads = region.head.columns.iter().flatten().copied();
        let (Some(from), Some(last)) = (heads.clone().min(), heads.max()) else { continue };
        let behind = view.area(CellRef::new(*region.head.rows.start(), last)).last.column;
        let columns = from..=if region.head.again.is_some() { behind } else { u32::MAX };
        let rows = region.cells();
        for (at, cell) in
            view.sheet.cells.range(rows).filter(|(at, _)| columns.contains(&at.column) && !known.contains(at))
        {
            let beside = match &cell.value {
                Value::Number(_) => !is_label(view, *at, &known),
                Value::Date(_) | Value::Error(_) => true,
                Value::Text(text) => {
                    at.column > behind.max(answered.unwrap_or(behind)) && !text.trim().is_empty()
                }
                Value::Bool(_) | Value::Empty => false,
            };
            if beside {
                stray.push((view.index, *at));
            }
        }
    }
    stray
}

/// Whether a number stands for a period, left of an answer cell.
fn is_label(view: &View<'_>, at: CellRef, known: &HashSet<CellRef, RandomState>) -> bool {
    let right = view.area(at).last.column + 1;
    !view.words(at).is_empty()
        && (right..right + 3).any(|column| known.contains(&CellRef::new(at.row, column)))
}
