//! Letters of a host as PDF: those about a meeting, and what is open in a report that a plan sent.

mod findings;

use chrono::{DateTime, FixedOffset};
use hpug_model::format;
use hpug_model::meetings::{Letter, LetterPart, Meeting, Paper};

pub use findings::findings;

use crate::document::{self, Block, Document, Fact, Heading, List, Paragraph, ParagraphStyle, Text};

/// What stands around a letter's words.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// Who writes, and about which meeting.
    pub meeting: &'a Meeting,
    /// Whom the letter is to, a line each; empty for nobody in particular.
    pub to: &'a str,
    /// The sheet.
    pub paper: Paper,
    /// The moment of writing.
    pub created: DateTime<FixedOffset>,
}

/// A letter about a meeting.
pub fn letter(letter: &Letter, head: &Head<'_>) -> Document {
    let mut blocks = begin(&letter.subject, head);
    blocks.extend(letter.parts.iter().map(|part| match part {
        LetterPart::Paragraph(text) => paragraph(Text::leading(text)),
        LetterPart::List(items) => Block::List(List::of(false, items.iter().map(|item| Text::leading(item)))),
    }));
    framed(&letter.subject, head, blocks)
}

/// Subject, sender, addressee, day.
fn begin(subject: &str, head: &Head<'_>) -> Vec<Block> {
    let rows = [
        ("From", head.meeting.host.trim()),
        ("To", head.to.trim()),
        ("Date", &format::long_day(head.created.date_naive())),
    ];
    let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
    vec![
        Block::Heading(Heading { level: 1, text: subject.to_owned(), new_page: false }),
        Block::Facts(said.map(|(label, value)| Fact::new(label, value)).collect()),
    ]
}

fn framed(subject: &str, head: &Head<'_>, blocks: Vec<Block>) -> Document {
    let host = head.meeting.host.trim();
    Document {
        title: subject.to_owned(),
        language: "en-US".to_owned(),
        author: host.to_owned(),
        subject: head.meeting.title(),
        creator: concat!("HPUG Workbook ", env!("CARGO_PKG_VERSION")).to_owned(),
        created: head.created,
        paper: match head.paper {
            Paper::Letter => document::Paper::Letter,
            Paper::A4 => document::Paper::A4,
        },
        header: host.to_owned(),
        footer: String::new(),
        fingerprint: String::new(),
        seal: String::new(),
        draft: false,
        blocks,
    }
}

fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { text: text.into(), style: ParagraphStyle::Body, address: None })
}
