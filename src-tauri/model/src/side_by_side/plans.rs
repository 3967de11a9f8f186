//! Plans × items: one column per plan, for the 12 months that most of them follow.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apart::of_months;
use super::cells::Source;
use super::lines::{Draft, lines};
use super::mapped::{Mapped, mapped};
use super::put::cell;
use super::taken::Taken;
use super::{Column, Figure, Line, Mode, SideBySide, aggregate};
use crate::address::{Lob, Period};
use crate::forms::{Benchmark, Form, national_figures};
use crate::periods::Span;
use crate::values::Kind;

/// The form that most reports are of, the newest edition of those as frequent; `None` without a report.
pub fn main_form(taken: &[Taken]) -> Option<Arc<Form>> {
    let mut count: BTreeMap<&str, (usize, &Arc<Form>)> = BTreeMap::new();
    for one in taken {
        count.entry(&one.form.id).or_insert((0, &one.form)).0 += 1;
    }
    let most = count.into_values().max_by_key(|(times, form)| (*times, form.edition));
    most.map(|(_, form)| form.clone())
}

/// Plans beside each other, in the order of their names.
///
/// Of several reports of a plan the one of the round is shown: the latest 12 months that at least half of the plans
/// have, else those that most of them have. Of several for the same months the last one given counts.
pub fn plans(form: &Arc<Form>, taken: &[Taken]) -> SideBySide {
    let (of_family, mut left_out) = of_family(form, taken);
    let round = round_of(&of_family);
    let shown = one_each(&of_family, round, &mut left_out);
    let drafts = lines(form, &shown);
    let months = months(form, &shown);
    let columns = shown.iter().map(|taken| Column {
        name: taken.plan.clone(),
        source: taken.source.clone(),
        edition: edition(form, taken),
        months: taken.months.iter().map(|(lob, spans)| (*lob, spans[0])).collect(),
        period: Period::Current,
    });
    let mut side = SideBySide {
        form: form.clone(),
        mode: Mode::Plans,
        plan: String::new(),
        anonymous: false,
        columns: columns.collect(),
        months,
        lines: Vec::new(),
        left_out,
    };
    let mut all = filled(&side, &drafts, &shown);
    for line in &mut all {
        line.measure_up();
        let period = side.months_of(line.lob).0;
        line.national = vec![period.and_then(|period| national(form, line, period))];
    }
    aggregated(&drafts, &mut all);
    all.retain(Line::is_shown);
    side.lines = all;
    side
}

/// Reports of the form's family in their order, and those of others with the reason.
pub(super) fn of_family<'t>(form: &Form, taken: &'t [Taken]) -> (Vec<&'t Taken>, Vec<(String, String)>) {
    let (of_family, others): (Vec<&Taken>, Vec<&Taken>) =
        taken.iter().partition(|one| one.form.family == form.family);
    let why = |one: &Taken| format!("It is of another form, {}.", one.form.title);
    (of_family, others.into_iter().map(|one| (one.source.clone(), why(one))).collect())
}

pub(super) fn edition(form: &Form, taken: &Taken) -> String {
    if form.id == taken.form.id { String::new() } else { taken.form.title.clone() }
}

fn round_of(taken: &[&Taken]) -> Option<Span> {
    let mut plans: Vec<String> = taken.iter().map(|one| one.plan_key()).collect();
    plans.sort_unstable();
    plans.dedup();
    let mut having: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for one in taken {
        let plans = having.entry(one.latest()?).or_default();
        let key = one.plan_key();
        if !plans.contains(&key) {
            plans.push(key);
        }
    }
    let half = having.iter().filter(|(_, of)| of.len() * 2 >= plans.len());
    let latest = half.max_by_key(|((start, end), _)| (*end, *start));
    let most = || having.iter().max_by_key(|((start, end), of)| (of.len(), *end, *start));
    latest.or_else(most).map(|(span, _)| *span)
}

