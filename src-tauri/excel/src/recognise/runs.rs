//! The rows of a block cut into runs, one run an item: by codes where they stand, by the order of labels elsewhere.

use std::collections::BTreeMap;

use hpug_model::address::{Lob, Period};

use super::groups::{Group, Name, RowLabel};
use super::heads::Region;
use super::labels::is_label;
use super::times::{LONGEST_ROW_LABEL, Years, is_numbered, lob_in, period_in, years};
use super::view::View;
use crate::cell::CellRef;

/// Longest code or label of an item, in bytes.
const LONGEST_NAME: usize = 120;

/// The rows of one item as they stand in the file.
pub(super) struct Run {
    /// Index of its region.
    pub(super) region: usize,
    pub(super) rows: Vec<RunRow>,
    /// The cell that names it and what it says.
    pub(super) name: Option<(CellRef, String)>,
    /// Index of its item in the group, once known.
    pub(super) item: Option<usize>,
}

/// One row of a run.
pub(super) struct RunRow {
    pub(super) row: u32,
    pub(super) lob: Seen<Lob>,
    pub(super) period: Seen<Period>,
}

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen<T> {
    /// A label of the form.
    Known(T),
    /// A label that the form doesn't have, at a cell.
    Unknown(CellRef),
    /// No label.
    Nothing,
}

/// The columns of a region that hold labels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) period: u32,
    pub(super) lob: Option<u32>,
    /// The column of codes, or of labels where items have no code.
    pub(super) item: Option<u32>,
    /// The years that stand for the periods, where labels name years.
    years: Option<Years>,
}

impl Columns {
    /// Whether numbers stand for the periods, as in `Year 1`.
    pub(super) fn are_numbered(&self) -> bool {
        self.years.is_some_and(is_numbered)
    }
}

/// The runs of a group in the order of their rows, and the label columns of each region (`None` where it has none).
/// `item` is the column of codes or labels.
pub(super) fn runs(
    view: &View<'_>,
    group: &Group<'_>,
    regions: &[&Region],
    lobs: &[Lob],
    item: Option<u32>,
) -> (Vec<Run>, Vec<Option<Columns>>) {
    let columns: Vec<Option<Columns>> =
        regions.iter().map(|region| label_columns(view, group, region, lobs, item)).collect();
    let mut found = Vec::new();
    for (index, (region, columns)) in regions.iter().zip(&columns).enumerate() {
        if let Some(columns) = columns {
            let cutter = Cutter { view, group, region, columns, lobs, index };
            cutter.cut(&mut found);
        }
    }
    (found, columns)
}

/// Line of business and period that a row's label says: the form's words, else others that say the same (`Current
/// (7/19-6/20)`, `Medicaid, prior yr`, `CY 2020`).
fn row_label(group: &Group<'_>, seen: &str, years: Option<Years>) -> Option<(Option<Lob>, Option<Period>)> {
    let exact = group.labels.iter().find(|label| is_label(&label.words, seen));
    let known = exact.or_else(|| {
        let period = period_in(seen, years)?;
        let of_lob = |label: &&RowLabel| label.lob.is_none() || label.lob == lob_in(seen);
        group.labels.iter().filter(of_lob).find(|label| label.period == Some(period))
    })?;
    Some((known.lob, known.period))
}

fn figures_from(region: &Region) -> u32 {
    region.head.columns.iter().flatten().next_back().copied().unwrap_or(u32::MAX)
}

/// The columns left of the region's figures that hold its labels.
fn label_columns(
    view: &View<'_>,
    group: &Group<'_>,
    region: &Region,
    lobs: &[Lob],
    item: Option<u32>,
) -> Option<Columns> {
    let measures = group.heads.iter().zip(&region.head.columns).filter(|(head, _)| head.measure);
    let last_measure =
        measures.clone().filter_map(|(_, column)| *column).max().unwrap_or_else(|| figures_from(region));
    let years = years(view, region, last_measure);
    let period = best_column(view, region, last_measure, |seen| row_label(group, seen, years).is_some())?;
    measures.filter_map(|(_, column)| *column).find(|column| *column > period)?;
    let has_lob = group.items.iter().any(|item| item.block.lob.is_some());
    let is_lob = |seen: &str| lob_label(lobs, seen).is_some();
    let lob = if has_lob { best_column(view, region, period, is_lob) } else { None };
    Some(Columns { period, lob, item: item.filter(|column| *column < lob.unwrap_or(period)), years })
}

/// The line of business of the form that a label names.
fn lob_label(lobs: &[Lob], seen: &str) -> Option<Lob> {
    lob_in(seen).filter(|lob| lobs.contains(lob))
}

/// The column before `end` in which most cells of the region say what is looked for; the rightmost of equals.
fn best_column(view: &View<'_>, region: &Region, end: u32, says: impl Fn(&str) -> bool) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for label in view.rows.range(region.rows()).flat_map(|(_, labels)| labels) {
        if label.at.column < end && says(&label.words) {
            *counts.entry(label.at.column).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(column, count)| (*count, *column)).map(|(column, _)| column)
}

