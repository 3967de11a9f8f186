use hpug_model::answers::ScheduledMeeting;
use hpug_model::format;
use hpug_model::forms::{Item, Measure, Section};
use hpug_model::values::{Kind, Value};

use super::frame::section_title;
use super::shown::{Context, is_prose, is_sent, is_topic, label};
use super::{heading, lead, paragraph, remarks, rich};
use crate::document::{
    Block, Cell, Column, Fact, Group, Heading, Paragraph, ParagraphStyle, Row, RowKind, Table,
};

/// Sections of nothing but text, as far as they are answered or remarked on.
pub fn initiatives(context: &Context<'_>) -> Vec<Block> {
    let sections = context.report.form.sections.iter();
    let prose = sections.filter(|section| is_prose(section) && !is_topic(section));
    prose
        .filter(|section| is_used(context, section))
        .flat_map(|section| initiative(context, section))
        .collect()
}

fn initiative(context: &Context<'_>, section: &Section) -> Vec<Block> {
    let mut blocks = vec![heading(1, &section_title(section)), lead(&section.lead)];
    blocks.extend(section.items.iter().flat_map(|item| answers(context, item)));
    blocks
}

fn is_used(context: &Context<'_>, section: &Section) -> bool {
    context
        .report
        .form
        .points_of(&section.id)
        .any(|point| context.text(point).is_some() || context.report.remarks.contains_key(&point.address))
}

/// A section of questions, one below another.
pub fn questions(context: &Context<'_>, section: &Section) -> Vec<Block> {
    let mut blocks = vec![heading(1, &section_title(section)), lead(&section.lead)];
    for item in &section.items {
        blocks
            .push(heading(2, format!("{} \u{B7} {}", item.mark, item.label).trim_start_matches(" \u{B7} ")));
        blocks.push(lead(&item.asks));
        blocks.extend(answers(context, item));
    }
    blocks
}

/// The special topics with their questions.
pub fn topics(context: &Context<'_>) -> Vec<Block> {
    let mut topics = context.report.form.sections.iter().filter(|section| is_topic(section)).peekable();
    if topics.peek().is_none() {
        return Vec::new();
    }
    // Topics alone go on below whose they are.
    let new_page = context.report.form.sections.iter().any(|section| !is_topic(section));
    let mut blocks = vec![Block::Heading(Heading { level: 1, text: "Special topics".to_owned(), new_page })];
    blocks.extend(schedule(&context.report.schedule));
    for topic in topics {
        blocks.push(heading(2, &topic.title));
        blocks.extend(intro(context, topic).map(|intro| paragraph(intro, ParagraphStyle::Aside)));
        for item in &topic.items {
            blocks.push(heading(3, &format!("{} \u{B7} {}", item.mark, item.label)));
            blocks.push(lead(&item.asks));
            blocks.extend(answers(context, item));
        }
    }
    blocks
}

/// Why a topic matters to the host's members.
fn intro<'a>(context: &Context<'a>, section: &Section) -> Option<&'a str> {
    let topics = context.report.topics.iter();
    let mut own = topics.filter(|topic| section.id == format!("T.{}", topic.number));
    own.next().map(|topic| topic.intro.as_str()).filter(|intro| !intro.is_empty())
}

/// The year's meetings.
pub fn schedule(meetings: &[ScheduledMeeting]) -> Option<Block> {
    if meetings.is_empty() {
        return None;
    }
    let row = |(number, meeting): (usize, &ScheduledMeeting)| {
        let texts = [
            meeting.date.map(format::long_day).unwrap_or_default(),
            meeting.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            meeting.due.clone(),
            meeting.topic.clone(),
        ];
        let cells = std::iter::once(Cell::naming_row(number.to_string()));
        Row { kind: RowKind::Body, cells: cells.chain(texts.into_iter().map(Cell::new)).collect() }
    };
    Some(Block::Table(Table {
        summary: "Schedule of meetings".to_owned(),
        columns: [0.7, 1.2, 0.8, 2.4, 2.4].map(Column::share).to_vec(),
        head: vec![
            ["Meeting", "Date", "Minutes", "Due of the report", "Special topic"].map(Cell::new).to_vec(),
        ],
        rows: (1..).zip(meetings).map(row).collect(),
    }))
}

/// An item's answers: typed fields with their labels, text as paragraphs; then its remarks.
fn answers(context: &Context<'_>, item: &Item) -> Vec<Block> {
    let mut blocks = Vec::new();
    let asked = || item.measures.iter().filter(|measure| is_sent(measure.role));
    let facts: Vec<Fact> = asked()
        .filter(|measure| measure.kind != Kind::Text)
        .filter_map(|measure| fact(context, item, measure))
        .collect();
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    // Beside fields a text is one of several answers: its name tells which.
    let named = asked().count() > 1;
    for measure in asked().filter(|measure| measure.kind == Kind::Text) {
        let Some(text) = text(context, item, measure) else { continue };
        blocks.extend(named.then(|| paragraph(label(measure), ParagraphStyle::Label)));
        blocks.push(text);
    }
    if blocks.is_empty() {
        blocks.push(paragraph("Not answered.", ParagraphStyle::Small));
    }
    blocks.extend(remarks::under(context, item).iter().map(remarks::aside));
    blocks
}

fn fact(context: &Context<'_>, item: &Item, measure: &Measure) -> Option<Fact> {
    let point = context.point(item, None, None, &measure.key)?;
    Some(Fact::new(label(measure), context.text(point)?).at(point.address.as_str()))
}

fn text(context: &Context<'_>, item: &Item, measure: &Measure) -> Option<Block> {
    let point = context.point(item, None, None, &measure.key)?;
    if let Some(Value::Rich(text)) = context.report.answer(point.address.as_str()) {
        let group = Group { address: point.address.to_string(), blocks: rich::blocks(text) };
        return Some(Block::Group(group));
    }
    let text = context.text(point)?;
    let address = Some(point.address.to_string());
    Some(Block::Paragraph(Paragraph { text: text.into(), style: ParagraphStyle::Body, address }))
}
