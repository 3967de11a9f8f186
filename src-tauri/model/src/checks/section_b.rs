//! B-1 to B-7: centers of excellence.

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, error, note, warning};
use super::strategies::has_none;
use crate::address::{Address, Lob, Period};
use crate::findings::{Finding, Severity};
use crate::forms::Item;
use crate::values::Value;

pub(super) fn judge(judge: &mut Judge<'_>) {
    let Some(section) = judge.form().section("B") else { return };
    // The section asks about one line of business only, which the plan may not have.
    if !section.lobs.iter().any(|lob| judge.lobs.contains(lob)) {
        return;
    }
    let mut findings = Vec::new();
    for item in &section.items {
        for period in Period::ALL {
            findings.extend(designation(judge, item, period));
            findings.extend(second_group(judge, item, period));
        }
        findings.extend(unnamed(judge, item));
    }
    findings.extend(same_names(judge, &section.items));
    findings.extend(maternity(judge));
    judge.add_all(findings);
}

fn flag(judge: &Judge<'_>, item: &str) -> Option<bool> {
    match judge.figures.value(Address::new(item, None, None, "coe").as_str()) {
        Some(Value::Flag(flag)) => Some(*flag),
        _ => None,
    }
}

fn utilisation(judge: &Judge<'_>, item: &str, period: Period) -> Option<[Cell; 2]> {
    Some([judge.cell(item, None, Some(period), "all")?, judge.cell(item, None, Some(period), "incentive")?])
}

/// B-1, B-2, B-7: utilization against the designation.
fn designation(judge: &Judge<'_>, item: &Item, period: Period) -> Vec<Finding> {
    let Some(cells) = utilisation(judge, &item.code, period) else { return Vec::new() };
    let coe = Address::new(&item.code, None, None, "coe");
    let place = judge.form().place_of(cells[0].address.as_str());
    let found = match flag(judge, &item.code) {
        Some(false) => used_without(&cells, &place, period),
        Some(true) if cells.iter().all(|cell| judge.figures.value_at(cell.position).is_none()) => {
            let message =
                format!("{place}: a COE is designated, but there is neither utilization nor a reason.");
            let how = "Enter the percent of admissions that went to COE facilities, or give the reason.";
            Some(error("B-2", addresses(&cells), message, how))
        }
        Some(true) if period == Period::Current && cells[0].is_zero() => {
            let message =
                format!("{place}: a COE is designated, but 0 % of all members' admissions went there.");
            let how = "Nothing needs doing if that is so; else correct the percent.";
            Some(note("B-7", vec![cells[0].address.clone()], message, how))
        }
        _ => None,
    };
    found.into_iter().map(|finding| finding.with(vec![coe.clone()])).collect()
}

fn used_without(cells: &[Cell; 2], place: &str, period: Period) -> Option<Finding> {
    let used: Vec<&Cell> = cells.iter().filter(|cell| cell.above_zero()).collect();
    let figures: Vec<String> = used.iter().map(|cell| cell.figure()).collect();
    let figures = super::judge::listed(&figures);
    used.first()?;
    Some(match period {
        Period::Current => {
            let message = format!("{place}: no COE is designated, but {figures} of admissions went to one.");
            error("B-1", addresses(used), message, "Set the designation to Y, or clear the utilization.")
        }
        Period::Prior => {
            let message = format!(
                "{place}: no COE is designated, but {figures} of admissions went to one; was the designation dropped this year?"
            );
            warning(
                "B-1",
                addresses(used),
                message,
                "Explain that it was dropped, or correct the designation.",
            )
        }
    })
}

/// B-4, B-5: members with incentives are part of all members.
fn second_group(judge: &Judge<'_>, item: &Item, period: Period) -> Vec<Finding> {
    let Some([all, some]) = utilisation(judge, &item.code, period) else { return Vec::new() };
    let (Some(whole), Some(part)) = (all.number, some.number) else { return Vec::new() };
    let place = judge.form().place_of(all.address.as_str());
    let mut findings = Vec::new();
    let beyond = if whole.is_zero() {
        part
    } else if whole == Decimal::ONE_HUNDRED {
        whole - part
    } else {
        Decimal::ZERO
    };
    if beyond > Decimal::ZERO {
        let message = format!(
            "{place}: {} of all members' admissions, but {} of those of members with incentives, who are part of them.",
            all.figure(),
            some.figure()
        );
        let at = vec![all.address.clone(), some.address.clone()];
        findings.push(if beyond < Decimal::ONE {
            warning("B-5", at, message, "Explain it if it is rounding; else correct one of the two.")
        } else {
            error("B-5", at, message, "Correct one of the two.")
        });
    }
    if part < whole {
        let message = format!(
            "{place}: members with incentives use COEs less ({}) than all members ({}).",
            some.figure(),
            all.figure()
        );
        let how = "Check that the two columns are not swapped; if they are right, explain why.";
        let mut lower = warning("B-4", vec![some.address], message, how).with(vec![all.address]);
        lower.because = findings.first().map(Finding::key);
        findings.push(lower);
    }
    findings
}

