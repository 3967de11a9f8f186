//! The lines of a comparison: every figure of the form that is sent, sums of a section's items behind them, the host's own
//! metrics last.

use std::collections::HashMap;

use super::Line;
use super::mapped::only_together;
use super::taken::{Extra, Taken, is_compared};
use crate::address::{Address, Lob, Period};
use crate::forms::{DataPoint, Form, Role, SUPPLEMENTS, Together};

/// Where a line's figures come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum From {
    /// A data point of the form: its positions as Current (or without a period) and as Prior.
    Point { current: usize, prior: Option<usize> },
    /// Other lines, by their index.
    Sum(Sum),
    /// A metric of the host's own.
    Extra { code: String, measure: String },
}

/// Lines added up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    /// The parts.
    pub parts: Vec<usize>,
    /// Lines that make 100 % together, the parts among them: where they do, a blank part is 0. Empty where there are none.
    pub whole: Vec<usize>,
}

/// A share of dollars that are lines themselves: numerators, denominator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dollars {
    pub of: Vec<usize>,
    pub over: usize,
}

/// A line without its cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub line: Line,
    pub from: From,
    /// Its numerators and denominator, where they are lines.
    pub dollars: Option<Dollars>,
}

/// Every line of a form for these reports.
pub(super) fn lines(form: &Form, taken: &[&Taken]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (section_at, section) in form.sections.iter().enumerate() {
        for point in items_first(form, section_at) {
            let draft = of_point(form, point);
            known.insert(draft.line.id.clone(), drafts.len());
            drafts.push(draft);
        }
        let own = form.together.iter().cloned().chain(only_together(form, taken));
        for together in
            own.filter(|row| row.items.iter().all(|code| section.items.iter().any(|item| item.code == *code)))
        {
            let sums = sums(form, section_at, &together, &drafts, &known);
            for draft in sums {
                known.insert(draft.line.id.clone(), drafts.len());
                drafts.push(draft);
            }
        }
    }
    tie_dollars(form, &mut drafts, &known);
    drafts.extend(extras(taken));
    drafts
}

/// Points of a section to show, an item's measures one after the other, each with its lines of business.
fn items_first(form: &Form, section: usize) -> Vec<&DataPoint> {
    let shown = |point: &&DataPoint| {
        point.section == section && point.period != Some(Period::Prior) && is_compared(form, point)
    };
    let mut points: Vec<&DataPoint> = form.points.iter().filter(shown).collect();
    points.sort_by_key(|point| (point.item, point.measure, point.lob));
    points
}

/// Address without its period.
fn id_of(item: &str, lob: Option<Lob>, measure: &str) -> String {
    Address::new(item, lob, None, measure).to_string()
}

fn blank_line(section: &str, code: &str, label: &str, point: &DataPoint, form: &Form) -> Line {
    let (item, measure) = (form.item_of(point), form.measure_of(point));
    let shown = item.measures.iter().filter(|measure| {
        measure.kind.is_number() && matches!(measure.role, Role::Answer | Role::Optional | Role::Computed)
    });
    Line {
        id: id_of(code, point.lob, &measure.key),
        section: section.to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        measure: if shown.count() > 1 { measure.label.clone() } else { String::new() },
        lob: point.lob,
        kind: point.kind,
        decimals: measure.decimals,
        adds: Vec::new(),
        bound: false,
        cells: Vec::new(),
        median: None,
        prior_median: None,
        compared: 0,
        national: Vec::new(),
        aggregate: None,
    }
}

fn of_point(form: &Form, point: &DataPoint) -> Draft {
    let (section, item) = (&form.sections[point.section], form.item_of(point));
    let current = form.position(point.address.as_str()).unwrap_or_default();
    let prior = point.counterpart.filter(|at| form.points[*at].period == Some(Period::Prior));
    Draft {
        line: blank_line(&section.id, &item.code, &item.label, point, form),
        from: From::Point { current, prior },
        dollars: None,
    }
}

