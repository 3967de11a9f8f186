use hpug_model::Report;
use hpug_model::address::Period;
use hpug_model::format;

use super::{Packet, paper};
use crate::document::{Block, Cover, Document, Fact, Printing, Text};
use crate::report::shown::Context;

/// The first page: host, plan, kind and day of the meeting, periods, credit.
pub fn cover(packet: &Packet<'_>, context: Option<&Context<'_>>) -> Block {
    let meeting = packet.meeting;
    let mut facts = vec![
        Fact::new("Meeting", meeting.kind.label()),
        Fact::new("Day", format::weekday_and_day(meeting.date)),
        Fact::new("Host", meeting.host.as_str()),
    ];
    let mut notes = Vec::new();
    if let Some(context) = context {
        let periods = Period::ALL.into_iter().filter_map(|period| {
            let span = context.report.period(period)?;
            Some(Fact::new(format!("{} period", period.label()), format::span(span)))
        });
        facts.extend(periods);
        let (answered, due) = context.figures.complete();
        facts.push(Fact::new("Answered", format!("{answered} of {due} that are due")));
        notes.push(Text::from(context.report.form.credit.as_str()));
        if context.report.form.illustrative {
            notes.push("This edition is a sample made with the program; no one has published it.".into());
        }
    }
    facts.push(Fact::new("For", packet.wish.audience.label()));
    facts.push(Fact::new("Prepared", format::long_day(packet.created.date_naive())));
    if let Some(side) = packet.compared() {
        notes.push(Text::from(side.form.credit.as_str()));
    }
    if meeting.confidential {
        notes.push("Confidential: for those who take part in this meeting, and not to be passed on.".into());
    }
    Block::Cover(Cover {
        kicker: if packet.compared().is_some() { "Comparison packet" } else { "Meeting packet" }.to_owned(),
        title: plan(packet),
        subtitle: format!("{} \u{B7} {}", meeting.kind.label(), format::long_day(meeting.date)),
        facts,
        notes,
    })
}

/// The plan, or how many there are side by side: a comparison names none on its cover.
fn plan(packet: &Packet<'_>) -> String {
    if let Some(side) = packet.compared() {
        return format!("{} plans side by side", side.columns.len());
    }
    match packet.meeting.plan.trim() {
        "" => "Plan not named".to_owned(),
        plan => plan.to_owned(),
    }
}

/// The document around the blocks. Header: plan, form, year; footer: day of export and fingerprint.
pub fn framed(packet: &Packet<'_>, report: Option<&Report>, draft: bool, blocks: Vec<Block>) -> Document {
    let (meeting, plan) = (packet.meeting, plan(packet));
    let mut header = vec![plan.clone()];
    if let Some(report) = report {
        header.push(report.form.title.clone());
        header.extend(report.year.map(|year| format!("Reporting year {year}")));
    }
    header.extend(packet.compared().map(|side| side.form.title.clone()));
    if report.and_then(|report| report.year).is_none() {
        header.push(meeting.date.format("%Y").to_string());
    }
    Document {
        title: format!("Meeting packet \u{2013} {plan} \u{2013} {}", format::long_day(meeting.date)),
        language: "en-US".to_owned(),
        author: meeting.host.clone(),
        subject: match packet.compared() {
            Some(_) => format!("{} of {}", meeting.kind.label(), meeting.host),
            None => format!("{} of {}", meeting.title(), meeting.host),
        },
        creator: concat!("HPUG Workbook ", env!("CARGO_PKG_VERSION")).to_owned(),
        created: packet.created,
        paper: paper(packet),
        header: header.join("  \u{B7}  "),
        footer: format!("Exported {}", format::long_day(packet.created.date_naive())),
        fingerprint: packet.fingerprint.to_owned(),
        seal: String::new(),
        draft,
        blocks,
    }
}

/// Double-sided, with its marks.
pub fn printing(packet: &Packet<'_>) -> Printing {
    let confidential = packet.meeting.confidential.then_some("CONFIDENTIAL");
    let review = packet.for_host().then_some("HOST\u{2019}S REVIEW COPY");
    let marks: Vec<&str> = [confidential, review].into_iter().flatten().collect();
    let appended = match packet.wants("supporting") {
        true => packet.appended.iter().map(|(_, file)| file.clone()).collect(),
        false => Vec::new(),
    };
    Printing { marking: marks.join("  \u{B7}  "), double_sided: true, appended }
}
