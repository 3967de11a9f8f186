//! FORM-10 to FORM-13: what the reader of a workbook found, and what an answers file can show of the same kind.

use super::judge::{Judge, note, warning};
use crate::address::{Address, Lob};
use crate::findings::Finding;
use crate::forms::Role;
use crate::values::{Kind, Value};

pub(super) fn judge(judge: &mut Judge<'_>) {
    let read = judge.context.reading;
    judge.add_all(read.iter().cloned());
    let unread = unread_words(judge, read);
    judge.add_all(unread);
    let absent = not_offered(judge, read);
    judge.add_all(absent);
}

/// FORM-11 for yes/no and choices, which take words: one that is none of the answers. Numbers are for FORM-3, topics
/// for T-2 and T-3.
fn unread_words(judge: &Judge<'_>, read: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, point) in judge.points() {
        let takes_words = matches!(point.kind, Kind::Flag | Kind::Choice) && point.role != Role::Computed;
        let Some(Value::Unreadable(text)) = judge.figures.value_at(position) else { continue };
        let listed =
            || read.iter().any(|finding| finding.check == "FORM-11" && finding.at.contains(&point.address));
        if !takes_words || listed() || super::topics::holds_placeholder(text) {
            continue;
        }
        let message =
            format!("{} says {text:?}, which is no answer here.", judge.place(&judge.cell_at(position)));
        let fix = if point.kind == Kind::Flag {
            "Answer Y or N.".to_owned()
        } else {
            let labels: Vec<String> =
                judge.form().measure_of(point).choices.iter().map(|(_, label)| label.clone()).collect();
            format!("Choose one of: {}.", labels.join(", "))
        };
        findings.push(warning("FORM-11", vec![point.address.clone()], message, fix));
    }
    findings
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
