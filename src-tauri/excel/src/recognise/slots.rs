//! Which cell holds which data point, and what is odd about the labels around it.

use hpug_model::address::{Address, Lob, Period};

use super::assign::Oddity;
use super::groups::{Group, GroupItem, Name};
use super::heads::Region;
use super::names::{NamePlace, next_cell};
use super::runs::{Columns, Run, RunRow, Seen};
use super::view::View;
use crate::cell::CellRef;

/// A data point and its cell.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) address: Address,
    /// Index of the sheet.
    pub(crate) sheet: usize,
    pub(crate) cell: CellRef,
}

/// Something that the host or the plan changed about an item's codes and labels.
#[derive(Clone, Debug)]
pub(crate) struct Alteration {
    /// Index of the sheet.
    pub(crate) sheet: usize,
    pub(crate) section: String,
    pub(crate) item: String,
    pub(crate) kind: AlterationKind,
    /// The data points it concerns.
    pub(crate) at: Vec<Address>,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AlterationKind {
    /// The item is missing, is there twice, or out of order.
    Item(Oddity, Option<(CellRef, String)>),
    /// A row's label is missing.
    RowMissing(String),
    /// A row's label is there twice, or another one than the form's.
    RowLabel(CellRef, String),
    /// Rows stand in another order.
    RowOrder(CellRef),
    /// One cell for the figures of several rows.
    RowsMerged(CellRef),
    /// Numbers stand for Current and Prior: a cell that says one.
    PeriodNames(CellRef, String),
}

impl Alteration {
    /// Whether rows or items are missing.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self.kind, AlterationKind::RowMissing(_) | AlterationKind::Item(Oddity::Missing, _))
    }
}

/// What the cells of a group come to.
#[derive(Default)]
pub(super) struct Placed {
    pub(super) slots: Vec<Slot>,
    pub(super) names: Vec<NamePlace>,
    pub(super) alterations: Vec<Alteration>,
    /// Items for which at least one row was found.
    pub(super) items: usize,
}

/// Where the items of a group are placed.
pub(super) struct Placing<'a, 'v> {
    pub(super) view: &'a View<'v>,
    pub(super) group: &'a Group<'a>,
    pub(super) regions: &'a [&'a Region],
    pub(super) columns: &'a [Option<Columns>],
}

type RowKey = (Option<Lob>, Option<Period>);

impl Placing<'_, '_> {
    /// Places the rows of a run whose item is known.
    pub(super) fn place(&self, run: &Run, placed: &mut Placed) {
        let Some(item) = run.item.map(|index| &self.group.items[index]) else { return };
        let expected: Vec<RowKey> = item.block.rows.iter().map(|row| (row.lob, row.period)).collect();
        let mut taken: Vec<usize> = Vec::new();
        let mut odd = Vec::new();
        for (index, row) in run.rows.iter().enumerate() {
            let found = self.row_of(row, index, &expected);
            match found.filter(|key| !taken.contains(key)) {
                Some(key) => {
                    self.place_row(item, run, row, expected[key], placed);
                    taken.push(key);
                }
                None => odd.push((index, row, found)),
            }
        }
        for (index, row, repeated) in odd {
            // A row of the host's own beside all of the form's alters none of these.
            if repeated.is_some() || taken.len() < expected.len() {
                self.odd_row(item, row, expected.get(repeated.unwrap_or(index)), placed);
            }
        }
        self.judge_rows(item, run, &expected, &taken, placed);
        self.judge_period_names(item, run, placed);
        self.place_once(item, run, placed);
        placed.items += usize::from(!taken.is_empty());
    }

    /// Which of the expected rows this is; where no line of business is said, the one at the same place.
    fn row_of(&self, row: &RunRow, index: usize, expected: &[RowKey]) -> Option<usize> {
        let Seen::Known(period) = row.period else { return None };
        match row.lob {
            Seen::Known(lob) => expected.iter().position(|key| *key == (Some(lob), Some(period))),
            Seen::Unknown(_) => None,
            Seen::Nothing => expected
                .iter()
                .position(|key| *key == (None, Some(period)))
                .or_else(|| expected.get(index).filter(|key| key.1 == Some(period)).map(|_| index)),
        }
    }

