//! A blank Discussion Guide: the special topics with their questions, for a host to send along.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use hpug_model::Report;
use hpug_model::format;
use hpug_model::forms::{Item, Measure, Section};
use hpug_model::values::Kind;

use crate::document::{Block, Document, Fact, Heading, Paper, Paragraph, ParagraphStyle};
use crate::report::prose;

const TITLE: &str = "Special Topics Discussion Guide";
/// How answers come back.
const LEAD: &str = "Please answer every question about each topic in the workbook that comes with this guide; \
    paragraphs, lists and small tables are welcome. Where there is no answer, say why. The answers add to the report and \
    never replace it.";

/// The guide of a report's topics, questions and schedule; none of its answers. `contact` says in one line whom plans
/// ask, empty for nobody.
pub fn document(report: &Report, contact: &str, created: DateTime<FixedOffset>) -> Document {
    let mut blocks =
        vec![Block::Heading(Heading { level: 1, text: TITLE.to_owned(), new_page: false }), lead(LEAD)];
    let facts = facts(report, contact);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    if let Some(schedule) = prose::schedule(&report.schedule) {
        blocks.push(heading(2, "Schedule of meetings"));
        blocks.push(schedule);
    }
    for (at, section) in topics(report).enumerate() {
        // Each topic is a chapter that can be handed on by itself.
        let text = section.title.clone();
        blocks.push(Block::Heading(Heading { level: 1, text, new_page: at > 0 }));
        blocks.extend(intro(report, section));
        blocks.extend(section.items.iter().flat_map(question));
    }
    Document {
        title: TITLE.to_owned(),
        language: "en-US".to_owned(),
        author: report.host.trim().to_owned(),
        subject: "Questions about special topics".to_owned(),
        creator: concat!("HPUG Workbook ", env!("CARGO_PKG_VERSION")).to_owned(),
        created,
        paper: Paper::Letter,
        header: TITLE.to_owned(),
        footer: report.host.trim().to_owned(),
        seal: String::new(),
        fingerprint: String::new(),
        draft: false,
        blocks,
    }
}

/// What reading the guide back must give: the words of every question by its item.
pub fn shown_questions(report: &Report) -> BTreeMap<String, String> {
    let items = topics(report).flat_map(|section| &section.items);
    items.map(|item| (item.code.clone(), crate::readable(&item.asks))).collect()
}

fn topics(report: &Report) -> impl Iterator<Item = &Section> {
    report.form.sections.iter().filter(|section| section.id.starts_with("T."))
}

fn facts(report: &Report, contact: &str) -> Vec<Fact> {
    let due = report.due_date.map(format::long_day).unwrap_or_default();
    let rows = [("From", report.host.trim()), ("Answers due", due.as_str()), ("To whom", contact.trim())];
    let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(label, value)| Fact::new(label, value)).collect()
}

/// Why a topic matters to the host's members.
fn intro(report: &Report, section: &Section) -> Option<Block> {
    let own = report.topics.iter().find(|topic| section.id == format!("T.{}", topic.number))?;
    let intro = own.intro.trim();
    let style = ParagraphStyle::Aside;
    (!intro.is_empty()).then(|| Block::Paragraph(Paragraph { text: intro.into(), style, address: None }))
}

/// A question with what it asks for beside words.
fn question(item: &Item) -> Vec<Block> {
    let asks = Paragraph {
        text: item.asks.as_str().into(),
        style: ParagraphStyle::Body,
        address: Some(item.code.clone()),
    };
    let mut blocks =
        vec![heading(2, &format!("{} \u{B7} {}", item.mark, item.label)), Block::Paragraph(asks)];
    let fields: Vec<String> =
        item.measures.iter().filter(|measure| measure.kind != Kind::Text).map(field).collect();
    if !fields.is_empty() {
        let text = format!("Answered with: {}.", fields.join("; "));
        let style = ParagraphStyle::Small;
        blocks.push(Block::Paragraph(Paragraph { text: text.into(), style, address: None }));
    }
    blocks
}

/// A typed field with what it takes: `Providers (a whole number)`.
fn field(measure: &Measure) -> String {
    let takes = match measure.kind {
        Kind::Count => "a whole number".to_owned(),
        Kind::Percent => "a percent".to_owned(),
        Kind::Flag => "yes or no".to_owned(),
        Kind::Choice | Kind::Choices => {
            measure.choices.iter().map(|(_, label)| label.as_str()).collect::<Vec<_>>().join(", ")
        }
        _ => return measure.label.clone(),
    };
    format!("{} ({takes})", measure.label)
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), new_page: false })
}

fn lead(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style: ParagraphStyle::Lead, address: None })
}