/// A line per measure and line of business that all items of the sum have.
fn sums(
    form: &Form,
    section_at: usize,
    together: &Together,
    drafts: &[Draft],
    known: &HashMap<String, usize>,
) -> Vec<Draft> {
    let section = &form.sections[section_at];
    let Some(first) = section.items.iter().position(|item| item.code == together.items[0]) else {
        return Vec::new();
    };
    let points = items_first(form, section_at).into_iter().filter(|point| point.item == first);
    let sum = |point: &DataPoint| {
        let measure = &form.measure_of(point).key;
        let part = |code: &String| known.get(&id_of(code, point.lob, measure)).copied();
        let parts: Vec<usize> = together.items.iter().map(part).collect::<Option<_>>()?;
        let beside = |draft: &Draft| {
            let line = &draft.line;
            line.section == section.id
                && line.adds.is_empty()
                && line.lob == point.lob
                && line.kind == point.kind
        };
        let whole = (0..drafts.len()).filter(|at| section.adds_up && beside(&drafts[*at]));
        let mut line = blank_line(&section.id, &together.code, &together.label, point, form);
        line.adds.clone_from(&together.items);
        line.bound = together.bound;
        Some(Draft { line, from: From::Sum(Sum { parts, whole: whole.collect() }), dollars: None })
    };
    points.filter_map(sum).collect()
}

/// Finds the lines of dollars that a share divides; working figures are no lines, so that their shares have none.
fn tie_dollars(form: &Form, drafts: &mut [Draft], known: &HashMap<String, usize>) {
    let line_of = |position: usize| {
        let point = &form.points[position];
        known.get(&id_of(point.address.item(), point.lob, point.address.measure())).copied()
    };
    let of_point = |draft: &Draft| match draft.from {
        From::Point { current, .. } => {
            let (of, over) = form.points[current].share?;
            Some((line_of(of)?, line_of(over)?))
        }
        _ => None,
    };
    let tied: Vec<Option<(usize, usize)>> = drafts.iter().map(of_point).collect();
    for at in 0..drafts.len() {
        let dollars = match &drafts[at].from {
            From::Sum(sum) => {
                let parts: Option<Vec<(usize, usize)>> = sum.parts.iter().map(|part| tied[*part]).collect();
                parts.map(|parts| (parts.iter().map(|(of, _)| *of).collect(), parts[0].1))
            }
            _ => tied[at].map(|(of, over)| (vec![of], over)),
        };
        drafts[at].dollars = dollars.map(|(of, over)| Dollars { of, over });
    }
}

/// The host's metrics, each once; the label is the one that most reports give, the first of those as frequent.
fn extras(taken: &[&Taken]) -> Vec<Draft> {
    let mut found: Vec<(&Extra, u32)> = Vec::new();
    let own =
        taken.iter().flat_map(|taken| &taken.extras).filter(|extra| extra.period != Some(Period::Prior));
    for extra in own {
        match found.iter_mut().find(|(other, _)| same_place(other, extra) && same_label(other, extra)) {
            Some((_, times)) => *times += 1,
            None => found.push((extra, 1)),
        }
    }
    let mut chosen: Vec<(&Extra, u32)> = Vec::new();
    for (extra, times) in found {
        match chosen.iter_mut().find(|(other, _)| same_place(other, extra)) {
            Some(most) if most.1 < times => *most = (extra, times),
            Some(_) => {}
            None => chosen.push((extra, times)),
        }
    }
    chosen.sort_by_key(|(extra, _)| (number_of(&extra.code), extra.measure.clone(), extra.lob));
    chosen.into_iter().map(|(extra, _)| of_extra(extra, chosen_measures(taken, &extra.code))).collect()
}

fn chosen_measures(taken: &[&Taken], code: &str) -> usize {
    let mut measures: Vec<&str> = taken
        .iter()
        .flat_map(|taken| &taken.extras)
        .filter(|extra| extra.code == code)
        .map(|extra| extra.measure.as_str())
        .collect();
    measures.sort_unstable();
    measures.dedup();
    measures.len()
}

fn of_extra(extra: &Extra, measures: usize) -> Draft {
    Draft {
        line: Line {
            id: id_of(&extra.code, extra.lob, &extra.measure),
            section: SUPPLEMENTS.to_owned(),
            code: extra.code.clone(),
            label: extra.label.clone(),
            measure: if measures > 1 { extra.measure_label.clone() } else { String::new() },
            lob: extra.lob,
            kind: extra.kind,
            decimals: None,
            adds: Vec::new(),
            bound: false,
            cells: Vec::new(),
            median: None,
            prior_median: None,
            compared: 0,
            national: Vec::new(),
            aggregate: None,
        },
        from: From::Extra { code: extra.code.clone(), measure: extra.measure.clone() },
        dollars: None,
    }
}

fn number_of(code: &str) -> u32 {
    code.trim_start_matches("S.").parse().unwrap_or(u32::MAX)
}

fn same_place(one: &Extra, other: &Extra) -> bool {
    (&one.code, &one.measure, one.lob) == (&other.code, &other.measure, other.lob)
}

pub(super) fn same_label(one: &Extra, other: &Extra) -> bool {
    same_words(&one.label, &other.label)
}

pub(super) fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}
