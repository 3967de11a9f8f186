//! What differs between two files of a host, for who is to bind a report to the second.

use std::collections::{BTreeMap, BTreeSet};

use hpug_excel::Reading;
use hpug_excel::cell::CellRef;
use hpug_model::address::Period;
use hpug_model::forms::{DataPoint, Form, Role};
use hpug_model::{Address, Report, Value, format};

use crate::wire::workbooks::{DifferenceGroup, DifferenceKind};

/// Items named one by one in a line; more are counted.
const NAMED: usize = 8;

/// A data point's sheet and cell.
type Spot = (String, CellRef);

/// Lists what differs between the file that a report is bound to and another one, each kind in form order. Without an
/// old file it lists what the new one has no cell for and which figures it holds.
pub fn differences(old: Option<&Reading>, new: &Reading, report: &Report) -> Vec<DifferenceGroup> {
    let there = spots(new);
    let mut groups = Vec::new();
    let mut add = |kind, lines: Vec<String>| {
        if !lines.is_empty() {
            groups.push(DifferenceGroup { kind, lines });
        }
    };
    match old {
        Some(old) => {
            let here = spots(old);
            add(DifferenceKind::Host, host(old, new));
            add(DifferenceKind::Periods, periods(old, new));
            add(DifferenceKind::Missing, only_in(&old.report.form, &here, &there));
            add(DifferenceKind::Extra, only_in(&new.report.form, &there, &here));
            add(DifferenceKind::Moved, moved(&new.report.form, &here, &there));
        }
        None => add(DifferenceKind::NoCell, without_cell(report, &there)),
    }
    add(DifferenceKind::Figures, figures(old, new, &there));
    groups
}

/// Where every data point stands in a file.
fn spots(reading: &Reading) -> BTreeMap<Address, Spot> {
    let places = &reading.places;
    let cells = places.cells.iter().map(|(at, place)| (at.clone(), (place.sheet.clone(), place.cell)));
    let names = places.names.iter().map(|(at, place)| (at.clone(), (place.sheet.clone(), place.label)));
    let shared = places.shared.iter().flat_map(|shared| {
        let place = &shared.place;
        shared.addresses.iter().map(|at| (at.clone(), (place.sheet.clone(), place.cell)))
    });
    cells.chain(names).chain(shared).collect()
}

fn host(old: &Reading, new: &Reading) -> Vec<String> {
    let named = |reading: &Reading| match &reading.suggested.host {
        Some(host) if reading.report.host.is_empty() => host.clone(),
        _ => reading.report.host.clone(),
    };
    let (before, now) = (named(old), named(new));
    if before == now { Vec::new() } else { vec![told("", &now, Some(&before))] }
}

fn periods(old: &Reading, new: &Reading) -> Vec<String> {
    let shown = |reading: &Reading, period| {
        let given = reading.report.period(period);
        given.map(|(start, end)| format!("{} to {}", format::day(start), format::day(end)))
    };
    let differing = |period: Period| {
        let (before, now) = (shown(old, period), shown(new, period));
        let text = |span: Option<String>| span.unwrap_or_default();
        (before != now).then(|| told(period.label(), &text(now), Some(&text(before))))
    };
    [Period::Current, Period::Prior].into_iter().filter_map(differing).collect()
}

/// What only the first of two files asks: whole items by their name, else their data points.
fn only_in(form: &Form, here: &BTreeMap<Address, Spot>, there: &BTreeMap<Address, Spot>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut whole = BTreeSet::new();
    for point in form.points.iter().filter(|point| here.contains_key(&point.address)) {
        let item = point.address.item();
        if there.contains_key(&point.address) || whole.contains(item) {
            continue;
        }
        if there.keys().any(|at| at.item() == item) {
            lines.push(form.name_of(point.address.as_str()));
        } else {
            whole.insert(item.to_owned());
            lines.push(form.item_name(form.item_of(point)));
        }
    }
    lines
}

/// How far, and from and to which sheet, something moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Move {
    sheets: Option<(String, String)>,
    rows: i64,
    columns: i64,
}

