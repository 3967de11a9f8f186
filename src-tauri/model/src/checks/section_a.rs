//! contract terms. The a- and b-items may overlap and are never added.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, error, warning};
use crate::address::Period;
use crate::findings::Finding;
use crate::format;

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    for period in Period::ALL {
        for letter in ["a", "b"] {
            findings.extend(above_total(judge, &format!("A.2{letter}"), "count", "hospitals", period));
            findings.extend(above_total(
                judge,
                &format!("A.3{letter}"),
                "dollars",
                "facility_dollars",
                period,
            ));
            findings.extend(fewer_hospitals(judge, letter, period));
            findings.extend(count_against_dollars(judge, letter, period));
            findings.extend(implausible_network(judge, letter, period));
        }
        findings.extend(bases_disagree(judge, "A.2", "count", period));
        findings.extend(bases_disagree(judge, "A.3", "dollars", period));
    }
    judge.add_all(findings);
}

fn cell(judge: &Judge<'_>, item: &str, period: Period, measure: &str) -> Option<Cell> {
    judge.cell(item, None, Some(period), measure)
}

fn above_total(judge: &Judge<'_>, item: &str, measure: &str, base: &str, period: Period) -> Option<Finding> {
    let part = cell(judge, item, period, measure)?;
    let total = cell(judge, "A.base", period, base)?;
    if part.number? <= total.number? {
        return None;
    }
    let message =
        format!("{} is {}, above the total of {}.", judge.place(&part), part.figure(), total.figure());
    let how = "Correct the figure or the in-network total it is a part of.";
    Some(error("A-1", vec![part.address], message, how).with(vec![total.address]))
}

fn fewer_hospitals(judge: &Judge<'_>, letter: &str, period: Period) -> Option<Finding> {
    let systems = cell(judge, &format!("A.1{letter}"), period, "count")?;
    let hospitals = cell(judge, &format!("A.2{letter}"), period, "count")?;
    if hospitals.number? >= systems.number? {
        return None;
    }
    let message = format!(
        "{}: {} hospitals, but {} health systems in {}; a system has at least one hospital.",
        judge.form().place_of(hospitals.address.as_str()),
        hospitals.figure(),
        systems.figure(),
        systems.address.item()
    );
    let how = "Count every hospital of these systems, or explain how systems without a hospital come in.";
    Some(warning("A-3", vec![hospitals.address], message, how).with(vec![systems.address]))
}

fn count_against_dollars(judge: &Judge<'_>, letter: &str, period: Period) -> Option<Finding> {
    let systems = cell(judge, &format!("A.1{letter}"), period, "count");
    let count = cell(judge, &format!("A.2{letter}"), period, "count")?;
    let dollars = cell(judge, &format!("A.3{letter}"), period, "dollars")?;
    // Where systems have such terms but no hospital has, A-3 says so.
    let only_dollars =
        count.is_zero() && dollars.above_zero() && !systems.is_some_and(|systems| systems.above_zero());
    let only_count = count.above_zero() && dollars.is_zero();
    if !only_dollars && !only_count {
        return None;
    }
    let message = format!(
        "{}: {} hospitals with such terms, but {} went to them.",
        judge.form().place_of(count.address.as_str()),
        count.figure(),
        dollars.figure()
    );
    let how = "Correct one of the two, or explain how both can be right.";
    Some(warning("A-4", vec![count.address, dollars.address], message, how))
}

/// The least and the most that the denominator of a percent can be; no most where the percent may round from 0.
fn implied_base(judge: &Judge<'_>, part: &Cell, percent: &Cell) -> Option<(Decimal, Option<Decimal>)> {
    let (number, share) = (part.number?, percent.number?);
    if share <= Decimal::ZERO || number < Decimal::ZERO {
        return None;
    }
    let slack = judge.figures.rounding_at(percent.position);
    let base = |share: Decimal| (number * Decimal::ONE_HUNDRED).checked_div(share);
    let most = if share > slack { base(share - slack) } else { None };
    Some((base(share + slack)?, most))
}

fn bases_disagree(judge: &Judge<'_>, item: &str, measure: &str, period: Period) -> Option<Finding> {
    let pair = |letter: &str| {
        let code = format!("{item}{letter}");
        Some((cell(judge, &code, period, measure)?, cell(judge, &code, period, "percent")?))
    };
    let (a, b) = (pair("a")?, pair("b")?);
    let (least_a, most_a) = implied_base(judge, &a.0, &a.1)?;
    let (least_b, most_b) = implied_base(judge, &b.0, &b.1)?;
    let below = |most: Option<Decimal>, least: Decimal| most.is_some_and(|most| most < least);
    if !below(most_a, least_b) && !below(most_b, least_a) {
        return None;
    }
    let side = |letter: &str, pair: &(Cell, Cell)| {
        let (part, share) = (pair.0.figure(), pair.1.figure());
        format!("{item}{letter}, {part} at {share}, implies {}", middle(pair))
    };
    let message = format!(
        "{}: {}, but {}; both are shares of the same in-network total.",
        period.label(),
        side("a", &a),
        side("b", &b)
    );
    let how = "Correct the figure or percent that is off, or explain why the totals differ.";
    Some(warning("A-5", addresses([&a.0, &a.1, &b.0, &b.1]), message, how))
}

/// The denominator that count or dollars and percent imply, in words.
fn middle((part, share): &(Cell, Cell)) -> String {
    let base = part
        .number
        .zip(share.number)
        .and_then(|(part, share)| (part * Decimal::ONE_HUNDRED).checked_div(share));
    base.map_or_else(String::new, |base| {
        format!("about {} in all", format::with_unit(part.kind, crate::rounding::round(base, 0)))
    })
}

fn implausible_network(judge: &Judge<'_>, letter: &str, period: Period) -> Option<Finding> {
    let item = format!("A.2{letter}");
    let count = cell(judge, &item, period, "count")?;
    let percent = cell(judge, &item, period, "percent")?;
    let place = judge.form().place_of(count.address.as_str());
    let entered = judge.figures.entered_at(percent.position);
    let message = if count.above_zero() && entered.is_some_and(|share| share.is_zero()) {
        format!("{place}: {} hospitals, but 0 % of all.", count.figure())
    } else {
        let (least, _) = implied_base(judge, &count, &percent)?;
        if least <= judge.limits().hospitals_most {
            return None;
        }
        format!(
            "{place}: {} hospitals at {} imply {}, more than the US has (about 6,100).",
            count.figure(),
            percent.figure(),
            middle(&(count.clone(), percent.clone()))
        )
    };
    let how = "Correct the count or the percent, or explain how both can be right.";
    Some(warning("A-6", vec![count.address, percent.address], message, how))
}
