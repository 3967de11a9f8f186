//! L-1 to L-4: denominators and totals against what they should be.

use rust_decimal::Decimal;

use super::Line;
use crate::address::Address;
use crate::checks::judge::{error, warning};
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::{Item, Role};

pub(super) fn found(line: &Line<'_, '_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = items(line).filter_map(|item| denominator(line, item)).collect();
    found.extend(items(line).filter_map(|item| total(line, item)));
    found.extend(whole(line));
    found.extend(spend(line));
    found
}

/// The rows of the line's Metrics tab.
fn items<'l>(line: &'l Line<'_, '_>) -> impl Iterator<Item = &'l Item> {
    let sections = line.judge.form().sections.iter().filter(|section| section.lobs.contains(&line.lob));
    sections.filter(|section| section.letter == "M").flat_map(|section| &section.items)
}

/// L-1.
fn denominator(line: &Line<'_, '_>, item: &Item) -> Option<Finding> {
    let stated = line.typed(&item.code, "denominator")?;
    let first = &line.metrics.whole;
    let whole = line.number(first, "dollars")?;
    if (stated - whole).abs() <= line.tolerance(whole) {
        return None;
    }
    let message = format!(
        "{}: the denominator is {}, but {} has {}.",
        line.row(&item.code),
        format::dollars(stated),
        line.named(first),
        format::dollars(whole)
    );
    let at = vec![line.address(&item.code, "denominator")];
    let how =
        format!("Every row has the denominator of {}; correct the one that is wrong.", line.named(first));
    let take = Fix {
        label: format!("Take {}", format::dollars(whole)),
        writes: at.iter().map(|address| (address.clone(), None)).collect(),
    };
    Some(error("L-1", at, message, how).with(vec![line.address(first, "dollars")]).offering(vec![take]))
}

/// L-2.
fn total(line: &Line<'_, '_>, item: &Item) -> Option<Finding> {
    let measure = item.measures.iter().find(|m| m.role == Role::Computed && !m.sum.is_empty())?;
    let typed = line.typed(&item.code, &measure.key)?;
    let sum: Decimal = measure.sum.iter().filter_map(|part| line.effective(part)).sum();
    if (typed - sum).abs() <= line.judge.limits().lan_dollars * Decimal::from(measure.sum.len()) {
        return None;
    }
    let message = format!(
        "{}: the total was given as {}, {} {} {}.",
        line.row(&item.code),
        format::dollars(typed),
        line.named_all(&measure.sum),
        if measure.sum.len() == 1 { "has" } else { "make" },
        format::dollars(sum)
    );
    let at = vec![line.address(&item.code, &measure.key)];
    let with: Vec<Address> = measure.sum.iter().map(|part| line.address(part, &measure.key)).collect();
    let finding = match line.metrics.may_lie_above(&item.code).filter(|_| typed > sum) {
        Some(why) => warning("L-2", at, message, format!("{why}: explain it, or correct the rows.")),
        None => error("L-2", at, message, "Correct the rows or the total."),
    };
    Some(finding.with(with).offering(vec![computed(line, item, sum)]))
}

/// Gives up the total as it was typed: the program's own follows its rows.
fn computed(line: &Line<'_, '_>, item: &Item, sum: Decimal) -> Fix {
    Fix {
        label: format!("Take {}", format::dollars(sum)),
        writes: vec![(line.address(&item.code, "dollars"), None)],
    }
}

/// L-3. A whole that is computed from its rows is for L-2.
fn whole(line: &Line<'_, '_>) -> Option<Finding> {
    let first = &line.metrics.whole;
    if is_computed(line, first) {
        return None;
    }
    let whole = line.number(first, "dollars")?;
    let parts: Vec<Decimal> = line.metrics.parts.iter().filter_map(|part| line.effective(part)).collect();
    if parts.is_empty() {
        return None;
    }
    let sum: Decimal = parts.iter().sum();
    let allowed = whole.abs() * line.judge.limits().lan_percent / Decimal::ONE_HUNDRED;
    let message = format!(
        "{}: {} make {}, {} has {}.",
        line.lob.label(),
        line.named_all(&line.metrics.parts),
        format::dollars(sum),
        line.named(first),
        format::dollars(whole)
    );
    let at: Vec<Address> =
        std::iter::once(first).chain(&line.metrics.parts).map(|item| line.address(item, "dollars")).collect();
    if sum - whole > allowed {
        let how = format!("No dollar counts twice: correct the rows or {}.", line.named(first));
        return Some(error("L-3", at, message, how));
    }
    // What is missing may stand in a row that is still blank.
    if whole - sum <= allowed || has_blank(line) {
        return None;
    }
    Some(warning("L-3", at, message, "Put every dollar into a row, or explain what is left out."))
}

fn is_computed(line: &Line<'_, '_>, item: &str) -> bool {
    let cell = line.cell(item, "dollars");
    cell.is_some_and(|cell| line.judge.form().points[cell.position].role == Role::Computed)
}

/// A row that is asked for has no dollars yet.
fn has_blank(line: &Line<'_, '_>) -> bool {
    items(line).any(|item| {
        let asked = item.measures.iter().any(|measure| measure.role == Role::Answer);
        asked && line.value(&item.code, "dollars").is_none()
    })
}

/// L-4. A whole that is computed says nothing as long as a row of it is blank.
fn spend(line: &Line<'_, '_>) -> Option<Finding> {
    let (first, spend_item) = (&line.metrics.whole, &line.metrics.spend);
    let row = match is_computed(line, first) {
        true if has_blank(line) => return None,
        true => line.effective(first)?,
        false => line.typed(first, "dollars")?,
    };
    let spend = line.typed(spend_item, "dollars")?;
    if (row - spend).abs() <= line.tolerance(row) {
        return None;
    }
    let message = format!(
        "{}: {} has {}, General Information has {} as total spend.",
        line.lob.label(),
        line.named(first),
        format::dollars(row),
        format::dollars(spend)
    );
    let at = vec![line.address(spend_item, "dollars"), line.address(first, "dollars")];
    Some(error("L-4", at, message, "Both are the same dollars: correct the one that is wrong."))
}
