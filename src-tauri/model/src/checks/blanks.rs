//! FORM-2: what is due and blank, one finding per item; a section that is blank throughout is one finding.

use std::collections::HashSet;

use super::copied::SECTIONS;
use super::judge::{Judge, error, listed, warning};
use crate::address::{Address, Lob, Period};
use crate::findings::{Finding, Fix, Severity};
use crate::forms::{Form, Item, Role};
use crate::values::Value;

const CHECK: &str = "FORM-2";
const HOW: &str =
    "Fill it in, or give the reason: not applicable, not collected, not available in time, suppressed.";
const HOW_ZERO: &str = "Set the blank rows to 0 if nothing was paid that way, or explain why they are blank.";

pub(super) fn judge(judge: &mut Judge<'_>) {
    let blanks = due_blanks(judge);
    let mut findings = Vec::new();
    for (at, section) in judge.form().sections.iter().enumerate() {
        let here: Vec<usize> =
            blanks.iter().copied().filter(|position| judge.form().points[*position].section == at).collect();
        if here.is_empty() {
            continue;
        }
        let whole = SECTIONS.contains(&section.id.as_str()) || judge.form().metrics.is_some();
        if whole && is_blank_throughout(judge, at) {
            findings.push(whole_section(judge, at, &here));
        } else {
            findings.extend(items(judge, &here));
        }
    }
    judge.add_all(findings);
}

/// Positions that are due and blank, and that no specific check names. Topics are for T-1.
fn due_blanks(judge: &Judge<'_>) -> Vec<usize> {
    const SPECIFIC: [&str; 14] = [
        "B-2", "B-3", "C-2", "C-7", "FORM-10", "FORM-11", "FORM-12", "I-1", "I-3", "L-5", "L-6", "L-7",
        "L-10", "L-11",
    ];
    let specific = judge.found().iter().filter(|finding| SPECIFIC.contains(&finding.check));
    let named: HashSet<&str> = specific.flat_map(|finding| &finding.at).map(Address::as_str).collect();
    let is_blank =
        |position: usize| judge.figures.due_at(position) && judge.figures.value_at(position).is_none();
    judge
        .points()
        .filter(|(position, point)| is_blank(*position) && !point.address.as_str().starts_with("T."))
        .filter(|(_, point)| !named.contains(point.address.as_str()))
        .map(|(position, _)| position)
        .collect()
}

fn is_blank_throughout(judge: &Judge<'_>, section: usize) -> bool {
    let mut answers = judge.points().filter(|(_, point)| {
        point.section == section && matches!(point.role, Role::Answer | Role::Name | Role::Optional)
    });
    answers.all(|(position, _)| judge.figures.value_at(position).is_none())
}

fn addresses(judge: &Judge<'_>, positions: &[usize]) -> Vec<Address> {
    positions.iter().map(|position| judge.form().points[*position].address.clone()).collect()
}

fn whole_section(judge: &Judge<'_>, section: usize, blanks: &[usize]) -> Finding {
    let section = &judge.form().sections[section];
    let message =
        format!("Section {}, {}, is blank: {} answers are due.", section.letter, section.title, blanks.len());
    error(CHECK, addresses(judge, blanks), message, HOW)
}

/// One finding per item, over both lines of business and periods. In Section D it is a warning where the columns that
/// lack the item make 100 without it.
fn items(judge: &Judge<'_>, blanks: &[usize]) -> Vec<Finding> {
    let form = judge.form();
    let mut findings = Vec::new();
    for run in blanks.chunk_by(|a, b| form.points[*a].item == form.points[*b].item) {
        let (may_be_zero, missing): (Vec<usize>, Vec<usize>) =
            run.iter().partition(|position| column_adds_up(judge, **position));
        let finding = if missing.is_empty() {
            warning(CHECK, addresses(judge, run), without(judge, run), HOW_ZERO)
        } else {
            error(CHECK, addresses(judge, run), missing_words(judge, run, &may_be_zero), HOW)
        };
        let zeros = (!may_be_zero.is_empty()).then(|| zeros(judge, &may_be_zero, blanks));
        findings.push(finding.offering(zeros.into_iter().collect()));
    }
    findings
}

