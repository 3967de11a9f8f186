//! A comparison as a document: what is compared, a picture per figure, tables with every figure, what isn't compared.

mod apart;
mod pictures;
mod show;
mod tables;

use chrono::{DateTime, FixedOffset};
use hpug_model::format;
use hpug_model::side_by_side::{Mode, SideBySide};

use crate::document::{
    Block, Contents, Cover, Document, Fact, Heading, Paper, Paragraph, ParagraphStyle, Text,
};

/// What a comparison's PDF says beside the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Files that could not be read and are missing from the comparison.
    pub unread: u32,
    /// Time written into the file and, as a day, onto the cover.
    pub created: DateTime<FixedOffset>,
    /// Program and version: `HPUG Workbook 0.1.0`.
    pub creator: String,
    /// The sheet.
    pub paper: Paper,
}

impl Options {
    /// On US Letter, with nothing missing.
    pub fn new(created: DateTime<FixedOffset>) -> Self {
        let creator = concat!("HPUG Workbook ", env!("CARGO_PKG_VERSION")).to_owned();
        Self { unread: 0, created, creator, paper: Paper::Letter }
    }
}

/// The document of a comparison.
pub fn document(side: &SideBySide, options: &Options) -> Document {
    let mut blocks =
        vec![cover(side, options), Block::Contents(Contents { title: "Contents".to_owned(), depth: 1 })];
    blocks.extend(body(side));
    let title = title(side);
    Document {
        header: title.clone(),
        title,
        language: "en-US".to_owned(),
        author: String::new(),
        subject: match side.mode {
            Mode::Plans => format!("{} plans side by side", side.columns.len()),
            Mode::Years => "One plan, year by year".to_owned(),
        },
        creator: options.creator.clone(),
        created: options.created,
        paper: options.paper,
        footer: String::new(),
        fingerprint: String::new(),
        seal: String::new(),
        draft: false,
        blocks,
    }
}

/// Sections with pictures and tables, sums over all plans, what isn't compared.
pub(crate) fn body(side: &SideBySide) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (id, title) in side.sections() {
        let lines: Vec<_> = side.lines.iter().filter(|line| line.section == id).collect();
        blocks.push(heading(1, &title));
        blocks.extend(pictures::pictures(side, &lines));
        blocks.push(heading(2, &format!("{title}: all figures")));
        for part in side.parts(lines.iter().copied()) {
            blocks.extend(tables::tables(side, &title, &part));
        }
    }
    blocks.extend(tables::together(side));
    blocks.extend(apart::apart(side));
    blocks
}

fn title(side: &SideBySide) -> String {
    match side.mode {
        Mode::Plans => format!("{} \u{2013} {} plans side by side", side.form.title, side.columns.len()),
        Mode::Years => format!("{} \u{2013} {}, year by year", side.form.title, side.plan),
    }
}

fn cover(side: &SideBySide, options: &Options) -> Block {
    let (title, subtitle) = match side.mode {
        Mode::Plans => (format!("{} plans side by side", side.columns.len()), String::new()),
        Mode::Years => (side.plan.clone(), "Year by year".to_owned()),
    };
    let mut facts = facts(side);
    if let Some(missing) = side.missing(options.unread) {
        facts.push(Fact::new("Not shown", missing));
    }
    facts.push(Fact::new("Prepared", format::long_day(options.created.date_naive())));
    Block::Cover(Cover { kicker: side.form.title.clone(), title, subtitle, facts, notes: notes(side) })
}

/// Whose figures of which months.
pub(crate) fn facts(side: &SideBySide) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (lob, current, prior) in side.months.iter().filter(|_| side.mode == Mode::Plans) {
        let whose = lob.map_or(String::new(), |lob| format!(", {}", lob.label()));
        for (period, span) in [("Current", current), ("Prior", prior)] {
            if let Some(span) = span {
                facts.push(Fact::new(format!("{period} 12 months{whose}"), format::span(*span)));
            }
        }
    }
    let names = side.heads(&side.lines);
    let (what, between) = if side.mode == Mode::Plans { ("Plans", "; ") } else { ("Years", "\n") };
    facts.push(Fact::new(what, names.join(between)));
    facts
}

/// How to read the figures, and whose form it is.
pub(crate) fn notes(side: &SideBySide) -> Vec<Text> {
    let mut notes: Vec<Text> = Vec::new();
    if side.mode == Mode::Plans {
        notes.push("Medians and ranks are of the figures that can be compared; 1 is the highest figure. High is neither good nor bad by itself.".into());
    }
    notes.push("A figure with \u{2020} is shown and not compared; the reasons stand at the end. National figures are published totals, no pass mark.".into());
    if side.anonymous {
        notes.push("Letters stand in place of the plans' names. The host has the key.".into());
    }
    notes.push(Text::from(side.form.credit.as_str()));
    notes
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), new_page: false })
}

fn paragraph(text: impl Into<Text>, style: ParagraphStyle) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style, address: None })
}
