//! FORM-8: numbers of people small enough to identify someone. FORM-14: rates on few births.

use rust_decimal::Decimal;

use super::births::STRATEGIES;
use super::judge::{Cell, Judge, note, warning};
use crate::address::{Lob, Period};
use crate::findings::{Finding, Fix};
use crate::format;
use crate::rounding::round;
use crate::values::{NoData, Value};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for item in STRATEGIES {
        for (lob, period) in judge.columns() {
            findings.extend(small(judge, item, lob, period));
            findings.extend(few(judge, item, lob, period));
        }
    }
    judge.add_all(findings);
}

fn small(judge: &Judge<'_>, item: &str, lob: Lob, period: Period) -> Option<Finding> {
    let births = judge.cell(item, Some(lob), Some(period), "births")?;
    let percent = judge.cell(item, Some(lob), Some(period), "csections")?;
    let is_small = |count: Decimal| count >= Decimal::ONE && count <= judge.limits().small_cell;
    let count = births.number?;
    if is_small(count) {
        let message =
            format!("{} is {}: few enough to identify someone.", judge.place(&births), births.figure());
        let cells: Vec<&Cell> =
            if percent.number.is_some() { vec![&births, &percent] } else { vec![&births] };
        return Some(withheld(message, cells, vec![suppress_both(&births, &percent)]));
    }
    let csections = round(count * percent.number? / Decimal::ONE_HUNDRED, 0);
    let others = count - csections;
    let (people, number) = if is_small(csections) {
        ("C-sections", csections)
    } else if is_small(others) {
        ("other births", others)
    } else {
        return None;
    };
    let message = format!(
        "{}: {} births and {} imply {} {people}, few enough to identify someone.",
        judge.form().place_of(births.address.as_str()),
        births.figure(),
        percent.figure(),
        format::grouped(number)
    );
    let only = Fix {
        label: "Suppress the percent".to_owned(),
        writes: vec![(percent.address.clone(), Some(Value::NoData(NoData::Suppressed)))],
    };
    let fixes = vec![only, suppress_both(&births, &percent)];
    Some(withheld(message, vec![&percent], fixes).with(vec![births.address]))
}

fn withheld(message: String, cells: Vec<&Cell>, fixes: Vec<Fix>) -> Finding {
    let how = "Mark the figure as suppressed, or explain why it can be shown.";
    warning("FORM-8", super::judge::addresses(cells), message, how).offering(fixes)
}

fn suppress_both(births: &Cell, percent: &Cell) -> Fix {
    let suppressed = |cell: &Cell| (cell.address.clone(), Some(Value::NoData(NoData::Suppressed)));
    Fix {
        label: "Suppress births and percent".to_owned(),
        writes: vec![suppressed(births), suppressed(percent)],
    }
}

fn few(judge: &Judge<'_>, item: &str, lob: Lob, period: Period) -> Option<Finding> {
    let births = judge.cell(item, Some(lob), Some(period), "births")?;
    let percent = judge.cell(item, Some(lob), Some(period), "csections")?;
    let (count, limits) = (births.number?, judge.limits());
    if percent.number.is_none() || count <= limits.small_cell || count >= limits.few_births {
        return None;
    }
    let message = format!(
        "{} is {} of {} births: too few to compare, so comparisons don't rank it.",
        judge.place(&percent),
        percent.figure(),
        births.figure()
    );
    let how = "Nothing needs doing; a chance difference of one birth moves such a rate by several points.";
    Some(note("FORM-14", vec![percent.address], message, how).with(vec![births.address]))
}
