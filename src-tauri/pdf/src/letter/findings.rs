use chrono::NaiveDate;
use hpug_model::Report;
use hpug_model::checks::{Context, check};
use hpug_model::findings::{Finding, Severity};
use hpug_model::format;
use hpug_model::meetings::{business_day_before, day_off};
use hpug_model::periods;

use super::{Head, begin, framed, paragraph};
use crate::document::{Block, Cell, Column, Document, Heading, Row, RowKind, Table, Text, Weight};

/// Days before the meeting by which late material must be there.
const LATE: u64 = 1;

/// What is open in a report, as a letter to its plan: errors to correct, warnings to correct or to explain. What follows
/// from another finding is left out, and so is everything about working figures: the plan's own calculations are no
/// matter of the host's.
pub fn findings(report: &Report, head: &Head<'_>) -> Document {
    let report = report.without_working_figures();
    let today = head.created.date_naive();
    let open: Vec<Finding> = check(&report, &Context::on(today))
        .into_iter()
        .filter(|finding| finding.is_open() && finding.because.is_none() && finding.severity > Severity::Note)
        .collect();
    let (errors, warnings): (Vec<&Finding>, Vec<&Finding>) =
        open.iter().partition(|finding| finding.severity == Severity::Error);
    let subject = subject(&report);
    let mut blocks = begin(&subject, head);
    blocks.push(paragraph("Dear colleague,"));
    blocks.push(paragraph(thanks(&report, head, errors.len(), warnings.len())));
    for (title, asks, of_kind) in [
        ("To be corrected", "These figures can\u{2019}t be right as they stand.", &errors),
        (
            "To be corrected or explained",
            "These may well be right. If they are, a sentence on why is enough; we print it with the report.",
            &warnings,
        ),
    ] {
        if !of_kind.is_empty() {
            blocks.push(Block::Heading(Heading { level: 2, text: title.to_owned(), new_page: false }));
            blocks.push(paragraph(asks));
            blocks.push(Block::Table(table(&report, title, of_kind)));
        }
    }
    if !open.is_empty() {
        blocks.push(paragraph(answer_by(head, today)));
    }
    blocks.extend(whom(head).map(|text| paragraph(Text::leading(&text))));
    let names = [head.meeting.contact.name.trim(), head.meeting.host.trim()];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    blocks.push(paragraph(format!("With kind regards,\n{}", names.join("\n"))));
    framed(&subject, head, blocks)
}

fn subject(report: &Report) -> String {
    match report.year {
        Some(year) => format!("Your {}, reporting year {year}: open questions", report.form.title),
        None => format!("Your {}: open questions", report.form.title),
    }
}

fn thanks(report: &Report, head: &Head<'_>, errors: usize, warnings: usize) -> String {
    let day = format::weekday_and_day(head.meeting.date);
    let begin = format!(
        "thank you for the {} of {}. We have read it for our meeting on {day}.",
        report.form.title,
        if report.plan.trim().is_empty() { "your plan" } else { report.plan.trim() },
    );
    let begin = format::sentence(&begin);
    let some = |count: usize, one: &str, many: &str| match count {
        1 => format!("one {one}"),
        count => format!("{count} {many}"),
    };
    let to_correct = some(errors, "figure to be corrected", "places to be corrected");
    let to_explain = some(warnings, "place that wants an explanation", "places that want an explanation");
    match (errors, warnings) {
        (0, 0) => format!("{begin} Our checks found nothing to ask; nothing further is needed from you."),
        (_, 0) => format!("{begin} We found {to_correct}."),
        (0, _) => format!("{begin} We found {to_explain}."),
        _ => format!("{begin} We found {to_correct} and {to_explain}."),
    }
}

/// Until when: the day on which the report is due, as long as that lies ahead, else the last day for late material.
fn answer_by(head: &Head<'_>, today: NaiveDate) -> String {
    let meeting = head.meeting.date;
    let due = periods::due_date(meeting).filter(|due| *due > today);
    let late = meeting.checked_sub_days(chrono::Days::new(LATE)).filter(|day| *day > today);
    match due.or(late) {
        Some(day) => {
            let day = if day_off(day).is_some() { business_day_before(day) } else { day };
            let day = format::weekday_and_day(day);
            format!("Please send us the corrected report, with your explanations, by {day}.")
        }
        None => "Please send us the corrected report, with your explanations, as soon as you can.".to_owned(),
    }
}

fn whom(head: &Head<'_>) -> Option<String> {
    let contact = &head.meeting.contact;
    let parts = [&contact.name, &contact.email, &contact.phone].map(|part| part.trim());
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| format!("Questions go to {}.", parts.join(", ")))
}

fn table(report: &Report, title: &str, findings: &[&Finding]) -> Table {
    let row = |(number, finding): (usize, &&Finding)| {
        let place = finding
            .at
            .first()
            .map_or_else(|| "The report".to_owned(), |at| report.form.place_of(at.as_str()));
        let place = match finding.at.len() {
            0 | 1 => place,
            many => format!("{place} and {} more", many - 1),
        };
        let mut text = Text::from(finding.message.as_str());
        if !finding.fix.is_empty() {
            text = text.then(format!("\n{}", finding.fix), Weight::Italic);
        }
        let cells = vec![Cell::naming_row(number.to_string()), Cell::new(place), Cell::new(text)];
        Row { kind: RowKind::Body, cells }
    };
    Table {
        summary: title.to_owned(),
        columns: vec![Column::figures(26.0), Column::share(1.2), Column::share(2.6)],
        head: vec![["No.", "Where", "What we found"].map(Cell::new).to_vec()],
        rows: (1..).zip(findings).map(row).collect(),
    }
}
