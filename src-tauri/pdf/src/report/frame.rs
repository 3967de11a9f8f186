use hpug_model::forms::Section;

use super::shown::Context;
use crate::document::{Block, Document};

/// The document around the blocks: title, author, header, footer.
pub fn framed(context: &Context<'_>, blocks: Vec<Block>) -> Document {
    let (report, options) = (context.report, context.options);
    let plan = plan(context);
    let what = if options.companion { "companion to the host's file" } else { "report" };
    let subject = match report.host.as_str() {
        "" => format!("{} of {plan}: {what}", report.form.title),
        host => format!("{} of {plan} for {host}: {what}", report.form.title),
    };
    Document {
        title: format!("{} \u{2013} {plan}", report.form.title),
        language: "en-US".to_owned(),
        author: plan.clone(),
        subject,
        creator: options.creator.clone(),
        created: options.created,
        paper: options.paper,
        header: format!("{plan}  \u{B7}  {}", report.form.title),
        footer: report.host.clone(),
        fingerprint: options.fingerprint.clone(),
        seal: options.seal.clone(),
        draft: options.draft,
        blocks,
    }
}

/// The plan's name, or what stands in its place.
pub fn plan(context: &Context<'_>) -> String {
    match context.report.plan.trim() {
        "" => "Plan not named".to_owned(),
        plan => plan.to_owned(),
    }
}

/// Letter and title of a section.
pub fn section_title(section: &Section) -> String {
    if section.letter.is_empty() || section.letter == "S" {
        section.title.clone()
    } else {
        format!("{} \u{B7} {}", section.letter, section.title)
    }
}
