//! C-1 to C-4 and C-7: births and C-section rates by strategy.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, column_name, error, note, warning};
use crate::address::{Address, Lob, Period};
use crate::findings::Finding;

/// All maternity, then the strategies.
pub(super) const STRATEGIES: [&str; 6] = ["C.1A.i", "C.1A.ii", "C.1A.iii", "C.1A.iv", "C.1A.v", "C.1A.vi"];

/// The row that is answered only under a description.
const OTHER: &str = "C.1A.vi";

/// Births and C-section rate of a row in one column.
struct Row {
    births: Cell,
    percent: Cell,
}

impl Row {
    fn of(judge: &Judge<'_>, item: &str, lob: Lob, period: Period) -> Option<Row> {
        let births = judge.cell(item, Some(lob), Some(period), "births")?;
        let percent = judge.cell(item, Some(lob), Some(period), "csections")?;
        Some(Row { births, percent })
    }
}

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for (lob, period) in judge.columns() {
        let all = Row::of(judge, STRATEGIES[0], lob, period);
        for item in STRATEGIES {
            findings.extend(
                Row::of(judge, item, lob, period).and_then(|row| percent_against_births(judge, &row)),
            );
        }
        let Some(all) = all else { continue };
        for item in &STRATEGIES[1..] {
            let Some(row) = Row::of(judge, item, lob, period) else { continue };
            findings.extend(more_than_all(judge, &row, &all));
            findings.extend(more_csections_than_all(judge, &row, &all));
        }
        findings.extend(unusual_rate(judge, &all, lob, period));
    }
    findings.extend(undescribed(judge));
    judge.add_all(findings);
}

fn more_than_all(judge: &Judge<'_>, row: &Row, all: &Row) -> Option<Finding> {
    if row.births.number? <= all.births.number? {
        return None;
    }
    let message = format!(
        "{} is {}, above the {} births of all maternity.",
        judge.place(&row.births),
        row.births.figure(),
        all.births.figure()
    );
    let how = "Correct one of the two; a strategy's births are part of all births.";
    Some(error("C-1", vec![row.births.address.clone()], message, how).with(vec![all.births.address.clone()]))
}

/// C-2: a percent without births, or births without a percent.
fn percent_against_births(judge: &Judge<'_>, row: &Row) -> Option<Finding> {
    let is_blank = judge.figures.value_at(row.percent.position).is_none();
    let (message, how) = if row.births.is_zero() && row.percent.above_zero() {
        let message = format!("{} is {} of 0 births.", judge.place(&row.percent), row.percent.figure());
        (message, "Enter the births, or clear the percent.")
    } else if row.births.above_zero() && is_blank {
        let message =
            format!("{} is blank, but there are {} births.", judge.place(&row.percent), row.births.figure());
        (message, "Enter the percent, or the births by C-section as a working figure, or give the reason.")
    } else {
        return None;
    };
    let at = vec![row.percent.address.clone()];
    Some(error("C-2", at, message, how).with(vec![row.births.address.clone()]))
}

/// C-3: a strategy's C-sections, or its other births, exceed those of all maternity by more than the rounding of the
/// percents explains.
fn more_csections_than_all(judge: &Judge<'_>, row: &Row, all: &Row) -> Option<Finding> {
    let (least, most) = (csections(judge, row)?, csections(judge, all)?);
    let people = if least.0 > most.1 {
        "C-sections"
    } else if row.births.number? - least.1 > all.births.number? - most.0 {
        "other births"
    } else {
        return None;
    };
    let count = |row: &Row| {
        let share = row.percent.number.unwrap_or_default() / Decimal::ONE_HUNDRED;
        let share = if people == "C-sections" { share } else { Decimal::ONE - share };
        let number = crate::rounding::round(row.births.number.unwrap_or_default() * share, 0);
        crate::format::grouped(number)
    };
    let message = format!(
        "{}: {} births at {} make {} {people}, but all maternity has only {}.",
        judge.form().place_of(row.births.address.as_str()),
        row.births.figure(),
        row.percent.figure(),
        count(row),
        count(all)
    );
    let how = "Correct the strategy's births or percent, or those of all maternity.";
    let with = addresses([&all.births, &all.percent]);
    Some(error("C-3", addresses([&row.births, &row.percent]), message, how).with(with))
}

/// The fewest and the most C-sections that births and a rounded percent can mean.
fn csections(judge: &Judge<'_>, row: &Row) -> Option<(Decimal, Decimal)> {
    let (births, percent) = (row.births.number?, row.percent.number?);
    let slack = judge.figures.rounding_at(row.percent.position);
    let part = |percent: Decimal| births * percent / Decimal::ONE_HUNDRED;
    Some((part((percent - slack).max(Decimal::ZERO)), part((percent + slack).min(Decimal::ONE_HUNDRED))))
}

/// C-4: the rate of all maternity against what is usual.
fn unusual_rate(judge: &Judge<'_>, all: &Row, lob: Lob, period: Period) -> Option<Finding> {
    let limits = judge.limits();
    let rate = all.percent.number?;
    if all.births.number? < limits.csection_births {
        return None;
    }
    let at = vec![all.percent.address.clone()];
    let with = vec![all.births.address.clone()];
    let rate_words = format!("{}: a C-section rate of {}", column_name(lob, period), all.percent.figure());
    if rate < limits.csection_low || rate > limits.csection_high {
        let message = format!(
            "{rate_words} for all maternity lies outside {} to {} %.",
            limits.csection_low.normalize(),
            limits.csection_high.normalize()
        );
        return Some(warning("C-4", at, message, "Check the rate; if it is right, explain why.").with(with));
    }
    if rate <= limits.csection_low_risk {
        let message = format!(
            "{rate_words} is low for all births; was the rate of low-risk first births reported (nationally about 26 %)?"
        );
        let how = "Nothing needs doing if the rate counts all births; else report that of all births.";
        return Some(note("C-4", at, message, how).with(with));
    }
    None
}

/// C-7: the other strategy has figures but no description.
fn undescribed(judge: &Judge<'_>) -> Option<Finding> {
    let description = judge.cell(OTHER, None, None, "description")?;
    if judge.figures.value_at(description.position).is_some_and(|text| !text.says_none()) {
        return None;
    }
    let rows = judge.columns().into_iter().filter_map(|(lob, period)| Row::of(judge, OTHER, lob, period));
    let used: Vec<Address> = rows
        .flat_map(|row| [row.births, row.percent])
        .filter(Cell::above_zero)
        .map(|cell| cell.address)
        .collect();
    used.first()?;
    let message = "The other strategy (C.1A.vi) has figures but no description.".to_owned();
    let how = "Describe the strategy in a few words, or clear its figures.";
    Some(error("C-7", vec![description.address], message, how).with(used))
}
