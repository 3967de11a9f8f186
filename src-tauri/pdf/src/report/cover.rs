use hpug_model::address::{Lob, Period};
use hpug_model::{format, periods};

use super::frame::plan;
use super::shown::Context;
use crate::document::{Block, Cover, Fact, Text};

/// The first page: who reports to whom, for which periods and meeting, and whose form it is.
pub fn cover(context: &Context<'_>) -> Block {
    let report = context.report;
    let kicker = match context.options.companion {
        true => format!("{}, companion", name(report)),
        false => name(report),
    };
    let subtitle = match report.host.trim() {
        "" => String::new(),
        host => format!("for {host}"),
    };
    Block::Cover(Cover {
        kicker,
        title: plan(context),
        subtitle,
        facts: facts(context),
        notes: notes(context),
    })
}

/// The form's title; the user group's own reports say whose they are.
fn name(report: &hpug_model::Report) -> String {
    match report.form.family.as_str() {
        "progress-report" => format!("HPUG {}", report.form.title),
        _ => report.form.title.clone(),
    }
}

fn facts(context: &Context<'_>) -> Vec<Fact> {
    let report = context.report;
    let mut facts = Vec::new();
    for period in Period::ALL {
        if let Some(span) = report.period(period) {
            facts.push(Fact::new(format!("{} period", period.label()), format::span(span)));
        }
    }
    if !report.form.lobs.is_empty() {
        let lobs = report.covered().into_iter().map(Lob::label).collect::<Vec<_>>().join(", ");
        facts.push(Fact::new("Lines of business", lobs));
    }
    if let Some(meeting) = context.options.meeting {
        facts.push(Fact::new("Meeting", format::long_day(meeting)));
    }
    let due = report.due_date.or_else(|| context.options.meeting.and_then(periods::due_date));
    if let Some(due) = due {
        facts.push(Fact::new("Report due", format::long_day(due)));
    }
    let (answered, due) = context.figures.complete();
    facts.push(Fact::new("Answered", format!("{answered} of {due} that are due")));
    facts.push(Fact::new("Prepared", format::long_day(context.options.created.date_naive())));
    facts.extend(report.signed.iter().map(|signed| Fact::new(signed.label(), signed.sentence())));
    facts
}

fn notes(context: &Context<'_>) -> Vec<Text> {
    let form = &context.report.form;
    let mut notes = vec![Text::from(form.credit.as_str())];
    if form.illustrative {
        notes.push("This edition is a sample made with the program; no one has published it.".into());
    }
    if context.options.draft {
        notes.push("A draft: figures and answers may still change.".into());
    }
    notes
}
