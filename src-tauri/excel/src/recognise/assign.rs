//! Which run is which item: by its code or label, else by its place among those that are known.

use super::groups::{Group, Name};
use super::runs::Run;

/// What is odd about an item's place in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Oddity {
    /// No rows stand for it.
    Missing,
    /// Its rows stand where it belongs, under another code or label.
    Renamed,
    /// It stands there a second time.
    Repeated,
    /// It stands before an item that comes before it on the form, or after one that comes after it.
    OutOfOrder,
}

/// Gives every run its item where that can be told, and says what is odd about items, by their index.
pub(super) fn assign(group: &Group<'_>, runs: &mut [Run]) -> Vec<(usize, Oddity)> {
    let mut odd = Vec::new();
    by_name(group, runs, &mut odd);
    by_place(group, runs, &mut odd);
    let order: Vec<usize> = runs.iter().filter_map(|run| run.item).collect();
    for (at, item) in order.iter().enumerate() {
        let early = order[at + 1..].iter().any(|later| later < item);
        let late = order[..at].iter().any(|earlier| earlier > item);
        if early || late {
            odd.push((*item, Oddity::OutOfOrder));
        }
    }
    for item in 0..group.items.len() {
        if !order.contains(&item) {
            odd.push((item, Oddity::Missing));
        }
    }
    odd.sort_unstable();
    odd
}

fn by_name(group: &Group<'_>, runs: &mut [Run], odd: &mut Vec<(usize, Oddity)>) {
    let mut taken = vec![false; group.items.len()];
    let mut furthest = None;
    for run in runs {
        let Some((_, text)) = &run.name else { continue };
        let name = Name::new(text);
        let Some(item) = group.items.iter().position(|item| item.is_named_by(&name)) else { continue };
        if !taken[item] {
            taken[item] = true;
            furthest = furthest.max(Some(item));
            run.item = Some(item);
        } else if !group.items[item + 1..]
            .iter()
            .zip(&taken[item + 1..])
            .any(|(later, taken)| later.other && !taken)
        {
            // Where rows for other names are still to come, a known name is one of those.
            odd.push((item, Oddity::Repeated));
        }
    }
}

/// Runs without a known name between two known ones take the items that are missing there, where the numbers agree or
/// the items are rows for other names.
fn by_place(group: &Group<'_>, runs: &mut [Run], odd: &mut Vec<(usize, Oddity)>) {
    let mut at = 0;
    while at < runs.len() {
        if runs[at].item.is_some() {
            at += 1;
            continue;
        }
        let end = runs[at..].iter().position(|run| run.item.is_some()).map_or(runs.len(), |step| at + step);
        let after = at.checked_sub(1).and_then(|before| runs[before].item).map_or(0, |item| item + 1);
        let before = runs.get(end).and_then(|run| run.item).unwrap_or(group.items.len());
        let free: Vec<usize> = (after..before.max(after))
            .filter(|item| !runs.iter().any(|run| run.item == Some(*item)))
            .collect();
        place(group, &mut runs[at..end], &free, odd);
        at = end;
    }
}

fn place(group: &Group<'_>, runs: &mut [Run], free: &[usize], odd: &mut Vec<(usize, Oddity)>) {
    let others = free.iter().all(|item| group.items[*item].other && group.items[*item].marks.is_empty());
    if free.is_empty() || runs.len() != free.len() && !(others && runs.len() < free.len()) {
        return;
    }
    for (run, item) in runs.iter_mut().zip(free) {
        run.item = Some(*item);
        let known = &group.items[*item];
        let total = known.marks.is_empty() && !known.other && run.name.is_none();
        if !(total || others) {
            odd.push((*item, Oddity::Renamed));
        }
    }
}
