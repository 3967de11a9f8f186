//! The reporting periods: recommended and actual, behind their labels or in the cells to the right.

use chrono::NaiveDate;
use hpug_model::address::Period;
use hpug_model::periods::{Span, is_twelve_months};

use super::dates::{calendar_year, dates_in};
use super::labels::words;
use super::names::next_cell;
use super::view::{Label, View};
use crate::cell::CellRef;
use crate::grid::Value;

/// Rows below a head in which its labels stand.
const REACH: u32 = 5;
/// Cells to the right of a label in which dates are looked for.
const CELLS_RIGHT: usize = 6;

/// Where a period is stated, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PeriodPlace {
    pub(crate) period: Period,
    /// Index of the sheet.
    pub(crate) sheet: usize,
    /// The cell of the label.
    pub(crate) label: CellRef,
    /// The cell to its right, where that is a cell of its own.
    pub(crate) next: Option<CellRef>,
    /// First and last day, where they are stated.
    pub(crate) span: Option<Span>,
    /// What stands there instead of two days.
    pub(crate) unread: Option<String>,
}

/// The periods as a file states them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Periods {
    pub(crate) recommended: Vec<PeriodPlace>,
    pub(crate) actual: Vec<PeriodPlace>,
}

impl Periods {
    /// No period is stated, and there is no place for one.
    pub(crate) fn is_empty(&self) -> bool {
        self.recommended.is_empty() && self.actual.is_empty()
    }

    /// The period as reported: the actual one, else the recommended one.
    pub(crate) fn effective(&self, period: Period) -> Option<Span> {
        let of = |places: &[PeriodPlace]| places.iter().find(|place| place.period == period)?.span;
        of(&self.actual).or_else(|| of(&self.recommended))
    }
}

/// Finds the periods above a row.
pub(super) fn find(view: &View<'_>, before: u32) -> Periods {
    let mut heads: Vec<(bool, &Label)> = Vec::new();
    for label in view.rows.range(..before).flat_map(|(_, labels)| labels) {
        let has = |word| label.words.split(' ').any(|seen| seen == word);
        if has("period") || has("periods") {
            let head = [("recommended", false), ("actual", true)].into_iter().find(|(word, _)| has(word));
            heads.extend(head.map(|(_, actual)| (actual, label)));
        }
    }
    let mut periods = Periods::default();
    for (actual, head) in &heads {
        let nexts = heads.iter().filter(|(_, other)| other.at.row.abs_diff(head.at.row) <= REACH);
        let end = nexts.map(|(_, other)| other.at.column).filter(|column| *column > head.at.column).min();
        let found = under(view, head, end.unwrap_or(u32::MAX), before);
        if *actual { periods.actual.extend(found) } else { periods.recommended.extend(found) }
    }
    periods
}

/// The labels of Current and Prior below a head, in its columns.
fn under(view: &View<'_>, head: &Label, end: u32, before: u32) -> Vec<PeriodPlace> {
    let mut found: Vec<PeriodPlace> = Vec::new();
    let columns = head.at.column..=view.area(head.at).last.column;
    let last = (head.at.row + REACH).min(before.saturating_sub(1));
    let below = CellRef::new(head.at.row + 1, 0)..CellRef::new(last.max(head.at.row) + 1, 0);
    for (at, cell) in view.sheet.cells.range(below) {
        if !columns.contains(&at.column) {
            continue;
        }
        let Value::Text(text) = &cell.value else { continue };
        let said = words(text);
        let period = said.split(' ').take(3).find_map(Period::from_key);
        if let Some(period) = period.filter(|period| !found.iter().any(|place| place.period == *period)) {
            found.push(place(view, period, *at, text, end));
        }
    }
    found
}

fn place(view: &View<'_>, period: Period, label: CellRef, text: &str, end: u32) -> PeriodPlace {
    let mut dates = dates_in(text);
    let mut beside = Vec::new();
    let mut at = label;
    for _ in 0..CELLS_RIGHT {
        let Some(next) = next_cell(view, at, end).filter(|_| dates.len() < 2) else { break };
        match view.sheet.value(next) {
            Value::Date(date) => dates.push(*date),
            Value::Text(text) => {
                dates.extend(dates_in(text));
                beside.push(text.trim().to_owned());
            }
            Value::Empty => {}
            _ => beside.push(view.text(next)),
        }
        at = next;
    }
    let stated = beside.join(" ");
    let span = span(&dates).or_else(|| calendar_year(text)).or_else(|| calendar_year(&stated));
    let says_more = !dates.is_empty() || !stated.is_empty() || names_a_time(text);
    let unread = (span.is_none() && says_more)
        .then(|| if stated.is_empty() { text.trim().to_owned() } else { stated });
    PeriodPlace { period, sheet: view.index, label, next: next_cell(view, label, end), span, unread }
}

/// The cells right of a period's label that hold days; those that a new period makes wrong.
pub(crate) fn days_beside(view: &View<'_>, place: &PeriodPlace) -> Vec<CellRef> {
    let Some(next) = place.next else { return Vec::new() };
    let columns = next.column..next.column.saturating_add(CELLS_RIGHT as u32);
    let cells = columns.map(|column| CellRef::new(next.row, column));
    let holds_day = |cell: &CellRef| match view.sheet.value(*cell) {
        Value::Date(_) => true,
        Value::Text(text) => text.split_whitespace().any(is_day),
        _ => false,
    };
    cells.filter(holds_day).collect()
}

fn is_day(word: &str) -> bool {
    hpug_model::values::date_of(word).is_some() || word.parse::<NaiveDate>().is_ok()
}

/// Whether figures stand behind a label's colon, as in `Prior: July 2022 - June 2023`. Those of the label itself, such as
/// `Q1'20`, stand before it.
fn names_a_time(label: &str) -> bool {
    label.rsplit_once(':').is_some_and(|(_, behind)| behind.chars().any(|c| c.is_ascii_digit()))
}

/// The first and the last day; where more days are named, the first two if they make twelve months.
fn span(dates: &[NaiveDate]) -> Option<Span> {
    match dates {
        [start, end] => Some((*start, *end)),
        [start, end, ..] => Some((*start, *end)).filter(|span| is_twelve_months(*span)),
        _ => None,
    }
}
