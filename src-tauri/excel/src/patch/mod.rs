//! Writes values into cells of somebody else's workbook and changes nothing else: the XML of the sheets is
//! patched inside the zip archive, every other part is copied with its compressed bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::RandomState;
use rust_decimal::Decimal;

mod chain;
mod edit;
mod error;
mod formula;
mod package;
mod properties;
mod sheet;
mod stale;
mod workbook;
mod xml;

pub use error::PatchError;
pub use properties::with_properties;

use crate::cell::CellRef;
use package::{Changes, Package};
use sheet::Sheet;
use workbook::{SheetPart, Workbook};
use xml::Edit;

/// Most bytes that one part may inflate to: 64 MB.
pub const PART_LIMIT: u64 = 64 << 20;

/// What goes into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellWrite {
    /// Nothing; the cell keeps its style.
    Empty,
    /// A number, to the last digit as given.
    Number(Decimal),
    /// Text, kept inside the cell so that the workbook's shared texts stay as they are; at most 32,767 UTF-16
    /// units.
    Text(String),
}

/// A value for one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Name of the worksheet, in any case.
    pub sheet: String,
    /// The cell; under merged cells, their top left one.
    pub cell: CellRef,
    /// What goes into it.
    pub value: CellWrite,
    /// Whether a formula of this cell alone gives way; otherwise it is refused.
    pub over_formula: bool,
}

/// A patched workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patched {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// Formulas whose cached result was dropped because it no longer holds; Excel and LibreOffice calculate
    /// them on loading.
    pub stale: usize,
}

/// Puts values into cells of a workbook (.xlsx, .xlsm).
///
/// A formula is overwritten only where its write says so, an array formula or what-if table over several cells
/// never. Results that depend on a written cell, also over several steps and sheets, are dropped: Excel and LibreOffice
/// calculate a formula without a result when they load it, so the workbook part needs no order to recalculate and stays
/// as it is. Where no cell changes, the archive still is written anew with the same parts.
///
/// # Errors
/// [`PatchError`] says why a file can't be patched without harm, or which write can't be made. Nothing is
/// written then.
pub fn patch(host: &[u8], writes: &[Write]) -> Result<Patched, PatchError> {
    let mut package = Package::open(host)?;
    let workbook = Workbook::read(&mut package)?;
    let wanted = by_sheet(&workbook, writes)?;
    let (texts, sheets) = read_sheets(&mut package, &workbook, &wanted)?;
    for (place, wanted) in &wanted {
        if let (Some(sheet), Some(SheetPart { name, .. })) = (sheets.get(place), workbook.sheets.get(*place))
        {
            edit::refuse(sheet, name, wanted)?;
        }
    }
    let names: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let written =
        wanted.iter().map(|(&place, wanted)| (place, touched(sheets.get(&place), &wanted.writes))).collect();
    let stale = stale::stale(&sheets, &names, &written);
    let mut changed = changed_sheets(&workbook, &texts, &sheets, &wanted, &stale)?;
    let gone = overwritten_formulas(&workbook, &sheets, &wanted);
    if !gone.is_empty() {
        changed.extend(chain::without(&mut package, &workbook, &gone)?);
    }
    Ok(Patched { bytes: package.write(&changed)?, stale: stale.values().map(BTreeSet::len).sum() })
}

/// The cells whose content may change: emptying one that the file leaves out does nothing.
fn touched(sheet: Option<&Sheet>, writes: &Writes) -> BTreeSet<CellRef> {
    let exists = |cell| sheet.is_some_and(|sheet| sheet.cells.contains_key(cell));
    writes
        .iter()
        .filter(|(cell, value)| **value != CellWrite::Empty || exists(*cell))
        .map(|(cell, _)| *cell)
        .collect()
}

type Writes = BTreeMap<CellRef, CellWrite>;

/// The writes to one sheet.
#[derive(Debug, Default)]
struct Wanted {
    writes: Writes,
    /// Cells whose formula gives way.
    over_formula: BTreeSet<CellRef>,
}

