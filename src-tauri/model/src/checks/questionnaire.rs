//! I-1 to I-3: the baseline questionnaire, and a report held against it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, addresses, error, listed, warning};
use crate::address::Address;
use crate::answers::{Baseline, Report};
use crate::findings::Finding;
use crate::forms::Role;
use crate::forms::baseline::Claim;
use crate::values::{Kind, Value};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut found = Vec::new();
    if !judge.form().switches.is_empty() {
        found.extend(unanswered(judge));
    }
    if let Some(questionnaire) = judge.report().baseline.clone() {
        let claims = &questionnaire.form.claims;
        found.extend(claims.iter().filter_map(|claim| contradiction(judge, &questionnaire, claim)));
        found.extend(featured(judge));
    }
    judge.add_all(found);
}

/// I-1.
fn unanswered(judge: &Judge<'_>) -> Vec<Finding> {
    let is_open =
        |position: usize| judge.figures.due_at(position) && judge.figures.value_at(position).is_none();
    let flags = judge.points().filter(|(_, point)| point.kind == Kind::Flag && point.role == Role::Answer);
    let finding = |position: usize| {
        let item = judge.form().item_of(&judge.form().points[position]);
        let message = format!("{} ({}): neither yes nor no is given.", item.mark, item.label);
        let at = vec![judge.form().points[position].address.clone()];
        error("I-1", at, message, "Answer yes or no: it decides which sections of the report are due.")
    };
    flags.filter(|(position, _)| is_open(*position)).map(|(position, _)| finding(position)).collect()
}

/// I-2.
fn contradiction(judge: &Judge<'_>, questionnaire: &Arc<Report>, claim: &Claim) -> Option<Finding> {
    let Some(Value::Flag(yes)) = questionnaire.answer(&claim.answer) else { return None };
    let cells = claimed(judge, claim);
    let name = questionnaire.form.name_of(&claim.answer);
    let (at, message) = if *yes {
        if claim.flag.is_some() || cells.is_empty() || !cells.iter().all(Cell::is_zero) {
            return None;
        }
        let items = listed(&claim.items);
        (cells, format!("The baseline questionnaire says yes to {name}, but {items} are all 0."))
    } else {
        let above: Vec<Cell> = cells.into_iter().filter(|cell| speaks(judge, cell)).collect();
        let first = above.first()?;
        let figure = if claim.flag.is_some() { "Y".to_owned() } else { first.figure() };
        let others = match above.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more)"),
        };
        let place = judge.place(first);
        let message =
            format!("The baseline questionnaire says no to {name}, but {place} is {figure}{others}.");
        (above, message)
    };
    let mut at = addresses(&at);
    at.push(Address::from(claim.answer.as_str()));
    let how = "Correct the figures or the questionnaire, or explain what changed since.";
    Some(warning("I-2", at, message, how))
}

/// The figures or flags of the report that a claim is about, blank ones too.
fn claimed(judge: &Judge<'_>, claim: &Claim) -> Vec<Cell> {
    let is_meant = |key: &str, kind: Kind| match &claim.flag {
        Some(flag) => key == flag,
        None => kind.is_number(),
    };
    let points = judge.points().filter(|(_, point)| {
        claim.items.iter().any(|item| item == point.address.item())
            && matches!(point.role, Role::Answer | Role::Optional)
            && is_meant(point.address.measure(), point.kind)
    });
    let cells = points.map(|(position, point)| (judge.cell_at(position), point.role));
    // What is never due may stay blank.
    cells
        .filter(|(cell, role)| *role == Role::Answer || cell.number.is_some())
        .map(|(cell, _)| cell)
        .collect()
}

fn speaks(judge: &Judge<'_>, cell: &Cell) -> bool {
    // A flag that the questionnaire itself set says nothing against it.
    let said_yes = judge.figures.value_at(cell.position) == Some(&Value::Flag(true))
        && !judge.figures.is_derived_at(cell.position);
    said_yes || cell.number.is_some_and(|number| number > Decimal::ZERO)
}

/// I-3: a goal is to be featured, and nothing is said of it.
fn featured(judge: &Judge<'_>) -> Vec<Finding> {
    let report = judge.report();
    let due = |id: &str| matches!(report.baseline_of(id), Some(Baseline::Due { .. }));
    let sections = report.form.sections.iter().filter(|section| due(&section.id));
    let blank = |id: &str| -> Option<Vec<Address>> {
        let texts: Vec<Address> = report
            .form
            .points_of(id)
            .filter(|point| point.kind == Kind::Text)
            .map(|point| point.address.clone())
            .collect();
        let is_blank = texts.iter().all(|at| judge.figures.is_blank(at.as_str()));
        (is_blank && !texts.is_empty()).then_some(texts)
    };
    let finding = |section: &crate::forms::Section| {
        let at = blank(&section.id)?;
        let message = format!(
            "The baseline questionnaire names a goal to feature, but section {}, {}, is blank.",
            section.letter, section.title
        );
        let how = "Describe the goal and the metrics to follow it by, or explain why it is left out.";
        Some(warning("I-3", at, message, how))
    };
    sections.filter_map(finding).collect()
}