    fn place_row(&self, item: &GroupItem<'_>, run: &Run, row: &RunRow, key: RowKey, placed: &mut Placed) {
        for (measure, column, _) in &item.block.measures {
            if self.is_once(item, measure) {
                continue;
            }
            let Some(cell) = self.cell(run.region, row.row, column) else { continue };
            let address = Address::new(item.code, key.0, key.1, measure);
            // Only an area over several rows has its first cell in another.
            if cell.row != row.row && placed.slots.iter().any(|slot| slot.cell == cell) {
                self.alter(item, AlterationKind::RowsMerged(cell), vec![address], placed);
                continue;
            }
            placed.slots.push(Slot { address, sheet: self.view.index, cell });
        }
    }

    /// Measures asked once stand in the first row of the run that holds something in their column.
    fn place_once(&self, item: &GroupItem<'_>, run: &Run, placed: &mut Placed) {
        for (measure, column, _) in
            item.block.measures.iter().filter(|(measure, ..)| self.is_once(item, measure))
        {
            let mut cells = run.rows.iter().filter_map(|row| self.cell(run.region, row.row, column));
            let Some(first) = cells.next() else { continue };
            let filled = std::iter::once(first).chain(cells).find(|cell| !self.view.text(*cell).is_empty());
            let address = Address::new(item.code, None, None, measure);
            placed.slots.push(Slot { address, sheet: self.view.index, cell: filled.unwrap_or(first) });
        }
    }

    fn is_once(&self, item: &GroupItem<'_>, measure: &str) -> bool {
        item.once.contains(&measure)
    }

    /// The cell of a measure in a row of a region: below its head, the first one where areas are merged.
    fn cell(&self, region: usize, row: u32, column: &str) -> Option<CellRef> {
        let head = self.group.heads.iter().position(|head| head.column == column)?;
        let column = self.regions[region].head.columns[head]?;
        let at = CellRef::new(row, column);
        let anchor = self.view.anchor(at);
        let labels = self.columns[region].map_or(0, |columns| columns.period);
        Some(if anchor.column > labels || anchor.column == column { anchor } else { at })
    }

    fn odd_row(&self, item: &GroupItem<'_>, row: &RunRow, expected: Option<&RowKey>, placed: &mut Placed) {
        let at = match (row.lob, row.period) {
            (Seen::Unknown(at), _) | (_, Seen::Unknown(at)) => at,
            _ => self.label_cell(row),
        };
        let says = self.view.text(at);
        let concerned = expected.map_or_else(|| self.all_addresses(item), |key| self.addresses(item, *key));
        self.alter(item, AlterationKind::RowLabel(at, says), concerned, placed);
    }

    fn label_cell(&self, row: &RunRow) -> CellRef {
        let column = self.columns.iter().flatten().map(|columns| columns.period).next().unwrap_or(0);
        CellRef::new(row.row, column)
    }

    fn judge_rows(
        &self,
        item: &GroupItem<'_>,
        run: &Run,
        expected: &[RowKey],
        taken: &[usize],
        placed: &mut Placed,
    ) {
        let odd = run.rows.len() != taken.len() && taken.len() < expected.len();
        for (index, key) in expected.iter().enumerate() {
            let label = &item.block.rows[index].label;
            if !taken.contains(&index) && !odd {
                let kind = AlterationKind::RowMissing(row_words(key, label));
                self.alter(item, kind, self.addresses(item, *key), placed);
            }
        }
        if taken.windows(2).any(|pair| pair[0] > pair[1]) {
            let at = run.rows.first().map_or(CellRef::new(0, 0), |row| self.label_cell(row));
            let concerned = expected.iter().flat_map(|key| self.addresses(item, *key)).collect();
            self.alter(item, AlterationKind::RowOrder(at), concerned, placed);
        }
    }

