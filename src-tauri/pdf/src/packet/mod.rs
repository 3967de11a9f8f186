//! A meeting's packet: cover, contents, agenda, summary, what changed, the report, trends, questionnaire or topics,
//! appendix, supporting files. A packet of several plans has these side by side in place of one plan's report.
//!
//! The packet takes away by itself what an audience may not see, and checks what is left: a caller can't hand working
//! figures or internal remarks to purchasers by mistake.

mod agenda;
mod changes;
mod frame;
mod host_only;
mod side_by_side;
mod summary;
mod supporting;
mod trends;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use hpug_model::checks::{self, Context as Checked};
use hpug_model::findings::Finding;
use hpug_model::meetings::{Audience, Meeting, PACKET_PARTS, PacketPart, PacketWish, Paper, Supporting};
use hpug_model::side_by_side::{Named, SideBySide};
use hpug_model::{Report, findings::Severity};

use crate::appended::Appended;
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
    /// Several plans side by side, in place of one plan's report: with a report there it is left out, because the report
    /// would tell which letter the plan is.
    pub comparison: Option<&'a SideBySide>,
    /// Who stands behind the comparison's letters; only the host's review copy holds it.
    pub key: &'a [Named],
    /// The host's internal remarks by address.
    pub internal: &'a BTreeMap<String, String>,
    /// Files that the plan sent along.
    pub supporting: &'a [Supporting],
    /// The pages of those that are appended, by their place in `supporting`, ascending.
    pub appended: &'a [(usize, Appended)],
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

/// A part that a packet could have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartState {
    /// Which one.
    pub part: &'static PacketPart,
    /// It was chosen, or none was.
    pub chosen: bool,
    /// There is nothing to print in it; the part's `empty` says why.
    pub empty: bool,
}

impl Packet<'_> {
    fn wants(&self, key: &str) -> bool {
        PACKET_PARTS.iter().any(|part| part.key == key && self.wish.wants(part, self.meeting.kind))
    }

    fn for_host(&self) -> bool {
        self.wish.audience == Audience::Host
    }

    fn compared(&self) -> Option<&SideBySide> {
        self.comparison.filter(|_| self.report.is_none())
    }
}

/// What the packet of one audience is made from: nothing in it that the audience may not see.
struct Material {
    report: Option<Report>,
    earlier: Vec<(String, Report)>,
    findings: Vec<Finding>,
    options: Options,
}

impl Material {
    fn of(packet: &Packet<'_>) -> Material {
        let seen = |report: &Report| {
            if packet.for_host() { report.clone() } else { report.without_working_figures() }
        };
        let report = packet.report.map(seen);
        let earlier: Vec<(String, Report)> =
            packet.earlier.iter().map(|(name, report)| (name.clone(), seen(report))).collect();
        let today = packet.created.date_naive();
        let findings = report.as_ref().map_or_else(Vec::new, |report| {
            checks::check(report, &Checked { against: &earlier, ..Checked::on(today) })
        });
        let draft = findings.iter().any(|finding| finding.severity == Severity::Error);
        Material { report, earlier, findings, options: options(packet, draft) }
    }

    fn context(&self) -> Option<Context<'_>> {
        self.report.as_ref().map(|report| Context::new(report, &self.findings, &self.options))
    }
}

/// Makes a meeting's packet.
pub fn make(packet: &Packet<'_>) -> Made {
    let material = Material::of(packet);
    let context = material.context();
    let wanted = PACKET_PARTS.iter().filter(|part| packet.wants(part.key));
    let blocks = wanted.flat_map(|part| blocks(part.key, packet, context.as_ref(), &material)).collect();
    let (report, options) = (material.report.as_ref(), &material.options);
    let answers = report.map(|report| answers(packet, report, options)).unwrap_or_default();
    let document = frame::framed(packet, report, options.draft, blocks);
    Made { document, printing: frame::printing(packet), answers, draft: options.draft }
}

/// Every part that a packet of this meeting and audience could have, in order, and whether it would hold anything.
pub fn parts(packet: &Packet<'_>) -> Vec<PartState> {
    let material = Material::of(packet);
    let context = material.context();
    let all = PacketWish { parts: Vec::new(), ..packet.wish.clone() };
    let possible = PACKET_PARTS.iter().filter(|part| all.wants(part, packet.meeting.kind));
    let state = |part: &'static PacketPart| PartState {
        part,
        chosen: packet.wants(part.key),
        empty: blocks(part.key, packet, context.as_ref(), &material).is_empty(),
    };
    possible.map(state).collect()
}

/// What stands in a part; nothing where there is nothing to say.
fn blocks(key: &str, packet: &Packet<'_>, context: Option<&Context<'_>>, material: &Material) -> Vec<Block> {
    let with = |make: &dyn Fn(&Context<'_>) -> Vec<Block>| context.map(make).unwrap_or_default();
    match key {
        "cover" => vec![frame::cover(packet, context)],
        "contents" => vec![Block::Contents(Contents { title: "Contents".to_owned(), depth: 2 })],
        "agenda" => agenda::agenda(packet.meeting),
        "summary" => with(&summary::summary),
        "changes" => with(&|context| changes::changes(context, packet)),
        "report" => with(&whole_report),
        "trends" => with(&|context| trends::trends(context, &material.earlier)),
        "questionnaire" => {
            packet.questionnaire.map(|answers| questionnaire(answers, &material.options)).unwrap_or_default()
        }
        "topics" => with(&prose::topics),
        "comparison" => packet.compared().map(side_by_side::blocks).unwrap_or_default(),
        "appendix" => with(&|context| [findings::findings(context), appendix::appendix(context)].concat()),
        "supporting" => supporting::files(packet),
        "host_only" => host_only::blocks(packet, context),
        _ => Vec::new(),
    }
}

fn whole_report(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = report::head::head(context);
    for section in report::answered_in_place(context) {
        blocks.extend(match section.questions {
            true => prose::questions(context, section),
            false => table_section(context, section),
        });
    }
    blocks.extend(prose::initiatives(context));
    blocks
}

fn options(packet: &Packet<'_>, draft: bool) -> Options {
    let mut options = Options::new(packet.created);
    options.draft = draft;
    options.asks = true;
    options.footnotes = true;
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
    let topics = packet.wants("topics");
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
