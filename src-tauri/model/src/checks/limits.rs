//! FORM-3: not a number of its kind. FORM-9: more decimals in Section D than the form asks for.

use rust_decimal::Decimal;

use super::judge::{Judge, error, note};
use crate::address::Address;
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::{DataPoint, Role};
use crate::rounding::round;
use crate::values::{Kind, Value};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for (position, point) in judge.points().filter(|(_, point)| point.kind.is_number()) {
        let is_topic = point.address.as_str().starts_with("T.");
        if point.role == Role::Computed || is_topic || judge.figures.is_derived_at(position) {
            continue;
        }
        let Some(value) = judge.figures.value_at(position) else { continue };
        // Shares of pharmacy and behavioral health are for L-10.
        if super::lan::is_share(point) && value.as_number().is_some() {
            continue;
        }
        if let Some(fault) = fault(point.kind, value) {
            findings.push(out_of_kind(judge, position, &fault));
        }
        if let Value::Number(number) = value {
            findings.extend(too_fine(judge, position, point, *number));
        }
    }
    judge.add_all(findings);
}

/// What is wrong with a value where a number of a kind belongs: `-3; a count is a whole number of 0 or more`.
pub(super) fn fault(kind: Kind, value: &Value) -> Option<String> {
    let rule = match kind {
        Kind::Count => "a count is a whole number of 0 or more",
        Kind::Dollars => "dollars can't be negative",
        Kind::Percent => "a percent lies between 0 and 100",
        _ => "a number of 0 or more belongs here",
    };
    match value {
        Value::Unreadable(text) => Some(format!("{text:?}, which is no number; {rule}")),
        Value::Number(number) if !fits(kind, *number) => {
            Some(format!("{}; {rule}", format::with_unit(kind, *number)))
        }
        _ => None,
    }
}

fn fits(kind: Kind, number: Decimal) -> bool {
    let negative = number < Decimal::ZERO;
    match kind {
        Kind::Count => !negative && number.fract().is_zero(),
        Kind::Percent => !negative && number <= Decimal::ONE_HUNDRED,
        _ => !negative,
    }
}

fn out_of_kind(judge: &Judge<'_>, position: usize, fault: &str) -> Finding {
    let cell = judge.cell_at(position);
    let message = format!("{} is {fault}.", judge.place(&cell));
    error("FORM-3", vec![cell.address], message, "Correct the figure, or give the reason why there is none.")
}

fn too_fine(judge: &Judge<'_>, position: usize, point: &DataPoint, number: Decimal) -> Option<Finding> {
    let places = judge.form().measure_of(point).decimals?;
    if point.kind != Kind::Percent || point.role != Role::Answer || number.normalize().scale() <= places {
        return None;
    }
    let cell = judge.cell_at(position);
    let shown = judge.figures.shown_at(position).unwrap_or_else(|| round(number, places));
    let message = format!(
        "{} was given as {}; the form asks for tenths, so {} is shown and exported.",
        judge.place(&cell),
        cell.figure(),
        format::number(Kind::Percent, shown, Some(places))
    );
    let fix = Fix {
        label: format!("Keep {}", format::number(Kind::Percent, shown, Some(places))),
        writes: vec![(cell.address.clone(), Some(Value::number(shown)))],
    };
    let at: Vec<Address> = vec![cell.address];
    let how = "Nothing needs doing: the exact figure is kept here.";
    Some(note("FORM-9", at, message, how).offering(vec![fix]))
}
