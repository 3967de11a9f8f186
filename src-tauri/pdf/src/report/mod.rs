//! A report as a document: cover, contents, plan and periods, the sections as tables, remarks under their items,
//! topics, working figures where asked for, findings and explanations.

pub(crate) mod appendix;
pub(crate) mod bars;
mod cover;
mod facts;
pub(crate) mod findings;
pub(crate) mod frame;
pub(crate) mod head;
mod lines;
mod periods;
pub(crate) mod prose;
mod queries;
mod remarks;
mod rich;
pub(crate) mod shown;
mod slopes;
mod ticks;
pub(crate) mod working;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use hpug_model::answers::Baseline;
use hpug_model::findings::Finding;
use hpug_model::forms::{DataPoint, Section};
use hpug_model::{Report, Value};

use crate::document::{Block, Contents, Document, Heading, Paper, Paragraph, ParagraphStyle};
use shown::Context;

/// What goes into a report's PDF beside the answers, and what it says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Working figures too; they leave the plan only when asked for.
    pub working_figures: bool,
    /// Marked as a draft on the cover and on every page.
    pub draft: bool,
    /// What an item asks stands in full under its name.
    pub asks: bool,
    /// Explanations and restatements stand as footnotes where the figures are, beside the list of findings.
    pub footnotes: bool,
    /// Only what a host's own file has no cell for: contact, remarks, other initiatives, topics, explanations.
    pub companion: bool,
    /// Day of the meeting, if it is known.
    pub meeting: Option<NaiveDate>,
    /// Time written into the file and, as a day, onto the cover.
    pub created: DateTime<FixedOffset>,
    /// Program and version: `HPUG Workbook 0.1.0`.
    pub creator: String,
    /// Short fingerprint of the answers, at the foot of every page; empty for none.
    pub fingerprint: String,
    /// Seal of the answers, for the metadata; empty for none.
    pub seal: String,
    /// The sheet.
    pub paper: Paper,
}

impl Options {
    /// The whole report without working figures, on US Letter, not a draft.
    pub fn new(created: DateTime<FixedOffset>) -> Self {
        Self {
            working_figures: false,
            draft: false,
            asks: false,
            footnotes: false,
            companion: false,
            meeting: None,
            created,
            creator: concat!("HPUG Workbook ", env!("CARGO_PKG_VERSION")).to_owned(),
            fingerprint: String::new(),
            seal: String::new(),
            paper: Paper::Letter,
        }
    }
}

/// The document of a report. `findings` are those of [`hpug_model::checks::check`], explained ones included.
pub fn document(report: &Report, findings: &[Finding], options: &Options) -> Document {
    let context = Context::new(report, findings, options);
    let mut blocks =
        vec![cover::cover(&context), Block::Contents(Contents { title: "Contents".to_owned(), depth: 2 })];
    blocks.extend(head::head(&context));
    if !options.companion {
        for section in answered_in_place(&context) {
            blocks.extend(match section.questions {
                true => prose::questions(&context, section),
                false => table_section(&context, section),
            });
        }
    }
    blocks.extend(prose::initiatives(&context));
    blocks.extend(prose::topics(&context));
    if options.companion {
        blocks.extend(remarks::all(&context));
    }
    if options.working_figures {
        blocks.extend(working::working(&context));
    }
    blocks.extend(queries::queries(&context));
    blocks.extend(findings::findings(&context));
    blocks.extend(appendix::appendix(&context));
    frame::framed(&context, blocks)
}

/// The document of a report's queries alone: what the host sends along with the file of queries.
pub fn queries_document(report: &Report, options: &Options) -> Document {
    let context = Context::new(report, &[], options);
    let framed = frame::framed(&context, queries::alone(&context));
    Document { subject: "Questions about single figures".to_owned(), ..framed }
}

/// The text that the document shows for every answer, by address: what [`crate::reread`] must give back for
/// these addresses. Computed totals are among them, working figures only where asked for, and none that a
/// companion leaves to the host's file.
pub fn shown_answers(report: &Report, options: &Options) -> BTreeMap<String, String> {
    let context = Context::new(report, &[], options);
    let points = report.form.points.iter().filter(|point| context.includes(point));
    let in_prose = |point: &DataPoint| {
        let section = &report.form.sections[point.section];
        section.questions || !shown::in_tables(section)
    };
    let shown = |point: &DataPoint| match report.answer(point.address.as_str()) {
        Some(Value::Rich(text)) if in_prose(point) => Some(rich::reading(text)),
        _ => context.text(point).map(|text| crate::readable(&text)),
    };
    points.filter_map(|point| Some((point.address.to_string(), shown(point)?))).collect()
}

/// Sections of tables or questions: all but the head, prose and topics.
pub(crate) fn answered_in_place<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Section> {
    context.report.form.sections.iter().filter(|section| shown::in_tables(section))
}

/// A section whose answers stand in a table: heading, what it asks, table, bars.
pub(crate) fn table_section(context: &Context<'_>, section: &Section) -> Vec<Block> {
    let mut blocks = vec![heading(1, &frame::section_title(section)), lead(&section.lead)];
    if let Some(Baseline::Off { reason, .. }) = context.report.baseline_of(&section.id) {
        blocks.push(paragraph(&reason, ParagraphStyle::Small));
    }
    let table = match shown::shape(section) {
        shown::Shape::Ticks => {
            blocks.extend(ticks::blocks(context, section));
            return blocks;
        }
        shown::Shape::Periods => periods::table(context, section),
        shown::Shape::Lines => lines::columns(context, section),
        shown::Shape::LineRows => lines::rows(context, section),
        shown::Shape::Single => facts::table(context, section),
        shown::Shape::Metrics => facts::metrics(context, section, section.lobs.first().copied()),
        shown::Shape::MetricsByLine => {
            for lob in &section.lobs {
                blocks.push(heading(2, &context.lob_label(*lob)));
                blocks.push(Block::Table(facts::metrics(context, section, Some(*lob))));
            }
            return blocks;
        }
    };
    blocks.push(Block::Table(table));
    blocks.extend(bars::bars(context, section));
    blocks.extend(slopes::slopes(context, section));
    blocks
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), new_page: false })
}

pub(crate) fn lead(text: &str) -> Block {
    paragraph(text, ParagraphStyle::Lead)
}

pub(crate) fn paragraph(text: &str, style: ParagraphStyle) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style, address: None })
}
