//! C-6 and C-8: behavioral health.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, column_name, error, listed, note, percent, warning};
use crate::address::{Lob, Period};
use crate::findings::Finding;

const PARTS: [&str; 3] = ["C.2.1a", "C.2.1b", "C.2.1c"];

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings: Vec<Finding> =
        judge.columns().into_iter().filter_map(|(lob, period)| three_parts(judge, lob, period)).collect();
    findings.extend(waiver_ended(judge));
    judge.add_all(findings);
}

/// C-6: the three parts of all visits make 100 %.
fn three_parts(judge: &Judge<'_>, lob: Lob, period: Period) -> Option<Finding> {
    let cells: Vec<Cell> =
        PARTS.iter().filter_map(|item| judge.cell(item, Some(lob), Some(period), "percent")).collect();
    let numbers: Vec<Decimal> = cells.iter().map(|cell| cell.number).collect::<Option<_>>()?;
    let sum: Decimal = numbers.iter().sum();
    let is_whole =
        |cell: &Cell| judge.figures.entered_at(cell.position).is_some_and(|number| number.fract().is_zero());
    let each = if cells.iter().all(is_whole) { Decimal::new(5, 1) } else { Decimal::new(5, 2) };
    let tolerance = (each * Decimal::from(cells.len())).max(judge.limits().visits_tolerance);
    if cells.len() != PARTS.len() || (sum - Decimal::ONE_HUNDRED).abs() <= tolerance {
        return None;
    }
    let figures: Vec<String> = cells.iter().map(Cell::figure).collect();
    let message = format!(
        "{}: {} make {}; the three kinds of visits make 100 %, give or take {} for rounding.",
        column_name(lob, period),
        listed(&figures),
        percent(sum),
        tolerance.normalize()
    );
    let at = addresses(&cells);
    Some(if sum > Decimal::ONE_HUNDRED {
        error("C-6", at, message, "Correct the parts; a visit belongs to one of the three.")
    } else {
        warning("C-6", at, message, "Correct the parts, or explain which visits are in none of them.")
    })
}

/// C-8: the waiver no longer exists.
fn waiver_ended(judge: &Judge<'_>) -> Option<Finding> {
    let ended = NaiveDate::from_ymd_opt(2022, 12, 29)?;
    let after = |period: &Period| judge.report().period(*period).is_some_and(|(_, end)| end >= ended);
    let periods: Vec<Period> = Period::ALL.into_iter().filter(after).collect();
    let columns = judge.columns().into_iter().filter(|(_, period)| periods.contains(period));
    let cells: Vec<Cell> = columns
        .filter_map(|(lob, period)| judge.cell("C.2.2", Some(lob), Some(period), "percent"))
        .filter(|cell| cell.number.is_some())
        .collect();
    cells.first()?;
    let names: Vec<String> = periods
        .iter()
        .filter(|period| cells.iter().any(|cell| cell.address.period() == Some(**period)))
        .map(|period| period.label().to_owned())
        .collect();
    let message = format!(
        "C.2.2 asks for physicians with a waiver, but the waiver ended on Dec 29, 2022, before the end of {}.",
        listed(&names)
    );
    Some(note("C-8", addresses(&cells), message, "Say in a remark what was counted instead."))
}