/// `D.3 (Shared savings): 2 of 4 answers are blank: …`, and which of them the rest of their column makes 100 without.
fn missing_words(judge: &Judge<'_>, blanks: &[usize], may_be_zero: &[usize]) -> String {
    let form = judge.form();
    let item = form.item_of(&form.points[blanks[0]]);
    let is_due = |position: &usize| {
        judge.figures.due_at(*position) && form.item_of(&form.points[*position]).code == item.code
    };
    let due = (0..form.points.len()).filter(is_due).count();
    let name = bracketed(form, item);
    let mut words = match (due, blanks.len()) {
        (1, _) => format!("{name} is blank."),
        (_, 1) => format!("{name}: 1 of {due} answers is blank: {}.", names(judge, blanks)),
        (_, some) => format!("{name}: {some} of {due} answers are blank: {}.", names(judge, blanks)),
    };
    if !may_be_zero.is_empty() {
        words.push_str(&format!(" The filled rows make 100 % without {}.", names(judge, may_be_zero)));
    }
    words
}

/// `D.3 (Shared savings) is blank (…), and the filled rows make 100 % without it.`
fn without(judge: &Judge<'_>, blanks: &[usize]) -> String {
    let form = judge.form();
    let item = form.item_of(&form.points[blanks[0]]);
    format!(
        "{} is blank ({}), and the filled rows make 100 % without it.",
        bracketed(form, item),
        names(judge, blanks)
    )
}

/// `D.3 (Shared savings)`, as labels hold colons and commas of their own; an item without a code of the form's by its
/// name alone.
fn bracketed(form: &Form, item: &Item) -> String {
    let name = form.item_name(item);
    if name.starts_with(&item.code) { format!("{} ({})", item.code, item.label) } else { name }
}

fn names(judge: &Judge<'_>, blanks: &[usize]) -> String {
    listed(&blanks.iter().map(|position| within_item(judge, *position)).collect::<Vec<_>>())
}

/// `Commercial Current births`: what tells a point from the others of its item.
fn within_item(judge: &Judge<'_>, position: usize) -> String {
    let point = &judge.form().points[position];
    let mut parts: Vec<&str> = Vec::new();
    parts.extend(point.lob.map(Lob::label));
    parts.extend(point.period.map(Period::label));
    parts.push(&judge.form().measure_of(point).label);
    parts.join(" ")
}

/// The column of Section D that a point stands in has figures, and these pass D-1 without it.
fn column_adds_up(judge: &Judge<'_>, position: usize) -> bool {
    let point = &judge.form().points[position];
    let makes_whole = judge.form().sections[point.section].adds_up;
    let Some(total) = total_of(judge, position).filter(|_| makes_whole) else { return false };
    let fails = judge.found().iter().any(|finding| {
        let in_column =
            finding.at.first().is_some_and(|at| at.lob() == point.lob && at.period() == point.period);
        finding.check == "D-1" && finding.severity == Severity::Error && in_column
    });
    judge.form().points[total].sum.iter().any(|at| judge.figures.number_at(*at).is_some()) && !fails
}

fn total_of(judge: &Judge<'_>, position: usize) -> Option<usize> {
    judge.form().points.iter().position(|point| point.sum.contains(&position))
}

/// Sets every blank row of the columns to 0.
fn zeros(judge: &Judge<'_>, blanks: &[usize], of_section: &[usize]) -> Fix {
    let form = judge.form();
    let in_columns = |position: &&usize| {
        let point = &form.points[**position];
        blanks.iter().any(|at| form.points[*at].lob == point.lob && form.points[*at].period == point.period)
    };
    let rows = of_section.iter().filter(in_columns);
    Fix {
        label: "Set the blank rows to 0".to_owned(),
        writes: rows
            .map(|position| (form.points[*position].address.clone(), Some(Value::number(0.into()))))
            .collect(),
    }
}