fn by_sheet(workbook: &Workbook, writes: &[Write]) -> Result<BTreeMap<usize, Wanted>, PatchError> {
    let mut all: BTreeMap<usize, Wanted> = BTreeMap::new();
    let mut places: HashMap<&str, usize, RandomState> = HashMap::default();
    for Write { sheet, cell, value, over_formula } in writes {
        let place = match places.get(sheet.as_str()) {
            Some(place) => *place,
            None => workbook.position(sheet).ok_or_else(|| PatchError::NoSheet { sheet: sheet.clone() })?,
        };
        places.insert(sheet, place);
        let wanted = all.entry(place).or_default();
        if wanted.writes.insert(*cell, value.clone()).is_some() {
            return Err(PatchError::Twice { sheet: sheet.clone(), cell: *cell });
        }
        wanted.over_formula.extend(over_formula.then_some(*cell));
    }
    Ok(all)
}

/// The formula cells that get values, by the id that their sheet has in the calculation chain.
fn overwritten_formulas(
    workbook: &Workbook,
    sheets: &BTreeMap<usize, Sheet>,
    wanted: &BTreeMap<usize, Wanted>,
) -> BTreeSet<(String, CellRef)> {
    let mut gone = BTreeSet::new();
    for (place, wanted) in wanted {
        let (Some(sheet), Some(part)) = (sheets.get(place), workbook.sheets.get(*place)) else { continue };
        let formulas =
            wanted.writes.keys().filter(|at| sheet.cells.get(at).is_some_and(|c| c.formula.is_some()));
        gone.extend(formulas.map(|at| (part.id.clone(), *at)));
    }
    gone
}

/// The sheets that are written to, and those with formulas, by their place in the workbook.
type Sheets = (BTreeMap<usize, String>, BTreeMap<usize, Sheet>);

fn read_sheets(
    package: &mut Package<'_>,
    workbook: &Workbook,
    wanted: &BTreeMap<usize, Wanted>,
) -> Result<Sheets, PatchError> {
    let (mut texts, mut sheets) = (BTreeMap::new(), BTreeMap::new());
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        let text = package.text(&sheet.part)?;
        if wanted.contains_key(&place) || may_hold_formulas(&text) {
            sheets.insert(place, Sheet::read(&text, &sheet.part)?);
            texts.insert(place, text);
        }
    }
    Ok((texts, sheets))
}

/// Whether a sheet's XML has an element `f`, with or without prefix; far quicker than reading it.
fn may_hold_formulas(text: &str) -> bool {
    let ends_name = |rest: &str| rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    ["<f", ":f"].iter().any(|name| text.match_indices(name).any(|(at, _)| ends_name(&text[at + 2..])))
}

fn changed_sheets(
    workbook: &Workbook,
    texts: &BTreeMap<usize, String>,
    sheets: &BTreeMap<usize, Sheet>,
    wanted: &BTreeMap<usize, Wanted>,
    stale: &BTreeMap<usize, BTreeSet<CellRef>>,
) -> Result<Changes, PatchError> {
    let mut changed = BTreeMap::new();
    for (place, sheet) in sheets {
        let (Some(text), Some(SheetPart { part, .. })) = (texts.get(place), workbook.sheets.get(*place))
        else {
            continue;
        };
        let mut edits: Vec<Edit> = Vec::new();
        if let Some(Wanted { writes, .. }) = wanted.get(place) {
            let data = sheet.data.as_ref().ok_or_else(|| xml::damaged(part, &"it has no sheet data"))?;
            edits = edit::edits(text, sheet, data, writes);
        }
        if let Some(stale) = stale.get(place) {
            edits.extend(edit::drop_results(text, sheet, stale));
        }
        if !edits.is_empty() {
            changed.insert(part.clone(), Some(xml::apply(text, part, edits)?));
        }
    }
    Ok(changed)
}
