//! FORM-7: a figure that differs from the one last on file for the same plan, item and dates.
//!
//! Earlier reports count when they name the same plan (letter case, spaces and punctuation aside) or either names none, and by the
//! dates of their periods: the same 12 months, whether they stood there as Current or as Prior. Of several the last in
//! the list that has the figure speaks. A report of another edition is compared item by item as the two editions
//! compare; what has no counterpart there is named in a note.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::judge::{Cell, Judge, note, warning};
use crate::address::{Address, Period};
use crate::answers::{Figures, Report};
use crate::comparison::{Comparison, Counterpart, compare};
use crate::findings::{Finding, Fix};
use crate::format;
use crate::forms::{DataPoint, Role, SUPPLEMENTS};
use crate::rounding::round;
use crate::values::Value;

/// The check's id.
pub(super) const CHECK: &str = "FORM-7";

/// An earlier report and how its form compares with ours.
struct Earlier<'e> {
    name: &'e str,
    figures: Figures<'e>,
    comparison: Comparison,
}

/// A period of an earlier report that has the dates of one of ours.
struct OnFile<'e> {
    earlier: &'e Earlier<'e>,
    /// Where it stands there.
    period: Period,
}

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut on_file = BTreeSet::new();
    against_files(judge, &mut on_file);
    let unopened: Vec<Finding> =
        judge.context.unopened.iter().filter_map(|one| unopened(judge, one)).collect();
    judge.add_all(unopened);
    // What the reader found by the file's own list of figures reported counts where nothing on file has the figure.
    let own_word = |found: &&Finding| found.check == CHECK && !found.at.iter().any(|at| on_file.contains(at));
    let own: Vec<Finding> = judge.context.reading.iter().filter(own_word).cloned().collect();
    judge.add_all(own);
}

/// Judges by earlier reports; notes which figures they have.
fn against_files(judge: &mut Judge<'_>, known: &mut BTreeSet<Address>) {
    let of_family = |(_, report): &&(String, Report)| report.form.family == judge.form().family;
    if !judge.context.against.iter().any(|one| of_family(&one))
        || judge.form().position("period/current/start").is_none()
    {
        return;
    }
    let against = judge.context.against.iter().filter(|(_, report)| judge.report().same_plan(report));
    let earlier = against.filter_map(|(name, report)| {
        let comparison = compare(judge.form(), &report.form)?;
        Some(Earlier { name, figures: Figures::of(report), comparison })
    });
    let earlier: Vec<Earlier<'_>> = earlier.collect();
    let mut findings = compared(judge, &earlier, known);
    findings.extend(earlier.iter().filter_map(|one| apart(judge, one)));
    judge.add_all(findings);
}

fn compared(judge: &Judge<'_>, earlier: &[Earlier<'_>], known: &mut BTreeSet<Address>) -> Vec<Finding> {
    let on_file = Period::ALL.map(|period| matching(judge.report(), period, earlier));
    if on_file.iter().all(Vec::is_empty) {
        return vec![nothing_matches(judge)];
    }
    let judged = judge
        .points()
        .filter(|(_, point)| point.kind.is_number() && matches!(point.role, Role::Answer | Role::Optional));
    let mut findings = Vec::new();
    for (position, point) in judged {
        let candidates = match point.period {
            Some(Period::Current) => &on_file[0],
            Some(Period::Prior) => &on_file[1],
            None => continue,
        };
        let Some((file, old)) = candidates.iter().find_map(|file| Some((file, figure_of(file, point)?)))
        else {
            continue;
        };
        known.insert(point.address.clone());
        findings.extend(restated(judge, position, file, old));
    }
    findings
}

