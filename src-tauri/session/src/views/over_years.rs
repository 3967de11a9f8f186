//! A report beside the earlier ones of its plan: the figure of each year for the item that it is mapped to.

use hpug_model::address::Period;
use hpug_model::answers::Figures;
use hpug_model::comparison::Comparison;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::{Address, Report, Value, format};

use crate::loaded::Past;
use crate::wire::received::{EarlierReport, EarlierYears, OverYears};

/// Most earlier reports set beside one.
const MOST: usize = 8;

/// Sets a report's answers beside those of earlier ones.
pub fn over_years(report: &Report, earlier: &[Past]) -> EarlierYears {
    let now = Figures::of(report);
    let earlier: Vec<&Past> = earlier.iter().filter(|past| past.comparison.is_some()).take(MOST).collect();
    let with: Vec<(Figures<'_>, &Past)> =
        earlier.iter().map(|past| (Figures::of(&past.report), *past)).collect();
    let asked = report.form.points.iter().filter(|point| {
        matches!(point.role, Role::Answer | Role::Optional | Role::Computed | Role::Name)
            && point.period != Some(Period::Prior)
    });
    let row = |point: &DataPoint| {
        let address = &point.address;
        let then = |(figures, past): &(Figures<'_>, &Past)| {
            let comparison = past.comparison.as_ref();
            comparison.map(|comparison| figure(comparison, address, figures)).unwrap_or_default()
        };
        let row = OverYears {
            section: report.form.sections[point.section].id.clone(),
            address: address.to_string(),
            name: report.form.name_of(address.as_str()),
            now: shown_text(&now, address.as_str()),
            earlier: with.iter().map(then).collect(),
        };
        let blank = row.now.is_empty() && row.earlier.iter().all(String::is_empty);
        (!blank).then_some(row)
    };
    EarlierYears {
        rows: asked.filter_map(row).collect(),
        reports: earlier.iter().map(|past| earlier_report(past)).collect(),
    }
}

fn earlier_report(past: &Past) -> EarlierReport {
    EarlierReport {
        id: past.id,
        year: past.year,
        months: past.report.period(Period::Current).map(format::span).unwrap_or_default(),
        host: past.report.host.clone(),
    }
}

/// What an earlier report holds for the item that an address is mapped to: a sum where several stand for it.
fn figure(comparison: &Comparison, address: &Address, figures: &Figures<'_>) -> String {
    match comparison.addresses(address, figures.form()).as_deref() {
        Some([one]) => shown_text(figures, one.as_str()),
        Some(_) => {
            let kind = figures.report.kind(address.as_str());
            let sum = comparison.figure(address, figures).map(Value::number);
            sum.map(|sum| format::value(kind, &sum, None)).unwrap_or_default()
        }
        None => String::new(),
    }
}

/// What an answer looks like; empty for a blank.
pub fn shown_text(figures: &Figures<'_>, address: &str) -> String {
    let report = figures.report;
    let Some(value) = figures.shown_value(address) else { return String::new() };
    let text = match (&value, report.form.point(address)) {
        (Value::Choice(key), Some(point)) => report.form.measure_of(point).chosen(key),
        _ => format::value(report.kind(address), &value, report.decimals(address)),
    };
    cut(&text)
}

/// The first 200 characters of a longer text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(200) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
