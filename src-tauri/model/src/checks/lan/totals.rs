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
    let whole = line.number("M.1", "dollars")?;
    if (stated - whole).abs() <= line.tolerance(whole) {
        return None;
    }
    let message = format!(
        "{}: the denominator is {}, but row 1 has {}.",
        line.row(&item.code),
        format::dollars(stated),
        format::dollars(whole)
    );
    let at = vec![line.address(&item.code, "denominator")];
    let how = "Every row has the denominator of row 1; correct the one that is wrong.";
    let take = Fix {
        label: format!("Take {}", format::dollars(whole)),
        writes: at.iter().map(|address| (address.clone(), None)).collect(),
    };
    Some(error("L-1", at, message, how).with(vec![line.address("M.1", "dollars")]).offering(vec![take]))
}

/// L-2.
fn total(line: &Line<'_, '_>, item: &Item) -> Option<Finding> {
    let measure = item.measures.iter().find(|m| m.role == Role::Computed && !m.sum.is_empty())?;
    let typed = line.typed(&item.code, &measure.key)?;
    let sum: Decimal = measure.sum.iter().filter_map(|part| line.effective(part)).sum();
    if (typed - sum).abs() <= line.judge.limits().lan_dollars * Decimal::from(measure.sum.len()) {
        return None;
    }
    let rows: Vec<&str> = measure.sum.iter().filter_map(|part| part.rsplit('.').next()).collect();
    let message = format!(
        "{}: the total was given as {}, its rows ({}) make {}.",
        line.row(&item.code),
        format::dollars(typed),
        rows.join(" + "),
        format::dollars(sum)
    );
    let at = vec![line.address(&item.code, &measure.key)];
    let with: Vec<Address> = measure.sum.iter().map(|part| line.address(part, &measure.key)).collect();
    if item.code == "M.5" && typed > sum {
        let how =
            "Pay for reporting (2B) belongs to category 2 and has no row: explain it, or correct the rows.";
        return Some(warning("L-2", at, message, how).with(with).offering(vec![computed(line, item, sum)]));
    }
    let take = computed(line, item, sum);
    Some(error("L-2", at, message, "Correct the rows or the total.").with(with).offering(vec![take]))
}

/// Gives up the total as it was typed: the program's own follows its rows.
fn computed(line: &Line<'_, '_>, item: &Item, sum: Decimal) -> Fix {
    Fix {
        label: format!("Take {}", format::dollars(sum)),
        writes: vec![(line.address(&item.code, "dollars"), None)],
    }
}

/// L-3.
fn whole(line: &Line<'_, '_>) -> Option<Finding> {
    let whole = line.number("M.1", "dollars")?;
    let (legacy, models) = (line.effective("M.2"), line.effective("M.16"));
    if legacy.is_none() && models.is_none() {
        return None;
    }
    let sum = legacy.unwrap_or_default() + models.unwrap_or_default();
    let allowed = whole.abs() * line.judge.limits().lan_percent / Decimal::ONE_HUNDRED;
    let message = format!(
        "{}: rows 2 and 16 make {}, row 1 has {}.",
        line.lob.label(),
        format::dollars(sum),
        format::dollars(whole)
    );
    let at: Vec<Address> = ["M.1", "M.2", "M.16"].map(|item| line.address(item, "dollars")).into();
    if sum - whole > allowed {
        return Some(error("L-3", at, message, "No dollar counts twice: correct the rows or row 1."));
    }
    let is_blank = |item: &Item| {
        let asked = item.measures.iter().any(|measure| measure.role == Role::Answer);
        asked && line.value(&item.code, "dollars").is_none()
    };
    // What is missing may stand in a row that is still blank.
    if whole - sum <= allowed || items(line).any(is_blank) {
        return None;
    }
    Some(warning("L-3", at, message, "Put every dollar into a row, or explain what is left out."))
}

/// L-4.
fn spend(line: &Line<'_, '_>) -> Option<Finding> {
    let (row, spend) = (line.typed("M.1", "dollars")?, line.typed("G.spend", "dollars")?);
    if (row - spend).abs() <= line.tolerance(row) {
        return None;
    }
    let message = format!(
        "{}: row 1 has {}, General Information has {} as total spend.",
        line.lob.label(),
        format::dollars(row),
        format::dollars(spend)
    );
    let at = vec![line.address("G.spend", "dollars"), line.address("M.1", "dollars")];
    Some(error("L-4", at, message, "Both are the same dollars: correct the one that is wrong."))
}
