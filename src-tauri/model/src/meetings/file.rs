//! A meeting as a TOML file, for the command line: the meeting, where its report lies, what the packet holds.
//!
//! ```toml
//! kind = "regular"                  # preparation, inaugural, regular
//! host = "Great Lakes Business Group"
//! plan = "Lakeside Health Plan"
//! date = "2026-09-15"
//! start = "9:00 am"
//! zone = "central"
//!
//! [sources]
//! report = "answers.json"           # names are taken from the folder of this file
//! earlier = ["last-year.xlsx"]
//!
//! [packet]
//! audience = "purchasers"
//! ```
//!
//! Agenda and objective are those that the kind usually has unless the file gives its own.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Action, AgendaItem, LONGEST_TEXT, MOST_ROWS, Meeting, MeetingKind, NextMeeting, PACKET_PARTS, PacketWish,
    Person, Supporting, Webinar, Zone, packet_part, when,
};
use crate::answers::Contact;
use crate::forms::FormError;

/// A meeting's file with a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MeetingFileError {
    /// A mistake at a line.
    #[error("{file}, line {line}: {reason}")]
    Mistake {
        /// The file's name as given.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// A list of the program's own with a mistake.
    #[error(transparent)]
    Form(#[from] FormError),
}

/// Where a meeting's material lies; names are taken from the folder of the meeting's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sources {
    /// The report: an answers file or a workbook.
    pub report: String,
    /// Reports of earlier years of the same plan.
    pub earlier: Vec<String>,
    /// The same report as it stood at the meeting before.
    pub last_meeting: String,
    /// The baseline questionnaire.
    pub questionnaire: String,
    /// Files that the plan sent along.
    pub supporting: Vec<Supporting>,
    /// Reports of several plans, put side by side in place of one plan's report.
    pub comparison: Vec<String>,
}

/// A meeting's file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingFile {
    /// The meeting.
    pub meeting: Meeting,
    /// Further meetings of the host in the year.
    pub further: Vec<Meeting>,
    /// Where its material lies.
    pub sources: Sources,
    /// What the packet is to hold.
    pub packet: PacketWish,
    /// The host's internal remarks by address, for the host's own copy.
    pub internal: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    id: String,
    kind: MeetingKind,
    host: String,
    #[serde(default)]
    about_host: String,
    #[serde(default)]
    plan: String,
    #[serde(deserialize_with = "when::day")]
    date: NaiveDate,
    #[serde(default, deserialize_with = "when::time_if_any")]
    start: Option<NaiveTime>,
    #[serde(default)]
    zone: Zone,
    minutes: Option<u16>,
    objective: Option<String>,
    #[serde(default)]
    convener: String,
    #[serde(default)]
    contact: Contact,
    #[serde(default)]
    agenda: Vec<AgendaItem>,
    #[serde(default)]
    webinar: Webinar,
    #[serde(default)]
    people: Vec<Person>,
    customers: Option<u32>,
    #[serde(default)]
    topics: Vec<String>,
    next: Option<NextMeeting>,
    #[serde(default)]
    confidential: bool,
    #[serde(default)]
    recorded: bool,
    #[serde(default)]
    video: bool,
    #[serde(default)]
    receives: String,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    actions: Vec<Action>,
    #[serde(default)]
    debrief: String,
    #[serde(default)]
    further: Vec<Further>,
    #[serde(default)]
    sources: Sources,
    #[serde(default)]
    packet: PacketWish,
    #[serde(default)]
    internal: BTreeMap<String, String>,
}

/// Another meeting of the host in the year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Further {
    #[serde(default)]
    id: String,
    kind: MeetingKind,
    plan: String,
    #[serde(deserialize_with = "when::day")]
    date: NaiveDate,
    #[serde(default, deserialize_with = "when::time_if_any")]
    start: Option<NaiveTime>,
    #[serde(default)]
    topics: Vec<String>,
}

/// Reads a meeting's file; `name` is what errors call it.
///
/// # Errors
/// [`MeetingFileError::Mistake`] at the line of what is unknown, missing, twice, out of range or of another kind.
pub fn read(name: &str, text: &str) -> Result<MeetingFile, MeetingFileError> {
    let mistake = |at: usize, reason: String| MeetingFileError::Mistake {
        file: name.to_owned(),
        line: 1 + text.get(..at).unwrap_or(text).matches('\n').count(),
        reason,
    };
    let text = text.trim_start_matches('\u{feff}');
    let written: Written = toml::from_str(text).map_err(|error| {
        mistake(error.span().map_or(0, |span| span.start), crate::plainly::plainly(error.message()))
    })?;
    if let Some((needle, reason)) = out_of_range(&written) {
        let at = text.find(&needle).unwrap_or(0);
        return Err(mistake(at, reason));
    }
    whole(written).map_err(MeetingFileError::from)
}

