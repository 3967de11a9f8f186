//! What earlier reports of the plan have for a cell.

use hpug_model::address::Period;
use hpug_model::answers::Figures;
use hpug_model::comparison::{Comparison, Counterpart};
use hpug_model::forms::compare::Pair;
use hpug_model::forms::{DataPoint, Form};
use hpug_model::values::{Kind, Value};
use hpug_model::{Address, Report, crosswalk, format};
use rust_decimal::Decimal;

use super::View;
use crate::loaded::Past;
use crate::wire::cells::YearView;

impl View<'_> {
    /// The cell's counterpart in the plan's earlier reports of the same kind, one a year, the newest first: mapped by the
    /// comparison of the editions, with a word where they can't be compared. None for texts.
    pub fn years(&self, address: &str, past: &[Past]) -> Vec<YearView> {
        let Some(point) = self.report.form.point(address).filter(|point| point.kind != Kind::Text) else {
            return Vec::new();
        };
        let mut years: Vec<YearView> = Vec::new();
        for one in past {
            let Some(comparison) = &one.comparison else { continue };
            if years.last().is_none_or(|last| last.year != one.year) {
                years.push(self.year(point, one, comparison));
            }
        }
        years
    }

    fn year(&self, point: &DataPoint, past: &Past, comparison: &Comparison) -> YearView {
        let there = Figures::of(&past.report);
        let address = match point.period {
            Some(_) => point.address.in_period(Period::Current),
            None => point.address.clone(),
        };
        let (text, note) = match comparison.of_item(point.address.item()) {
            Counterpart::Items(pair) => (together(&there, &address, &pair.there), pair.difference.clone()),
            Counterpart::InSum(pair) => (None, self.in_sum(&there, &address, pair)),
            Counterpart::Nothing(why) => (None, format!("Can’t be compared: {why}")),
        };
        YearView {
            year: past.year,
            months: months(&past.report, point).map(format::span).unwrap_or_default(),
            edition: other_edition(&self.report.form, &past.report.form),
            same_months: is_same(months(&past.report, point), months_here(self.report, point)),
            text: text.unwrap_or_default(),
            note,
        }
    }

    /// What only sums have in common.
    fn in_sum(&self, there: &Figures<'_>, address: &Address, pair: &Pair) -> String {
        let (form, other) = (&self.report.form, there.form());
        let (ours, theirs) = (marks(form, &pair.here), marks(other, &pair.there));
        let here = together(&self.figures, address, &pair.here);
        let then = together(there, address, &pair.there);
        let figures = match (here, then) {
            (Some(here), Some(then)) => format!(": {then} then, {here} here"),
            (None, Some(then)) => format!(": {then} then"),
            _ => String::new(),
        };
        let why = if pair.difference.is_empty() { String::new() } else { format!(" {}", pair.difference) };
        format!("Only as a sum, {theirs} then and {ours} here{figures}.{why}")
    }
}

/// The value of items together, as shown; `None` where one of them is blank.
fn together(figures: &Figures<'_>, address: &Address, items: &[String]) -> Option<String> {
    let form = figures.form();
    let of = |item: &String| Address::new(item, address.lob(), address.period(), address.measure());
    if let [only] = items {
        let point = form.point(of(only).as_str())?;
        let value = figures.shown_value(point.address.as_str())?;
        return Some(match &value {
            Value::Choice(key) => form.measure_of(point).chosen(key),
            Value::Number(number) => format::with_unit(point.kind, *number),
            value => format::value(point.kind, value, form.measure_of(point).decimals),
        });
    }
    let kind = form.point(of(items.first()?).as_str())?.kind;
    let sum: Option<Decimal> = items.iter().map(|item| figures.shown(of(item).as_str())).sum();
    sum.map(|sum| format::with_unit(kind, sum))
}

/// The 12 months that a figure follows in an earlier report: its Current, or those of the line of business.
fn months(report: &Report, point: &DataPoint) -> Option<hpug_model::periods::Span> {
    match point.period {
        Some(_) => report.period(Period::Current),
        None => point.lob.and_then(|lob| crosswalk::months(report, lob)),
    }
}

fn months_here(report: &Report, point: &DataPoint) -> Option<hpug_model::periods::Span> {
    match point.period {
        Some(period) => report.period(period),
        None => months(report, point),
    }
}

fn is_same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && one == other
}

/// What the form calls items: `rows 3A + 3B`.
fn marks(form: &Form, items: &[String]) -> String {
    let mark = |code: &String| match form.item(code).map(|item| item.mark.as_str()) {
        Some(mark) if !mark.is_empty() && code.starts_with("M.") => mark.to_owned(),
        _ => code.clone(),
    };
    items.iter().map(mark).collect::<Vec<_>>().join(" + ")
}

/// The title of an edition that is another than the report's; empty for the same.
fn other_edition(here: &Form, there: &Form) -> String {
    if here.id == there.id { String::new() } else { there.title.clone() }
}
