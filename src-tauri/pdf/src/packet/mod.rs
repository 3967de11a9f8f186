//! A meeting's packet: cover, contents, agenda, summary, what changed, the report, trends, questionnaire or topics,
//! appendix, supporting files.
//!
//! The packet takes away by itself what an audience may not see, and checks what is left: a caller can't hand working
//! figures or internal remarks to purchasers by mistake.

mod agenda;
mod changes;
mod frame;
mod host_only;
mod summary;
mod supporting;
mod trends;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use hpug_model::checks::{self, Context as Checked};
use hpug_model::findings::Finding;
use hpug_model::meetings::{Audience, Meeting, MeetingKind, PacketWish, Paper, Supporting};
use hpug_model::{Report, findings::Severity};

use crate::document::{self, Block, Contents, Document, Heading, Printing};
use crate::report::shown::Context;
use crate::report::{self, Options, appendix, findings, heading, prose, table_section};

/// What a packet is made of.
#[derive(Clone, Copy)]
pub struct Packet<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The plan's report; none for a meeting before there is one.
    pub report: Option<&'a Report>,
    /// Reports of earlier years, each with what it is called.
    pub earlier: &'a [(String, Report)],
    /// The same report as it stood at the meeting before.
    pub last_meeting: Option<&'a Report>,
    /// The plan's baseline questionnaire.
    pub questionnaire: Option<&'a Report>,
    /// The host's internal remarks by address.
    pub internal: &'a BTreeMap<String, String>,
    /// Files that the plan sent along.
    pub supporting: &'a [Supporting],
    /// Which parts, for whom, on which sheet.
    pub wish: &'a PacketWish,
    /// The moment of export.
    pub created: DateTime<FixedOffset>,
    /// Short fingerprint of the answers; empty without a report.
    pub fingerprint: &'a str,
}

/// A packet, ready to be rendered.
pub struct Made {
    /// What it says.
    pub document: Document,
    /// How it is printed.
    pub printing: Printing,
    /// The text that it must show for every answer in it, by address.
    pub answers: BTreeMap<String, String>,
    /// An error is open in the report: the packet is marked as a draft.
    pub draft: bool,
}

impl Packet<'_> {
    fn wants(&self, part: &str) -> bool {
        self.wish.parts.is_empty() || self.wish.parts.iter().any(|wanted| wanted == part)
    }

    fn for_host(&self) -> bool {
        self.wish.audience == Audience::Host
    }
}

/// Makes a meeting's packet.
pub fn make(packet: &Packet<'_>) -> Made {
    let seen = |report: &Report| {
        if packet.for_host() { report.clone() } else { report.without_working_figures() }
    };
    let report = packet.report.map(seen);
    let earlier: Vec<(String, Report)> =
        packet.earlier.iter().map(|(name, report)| (name.clone(), seen(report))).collect();
    let today = packet.created.date_naive();
    let findings = report.as_ref().map_or_else(Vec::new, |report| {
        checks::check(report, &Checked { today, against: &earlier, reading: &[] })
    });
    let draft = findings.iter().any(|finding| finding.severity == Severity::Error);
    let options = options(packet, draft);
    let context = report.as_ref().map(|report| Context::new(report, &findings, &options));
    let mut blocks = front(packet, context.as_ref());
    if let Some(context) = &context {
        blocks.extend(body(packet, context, &earlier));
    }
    if packet.wants("supporting") {
        blocks.extend(supporting::files(packet.supporting));
    }
    if packet.for_host() {
        blocks.extend(host_only::blocks(packet, context.as_ref()));
    }
    let answers = report.as_ref().map(|report| answers(packet, report, &options)).unwrap_or_default();
    let document = frame::framed(packet, report.as_ref(), draft, blocks);
    Made { document, printing: frame::printing(packet), answers, draft }
}

fn options(packet: &Packet<'_>, draft: bool) -> Options {
    let mut options = Options::new(packet.created);
    options.draft = draft;
    options.asks = true;
    options.meeting = Some(packet.meeting.date);
    options.working_figures = packet.for_host();
    options.paper = paper(packet);
    packet.fingerprint.clone_into(&mut options.fingerprint);
    options
}

fn paper(packet: &Packet<'_>) -> document::Paper {
    match packet.wish.paper {
        Paper::Letter => document::Paper::Letter,
        Paper::A4 => document::Paper::A4,
    }
}

/// Cover, contents and agenda: what there is without a report.
fn front(packet: &Packet<'_>, context: Option<&Context<'_>>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if packet.wants("cover") {
        blocks.push(frame::cover(packet, context));
    }
    if packet.wants("contents") {
        blocks.push(Block::Contents(Contents { title: "Contents".to_owned(), depth: 2 }));
    }
    if packet.wants("agenda") {
        blocks.extend(agenda::agenda(packet.meeting));
    }
    blocks
}

/// The parts about the report, in the order in which they are printed.
fn body(packet: &Packet<'_>, context: &Context<'_>, earlier: &[(String, Report)]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if packet.wants("summary") {
        blocks.extend(summary::summary(context));
    }
    if packet.wants("changes") {
        blocks.extend(changes::changes(context, packet));
    }
    if packet.wants("report") {
        blocks.extend(report::head::head(context));
        for section in report::answered_in_place(context) {
            blocks.extend(match section.questions {
                true => prose::questions(context, section),
                false => table_section(context, section),
            });
        }
        blocks.extend(prose::initiatives(context));
    }
    if packet.wants("trends") {
        blocks.extend(trends::trends(context, earlier));
    }
    if packet.meeting.kind == MeetingKind::Inaugural && packet.wants("questionnaire") {
        blocks.extend(
            packet.questionnaire.map(|answers| questionnaire(answers, context.options)).unwrap_or_default(),
        );
    }
    if packet.meeting.kind == MeetingKind::Regular && packet.wants("topics") {
        blocks.extend(prose::topics(context));
    }
    if packet.wants("appendix") {
        blocks.extend(findings::findings(context));
        blocks.extend(appendix::appendix(context));
    }
    blocks
}

fn questionnaire(answers: &Report, options: &Options) -> Vec<Block> {
    let none: &[Finding] = &[];
    let context = Context::new(answers, none, options);
    let mut blocks = vec![part("Baseline questionnaire")];
    for section in report::answered_in_place(&context) {
        // Its sections stand one level down: the questionnaire is one part of the packet.
        for block in prose::questions(&context, section) {
            blocks.push(match block {
                Block::Heading(heading) => {
                    Block::Heading(Heading { level: (heading.level + 1).min(3), ..heading })
                }
                block => block,
            });
        }
    }
    blocks
}

/// What must be read back: the answers of the parts that are in the packet.
fn answers(packet: &Packet<'_>, report: &Report, options: &Options) -> BTreeMap<String, String> {
    let topics = packet.meeting.kind == MeetingKind::Regular && packet.wants("topics");
    let mut answers = report::shown_answers(report, options);
    answers.retain(|address, _| {
        let working =
            report.form.point(address).is_some_and(|point| point.role == hpug_model::forms::Role::Working);
        match (address.starts_with("T."), working) {
            (_, true) => false,
            (true, false) => topics,
            (false, false) => packet.wants("report"),
        }
    });
    answers
}

/// Heading of a part, on a page of its own.
fn part(title: &str) -> Block {
    Block::Heading(Heading { level: 1, text: title.to_owned(), new_page: true })
}

fn sub(title: &str) -> Block {
    heading(2, title)
}
