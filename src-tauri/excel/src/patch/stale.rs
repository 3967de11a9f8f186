//! Which formulas' cached results no longer hold once some cells have changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::formula::{Area, Reads, reads};
use super::sheet::{Formula, FormulaKind, Sheet};
use crate::cell::{CellRange, CellRef};

/// Above this many formulas, or links in a chain of them, all results count as stale: finding out which ones
/// are would take longer than recalculating them.
const FORMULA_LIMIT: usize = 20_000;
const CHAIN_LIMIT: usize = 100;

/// The cells, by sheet, whose cached result is stale after the cells in `written` changed.
pub(super) fn stale(
    sheets: &BTreeMap<usize, Sheet>,
    names: &[String],
    written: &BTreeMap<usize, BTreeSet<CellRef>>,
) -> BTreeMap<usize, BTreeSet<CellRef>> {
    if written.values().all(BTreeSet::is_empty) {
        return BTreeMap::new();
    }
    let mut waiting = dependents(sheets, names, written);
    let mut changed = Changed::default();
    for (&sheet, cells) in written {
        changed.add(sheet, cells.iter().copied());
    }
    let mut result: BTreeMap<usize, BTreeSet<CellRef>> = BTreeMap::new();
    let all_at_once = waiting.len() > FORMULA_LIMIT;
    for pass in 0.. {
        let give_up = all_at_once || pass == CHAIN_LIMIT;
        let (now, later): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|one| give_up || one.affected(&changed));
        if now.is_empty() {
            break;
        }
        for one in now {
            let cells = one.results(sheets);
            changed.add(one.sheet, cells.iter().copied());
            result.entry(one.sheet).or_default().extend(cells);
        }
        waiting = later;
    }
    result
}

/// Cells that changed, by sheet, row and column.
#[derive(Default)]
struct Changed(HashMap<usize, BTreeMap<u32, BTreeSet<u32>>>);

impl Changed {
    fn add(&mut self, sheet: usize, cells: impl Iterator<Item = CellRef>) {
        let rows = self.0.entry(sheet).or_default();
        for cell in cells {
            rows.entry(cell.row).or_default().insert(cell.column);
        }
    }

    fn any_in(&self, sheet: usize, area: &Area, moved: (i64, i64)) -> bool {
        self.0.get(&sheet).is_some_and(|rows| {
            rows.iter().any(|(&row, columns)| {
                columns.iter().any(|&column| area.contains(CellRef::new(row, column), moved))
            })
        })
    }
}

/// A formula and what it reads.
struct Dependent {
    sheet: usize,
    cell: CellRef,
    spread: Option<CellRange>,
    /// Areas with the sheet each lies in, `None` where no worksheet has that name.
    areas: Vec<(Option<usize>, Area)>,
    unknown: bool,
    moved: (i64, i64),
}

impl Dependent {
    fn affected(&self, changed: &Changed) -> bool {
        self.unknown
            || self
                .areas
                .iter()
                .any(|(sheet, area)| sheet.is_some_and(|s| changed.any_in(s, area, self.moved)))
    }

    /// The cells that show its result.
    fn results(&self, sheets: &BTreeMap<usize, Sheet>) -> Vec<CellRef> {
        let covered = |range: &CellRange| {
            let cells = sheets.get(&self.sheet).map(|sheet| &sheet.cells);
            cells.into_iter().flat_map(|cells| cells.keys()).copied().filter(|&c| range.contains(c)).collect()
        };
        self.spread.as_ref().map_or_else(|| vec![self.cell], covered)
    }
}

/// Every formula that stays.
fn dependents(
    sheets: &BTreeMap<usize, Sheet>,
    names: &[String],
    written: &BTreeMap<usize, BTreeSet<CellRef>>,
) -> Vec<Dependent> {
    let places: HashMap<String, usize> =
        names.iter().enumerate().map(|(place, name)| (name.to_lowercase(), place)).collect();
    let mut all = Vec::new();
    for (&place, sheet) in sheets {
        let groups = shared_groups(sheet);
        let kept = |at: &CellRef| !written.get(&place).is_some_and(|written| written.contains(at));
        let formulas = sheet.cells.iter().filter_map(|(at, cell)| Some((at, cell.formula.as_ref()?)));
        for (&cell, formula) in formulas.filter(|(at, _)| kept(at)) {
            all.push(dependent(place, cell, formula, &groups, &places));
        }
    }
    all
}

/// The cell and text of each shared formula, by its index.
fn shared_groups(sheet: &Sheet) -> HashMap<&str, (CellRef, &str)> {
    let formulas = sheet.cells.iter().filter_map(|(&at, cell)| Some((at, cell.formula.as_ref()?)));
    formulas
        .filter_map(|(at, formula)| match &formula.kind {
            FormulaKind::Shared(group) if !formula.text.is_empty() => {
                Some((group.as_str(), (at, formula.text.as_str())))
            }
            _ => None,
        })
        .collect()
}

fn dependent(
    sheet: usize,
    cell: CellRef,
    formula: &Formula,
    groups: &HashMap<&str, (CellRef, &str)>,
    places: &HashMap<String, usize>,
) -> Dependent {
    let source = match &formula.kind {
        FormulaKind::Shared(group) => groups.get(group.as_str()).copied(),
        FormulaKind::Plain | FormulaKind::Array => Some((cell, formula.text.as_str())),
        FormulaKind::Table => None,
    };
    let (home, text) = source.unwrap_or((cell, ""));
    let moved = (i64::from(cell.row) - i64::from(home.row), i64::from(cell.column) - i64::from(home.column));
    let mut unknown = source.is_none();
    let mut areas = Vec::new();
    for read in reads(text) {
        match read {
            Reads::Unknown => unknown = true,
            Reads::Area(area) => {
                let named = area.sheet.as_ref().map(|name| places.get(&name.to_lowercase()).copied());
                areas.push((named.unwrap_or(Some(sheet)), area));
            }
        }
    }
    Dependent { sheet, cell, spread: formula.spread, areas, unknown, moved }
}