/// What stands elsewhere in the new file; what moved alike shares a line.
fn moved(form: &Form, here: &BTreeMap<Address, Spot>, there: &BTreeMap<Address, Spot>) -> Vec<String> {
    let mut moves: Vec<(Move, Vec<&DataPoint>)> = Vec::new();
    for point in &form.points {
        let (Some(before), Some(now)) = (here.get(&point.address), there.get(&point.address)) else {
            continue;
        };
        if before == now {
            continue;
        }
        let step = Move {
            sheets: (before.0 != now.0).then(|| (before.0.clone(), now.0.clone())),
            rows: i64::from(now.1.row) - i64::from(before.1.row),
            columns: i64::from(now.1.column) - i64::from(before.1.column),
        };
        match moves.iter_mut().find(|(other, _)| *other == step) {
            Some((_, points)) => points.push(point),
            None => moves.push((step, vec![point])),
        }
    }
    moves.iter().map(|(step, points)| format!("{}: {}", items_of(form, points), step.in_words())).collect()
}

/// `D.1, D.2 and 6 other items, 40 cells`.
fn items_of(form: &Form, points: &[&DataPoint]) -> String {
    let mut codes: Vec<&str> = points.iter().map(|point| form.item_of(point).code.as_str()).collect();
    codes.dedup();
    let cells = counted(points.len(), "cell");
    if codes.len() <= NAMED {
        return format!("{}, {cells}", codes.join(", "));
    }
    let others = codes.len() - NAMED;
    format!("{} and {}, {cells}", codes[..NAMED].join(", "), counted(others, "other item"))
}

impl Move {
    fn in_words(&self) -> String {
        let way = |by: i64, one: &str, forth: &str, back: &str| {
            let count = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
            (by != 0).then(|| format!("{} {}", counted(count, one), if by > 0 { forth } else { back }))
        };
        let sheets =
            self.sheets.as_ref().map(|(old, new)| format!("on the sheet “{new}”, before on “{old}”"));
        let parts =
            [sheets, way(self.rows, "row", "down", "up"), way(self.columns, "column", "right", "left")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Answers of the report that the file has no cell for.
fn without_cell(report: &Report, there: &BTreeMap<Address, Spot>) -> Vec<String> {
    let form = &report.form;
    let sent = |point: &&DataPoint| {
        matches!(point.role, Role::Answer | Role::Name)
            && !point.address.as_str().starts_with("T.")
            && report.answer(point.address.as_str()).is_some()
            && !there.contains_key(&point.address)
    };
    form.points.iter().filter(sent).map(|point| form.name_of(point.address.as_str())).collect()
}

/// Figures that differ where the new file has a cell for them.
fn figures(old: Option<&Reading>, new: &Reading, there: &BTreeMap<Address, Spot>) -> Vec<String> {
    let form = &new.report.form;
    let counts = |point: &&DataPoint| {
        !matches!(point.role, Role::Head | Role::Computed) && there.contains_key(&point.address)
    };
    let differing = |point: &DataPoint| {
        let at = point.address.as_str();
        let shown = |value: Option<&Value>| {
            value.map(|value| format::value(point.kind, value, None)).unwrap_or_default()
        };
        let now = new.report.answer(at);
        let before = old.map(|old| old.report.answer(at));
        let differs = before.map_or(now.is_some(), |before| before != now);
        differs.then(|| told(&form.name_of(at), &shown(now), before.map(shown).as_deref()))
    };
    form.points.iter().filter(counts).filter_map(differing).collect()
}

/// `What: now, before then`.
fn told(what: &str, now: &str, before: Option<&str>) -> String {
    let or_blank = |text: &str| if text.is_empty() { "blank".to_owned() } else { text.to_owned() };
    let start = if what.is_empty() { String::new() } else { format!("{what}: ") };
    match before {
        Some(before) => format!("{start}{}, before {}", or_blank(now), or_blank(before)),
        None => format!("{start}{}", or_blank(now)),
    }
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
