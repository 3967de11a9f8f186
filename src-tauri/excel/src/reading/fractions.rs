//! Whether the plain percents of a section are fractions: 0.125 for 12.5.

use hpug_model::values::Value as Answer;
use rust_decimal::Decimal;

use super::answers::Entry;

/// How far a column of fractions may be from 1.
const NEAR_ONE: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Turns plain percents into points, section by section, where the section holds fractions. `adds_up` says for a section
/// whether each of its columns makes a whole.
pub(super) fn to_points(
    entries: &mut [Entry],
    sections: usize,
    adds_up: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let mut fractions = vec![false; sections];
    for (section, holds_fractions) in fractions.iter_mut().enumerate() {
        let of_section: Vec<&Entry> = entries.iter().filter(|entry| entry.section == section).collect();
        *holds_fractions = holds_fractions_in(&of_section, adds_up(section));
    }
    for entry in entries.iter_mut().filter(|entry| entry.read.plain && fractions[entry.section]) {
        if let Some(Answer::Number(number)) = &mut entry.read.value
            && let Some(points) = number.checked_mul(Decimal::ONE_HUNDRED)
        {
            *number = points.normalize();
        }
    }
    fractions
}

fn holds_fractions_in(entries: &[&Entry], adds_up: bool) -> bool {
    let number = |entry: &Entry| entry.read.value.as_ref().and_then(Answer::as_number);
    let plain: Vec<(&Entry, Decimal)> = entries
        .iter()
        .filter(|entry| entry.read.plain && !entry.computed)
        .filter_map(|entry| Some((*entry, number(entry)?)))
        .collect();
    let within = |number: &Decimal| (Decimal::ZERO..=Decimal::ONE).contains(number);
    if plain.is_empty() || !plain.iter().all(|(_, number)| within(number)) {
        return false;
    }
    !adds_up || plain.iter().all(|(entry, _)| column_makes_one(entries, entry))
}

/// Whether the column of an entry sums to about 1; a column of nothing but 0 is no witness.
fn column_makes_one(entries: &[&Entry], of: &Entry) -> bool {
    let same = entries.iter().filter(|entry| entry.column == of.column && !entry.computed);
    let parts = same.filter_map(|entry| {
        let number = entry.read.value.as_ref()?.as_number()?;
        if entry.read.plain { Some(number) } else { number.checked_div(Decimal::ONE_HUNDRED) }
    });
    let sum: Decimal = parts.fold(Decimal::ZERO, |sum, part| sum.checked_add(part).unwrap_or(Decimal::MAX));
    sum.is_zero() || sum.checked_sub(Decimal::ONE).is_some_and(|apart| apart.abs() <= NEAR_ONE)
}
