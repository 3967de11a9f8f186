//! Finding a known form in a workbook by its heads, codes and labels, never by fixed addresses.

mod alterations;
mod assign;
mod dates;
mod groups;
mod heads;
mod introduction;
mod labels;
mod names;
mod own_sheets;
mod periods;
mod runs;
mod slots;
mod stray;
mod supplements;
mod view;

use std::sync::Arc;

use hpug_model::forms::{Form, Layout, Supplement, known};

use self::groups::{Group, groups};
use self::heads::Region;
use self::slots::{Alteration, Placed, Placing};
use crate::cell::CellRef;
use crate::grid::Workbook;
use crate::read_error::ReadError;

pub(crate) use alterations::findings as alteration_findings;
pub(crate) use introduction::suggestion;
pub(crate) use names::{NamePlace, read_name};
pub(crate) use own_sheets::{OwnSheets, own_sheets};
pub(crate) use periods::{PeriodPlace, Periods};
pub(crate) use slots::Slot;
pub(crate) use view::{View, shown};

/// Heads and texts of a sheet that are named when no form was found.
const NAMED_TEXTS: usize = 4;

/// A form found in a workbook.
pub(crate) struct Located {
    pub(crate) form: Arc<Form>,
    pub(crate) supplements: Vec<Supplement>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) names: Vec<NamePlace>,
    pub(crate) alterations: Vec<Alteration>,
    pub(crate) periods: Periods,
    /// Cells beside items that hold something and are no answer cell: (sheet, cell).
    pub(crate) stray: Vec<(usize, CellRef)>,
    /// The title's cell and year, where that is no year of the form's edition.
    pub(crate) other_year: Option<(usize, CellRef, u16)>,
}

/// Finds the form that a workbook holds.
///
/// # Errors
/// `UnknownForm`, with the sheets and first texts, where fewer than half of the items of every known form were found.
pub(crate) fn locate(book: &Workbook, views: &[View<'_>]) -> Result<Located, ReadError> {
    let forms = known().map_err(|error| ReadError::damaged("the program's list of forms", error))?;
    let mut found: Vec<(usize, (bool, u16, u16), Located)> = Vec::new();
    for form in forms {
        let Some(layout) = &form.layout else { continue };
        if let Some((items, mut located)) = best_sheet(form, layout, views) {
            let titled = title_year(views, &located);
            let apart = editions_apart(form, layout, &located, titled.map(|(.., year)| year));
            located.other_year = titled.filter(|_| apart > 0);
            // Without a year of its own a file is taken for one that somebody published.
            let rank = (titled.is_none() && form.illustrative, apart, form.edition);
            found.push((items, rank, located));
        }
    }
    let best = found.into_iter().min_by_key(|(items, rank, _)| (std::cmp::Reverse(*items), *rank));
    best.map(|(_, _, located)| located).ok_or_else(|| ReadError::UnknownForm { seen: seen(book, views) })
}

/// The form on the sheet that holds most of its items; `None` where no sheet holds half of them.
fn best_sheet(form: &Arc<Form>, layout: &Layout, views: &[View<'_>]) -> Option<(usize, Located)> {
    let groups = groups(form, layout);
    let wanted: usize = groups.iter().map(|group| group.items.len()).sum();
    let sheets = views.iter().map(|view| locate_on(form, &groups, view));
    let ranked = sheets.zip(views).max_by_key(|((items, located), view)| {
        let answers = located.slots.iter().filter(|slot| !view.text(slot.cell).is_empty()).count();
        (*items, !view.sheet.hidden, answers, std::cmp::Reverse(view.index))
    });
    let ((items, located), _) = ranked?;
    (items * 2 >= wanted).then_some((items, located))
}

fn locate_on(form: &Arc<Form>, groups: &[Group<'_>], view: &View<'_>) -> (usize, Located) {
    let mut regions = heads::regions(view, groups, u32::MAX);
    let last_group = groups.len().saturating_sub(1);
    let last_head =
        regions.iter().rev().find(|region| region.head.group == last_group).map(|region| region.first);
    let extra = last_head.map(|row| supplements::find(view, row, &form.lobs)).unwrap_or_default();
    if let Some(heading) = extra.heading {
        regions.retain(|region| region.first <= heading);
        if let Some(last) = regions.last_mut() {
            last.last = last.last.min(heading.saturating_sub(1));
        }
    }
    let mut placed = Placed::default();
    for (index, group) in groups.iter().enumerate() {
        let own: Vec<&Region> = regions.iter().filter(|region| region.head.group == index).collect();
        place_group(view, group, &own, form, &mut placed);
    }
    let top = regions.first().map_or(u32::MAX, |region| *region.head.rows.start());
    placed.slots.extend(extra.slots);
    let located = Located {
        form: form.extended(&extra.supplements, &[]),
        supplements: extra.supplements,
        periods: periods::find(view, top),
        stray: stray::find(view, &regions, &placed),
        slots: placed.slots,
        names: placed.names,
        alterations: placed.alterations,
        other_year: None,
    };
    (placed.items, located)
}

fn place_group(view: &View<'_>, group: &Group<'_>, regions: &[&Region], form: &Form, placed: &mut Placed) {
    let item = runs::item_column(view, group, regions);
    let (mut runs, columns) = runs::runs(view, group, regions, &form.lobs, item);
    let odd = assign::assign(group, &mut runs);
    let placing = Placing { view, group, regions, columns: &columns };
    for run in &runs {
        placing.place(run, placed);
        placing.place_name(run, placed);
    }
    placing.judge_items(&runs, &odd, placed);
}

/// The year in the sheet's title and its cell.
fn title_year(views: &[View<'_>], located: &Located) -> Option<(usize, CellRef, u16)> {
    let sheet = located.slots.first().map_or(0, |slot| slot.sheet);
    let title = views.get(sheet)?.rows.values().next()?.first()?;
    let mut years = title.words.split(' ').filter_map(|word| word.parse::<u16>().ok());
    let titled = years.find(|year| (2000..2100).contains(year));
    titled.map(|year| (sheet, title.at, year))
}

/// How many years a form's edition lies from the one that the file's title, or else its periods, speak of.
fn editions_apart(form: &Form, layout: &Layout, located: &Located, titled: Option<u16>) -> u16 {
    use chrono::Datelike;
    if let Some(year) = titled {
        return if layout.titled.contains(&year) { 0 } else { form.edition.abs_diff(year) };
    }
    let current = located.periods.effective(hpug_model::address::Period::Current);
    let year = current.and_then(|(start, _)| u16::try_from(start.year() + 2).ok());
    year.map_or(0, |year| form.edition.abs_diff(year))
}

/// What a person would say the workbook holds: each sheet with its first texts.
fn seen(book: &Workbook, views: &[View<'_>]) -> Vec<String> {
    let of_sheet = |view: &View<'_>| {
        let texts = view.sheet.cells.values().filter_map(|cell| match &cell.value {
            crate::grid::Value::Text(text) if !text.trim().is_empty() => Some(short(text)),
            _ => None,
        });
        let texts: Vec<String> = texts.take(NAMED_TEXTS).collect();
        let texts = if texts.is_empty() { "no text".to_owned() } else { texts.join(", ") };
        format!("sheet “{}” with {texts}", view.sheet.name)
    };
    let mut seen: Vec<String> = views.iter().take(5).map(of_sheet).collect();
    if book.sheets.len() > seen.len() {
        seen.push(format!("{} more sheets", book.sheets.len() - seen.len()));
    }
    seen
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}