/// B-3: a row called Other that is answered but has no name.
fn unnamed(judge: &Judge<'_>, item: &Item) -> Option<Finding> {
    let name = judge.cell(&item.code, None, None, "name")?;
    let is_named = judge.figures.value_at(name.position).is_some_and(|name| !name.says_none());
    if is_named || !judge.figures.used(&item.code) {
        return None;
    }
    let message = format!("{} has answers but no name.", item.label);
    Some(error("B-3", vec![name.address], message, "Name the specialty, or clear the row."))
}

/// B-3: two rows of the same name, letter case and spaces aside; a row called Other may not repeat a listed specialty.
fn same_names(judge: &Judge<'_>, items: &[Item]) -> Vec<Finding> {
    let named: Vec<(String, Cell)> = items
        .iter()
        .filter_map(|item| {
            let cell = judge.cell(&item.code, None, None, "name")?;
            let name = judge.figures.value_at(cell.position).filter(|name| !name.says_none())?;
            Some((folded(name.as_text()?), cell))
        })
        .collect();
    let is_listed = |name: &str| {
        let labels = items.iter().filter(|item| !item.other).flat_map(|item| [&item.label, &item.form_label]);
        labels.into_iter().any(|label| folded(label) == name)
    };
    let mut findings = Vec::new();
    for (at, (name, _)) in named.iter().enumerate() {
        let same: Vec<&Cell> =
            named.iter().filter(|(other, _)| other == name).map(|(_, cell)| cell).collect();
        let is_first = named.iter().position(|(other, _)| other == name) == Some(at);
        let rows = same.len() + usize::from(is_listed(name));
        if is_first && rows > 1 {
            let message = format!("{rows} rows of Section B are called {name:?}.");
            let how = "Give each row its own name, or put the figures into one row.";
            findings.push(error("B-3", addresses(same), message, how));
        }
    }
    findings
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// B-6: maternity here against births at centers of excellence, commercial.
fn maternity(judge: &Judge<'_>) -> Vec<Finding> {
    let lob = Lob::Commercial;
    if !judge.lobs.contains(&lob) {
        return Vec::new();
    }
    let births = |period| judge.cell("C.1A.iii", Some(lob), Some(period), "births");
    match flag(judge, "B.maternity") {
        Some(false) => {
            let cells: Vec<Cell> =
                Period::ALL.into_iter().filter_map(births).filter(Cell::above_zero).collect();
            births_without(cells).into_iter().collect()
        }
        Some(true) => Period::ALL.into_iter().filter_map(|period| maternity_share(judge, period)).collect(),
        None => Vec::new(),
    }
}

fn births_without(cells: Vec<Cell>) -> Option<Finding> {
    cells.first()?;
    let figures: Vec<String> = cells
        .iter()
        .map(|cell| format!("{} ({})", cell.figure(), cell.address.period().map_or("", Period::label)))
        .collect();
    let message = format!(
        "No COE is designated for maternity, but C.1A.iii has births at centers of excellence, Commercial: {}.",
        super::judge::listed(&figures)
    );
    let mut at = vec![Address::new("B.maternity", None, None, "coe")];
    at.extend(addresses(&cells));
    Some(warning(
        "B-6",
        at,
        message,
        "Correct the designation or the births, or explain how both can be right.",
    ))
}

fn maternity_share(judge: &Judge<'_>, period: Period) -> Option<Finding> {
    let births = judge.cell("C.1A.iii", Some(Lob::Commercial), Some(period), "births")?;
    let everyone = judge.cell("C.1A.i", Some(Lob::Commercial), Some(period), "births")?;
    let cells = utilisation(judge, "B.maternity", period)?;
    let how = "Correct one of them, or explain how both can be right.";
    let used: Vec<&Cell> = cells.iter().filter(|cell| cell.above_zero()).collect();
    if has_none(judge, &births) {
        used.first()?;
        let message = format!(
            "{}: {} of maternity admissions went to COEs in Section B, but C.1A.iii has no births, Commercial.",
            period.label(),
            used.first().map(|cell| cell.figure()).unwrap_or_default()
        );
        let at = addresses(used.into_iter().chain([&births]));
        return Some(warning("B-6", at, message, how));
    }
    let share = crate::rounding::share(births.number?, everyone.number?)?;
    let apart = (share - cells[0].number?).abs();
    if apart <= judge.limits().coe_maternity {
        return None;
    }
    let message = format!(
        "{}: {} of maternity admissions went to COEs in Section B, but C.1A.iii has {} of {} births ({}), Commercial.",
        period.label(),
        cells[0].figure(),
        births.figure(),
        everyone.figure(),
        super::judge::percent(share)
    );
    let at = addresses([&cells[0], &births]);
    Some(Finding::new("B-6", Severity::Warning, at, message, how.to_owned()).with(vec![everyone.address]))
}
