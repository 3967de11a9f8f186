//! What a meeting's packet is made of, for whom it is, on which sheet.

use serde::{Deserialize, Serialize};

use super::MeetingKind;

/// For whom a packet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Purchasers: without the plan's working figures and the host's internal remarks.
    #[default]
    Purchasers,
    /// The plan: without the host's internal remarks, and without working figures, as it has them.
    Plan,
    /// The host's own review copy: everything.
    Host,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Audience; 3] = [Self::Purchasers, Self::Plan, Self::Host];

    /// The audience in files: `purchasers`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Purchasers => "purchasers",
            Self::Plan => "plan",
            Self::Host => "host",
        }
    }

    /// On the cover: `Purchasers`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Purchasers => "Purchasers",
            Self::Plan => "The plan",
            Self::Host => "The host\u{2019}s own review; not for purchasers",
        }
    }
}

/// The sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// US Letter.
    #[default]
    Letter,
    /// A4.
    A4,
}

/// A part of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PacketPart {
    /// Its name in files: `agenda`.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it holds, in a line.
    pub about: &'static str,
    /// Why it is empty when it is.
    pub empty: &'static str,
    /// The one kind of meeting whose packets have it; `None` for all.
    pub only: Option<MeetingKind>,
    /// Only the host's own review copy has it.
    pub for_host: bool,
}

const fn part(
    key: &'static str,
    label: &'static str,
    about: &'static str,
    empty: &'static str,
) -> PacketPart {
    PacketPart { key, label, about, empty, only: None, for_host: false }
}

const NO_REPORT: &str = "There is no report with this meeting.";

/// The parts of a packet, in the order in which they are printed.
pub const PACKET_PARTS: [PacketPart; 13] = [
    part("cover", "Cover", "Host, plan, meeting, periods and the form\u{2019}s credit.", ""),
    part("contents", "Contents", "What stands on which page, with links.", ""),
    part("agenda", "Agenda", "Items with their times, how to join, who takes part, what was taken on.", ""),
    part(
        "summary",
        "Summary",
        "Completeness by section, the largest changes, shares of payment, open questions.",
        NO_REPORT,
    ),
    part(
        "changes",
        "Changes since the last meeting",
        "Answers that differ from those of the report at the meeting before.",
        "The report as it stood at the meeting before isn\u{2019}t at hand.",
    ),
    part(
        "report",
        "The report",
        "Every section with its questions in full and the plan\u{2019}s remarks.",
        NO_REPORT,
    ),
    part(
        "trends",
        "Trends",
        "Figures over the reporting years on file.",
        "Trends take reports of at least two years of one plan.",
    ),
    PacketPart {
        only: Some(MeetingKind::Inaugural),
        ..part(
            "questionnaire",
            "Baseline questionnaire",
            "The plan\u{2019}s answers to the questionnaire.",
            "There is no questionnaire with this meeting.",
        )
    },
    PacketPart {
        only: Some(MeetingKind::Regular),
        ..part(
            "topics",
            "Special topics",
            "The plan\u{2019}s answers about the special topics.",
            "The report holds no special topics.",
        )
    },
    part(
        "comparison",
        "Plans side by side",
        "The same figures of several plans, without their names unless you ask for them.",
        "A comparison takes reports of at least two plans.",
    ),
    part(
        "appendix",
        "Appendix",
        "Findings with explanations, restatements, national figures, terms.",
        NO_REPORT,
    ),
    part(
        "supporting",
        "Supporting files",
        "The files that the plan sent along; PDFs can be appended page by page.",
        "No file came with this meeting.",
    ),
    PacketPart {
        for_host: true,
        ..part(
            "host_only",
            "For the host only",
            "Internal remarks, notes, debrief, working figures.",
            "There are neither remarks nor notes nor working figures.",
        )
    },
];

/// The part of that name.
pub fn packet_part(key: &str) -> Option<&'static PacketPart> {
    PACKET_PARTS.iter().find(|part| part.key == key)
}

/// What a packet is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PacketWish {
    /// For whom it is.
    pub audience: Audience,
    /// `letter` or `a4`.
    pub paper: Paper,
    /// Parts by their names; empty for all.
    pub parts: Vec<String>,
    /// Plans side by side stand under their own names; else under letters.
    pub names: bool,
}

impl PacketWish {
    /// Whether the packet of a meeting of that kind is to hold a part: it was chosen, or nothing was, and the meeting's kind
    /// and the audience may have it.
    pub fn wants(&self, part: &PacketPart, kind: MeetingKind) -> bool {
        let chosen = self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part.key);
        chosen
            && part.only.is_none_or(|only| only == kind)
            && (!part.for_host || self.audience == Audience::Host)
    }
}

/// A file that the plan sent along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supporting {
    /// Its name, taken from the folder of the meeting's file.
    pub file: String,
    /// What it is, in a line.
    #[serde(default)]
    pub about: String,
    /// A PDF whose pages are appended to the packet.
    #[serde(default)]
    pub append: bool,
}