/// What the types let pass and a meeting can't have: where in the text it stands, and what is wrong.
fn out_of_range(written: &Written) -> Option<(String, String)> {
    let rows = [written.agenda.len(), written.people.len(), written.actions.len(), written.further.len()];
    if rows.into_iter().any(|count| count > MOST_ROWS) {
        return Some((
            String::new(),
            format!("agenda, people, actions and further meetings take {MOST_ROWS} rows at most"),
        ));
    }
    if let Some(item) = written.agenda.iter().find(|item| item.minutes > 600) {
        return Some((
            item.minutes.to_string(),
            format!("{:?} takes {} minutes; 600 is the most", item.item, item.minutes),
        ));
    }
    if let Some(part) = written.packet.parts.iter().find(|part| packet_part(part).is_none()) {
        let known = PACKET_PARTS.map(|part| part.key).join(", ");
        return Some((
            format!("\"{part}\""),
            format!("a packet has no part {part:?}; its parts are {known}"),
        ));
    }
    let compares = !written.sources.comparison.is_empty();
    let names = [("host", &written.host), ("plan", &written.plan)];
    let needed = names.into_iter().filter(|(key, _)| !(compares && *key == "plan"));
    if let Some((key, _)) = needed.into_iter().find(|(_, name)| name.trim().is_empty()) {
        return Some((format!("{key} ="), format!("{key} is empty or missing; give its name")));
    }
    if let Some(reason) = mixed(&written.sources) {
        return Some(("comparison".to_owned(), reason));
    }
    let not_pdf = |sent: &&Supporting| sent.append && !sent.file.to_lowercase().ends_with(".pdf");
    if let Some(sent) = written.sources.supporting.iter().find(not_pdf) {
        let reason = format!("{} can\u{2019}t be appended; only PDFs can", sent.file);
        return Some((format!("{:?}", sent.file), reason));
    }
    let texts = [&written.notes, &written.debrief, &written.about_host];
    if texts.into_iter().chain(&written.objective).any(|text| text.len() > LONGEST_TEXT) {
        return Some((String::new(), format!("a text is longer than {LONGEST_TEXT} characters")));
    }
    None
}

/// A comparison goes with none of what is about one plan: beside it, figures would tell which letter the plan is.
fn mixed(sources: &Sources) -> Option<String> {
    let own = [
        ("report", !sources.report.trim().is_empty()),
        ("earlier", !sources.earlier.is_empty()),
        ("last_meeting", !sources.last_meeting.trim().is_empty()),
        ("questionnaire", !sources.questionnaire.trim().is_empty()),
    ];
    match (sources.comparison.len(), own.into_iter().find(|(_, given)| *given)) {
        (0, _) => None,
        (1, _) => Some("a comparison takes the reports of at least two plans".to_owned()),
        (_, Some((key, _))) => Some(format!(
            "a packet holds a comparison or one plan\u{2019}s own report, not both: figures would tell which letter the plan is; take out {key} or comparison"
        )),
        (_, None) => None,
    }
}

fn whole(written: Written) -> Result<MeetingFile, FormError> {
    let mut meeting = Meeting::new(written.kind, written.host.trim(), written.plan.trim(), written.date)?;
    meeting.id = written.id;
    meeting.about_host = written.about_host;
    meeting.start = written.start.unwrap_or(when::NINE);
    meeting.zone = written.zone;
    meeting.minutes = written.minutes;
    meeting.objective = written.objective.unwrap_or(meeting.objective);
    meeting.convener = written.convener;
    meeting.contact = written.contact;
    if !written.agenda.is_empty() {
        meeting.agenda = written.agenda;
    }
    meeting.webinar = written.webinar;
    meeting.people = written.people;
    meeting.customers = written.customers;
    meeting.topics = written.topics;
    meeting.next = written.next;
    meeting.confidential = written.confidential;
    meeting.recorded = written.recorded;
    meeting.video = written.video;
    meeting.receives = written.receives;
    meeting.notes = written.notes;
    meeting.actions = written.actions;
    meeting.debrief = written.debrief;
    let further = written.further.into_iter().map(|other| {
        let mut further = Meeting::new(other.kind, &meeting.host, other.plan.trim(), other.date)?;
        further.id = other.id;
        further.start = other.start.unwrap_or(meeting.start);
        further.zone = meeting.zone;
        further.topics = other.topics;
        Ok(further)
    });
    let further = further.collect::<Result<_, FormError>>()?;
    let (sources, packet, internal) = (written.sources, written.packet, written.internal);
    Ok(MeetingFile { meeting, further, sources, packet, internal })
}
