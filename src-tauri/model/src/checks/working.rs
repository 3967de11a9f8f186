//! WF-1, A-2 and D-2: a given percent against its working figures. WF-2: a numerator above its denominator.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, error, percent};
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::{DataPoint, Role};
use crate::rounding::round;
use crate::values::Value;

/// The least that a percent may differ from its working figures, however many decimals were typed.
const LEAST: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for (position, point) in judge.points() {
        let Some((of, over)) = point.share else { continue };
        let Some(check) = check_of(judge, point) else { continue };
        findings.extend(differs(judge, check, position, point));
        if check == "WF-1" {
            findings.extend(exceeds(judge, of, over));
        }
    }
    judge.add_all(findings);
}

fn check_of(judge: &Judge<'_>, point: &DataPoint) -> Option<&'static str> {
    match judge.form().sections[point.section].id.as_str() {
        "A" => Some("A-2"),
        "B" | "C.1A" | "C.1B" | "C.2" => Some("WF-1"),
        "D" => Some("D-2"),
        _ => None,
    }
}

fn differs(judge: &Judge<'_>, check: &'static str, position: usize, point: &DataPoint) -> Option<Finding> {
    let given = judge.figures.entered_at(position)?;
    let derived = judge.figures.share_at(position)?;
    let tolerance = match check {
        "D-2" => judge.limits().dollars_percent,
        _ => judge.figures.rounding_at(position).max(LEAST),
    };
    if (given - derived).abs() <= tolerance {
        return None;
    }
    let (of, over) = point.share?;
    let (cell, parts) = (judge.cell_at(position), [judge.cell_at(of), judge.cell_at(over)]);
    let message = format!(
        "{} is {}, but {} of {} is {}, more than {} points off.",
        judge.place(&cell),
        cell.figure(),
        parts[0].figure(),
        parts[1].figure(),
        percent(derived),
        tolerance.normalize()
    );
    let how = "Take the derived percent, or correct the percent or its working figures.";
    let fix = take_derived(&cell, point, derived);
    Some(error(check, vec![cell.address], message, how).with(addresses(&parts)).offering(vec![fix]))
}

/// Clears the percent, so that the derived one stands there and follows its working figures; an optional percent is
/// never derived and is written.
fn take_derived(cell: &Cell, point: &DataPoint, derived: Decimal) -> Fix {
    let rounded = round(derived, 1);
    let value = (point.role == Role::Optional).then(|| Value::number(rounded));
    Fix {
        label: format!("Take {}", format::number(cell.kind, rounded, Some(1))),
        writes: vec![(cell.address.clone(), value)],
    }
}

fn exceeds(judge: &Judge<'_>, of: usize, over: usize) -> Option<Finding> {
    let (part, whole) = (judge.cell_at(of), judge.cell_at(over));
    if part.number? <= whole.number? {
        return None;
    }
    let message = format!(
        "{} is {}, above {}, {}, of which it is a part.",
        judge.place(&part),
        part.figure(),
        judge.place(&whole),
        whole.figure()
    );
    let how = "Correct one of the two; a part can't be larger than the whole.";
    Some(error("WF-2", vec![part.address], message, how).with(vec![whole.address]))
}
