//! Which sheets of a workbook hold a form, and where on them everything stands.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use hpug_model::forms::{Form, Layout};

use super::groups::{Group, groups};
use super::heads::{Region, regions};
use super::periods::Periods;
use super::slots::{Placed, Placing, Slot};
use super::supplements::Found;
use super::view::View;
use super::{Located, assign, periods, runs, stray, supplements};
use crate::cell::CellRef;
use crate::grid::Value;

/// What one sheet holds of a form.
struct OnSheet<'v, 'a> {
    view: &'v View<'a>,
    regions: Vec<Region>,
    /// What was found of each group.
    groups: Vec<Placed>,
    extra: Found,
    periods: Periods,
    /// The first head of a second form below, and whether figures stand under it.
    below: Option<(CellRef, bool)>,
}

/// The form on the sheet that holds most of its items; a section that this sheet lacks is taken from another one. `None`
/// where less than half of the items were found. With the number of items found.
pub(super) fn best_sheet(form: &Arc<Form>, layout: &Layout, views: &[View<'_>]) -> Option<(usize, Located)> {
    let groups = groups(form, layout);
    let wanted: usize = groups.iter().map(|group| group.items.len()).sum();
    let mut found: Vec<OnSheet<'_, '_>> = views.iter().map(|view| on_sheet(form, &groups, view)).collect();
    let stated = found.iter().map(|sheet| &sheet.periods).find(|periods| !periods.is_empty()).cloned();
    found.retain(|sheet| sheet.items() > 0);
    let most = found.iter().map(OnSheet::figures).max().unwrap_or_default();
    found.sort_by_cached_key(|sheet| {
        let (figures, name) = (sheet.figures(), sheet.view.sheet.name.trim());
        // Of two sheets that are filled alike, the one with the form's own name counts.
        let is_own = figures * 2 >= most && name.eq_ignore_ascii_case(&layout.sheet);
        Reverse((sheet.items(), !sheet.view.sheet.hidden, is_own, figures, Reverse(sheet.view.index)))
    });
    let holder = |group: usize| {
        let shown = found.iter().enumerate().filter(|(at, sheet)| *at == 0 || !sheet.view.sheet.hidden);
        let holds = |(at, sheet): &(usize, &OnSheet<'_, '_>)| (sheet.groups[group].items, Reverse(*at));
        let main = found.first().is_some_and(|main| main.groups[group].items > 0);
        if main { Some(0) } else { shown.max_by_key(holds).map(|(at, _)| at) }
    };
    let holders: Vec<usize> = (0..groups.len()).map(holder).collect::<Option<_>>()?;
    let items = holders.iter().enumerate().map(|(group, at)| found[*at].groups[group].items).sum();
    (items * 2 >= wanted).then(|| {
        let mut located = located(form, found, &holders, wanted);
        // A cover may state them for the sections' sheets.
        if located.periods.is_empty() {
            located.periods = stated.unwrap_or_default();
        }
        (items, located)
    })
}

/// Puts together what the sheets hold, each group from its holder.
fn located(form: &Arc<Form>, mut found: Vec<OnSheet<'_, '_>>, holders: &[usize], wanted: usize) -> Located {
    let is_copy =
        |(at, sheet): &(usize, &OnSheet<'_, '_>)| !holders.contains(at) && sheet.items() * 2 >= wanted;
    let copies =
        found.iter().enumerate().filter(is_copy).map(|(_, copy)| (copy.view.index, copy.figures() > 0));
    let mut located = Located {
        form: form.clone(),
        copies: copies.collect(),
        supplements: Vec::new(),
        slots: Vec::new(),
        names: Vec::new(),
        alterations: Vec::new(),
        periods: Periods::default(),
        stray: Vec::new(),
        beside: None,
        other_year: None,
    };
    let states = |sheet: &&OnSheet<'_, '_>| !sheet.periods.is_empty();
    located.periods = found.iter().find(states).map(|sheet| sheet.periods.clone()).unwrap_or_default();
    for (group, at) in holders.iter().enumerate() {
        let placed = std::mem::take(&mut found[*at].groups[group]);
        located.slots.extend(placed.slots);
        located.names.extend(placed.names);
        located.alterations.extend(placed.alterations);
    }
    for (at, sheet) in found.into_iter().enumerate().filter(|(at, _)| holders.contains(at)) {
        let view = sheet.view;
        let beside = sheet.beside().or(sheet.below).map(|(cell, filled)| (view.index, cell, filled));
        located.beside = located.beside.or(beside);
        if holders.last() == Some(&at) {
            located.slots.extend(sheet.extra.slots);
            located.supplements = sheet.extra.supplements;
        }
        located.stray.extend(stray::find(view, &sheet.regions, &located.slots));
    }
    located
}

fn on_sheet<'v, 'a>(form: &Form, groups: &[Group<'_>], view: &'v View<'a>) -> OnSheet<'v, 'a> {
    let mut below = regions(view, groups, u32::MAX);
    // A sheet without any head of the form may still state the periods.
    if below.is_empty() {
        let groups = groups.iter().map(|_| Placed::default()).collect();
        let periods = periods::find(view, u32::MAX);
        return OnSheet { view, groups, extra: Found::default(), periods, regions: below, below: None };
    }
    let second = second_form(&mut below).map(|(head, second)| (head, is_filled(view, &second)));
    let end = second.map_or(u32::MAX, |(head, _)| head.row);
    let last_group = groups.len().saturating_sub(1);
    let last_head =
        below.iter().rev().find(|region| region.head.group == last_group).map(|region| region.first);
    let extra = last_head.map(|row| supplements::find(view, row..end, &form.lobs)).unwrap_or_default();
    if let Some(heading) = extra.heading {
        below.retain(|region| region.first <= heading);
        if let Some(last) = below.last_mut() {
            last.last = last.last.min(heading.saturating_sub(1));
        }
    }
    let place = |(index, group)| {
        let own: Vec<&Region> = below.iter().filter(|region| region.head.group == index).collect();
        place_group(view, group, &own, form)
    };
    let placed = groups.iter().enumerate().map(place).collect();
    let top = below.first().map_or(u32::MAX, |region| *region.head.rows.start());
    let periods = periods::find(view, top);
    OnSheet { view, groups: placed, extra, periods, regions: below, below: second }
}

/// Takes off the regions of a second form below the first, with its first head. The heads of a block come again only where a
/// whole form does: at least half of the blocks stand once more.
fn second_form(regions: &mut Vec<Region>) -> Option<(CellRef, Vec<Region>)> {
    let groups: Vec<usize> = regions.iter().map(|region| region.head.group).collect();
    let again = (1..groups.len())
        .find(|at| groups[*at] != groups[*at - 1] && groups[..*at].contains(&groups[*at]))?;
    let blocks = |groups: &[usize]| groups.iter().collect::<BTreeSet<_>>().len();
    if blocks(&groups[again..]) * 2 < blocks(&groups[..again]) || blocks(&groups[..again]) < 2 {
        return None;
    }
    let head = &regions[again].head;
    let first = CellRef::new(*head.rows.start(), head.columns.iter().flatten().min().copied()?);
    let second = regions.split_off(again);
    if let Some(last) = regions.last_mut() {
        last.last = last.last.min(first.row.saturating_sub(1));
    }
    Some((first, second))
}

/// Whether figures were typed below the heads of regions.
fn is_filled(view: &View<'_>, regions: &[Region]) -> bool {
    let is_figure = |at: CellRef| {
        let cell = view.sheet.cell(at);
        cell.is_some_and(|cell| matches!(cell.value, Value::Number(_)) && cell.formula.is_none())
    };
    let figures = |region: &Region| {
        let columns = region.head.columns.iter().flatten();
        let rows = region.cells();
        let columns: BTreeSet<u32> = columns.copied().collect();
        let cells = view.sheet.cells.range(rows).map(|(at, _)| *at);
        cells.filter(|at| columns.contains(&at.column)).any(is_figure)
    };
    regions.iter().any(figures)
}

fn place_group(view: &View<'_>, group: &Group<'_>, regions: &[&Region], form: &Form) -> Placed {
    let mut placed = Placed::default();
    let item = runs::item_column(view, group, regions);
    let (mut runs, columns) = runs::runs(view, group, regions, &form.lobs, item);
    let odd = assign::assign(group, &mut runs);
    let placing = Placing { view, group, regions, columns: &columns };
    for run in &runs {
        placing.place(run, &mut placed);
        placing.place_name(run, &mut placed);
    }
    placing.judge_items(&runs, &odd, &mut placed);
    placed
}

impl OnSheet<'_, '_> {
    fn items(&self) -> usize {
        self.groups.iter().map(|placed| placed.items).sum()
    }

    /// How many answer cells hold a figure that was typed.
    fn figures(&self) -> usize {
        let typed = |slot: &&Slot| is_typed(self.view, slot.cell);
        self.groups.iter().flat_map(|placed| &placed.slots).chain(&self.extra.slots).filter(typed).count()
    }

    /// The first head of a second table beside the form, and whether figures stand under any of its heads.
    fn beside(&self) -> Option<(CellRef, bool)> {
        let seconds = || self.regions.iter().filter_map(|region| Some((region, region.head.again?)));
        let (_, first) = seconds().next()?;
        let is_filled = |(region, second): (&Region, CellRef)| {
            let rows = region.cells();
            let mut cells = self.view.sheet.cells.range(rows).filter(|(at, _)| at.column >= second.column);
            cells.any(|(_, cell)| matches!(cell.value, Value::Number(_)) && cell.formula.is_none())
        };
        Some((first, seconds().any(is_filled)))
    }
}

fn is_typed(view: &View<'_>, at: CellRef) -> bool {
    view.sheet.cell(at).is_some_and(|cell| cell.formula.is_none() && cell.value != Value::Empty)
}
