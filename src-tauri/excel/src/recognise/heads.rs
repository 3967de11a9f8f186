//! Finding the head rows of blocks, and which rows stand under each.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::groups::Group;
use super::labels::{beginnings, is_head, needed_beginnings};
use super::view::View;
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
    /// Last row that belongs to it; above the first where no row does.
    pub(super) last: u32,
}

impl Region {
    /// Its rows; none where the next head row follows at once.
    pub(super) fn rows(&self) -> Range<u32> {
        self.first..self.first.max(self.last.saturating_add(1))
    }

    /// The cells of its rows.
    pub(super) fn cells(&self) -> Range<CellRef> {
        let rows = self.rows();
        CellRef::new(rows.start, 0)..CellRef::new(rows.end, 0)
    }
}

/// Most head rows that a sheet may have and still be taken for a form, several copies of it included.
const MOST_HEADS: usize = 500;

/// Every region of every group, from top to bottom; rows from `end` on are left alone. A sheet of more than 500 head rows
/// is no form and has none; nor has a crowded one.
pub(super) fn regions(view: &View<'_>, groups: &[Group<'_>], end: u32) -> Vec<Region> {
    if view.crowded {
        return Vec::new();
    }
    let seen = Seen::of(view, groups, end);
    let mut heads: Vec<HeadRow> = Vec::new();
    for row in seen.rows.keys().copied().filter(|row| *row < end) {
        if heads.last().is_some_and(|head| head.rows.contains(&row)) {
            continue;
        }
        let found = (0..groups.len()).filter_map(|group| seen.match_row(view, row, 0, group));
        let best = found.max_by_key(|head| (found_heads(head), std::cmp::Reverse(head.group)));
        heads.extend(best.map(|head| HeadRow { again: seen.again(view, &head), ..head }));
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

/// Cells of a row, from left to right, with the numbers of the heads that each may be.
type RowOfHeads = Vec<(CellRef, Rc<[usize]>)>;

/// The cells of a sheet that may be heads: each head is held against each wording once, not cell by cell.
struct Seen {
    /// The heads of each group, as numbers that stand for their words, and whether each is of a measure.
    groups: Vec<Vec<(usize, bool)>>,
    /// Cells by row, from left to right, with the heads that they may be.
    rows: BTreeMap<u32, RowOfHeads>,
}

impl Seen {
    fn of(view: &View<'_>, groups: &[Group<'_>], end: u32) -> Seen {
        let mut heads: Vec<&str> =
            groups.iter().flat_map(|group| &group.heads).map(|head| head.words.as_str()).collect();
        heads.sort_unstable();
        heads.dedup();
        let number = |words: &str| heads.binary_search(&words).unwrap_or_default();
        let of_group = |group: &Group<'_>| {
            group.heads.iter().map(|head| (number(&head.words), head.measure)).collect::<Vec<_>>()
        };
        let needed: Vec<u32> = heads.iter().map(|words| needed_beginnings(words)).collect();
        let mut known: HashMap<&str, Rc<[usize]>, RandomState> = HashMap::default();
        let mut rows: BTreeMap<u32, RowOfHeads> = BTreeMap::new();
        // A head may stand in the row below the last one.
        for label in view.rows.range(..=end).flat_map(|(_, labels)| labels) {
            let may_be = known.entry(&label.words).or_insert_with(|| {
                let begins = beginnings(&label.words);
                let may_be = (0..heads.len()).filter(|head| begins & needed[*head] == needed[*head]);
                may_be.filter(|head| is_head(heads[*head], &label.words)).collect()
            });
            if !may_be.is_empty() {
                rows.entry(label.at.row).or_default().push((label.at, may_be.clone()));
            }
        }
        Seen { groups: groups.iter().map(of_group).collect(), rows }
    }

    /// Where all heads of a row stand beside it once more.
    fn again(&self, view: &View<'_>, head: &HeadRow) -> Option<CellRef> {
        let last = head.columns.iter().flatten().max()?;
        let second = self.match_row(view, *head.rows.start(), last + 1, head.group)?;
        let first = second.columns.iter().flatten().min()?;
        (found_heads(&second) == second.columns.len()).then(|| CellRef::new(*second.rows.start(), *first))
    }

    /// Matches the heads of a group to a row and the one below it, from a column to the right. All heads of measures are
    /// needed, and two heads at least where the group has as many.
    fn match_row(&self, view: &View<'_>, row: u32, start: u32, group: usize) -> Option<HeadRow> {
        let heads = &self.groups[group];
        let above = self.rows.get(&row)?;
        let below = self.rows.get(&(row + 1)).map_or(&[][..], Vec::as_slice);
        let mut columns = Vec::with_capacity(heads.len());
        let (mut from, mut last, mut in_first) = (start, row, false);
        for (head, measure) in heads {
            let find = |cells: &[(CellRef, Rc<[usize]>)]| {
                cells
                    .iter()
                    .find(|(at, may_be)| at.column >= from && may_be.contains(head))
                    .map(|(at, _)| *at)
            };
            let found = find(above).or_else(|| find(below));
            if found.is_none() && *measure {
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
        let head = HeadRow { group, rows: row..=last, columns, again: None };
        (in_first && found_heads(&head) >= heads.len().min(2)).then_some(head)
    }
}
