//! Years × items: the reports of one plan, one column per 12 months.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apart::{Apart, of_months};
use super::cells::Source;
use super::heads;
use super::lines::{Draft, lines};
use super::mapped::mapped;
use super::plans::{aggregated, apart, edition, national, of_family};
use super::put::cell;
use super::taken::Taken;
use super::{Cell, Column, Figure, Line, Mode, SideBySide};
use crate::address::{Lob, Period};
use crate::forms::Form;
use crate::periods::{Span, year_after, year_before};

/// A year of the plan: a report's Current, or the Prior of its first report.
#[derive(Clone, Copy)]
struct Year<'t> {
    taken: &'t Taken,
    period: Period,
}

impl Year<'_> {
    fn months(&self, lob: Option<Lob>) -> Option<Span> {
        self.taken.months_of(lob, self.period)
    }
}

/// The years of one plan, the first one at the left. A year that only the Prior of its first report tells comes first.
///
/// The months that most years follow, from the same month to the same month, are what others are kept apart from. Of
/// several reports for the same months the last one given counts. `taken` are the reports of one plan.
pub fn years(form: &Arc<Form>, taken: &[Taken]) -> SideBySide {
    let (of_family, mut left_out) = of_family(form, taken);
    let shown = in_order(&of_family, &mut left_out);
    let drafts = lines(form, &shown.iter().map(|year| year.taken).collect::<Vec<_>>());
    let lobs: Vec<Option<Lob>> = match form.position("period/current/start") {
        Some(_) => vec![None],
        None => form.lobs.iter().copied().map(Some).collect(),
    };
    let months = lobs.iter().map(|lob| {
        let span = shown.last().and_then(|year| year.months(*lob));
        (*lob, span, span.and_then(year_before))
    });
    let mut side = SideBySide {
        form: form.clone(),
        mode: Mode::Years,
        plan: shown.last().map(|year| year.taken.plan.clone()).unwrap_or_default(),
        anonymous: false,
        months: months.collect(),
        columns: shown.iter().map(|year| column(form, year)).collect(),
        lines: Vec::new(),
        left_out,
    };
    let mut all = filled(form, &drafts, &shown);
    for line in &mut all {
        line.measure_up();
        forget_ranks(line);
        let national = |year: &Year<'_>| year.months(line.lob).and_then(|span| national(form, line, span));
        line.national = shown.iter().map(national).collect();
    }
    aggregated(&drafts, &mut all);
    all.iter_mut().for_each(|line| line.aggregate = None);
    all.retain(Line::is_shown);
    side.lines = all;
    side
}

/// Reports by their months, one for each; those without months come last, in the order given.
fn in_order<'t>(taken: &[&'t Taken], left_out: &mut Vec<(String, String)>) -> Vec<Year<'t>> {
    let mut by_months: BTreeMap<Span, &Taken> = BTreeMap::new();
    let mut without = Vec::new();
    for one in taken {
        match one.latest() {
            Some((start, end)) => {
                if let Some(other) = by_months.insert((end, start), one) {
                    let why = "A later report of the same months is shown instead.";
                    left_out.push((other.source.clone(), why.to_owned()));
                }
            }
            None => without.push(*one),
        }
    }
    let current = |taken: &&'t Taken| Year { taken, period: Period::Current };
    let mut years: Vec<Year<'t>> = by_months.values().map(current).collect();
    if let Some(first) = years.first().filter(|first| first.taken.months_of(None, Period::Prior).is_some()) {
        years.insert(0, Year { period: Period::Prior, ..*first });
    }
    years.extend(without.iter().map(current));
    years
}

fn column(form: &Form, year: &Year<'_>) -> Column {
    let months: Vec<(Option<Lob>, Option<Span>)> =
        year.taken.months.iter().map(|(lob, _)| (*lob, year.months(*lob))).collect();
    let span = months.iter().filter_map(|(_, span)| *span).max_by_key(|(start, end)| (*end, *start));
    Column {
        name: heads::months(span),
        source: year.taken.source.clone(),
        edition: edition(form, year.taken),
        months,
        period: year.period,
    }
}

fn filled(form: &Form, drafts: &[Draft], shown: &[Year<'_>]) -> Vec<Line> {
    let mut all: Vec<Line> = drafts.iter().map(|draft| draft.line.clone()).collect();
    for year in shown {
        let other = year.taken.form.id != form.id;
        let mapped = other.then(|| mapped(form, &year.taken.form, drafts).map(Arc::new)).flatten();
        let source = Source { taken: year.taken, drafts, mapped };
        let figures = |period: Period| -> Vec<Figure> { source.figures(period) };
        let (current, prior) = match year.period {
            Period::Current => (figures(Period::Current), figures(Period::Prior)),
            Period::Prior => (figures(Period::Prior), vec![Figure::default(); drafts.len()]),
        };
        for ((line, current), prior) in all.iter_mut().zip(current).zip(prior) {
            line.cells.push(cell(current, prior));
        }
    }
    for line in &mut all {
        let months: Vec<Option<Span>> = shown.iter().map(|year| year.months(line.lob)).collect();
        keep_months_apart(line, &months);
        follow_on(line, &months);
    }
    all
}

/// Keeps years apart whose months run differently than most.
fn keep_months_apart(line: &mut Line, months: &[Option<Span>]) {
    let mut starts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (at, (start, _)) in months.iter().enumerate().filter_map(|(at, span)| Some((at, (*span)?))) {
        let (times, last) = starts.entry(chrono::Datelike::month(&start)).or_default();
        *times += 1;
        *last = at;
    }
    let usual = starts.into_iter().max_by_key(|(_, count)| *count).map(|(month, _)| month);
    for (cell, own) in line.cells.iter_mut().zip(months) {
        let runs_alike = own.is_some_and(|(start, _)| Some(chrono::Datelike::month(&start)) == usual);
        let usual_span =
            months.iter().flatten().find(|(start, _)| Some(chrono::Datelike::month(start)) == usual);
        let reference = if runs_alike { *own } else { usual_span.copied() };
        let figure = std::mem::take(&mut cell.current);
        cell.current = apart(figure, *own, reference);
        if of_months(*own, reference).is_some() {
            cell.prior.apart = cell.prior.apart.take().or_else(|| own.map(Apart::OtherMonths));
        }
    }
}

/// The prior figure from the year before, where the report itself has none; restatements where both have one.
fn follow_on(line: &mut Line, months: &[Option<Span>]) {
    for at in 1..line.cells.len() {
        let follows = months[at - 1].and_then(year_after) == months[at] && months[at].is_some();
        if !follows {
            continue;
        }
        let before = line.cells[at - 1].current.clone();
        let cell: &mut Cell = &mut line.cells[at];
        match cell.prior.number {
            None if cell.prior.apart.is_none() => {
                cell.prior = before;
                cell.change = super::put::change(&cell.current, &cell.prior);
            }
            Some(prior) => cell.restated = before.number.filter(|before| *before != prior),
            None => {}
        }
    }
}

/// Years of one plan have no places.
fn forget_ranks(line: &mut Line) {
    (line.median, line.prior_median) = (None, None);
    for cell in &mut line.cells {
        (cell.rank, cell.distance) = (None, None);
    }
}