/// The column in which most cells name an item of the group; the leftmost of equals.
pub(super) fn item_column(view: &View<'_>, group: &Group<'_>, regions: &[&Region]) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for region in regions {
        let end = figures_from(region);
        let rows = region.cells();
        for (at, _) in view.sheet.cells.range(rows).filter(|(at, _)| at.column < end) {
            let text = view.text(*at);
            if text.is_empty() || text.len() > LONGEST_NAME {
                continue;
            }
            let name = Name::new(&text);
            if group.items.iter().any(|item| item.is_named_by(&name)) {
                *counts.entry(at.column).or_default() += 1;
            }
        }
    }
    let found = counts.into_iter().max_by_key(|(column, count)| (*count, std::cmp::Reverse(*column)));
    found.map(|(column, _)| column)
}

struct Cutter<'a, 'v> {
    view: &'a View<'v>,
    group: &'a Group<'a>,
    region: &'a Region,
    columns: &'a Columns,
    lobs: &'a [Lob],
    index: usize,
}

impl Cutter<'_, '_> {
    fn cut(&self, runs: &mut Vec<Run>) {
        let before = runs.len();
        let rows = self.region.rows();
        for row in self.view.rows.range(rows).map(|(row, _)| *row) {
            let Some(label) = self.label(row) else { continue };
            let name = self.name(row);
            let open = runs.get(before..).and_then(<[Run]>::last);
            let seen = self.row(row, label, open);
            if open.is_none_or(|run| starts_run(run, &seen, name.as_ref())) {
                let first = self.row(row, label, None);
                runs.push(Run { region: self.index, rows: vec![first], name, item: None });
            } else if let Some(run) = runs.last_mut() {
                run.rows.push(seen);
                if run.name.is_none() {
                    run.name = name;
                }
            }
        }
    }

    /// What the label of a row says; `None` for rows that are none of an item.
    fn label(&self, row: u32) -> Option<Seen<(Option<Lob>, Option<Period>)>> {
        let at = CellRef::new(row, self.columns.period);
        if self.view.anchor(at) != at {
            return None;
        }
        let seen = self.view.words(at);
        if let Some(known) = row_label(self.group, seen, self.columns.years).filter(|_| !seen.is_empty()) {
            return Some(Seen::Known(known));
        }
        let figures = self.group.heads.iter().zip(&self.region.head.columns).filter(|(head, _)| head.measure);
        let mut cells = figures.filter_map(|(_, column)| *column).map(|column| CellRef::new(row, column));
        let is_row = !seen.is_empty()
            && seen.len() <= LONGEST_ROW_LABEL
            && cells.any(|cell| self.view.sheet.cell(cell).is_some());
        is_row.then_some(Seen::Unknown(at))
    }

    fn row(&self, row: u32, label: Seen<(Option<Lob>, Option<Period>)>, run: Option<&Run>) -> RunRow {
        let of_label = match label {
            Seen::Known((lob, _)) => lob,
            _ => None,
        };
        let period = match label {
            Seen::Known((_, Some(period))) => Seen::Known(period),
            Seen::Unknown(at) => Seen::Unknown(at),
            _ => Seen::Nothing,
        };
        let lob = match of_label {
            Some(lob) => Seen::Known(lob),
            None => self.lob(row, run),
        };
        RunRow { row, lob, period }
    }

    /// The line of business of a row: its own label, else that of the row above in the same run.
    fn lob(&self, row: u32, run: Option<&Run>) -> Seen<Lob> {
        let Some(column) = self.columns.lob else { return Seen::Nothing };
        let at = self.view.anchor(CellRef::new(row, column));
        match self.view.words(at) {
            "" => run.and_then(|run| run.rows.last()).map_or(Seen::Nothing, |above| above.lob),
            seen => lob_label(self.lobs, seen).map_or(Seen::Unknown(at), Seen::Known),
        }
    }

    /// The cell that names the item whose rows start here.
    fn name(&self, row: u32) -> Option<(CellRef, String)> {
        let at = CellRef::new(row, self.columns.item?);
        let anchor = self.view.anchor(at);
        let text = self.view.text(anchor);
        (!text.is_empty()).then_some((anchor, text))
    }
}

/// Whether a row starts a new run: another name stands beside it, or its labels were already there in this run.
fn starts_run(run: &Run, row: &RunRow, name: Option<&(CellRef, String)>) -> bool {
    match (name, &run.name) {
        (Some((at, _)), Some((current, _))) if at == current => return false,
        (Some((_, text)), Some((_, current))) if text != current => return true,
        _ => {}
    }
    let again = |above: &RunRow| above.period == row.period && above.lob == row.lob;
    matches!(row.period, Seen::Known(_))
        && run.rows.iter().any(again)
        && (name.is_none() || run.name.is_none() || full(run))
}

/// Whether a run has as many rows as any item.
fn full(run: &Run) -> bool {
    run.rows.len() >= 2
}