    /// Numbers that stand for Current and Prior.
    fn judge_period_names(&self, item: &GroupItem<'_>, run: &Run, placed: &mut Placed) {
        let numbered = self.columns[run.region].is_some_and(|columns| columns.are_numbered());
        let first = run.rows.first().map(|row| self.label_cell(row)).filter(|_| numbered);
        if let Some(cell) = first {
            let kind = AlterationKind::PeriodNames(cell, self.view.text(cell));
            let at = self.all_addresses(item).into_iter().take(1).collect();
            self.alter(item, kind, at, placed);
        }
    }

    fn addresses(&self, item: &GroupItem<'_>, key: RowKey) -> Vec<Address> {
        let measures = item.block.measures.iter().filter(|(measure, ..)| !self.is_once(item, measure));
        measures.map(|(measure, ..)| Address::new(item.code, key.0, key.1, measure)).collect()
    }

    /// Places the name of a run whose item has one.
    pub(super) fn place_name(&self, run: &Run, placed: &mut Placed) {
        let Some(item) = run.item.map(|index| &self.group.items[index]) else { return };
        let (Some(measure), Some(columns)) = (item.name, self.columns[run.region]) else { return };
        let heads = self.regions[run.region].head.columns.iter().flatten().copied();
        let Some(of_item) = columns.item else { return };
        let end = heads.filter(|column| *column > of_item).min().unwrap_or(columns.period);
        let Some(row) = run.rows.first().map(|row| row.row) else { return };
        let label = if item.marks.is_empty() {
            self.view.anchor(CellRef::new(row, of_item))
        } else {
            let behind = self.view.texts(row, of_item + 1..end).map(|(at, _)| at).next();
            behind.unwrap_or_else(|| CellRef::new(row, of_item + 1))
        };
        placed.names.push(NamePlace {
            address: Address::new(item.code, None, None, measure),
            sheet: self.view.index,
            label,
            next: next_cell(self.view, label, end),
        });
    }

    /// Notes what is odd about the items themselves; a section whose every item is missing counts once.
    pub(super) fn judge_items(&self, runs: &[Run], odd: &[(usize, Oddity)], placed: &mut Placed) {
        let missing = odd.iter().filter(|(_, oddity)| *oddity == Oddity::Missing).count();
        if missing == self.group.items.len() {
            let at = self.group.items.iter().flat_map(|item| self.all_addresses(item)).collect();
            placed.alterations.push(Alteration {
                sheet: self.view.index,
                section: self.group.section.to_owned(),
                item: String::new(),
                kind: AlterationKind::Item(Oddity::Missing, None),
                at,
            });
            return;
        }
        for (index, oddity) in odd {
            let item = &self.group.items[*index];
            let of_item = |run: &&Run| match oddity {
                Oddity::Repeated => {
                    run.item.is_none()
                        && run.name.as_ref().is_some_and(|(_, text)| item.is_named_by(&Name::new(text)))
                }
                _ => run.item == Some(*index),
            };
            let name = runs.iter().find(of_item).and_then(|run| run.name.clone());
            self.alter(item, AlterationKind::Item(*oddity, name), self.all_addresses(item), placed);
        }
    }

    /// Every address of an item.
    pub(super) fn all_addresses(&self, item: &GroupItem<'_>) -> Vec<Address> {
        let once = item.block.measures.iter().filter(|(measure, ..)| self.is_once(item, measure));
        let once = once.map(|(measure, ..)| Address::new(item.code, None, None, measure));
        let rows = item.block.rows.iter().flat_map(|row| self.addresses(item, (row.lob, row.period)));
        once.chain(rows).collect()
    }

    pub(super) fn alter(
        &self,
        item: &GroupItem<'_>,
        kind: AlterationKind,
        at: Vec<Address>,
        placed: &mut Placed,
    ) {
        let (section, item) = (self.group.section.to_owned(), item.code.to_owned());
        placed.alterations.push(Alteration { sheet: self.view.index, section, item, kind, at });
    }
}

fn row_words(key: &RowKey, label: &str) -> String {
    match key.0 {
        Some(lob) if !label.to_lowercase().contains("year") => format!("{} {label}", lob.label()),
        _ => label.to_owned(),
    }
}