/// Periods of earlier reports with the dates of one of ours, the last on file first.
fn matching<'e>(ours: &Report, period: Period, earlier: &'e [Earlier<'e>]) -> Vec<OnFile<'e>> {
    let Some(span) = ours.period(period) else { return Vec::new() };
    let mut found = Vec::new();
    for one in earlier.iter().rev() {
        for theirs in Period::ALL {
            if one.figures.report.period(theirs) == Some(span) {
                found.push(OnFile { earlier: one, period: theirs });
            }
        }
    }
    found
}

/// The figure on file as it was shown there, the sum of those that our item stands for, and the decimals that it was
/// given to.
fn figure_of(file: &OnFile<'_>, point: &DataPoint) -> Option<(Decimal, u32)> {
    let Earlier { figures, comparison, .. } = file.earlier;
    let addresses = comparison.addresses(&point.address.in_period(file.period), figures.form())?;
    let figure = |at: &Address| shown(figures, figures.form().position(at.as_str())?);
    let parts: Vec<(Decimal, u32)> = addresses.iter().map(figure).collect::<Option<_>>()?;
    let places = parts.iter().map(|(_, places)| *places).min()?;
    Some((parts.iter().map(|(number, _)| number).sum(), places))
}

/// One note for the items that an earlier report of another edition has nothing for.
fn apart(judge: &Judge<'_>, earlier: &Earlier<'_>) -> Option<Finding> {
    let mut at: Vec<Address> = Vec::new();
    let mut reasons: Vec<String> = Vec::new();
    if judge.form().id == earlier.figures.form().id {
        return None;
    }
    let sections = judge.form().sections.iter().filter(|section| section.id != SUPPLEMENTS);
    for item in sections.flat_map(|section| &section.items) {
        let why = match earlier.comparison.of_item(&item.code) {
            Counterpart::Items(_) => continue,
            Counterpart::InSum(pair) => format!("{} only together", pair.here.join(" + ")),
            Counterpart::Nothing(why) => format!("{}: {why}", item.code),
        };
        let figures = judge.form().points.iter().filter(|point| point.address.item() == item.code);
        let mut figures = figures.filter(|point| point.kind.is_number() && point.period.is_some());
        let Some(first) = figures.next() else { continue };
        at.push(first.address.clone());
        if !reasons.contains(&why) {
            reasons.push(why);
        }
    }
    if at.is_empty() {
        return None;
    }
    let message = format!(
        "{} is of another edition, {}; these items can't be compared with it. {}",
        earlier.name,
        earlier.figures.form().title,
        with_stop(&reasons.join("; "))
    );
    let how = "Nothing needs doing; the other items were compared.";
    Some(note(CHECK, at, message, how))
}

fn with_stop(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

fn shown(figures: &Figures<'_>, position: usize) -> Option<(Decimal, u32)> {
    let form = figures.form();
    let number = figures.shown_at(position)?.normalize();
    let asked = form.measure_of(&form.points[position]).decimals;
    let places = asked.unwrap_or(if figures.is_derived_at(position) { 1 } else { number.scale() });
    Some((number, places))
}

fn restated(judge: &Judge<'_>, position: usize, file: &OnFile<'_>, old: (Decimal, u32)) -> Option<Finding> {
    let new = shown(judge.figures, position)?;
    // The coarser of the two says what rounding explains.
    let places = old.1.min(new.1);
    if round(old.0, places) == round(new.0, places) {
        return None;
    }
    let cell = judge.cell_at(position);
    Some(finding(judge, &cell, file, old.0, new.0))
}

fn finding(judge: &Judge<'_>, cell: &Cell, file: &OnFile<'_>, old: Decimal, new: Decimal) -> Finding {
    let old_words = format::with_unit(cell.kind, old);
    let message = format!(
        "{} is {}; {} says {old_words} for the same 12 months, as {}.",
        judge.place(cell),
        format::with_unit(cell.kind, new),
        file.earlier.name,
        file.period.label()
    );
    let fix = Fix {
        label: format!("Take {old_words}"),
        writes: vec![(cell.address.clone(), Some(Value::number(old)))],
    };
    let how = "Take the figure on file, or explain why it was restated.";
    warning(CHECK, vec![cell.address.clone()], message, how).offering(vec![fix])
}

/// A report of the plan whose form can't be read: it is there, so that nothing restated is not said for certain.
fn unopened(judge: &Judge<'_>, (name, why): &(String, String)) -> Option<Finding> {
    judge.form().position("period/current/start")?;
    let message = format!("{} could not be compared. {}", format::sentence(name), with_stop(why));
    let how = "Nothing needs doing in this report: the figures are compared once that one can be opened.";
    Some(note(CHECK, prior_dates(), message, how))
}

fn prior_dates() -> Vec<Address> {
    ["start", "end"].map(|edge| Address::new("period", None, Some(Period::Prior), edge)).to_vec()
}

/// Stands at the dates of Prior, which an earlier report is expected to hold.
fn nothing_matches(judge: &Judge<'_>) -> Finding {
    let names: Vec<String> = judge.context.against.iter().map(|(name, _)| name.clone()).collect();
    let message = format!(
        "No period of {} belongs to this plan and covers the same 12 months as Current or Prior, so no figure could be compared.",
        super::judge::listed(&names)
    );
    note(
        CHECK,
        prior_dates(),
        message,
        "Compare with the plan's report of the year before, or correct the dates.",
    )
}
