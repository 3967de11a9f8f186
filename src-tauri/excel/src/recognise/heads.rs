//! Finding the head rows of blocks, and which rows stand under each.

use std::ops::RangeInclusive;

use super::groups::Group;
use super::labels::is_head;
use super::view::{Label, View};
use crate::cell::CellRef;

/// A head row that was found.
pub(super) struct HeadRow {
    /// Index of its group.
    pub(super) group: usize,
    /// Rows of the heads, first and last.
    pub(super) rows: RangeInclusive<u32>,
    /// Column of each of the group's heads, where it was found.
    pub(super) columns: Vec<Option<u32>>,
    /// The first of the same heads a second time, further to the right.
    pub(super) again: Option<CellRef>,
}

/// The rows under a head row, up to the next one.
pub(super) struct Region {
    pub(super) head: HeadRow,
    /// First row below the heads.
    pub(super) first: u32,
    /// Last row that belongs to it.
    pub(super) last: u32,
}

/// Most head rows that a sheet may have and still be taken for a form, several copies of it included.
const MOST_HEADS: usize = 500;

/// Every region of every group, from top to bottom; rows from `end` on are left alone. A sheet of more than 500 head rows
/// is no form and has none.
pub(super) fn regions(view: &View<'_>, groups: &[Group<'_>], end: u32) -> Vec<Region> {
    let mut heads: Vec<HeadRow> = Vec::new();
    for row in view.rows.range(..end).map(|(row, _)| *row) {
        if heads.last().is_some_and(|head| head.rows.contains(&row)) {
            continue;
        }
        let found = groups.iter().enumerate().filter_map(|(at, group)| match_row(view, row, 0, (at, group)));
        let best = found.max_by_key(|head| (found_heads(head), std::cmp::Reverse(head.group)));
        heads.extend(best.map(|head| HeadRow { again: again(view, &head, groups), ..head }));
        if heads.len() > MOST_HEADS {
            return Vec::new();
        }
    }
    let last_row = view.sheet.cells.keys().next_back().map_or(0, |at| at.row).min(end.saturating_sub(1));
    let starts: Vec<u32> = heads.iter().map(|head| *head.rows.start()).collect();
    let nexts = starts.iter().skip(1).map(|start| start.saturating_sub(1)).chain([last_row]);
    let pairs = heads.into_iter().zip(nexts.collect::<Vec<u32>>());
    pairs.map(|(head, last)| Region { first: head.rows.end() + 1, last, head }).collect()
}

fn found_heads(head: &HeadRow) -> usize {
    head.columns.iter().flatten().count()
}

/// Where all heads of a row stand beside it once more.
fn again(view: &View<'_>, head: &HeadRow, groups: &[Group<'_>]) -> Option<CellRef> {
    let last = head.columns.iter().flatten().max()?;
    let second = match_row(view, *head.rows.start(), last + 1, (head.group, &groups[head.group]))?;
    let first = second.columns.iter().flatten().min()?;
    (found_heads(&second) == second.columns.len()).then(|| CellRef::new(*second.rows.start(), *first))
}

/// Matches the heads of a group to a row and the one below it, from a column to the right. All heads of measures are
/// needed, and two heads at least where the group has as many.
fn match_row(view: &View<'_>, row: u32, start: u32, (at, group): (usize, &Group<'_>)) -> Option<HeadRow> {
    let above = view.rows.get(&row)?;
    let below = view.rows.get(&(row + 1)).map_or(&[][..], Vec::as_slice);
    let mut columns = Vec::with_capacity(group.heads.len());
    let (mut from, mut last, mut in_first) = (start, row, false);
    for head in &group.heads {
        let find = |labels: &[Label]| {
            labels
                .iter()
                .find(|label| label.at.column >= from && is_head(&head.words, &label.words))
                .map(|l| l.at)
        };
        let found = find(above).or_else(|| find(below));
        if found.is_none() && head.measure {
            return None;
        }
        if let Some(place) = found {
            from = place.column + 1;
            last = last.max(place.row);
            in_first |= place.row == row;
        }
        columns.push(found.map(|place| place.column));
    }
    let merged = columns.iter().flatten().map(|column| view.area(CellRef::new(row, *column)).last.row);
    let last = merged.max().unwrap_or(last).max(last).min(row + 3);
    let head = HeadRow { group: at, rows: row..=last, columns, again: None };
    (in_first && found_heads(&head) >= group.heads.len().min(2)).then_some(head)
}
