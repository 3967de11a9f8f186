//! T-1 to T-3: answers to the questions of special topics.

use super::judge::{Judge, error, warning};
use super::limits;
use crate::address::Address;
use crate::findings::Finding;
use crate::forms::Section;
use crate::values::Value;

pub(super) fn judge(judge: &mut Judge<'_>) {
    let mut findings = Vec::new();
    let topics: Vec<usize> = judge
        .form()
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| is_topic(section))
        .map(|(at, _)| at)
        .collect();
    for at in topics {
        findings.extend(unanswered(judge, at));
        findings.extend(answers(judge, at));
    }
    judge.add_all(findings);
}

fn is_topic(section: &Section) -> bool {
    section.id.starts_with("T.")
}

/// T-1: one finding per question, listing what is blank of it; a topic that is blank throughout is one finding.
fn unanswered(judge: &Judge<'_>, section: usize) -> Vec<Finding> {
    let form = judge.form();
    let topic = &form.sections[section];
    let mut findings = Vec::new();
    for (item_at, item) in topic.items.iter().enumerate() {
        let blank: Vec<Address> = judge
            .points()
            .filter(|(_, point)| point.section == section && point.item == item_at)
            .filter(|(position, _)| judge.figures.due_at(*position) && is_blank(judge, *position))
            .map(|(_, point)| point.address.clone())
            .collect();
        if blank.is_empty() {
            continue;
        }
        let message = format!("{}: question {} ({}) is not answered.", topic.title, item.mark, item.label);
        findings.push(error("T-1", blank, message, "Answer it, or give the reason why there is no answer."));
    }
    if findings.len() > 1 && is_blank_throughout(judge, section) {
        let message =
            format!("{} is blank: none of its {} questions is answered.", topic.title, findings.len());
        let all = findings.into_iter().flat_map(|finding| finding.at).collect();
        return vec![error("T-1", all, message, "Answer them, or give the reason why there is no answer.")];
    }
    findings
}

fn is_blank_throughout(judge: &Judge<'_>, section: usize) -> bool {
    judge
        .points()
        .filter(|(_, point)| point.section == section)
        .all(|(position, _)| is_blank(judge, position))
}

fn is_blank(judge: &Judge<'_>, position: usize) -> bool {
    match judge.figures.value_at(position) {
        None => true,
        Some(value) => value.as_text().is_some_and(|text| text.trim().is_empty()),
    }
}

/// T-2 for typed fields, T-3 for texts.
fn answers(judge: &Judge<'_>, section: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, point) in judge.points().filter(|(_, point)| point.section == section) {
        let Some(value) = judge.figures.value_at(position) else { continue };
        let place = judge.place(&judge.cell_at(position));
        let at = vec![point.address.clone()];
        if point.kind.is_number() {
            if let Some(fault) = limits::fault(point.kind, value) {
                let how = "Correct the figure, or give the reason why there is none.";
                findings.push(error("T-2", at, format!("{place} is {fault}."), how));
            }
        } else if let Some(placeholder) = written(value).and_then(placeholder_in) {
            let message = format!("{place} still holds a placeholder: “{placeholder}”.");
            findings.push(warning("T-3", at, message, "Replace it, or explain why it belongs there."));
        }
    }
    findings
}

/// What a person wrote, formatting left out.
fn written(value: &Value) -> Option<&str> {
    match value {
        Value::Unreadable(text) => Some(text),
        value => value.as_text(),
    }
}

/// Characters of a placeholder that are shown.
const SHOWN: usize = 40;

/// The first placeholder in a text (T-3): square brackets with what stands in them, or the words TBD, XX (or more of
/// them) and lorem in any case. At most 40 characters of it; `None` where there is none.
pub fn placeholder_in(text: &str) -> Option<String> {
    let is_placeholder = |word: &&str| {
        let word = word.to_lowercase();
        word == "tbd" || word == "lorem" || (word.len() > 1 && word.chars().all(|letter| letter == 'x'))
    };
    let found = match text.find(['[', ']']) {
        Some(at) => {
            let rest = &text[at..];
            let end = rest.find(']').filter(|end| *end > 0).map_or(rest.len(), |end| end + 1);
            rest[..end].lines().next().unwrap_or_default()
        }
        None => text.split(|c: char| !c.is_alphanumeric()).find(is_placeholder)?,
    };
    let cut: String = found.chars().take(SHOWN).collect();
    Some(if cut.len() < found.len() { format!("{cut}…") } else { cut })
}
