//! Which sheet of a workbook holds a form, and where on it everything stands.

use std::sync::Arc;

use hpug_model::forms::{Form, Layout};

use super::groups::{Group, groups};
use super::heads::{Region, regions};
use super::slots::{Placed, Placing, Slot};
use super::view::View;
use super::{Located, assign, periods, runs, stray, supplements};
use crate::grid::Value;

/// The form on the sheet that holds most of its items; `None` where no sheet holds half of them.
pub(super) fn best_sheet(form: &Arc<Form>, layout: &Layout, views: &[View<'_>]) -> Option<(usize, Located)> {
    let groups = groups(form, layout);
    let wanted: usize = groups.iter().map(|group| group.items.len()).sum();
    let mut found: Vec<(usize, Located, &View<'_>)> = Vec::new();
    for view in views {
        let (items, located) = locate_on(form, &groups, view);
        if items * 2 >= wanted {
            found.push((items, located, view));
        }
    }
    let rank = |(items, located, view): &(usize, Located, &View<'_>)| {
        (*items, !view.sheet.hidden, figures(view, located), std::cmp::Reverse(view.index))
    };
    let best = (0..found.len()).max_by_key(|at| rank(&found[*at]))?;
    let (items, mut located, _) = found.swap_remove(best);
    located.copies = found.iter().map(|(_, copy, view)| (view.index, figures(view, copy) > 0)).collect();
    Some((items, located))
}

/// How many answer cells hold a figure that was typed.
fn figures(view: &View<'_>, located: &Located) -> usize {
    let typed = |slot: &&Slot| {
        let cell = view.sheet.cell(slot.cell);
        cell.is_some_and(|cell| cell.formula.is_none() && cell.value != Value::Empty)
    };
    located.slots.iter().filter(typed).count()
}

fn locate_on(form: &Arc<Form>, groups: &[Group<'_>], view: &View<'_>) -> (usize, Located) {
    let mut below = regions(view, groups, u32::MAX);
    let last_group = groups.len().saturating_sub(1);
    let last_head =
        below.iter().rev().find(|region| region.head.group == last_group).map(|region| region.first);
    let extra = last_head.map(|row| supplements::find(view, row, &form.lobs)).unwrap_or_default();
    if let Some(heading) = extra.heading {
        below.retain(|region| region.first <= heading);
        if let Some(last) = below.last_mut() {
            last.last = last.last.min(heading.saturating_sub(1));
        }
    }
    let mut placed = Placed::default();
    for (index, group) in groups.iter().enumerate() {
        let own: Vec<&Region> = below.iter().filter(|region| region.head.group == index).collect();
        place_group(view, group, &own, form, &mut placed);
    }
    let top = below.first().map_or(u32::MAX, |region| *region.head.rows.start());
    placed.slots.extend(extra.slots);
    let located = Located {
        form: form.clone(),
        supplements: extra.supplements,
        periods: periods::find(view, top),
        stray: stray::find(view, &below, &placed),
        copies: Vec::new(),
        other_year: None,
        slots: placed.slots,
        names: placed.names,
        alterations: placed.alterations,
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
