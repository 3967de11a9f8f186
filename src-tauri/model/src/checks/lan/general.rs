//! L-5, L-9, L-10, L-11: members, states, shares and periods of General Information.

use rust_decimal::Decimal;

use super::Line;
use crate::address::{Address, Lob};
use crate::checks::judge::{error, note, warning};
use crate::findings::Finding;
use crate::format;
use crate::forms::Thresholds;
use crate::values::{Kind, Value};

/// Places without a row of their own: where the limitations name one, a line of business without a state is explained.
const ELSEWHERE: [&str; 8] = [
    "district of columbia",
    "d.c.",
    "washington, dc",
    "guam",
    "virgin islands",
    "samoa",
    "mariana",
    "territor",
];

pub(super) fn found(line: &Line<'_, '_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = dollars_and_members(line).into_iter().collect();
    found.extend(states(line));
    found.extend(per_member(line));
    found.extend(["G.pharmacy", "G.behavioral"].into_iter().filter_map(|item| share(line, item)));
    found.extend(months(line));
    found
}

fn above_zero(number: Option<Decimal>) -> bool {
    number.is_some_and(|number| number > Decimal::ZERO)
}

fn dollars(line: &Line<'_, '_>) -> Option<Decimal> {
    line.number(&line.metrics.whole, "dollars").or_else(|| line.number(&line.metrics.spend, "dollars"))
}

fn dollars_and_members(line: &Line<'_, '_>) -> Option<Finding> {
    let (members, dollars) = (line.number("G.members", "count"), dollars(line));
    let (count, spend) = (line.address("G.members", "count"), line.address("G.spend", "dollars"));
    match (above_zero(members), dollars.filter(|dollars| *dollars > Decimal::ZERO)) {
        (false, Some(dollars)) => {
            let message = format!(
                "{}: {} were paid, but there are no members.",
                line.lob.label(),
                format::dollars(dollars)
            );
            Some(warning("L-5", vec![count], message, "Enter the members, or explain.").with(vec![spend]))
        }
        (true, None) => {
            let message = format!("{}: there are members, but no dollars.", line.lob.label());
            Some(warning("L-5", vec![spend], message, "Enter total spend, or explain.").with(vec![count]))
        }
        _ => None,
    }
}

/// A line of business in use but in no state.
fn states(line: &Line<'_, '_>) -> Option<Finding> {
    if !above_zero(line.number("G.members", "count")) && !above_zero(dollars(line)) {
        return None;
    }
    let in_state = |(address, value): (&Address, &Value)| {
        address.item().starts_with("G.state.")
            && matches!(value, Value::Lobs(lobs) if lobs.contains(&line.lob))
    };
    if line.report().answers.iter().any(in_state) {
        return None;
    }
    let at = vec![Address::new("G.states", Some(line.lob), None, "")];
    let text = line.report().answer("G.limitations/text").and_then(Value::as_text).unwrap_or_default();
    let text = text.to_lowercase();
    let message = format!("{} is in use, but no state lists it.", line.lob.label());
    if ELSEWHERE.iter().any(|place| text.contains(place)) {
        let how = "Nothing needs doing: the limitations name a place that the form has no row for.";
        return Some(note("L-5", at, message, how));
    }
    let how = "Enter the line of business beside its states; name places without a row under limitations.";
    Some(error("L-5", at, message, how))
}

fn range(limits: &Thresholds, lob: Lob) -> (Decimal, Decimal) {
    match lob {
        Lob::Commercial => (limits.member_commercial_low, limits.member_commercial_high),
        Lob::MedicareAdvantage => (limits.member_advantage_low, limits.member_advantage_high),
        Lob::Medicaid => (limits.member_medicaid_low, limits.member_medicaid_high),
    }
}

/// L-9. What is paid is held against the limits times the members: a quotient is cut, and what lies a hair outside would lie
/// on the limit.
fn per_member(line: &Line<'_, '_>) -> Option<Finding> {
    let members = line.number("G.members", "count").filter(|members| *members > Decimal::ZERO)?;
    let dollars = dollars(line).filter(|dollars| !dollars.is_zero())?;
    let (low, high) = range(line.judge.limits(), line.lob);
    if low.checked_mul(members)? <= dollars && dollars <= high.checked_mul(members)? {
        return None;
    }
    let each = dollars.checked_div(members)?;
    let message = format!(
        "{}: {} a member and year; plans usually lie between {} and {}.",
        line.lob.label(),
        outside(each, low, high),
        format::dollars(low),
        format::dollars(high)
    );
    let at = vec![line.address("G.members", "count"), line.address("G.spend", "dollars")];
    Some(warning("L-9", at, message, "Check members and dollars, also for thousands; or explain."))
}

/// An amount outside limits, to as few decimals as show that: `$1,499.996` where whole dollars would say `$1,500`.
fn outside(each: Decimal, low: Decimal, high: Decimal) -> String {
    let rounded = [0, 2, 3, 4].map(|places| crate::rounding::round(each, places));
    let shown = rounded.into_iter().find(|amount| *amount < low || high < *amount);
    format::dollars(shown.unwrap_or(each))
}

/// L-10.
fn share(line: &Line<'_, '_>, item: &str) -> Option<Finding> {
    let (included, percent) = (line.address(item, "included"), line.address(item, "percent"));
    let what = format!("{}, {}", line.judge.form().item(item)?.label, line.lob.label());
    let number = line.typed(item, "percent");
    if let Some(number) = number.filter(|number| *number < Decimal::ZERO || *number > Decimal::ONE_HUNDRED) {
        let message = format!(
            "{what}: the share is {}; a share lies between 0 and 100.",
            format::with_unit(Kind::Percent, number)
        );
        return Some(error("L-10", vec![percent], message, "Correct the share."));
    }
    match line.value(item, "included") {
        Some(Value::Flag(true)) if line.value(item, "percent").is_none() => {
            let message = format!("{what}: included, but the share is missing.");
            Some(error("L-10", vec![percent], message, "Enter the share of that spend which is included."))
        }
        Some(Value::Flag(false)) if above_zero(number) => {
            let message = format!("{what}: not included, yet the share is above 0.");
            Some(error("L-10", vec![included, percent], message, "Correct the one that is wrong."))
        }
        _ => None,
    }
}

/// L-11.
fn months(line: &Line<'_, '_>) -> Option<Finding> {
    let (basis, months) = (line.address("G.basis", ""), line.address("G.months", ""));
    let Some(Value::Choice(key)) = line.value("G.basis", "") else { return None };
    let given = line.value("G.months", "");
    let year = line.judge.form().edition.saturating_sub(1);
    match (key.as_str(), given) {
        ("recent_12_months", None) => {
            let message = format!("{}: the most recent 12 months, but not which.", line.lob.label());
            Some(error("L-11", vec![months], message, "Enter the first and the last month."))
        }
        ("calendar_year", Some(Value::Text(text))) if *text != format!("{year}-01/{year}-12") => {
            let message = format!(
                "{}: calendar year {year} was chosen, but the months {text} are given.",
                line.lob.label()
            );
            Some(error(
                "L-11",
                vec![basis, months],
                message,
                "Choose the most recent 12 months, or clear the months.",
            ))
        }
        _ => None,
    }
}
