//! FORM-10 to FORM-13: what the reader of a workbook found, and what an answers file can show of the same kind.

use super::judge::{Judge, note, warning};
use crate::address::{Address, Lob};
use crate::findings::Finding;
use crate::forms::DataPoint;
use crate::values::{Kind, Value};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let read = judge.context.reading;
    // What it restates by the file's own word counts where nothing on file speaks.
    judge.add_all(read.iter().filter(|found| found.check != super::restated::CHECK).cloned());
    let unread = unread_words(judge, read);
    judge.add_all(unread);
    let absent = not_offered(judge, read);
    judge.add_all(absent);
}

/// FORM-11 for what takes words (yes/no, choices, lines of business) and says none of them. Numbers are for FORM-3,
/// dates for FORM-1, placeholders in topics for T-3.
fn unread_words(judge: &Judge<'_>, read: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, point) in judge.points() {
        let Some(Value::Unreadable(text)) = judge.figures.value_at(position) else { continue };
        let Some(fix) = answers_of(judge, point) else { continue };
        let is_listed =
            read.iter().any(|found| found.check == "FORM-11" && found.at.contains(&point.address));
        let in_topic = point.address.as_str().starts_with("T.");
        if is_listed || (in_topic && super::topics::placeholder_in(text).is_some()) {
            continue;
        }
        let message =
            format!("{} says {text:?}, which is no answer here.", judge.place(&judge.cell_at(position)));
        findings.push(warning("FORM-11", vec![point.address.clone()], message, fix));
    }
    findings
}

/// The words that a point takes, as an instruction.
fn answers_of(judge: &Judge<'_>, point: &DataPoint) -> Option<String> {
    let one_of = |labels: Vec<&str>| format!("Choose from: {}.", labels.join(", "));
    match point.kind {
        Kind::Flag => Some("Answer Y or N.".to_owned()),
        Kind::Choices => {
            let choices = &judge.form().measure_of(point).choices;
            let labels: Vec<&str> = choices.iter().map(|(_, label)| label.as_str()).collect();
            Some(format!("Choose one or more of: {}.", labels.join("; ")))
        }
        Kind::Choice => {
            let choices = &judge.form().measure_of(point).choices;
            Some(one_of(choices.iter().map(|(_, label)| label.as_str()).collect()))
        }
        Kind::Lobs => Some(one_of(judge.form().lobs.iter().map(|lob| lob.key()).collect())),
        _ => None,
    }
}

/// FORM-13 for each line of business of a received file that is taken as not offered, unless the reader said so.
fn not_offered(judge: &Judge<'_>, read: &[Finding]) -> Vec<Finding> {
    let said = |lob: &Lob| {
        read.iter()
            .any(|finding| finding.check == "FORM-13" && finding.at.iter().any(|at| at.as_str() == lob.key()))
    };
    let covered = judge.report().covered();
    let absent = covered.iter().filter(|lob| !judge.lobs.contains(lob) && !said(lob));
    absent
        .map(|lob| {
            let message = format!(
                "Every cell of {} is blank, not applicable or 0, so it is taken as not offered.",
                lob.label()
            );
            note(
                "FORM-13",
                vec![Address::from(lob.key())],
                message,
                "Ask the plan if it should have figures here.",
            )
        })
        .collect()
}