/// One report per plan, in the order of the plans' names.
fn one_each<'t>(
    taken: &[&'t Taken],
    round: Option<Span>,
    left_out: &mut Vec<(String, String)>,
) -> Vec<&'t Taken> {
    let mut of_plan: BTreeMap<String, Vec<&Taken>> = BTreeMap::new();
    for one in taken {
        of_plan.entry(one.plan_key()).or_default().push(one);
    }
    let mut shown = Vec::new();
    for (_, reports) in of_plan {
        let in_round = reports.iter().rposition(|one| one.latest() == round);
        let newest = || (0..reports.len()).max_by_key(|at| (reports[*at].latest(), *at));
        let Some(chosen) = in_round.or_else(newest) else { continue };
        for (at, one) in reports.iter().enumerate().filter(|(at, _)| *at != chosen) {
            let why = match one.latest() == reports[chosen].latest() {
                true if at < chosen => "A later report of the same plan and months is shown instead.",
                true => "Another report of the same plan and months is shown instead.",
                false => "It is for other 12 months; the plan's report of this round is shown.",
            };
            left_out.push((one.source.clone(), why.to_owned()));
        }
        shown.push(reports[chosen]);
    }
    shown
}

/// The months that most columns follow, the latest of those as frequent, per line of business.
fn months(form: &Form, shown: &[&Taken]) -> Vec<(Option<Lob>, Option<Span>, Option<Span>)> {
    let by_lob = form.position("period/current/start").is_none();
    let lobs: Vec<Option<Lob>> =
        if by_lob { form.lobs.iter().copied().map(Some).collect() } else { vec![None] };
    let most = |lob: Option<Lob>, period: Period, with: &dyn Fn(&Taken) -> bool| {
        let mut count: BTreeMap<Span, usize> = BTreeMap::new();
        for one in shown.iter().filter(|one| with(one)) {
            if let Some(span) = one.months_of(lob, period) {
                *count.entry(span).or_default() += 1;
            }
        }
        count.into_iter().max_by_key(|((start, end), times)| (*times, *end, *start)).map(|(span, _)| span)
    };
    let one = |lob: Option<Lob>| {
        let current = most(lob, Period::Current, &|_| true);
        let prior = most(lob, Period::Prior, &|one| one.months_of(lob, Period::Current) == current);
        (lob, current, prior)
    };
    lobs.into_iter().map(one).collect()
}

/// Lines with a cell per report, medians and ranks not yet worked out.
fn filled(side: &SideBySide, drafts: &[Draft], shown: &[&Taken]) -> Vec<Line> {
    let mut all: Vec<Line> = drafts.iter().map(|draft| draft.line.clone()).collect();
    let mut editions: BTreeMap<&str, Option<Arc<Mapped>>> = BTreeMap::new();
    for taken in shown {
        let edition = editions.entry(&taken.form.id).or_insert_with(|| {
            let other = taken.form.id != side.form.id;
            other.then(|| mapped(&side.form, &taken.form, drafts).map(Arc::new)).flatten()
        });
        let source = Source { taken, drafts, mapped: edition.clone() };
        let (current, prior) = (source.figures(Period::Current), source.figures(Period::Prior));
        for ((line, current), prior) in all.iter_mut().zip(current).zip(prior) {
            let (of_current, of_prior) = side.months_of(line.lob);
            let current = apart(current, taken.months_of(line.lob, Period::Current), of_current);
            let prior = apart(prior, taken.months_of(line.lob, Period::Prior), of_prior);
            line.cells.push(cell(current, prior));
        }
    }
    all
}

/// The figure with what its months keep it apart for.
pub(super) fn apart(mut figure: Figure, own: Option<Span>, reference: Option<Span>) -> Figure {
    if figure.number.is_some() && figure.apart.is_none() {
        figure.apart = of_months(own, reference);
    }
    figure
}

pub(super) fn aggregated(drafts: &[Draft], all: &mut [Line]) {
    for at in 0..drafts.len() {
        let Some(dollars) = &drafts[at].dollars else { continue };
        all[at].aggregate = aggregate::aggregate(all, dollars);
    }
}

/// The published figure that measures the same as a line.
pub(super) fn national(form: &Form, line: &Line, period: Span) -> Option<&'static Benchmark> {
    let known = national_figures().ok().filter(|_| line.kind == Kind::Percent)?;
    if let Some(together) = form.together.iter().find(|together| together.code == line.code) {
        return known.best(&together.national, line.lob, period);
    }
    let measure = line.id.rsplit('/').next().unwrap_or_default();
    let mut beside = known.beside(&line.code, measure, line.lob, period).into_iter();
    beside.find(|figure| form.together.iter().all(|together| together.national != figure.series))
}

impl Line {
    /// Lines that no report has a figure for, such as those of a line of business that nobody offers, are not shown.
    pub(super) fn is_shown(&self) -> bool {
        self.cells.iter().any(|cell| cell.current.number.is_some() || cell.prior.number.is_some())
    }
}
