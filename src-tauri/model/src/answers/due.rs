//! What is due: which data points need an answer, and which rows and lines of business count.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::{Baseline, Figures, Origin};
use crate::address::Lob;
use crate::forms::{DataPoint, Is, Role, SUPPLEMENTS};
use crate::values::{Kind, NoData, Value};

/// Whether an answer is due, for every position of the form.
pub(super) fn due(figures: &Figures<'_>) -> Vec<bool> {
    let judged = figures.judged_lobs();
    let says: Vec<Option<Baseline>> =
        figures.form().sections.iter().map(|section| figures.report.baseline_of(&section.id)).collect();
    let in_use = in_use(figures);
    let points = figures.form().points.iter();
    points.map(|point| is_due(figures, &judged, &in_use, says[point.section].as_ref(), point)).collect()
}

/// The items, by section and item, that hold anything.
fn in_use(figures: &Figures<'_>) -> HashSet<(usize, usize), RandomState> {
    let points = figures.form().points.iter().enumerate();
    let used = points.filter(|(position, point)| {
        matches!(point.role, Role::Answer | Role::Name)
            && figures.value_at(*position).is_some_and(counts_as_use)
    });
    used.map(|(_, point)| (point.section, point.item)).collect()
}

fn is_due(
    figures: &Figures<'_>,
    judged: &[Lob],
    in_use: &HashSet<(usize, usize), RandomState>,
    says: Option<&Baseline>,
    point: &DataPoint,
) -> bool {
    let form = figures.form();
    let item = form.item_of(point);
    let asked = match says {
        Some(Baseline::Off { .. }) => false,
        Some(Baseline::Due { .. }) if point.role == Role::Optional => point.kind == Kind::Text,
        _ => matches!(point.role, Role::Answer | Role::Name),
    };
    asked
        && form.lob_of(point).is_none_or(|lob| judged.contains(&lob))
        && (!item.other || in_use.contains(&(point.section, point.item)))
        && !waived(figures, point)
        && !in_other_unit(figures, point)
}

/// A host's metric has one unit, but its table may have a column for each: the column that holds nothing of the metric
/// is not asked where another one holds something.
fn in_other_unit(figures: &Figures<'_>, point: &DataPoint) -> bool {
    let form = figures.form();
    if form.sections[point.section].id != SUPPLEMENTS || form.item_of(point).measures.len() < 2 {
        return false;
    }
    let mut given = form.points.iter().enumerate().filter(|(position, other)| {
        (other.section, other.item) == (point.section, point.item) && figures.value_at(*position).is_some()
    });
    let of_this = |(_, other): (usize, &DataPoint)| other.measure == point.measure;
    given.clone().next().is_some() && !given.any(of_this)
}

/// A condition of the form says that no answer is due: the designation is N, or births are 0 or have a no-data reason.
fn waived(figures: &Figures<'_>, point: &DataPoint) -> bool {
    !point.when.iter().all(|(position, is)| holds(figures.value_at(*position), is))
}

fn holds(value: Option<&Value>, is: &Is) -> bool {
    match (is, value) {
        (Is::NotNo, value) => value != Some(&Value::Flag(false)),
        (Is::NotZero, Some(Value::Number(number))) => !number.is_zero(),
        (Is::NotZero, value) => !matches!(value, Some(Value::NoData(_))),
        (Is::Positive, Some(Value::Number(number))) => number.is_sign_positive() && !number.is_zero(),
        (Is::Blank, value) => value.is_none(),
        (Is::Yes, value) => value == Some(&Value::Flag(true)),
        (Is::Choice(key), Some(Value::Choice(chosen))) => chosen == key,
        (Is::Not(key), Some(Value::Choice(chosen))) => chosen != key,
        (Is::Positive | Is::Choice(_) | Is::Not(_), _) => false,
    }
}

/// A No elsewhere closes this point: it stays visible, greyed.
pub(super) fn closed(figures: &Figures<'_>, point: &DataPoint) -> bool {
    point.when.iter().any(|(position, is)| *is == Is::NotNo && !holds(figures.value_at(*position), is))
}

pub(super) fn used(figures: &Figures<'_>, code: &str) -> bool {
    let form = figures.form();
    let mut places = form.sections.iter().enumerate().flat_map(|(section_at, section)| {
        section.items.iter().enumerate().map(move |(item_at, item)| ((section_at, item_at), item))
    });
    let place = places.find(|(_, item)| item.code == code);
    place.is_none_or(|(at, item)| !item.other || item_used(figures, at))
}

/// Whether the item at this place, section and item, holds anything.
fn item_used(figures: &Figures<'_>, at: (usize, usize)) -> bool {
    let points = figures.form().points.iter().enumerate();
    let mut of_item = points.filter(|(_, point)| {
        (point.section, point.item) == at && matches!(point.role, Role::Answer | Role::Name)
    });
    of_item.any(|(position, _)| figures.value_at(position).is_some_and(counts_as_use))
}

fn counts_as_use(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_zero(),
        Value::Flag(flag) => *flag,
        Value::Text(text) | Value::Unreadable(text) => !text.trim().is_empty() && !value.says_none(),
        Value::Rich(_) => true,
        _ => false,
    }
}

/// In a received file a line of business whose every cell is blank, "not applicable", no or 0 counts as not offered,
/// provided another one has values. Its cells are also those of a section that asks about no other line.
pub(super) fn not_offered(figures: &Figures<'_>) -> Vec<Lob> {
    if figures.report.origin != Origin::Received {
        return Vec::new();
    }
    let form = figures.form();
    let empty = |lob: &Lob| {
        let mut points = form.points.iter().enumerate().filter(|(_, point)| {
            matches!(point.role, Role::Answer | Role::Optional) && form.lob_of(point) == Some(*lob)
        });
        points.all(|(position, point)| is_empty(figures, position, point))
    };
    let covered = figures.report.covered();
    let absent: Vec<Lob> = covered.iter().copied().filter(|lob| empty(lob)).collect();
    if absent.len() == covered.len() { Vec::new() } else { absent }
}

/// Nothing stands in a cell, or nothing that a line of business in use would have. A text without an answer promises
/// one, unless it is a mere dash.
fn is_empty(figures: &Figures<'_>, position: usize, point: &DataPoint) -> bool {
    let is_dash = |text: &String| text.chars().all(|c| c.is_whitespace() || "-–—−".contains(c));
    match figures.value_at(position) {
        None => figures.report.remarks.get(&point.address).is_none_or(is_dash),
        Some(Value::NoData(NoData::NotApplicable) | Value::Flag(false)) => true,
        Some(Value::Number(number)) => number.is_zero(),
        _ => false,
    }
}
