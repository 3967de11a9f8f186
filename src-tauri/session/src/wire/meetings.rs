//! Meetings of a host with a plan: the list, the year's plan, one meeting with everything that is entered about it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::versions::VersionChange;

/// One line of the list of meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingLine {
    /// Sent back to open it.
    pub id: u32,
    /// `Regular meeting with Lakeside Health Plan`.
    pub title: String,
    /// The plan.
    pub plan: String,
    /// The kind in words.
    pub kind: String,
    /// The host.
    pub host: String,
    /// ISO date.
    pub date: String,
    /// The day and when it begins: `Tue, Sep 15, 2026, 9:00 am`.
    pub when: String,
    /// Days from today; negative when past.
    pub days_left: i32,
    /// What has to happen next; empty once the meeting is past.
    pub next: String,
    /// ISO date of that; empty once the meeting is past.
    pub next_date: String,
}

/// What a new meeting begins with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NewMeeting {
    /// What it is for.
    #[ts(type = "'preparation' | 'inaugural' | 'regular'")]
    pub kind: String,
    /// The host.
    pub host: String,
    /// The plan.
    pub plan: String,
    /// ISO date.
    pub date: String,
}

/// An item of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct AgendaLine {
    /// How long it is to take, 0 to 600.
    pub minutes: u16,
    /// What it is.
    pub item: String,
    /// What it consists of.
    pub sub: Vec<String>,
    /// Who leads the discussion.
    pub leader: String,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PersonLine {
    /// Name; may be empty where only the organisation is known.
    pub name: String,
    /// Organisation.
    pub organization: String,
    /// On which side.
    #[ts(type = "'host' | 'plan' | 'purchaser' | 'guest'")]
    pub side: String,
    /// E-mail address.
    pub email: String,
}

/// Something somebody has taken on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ActionLine {
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// ISO date or empty.
    pub due: String,
    /// It is done.
    pub done: bool,
}

/// A file that the plan sent along, kept in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct SupportingFile {
    /// SHA-256 of its bytes; names it.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// It is a PDF, else a picture.
    pub pdf: bool,
    /// What it is, in a line.
    pub about: String,
    /// Its pages are appended to the packet; of PDFs alone.
    pub chosen: bool,
}

/// Everything that is entered about a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingTold {
    /// What it is for.
    #[ts(type = "'preparation' | 'inaugural' | 'regular'")]
    pub kind: String,
    /// The host.
    pub host: String,
    /// What the host is, in a sentence; for letters.
    pub about_host: String,
    /// The plan.
    pub plan: String,
    /// ISO date.
    pub date: String,
    /// When it begins: `9:00 am`, `14:30`.
    pub start: String,
    /// Key of its time zone.
    pub zone: String,
    /// Minutes planned, as typed; empty for none.
    pub minutes: String,
    /// What it is to bring.
    pub objective: String,
    /// Who convenes it.
    pub convener: String,
    /// Whom to ask.
    pub contact_name: String,
    /// Their e-mail.
    pub contact_email: String,
    /// Their phone.
    pub contact_phone: String,
    /// What is talked about.
    pub agenda: Vec<AgendaLine>,
    /// Address of the webinar.
    pub webinar: String,
    /// Number to dial.
    pub dial_in: String,
    /// Passcodes.
    pub passcodes: Vec<String>,
    /// Who takes part.
    pub people: Vec<PersonLine>,
    /// Customers that the host speaks for, as typed; empty where unknown.
    pub customers: String,
    /// Special topics.
    pub topics: Vec<String>,
    /// ISO date of the meeting after this one; empty while open.
    pub next_date: String,
    /// When that begins; empty while open.
    pub next_start: String,
    /// The packet is marked as confidential.
    pub confidential: bool,
    /// It is recorded.
    pub recorded: bool,
    /// Cameras are on.
    pub video: bool,
    /// Who receives the material.
    pub receives: String,
    /// What was said; the host's own.
    pub notes: String,
    /// What was taken on.
    pub actions: Vec<ActionLine>,
    /// What the host makes of it afterwards; the host's own.
    pub debrief: String,
    /// The report that it is about.
    pub report: Option<u32>,
    /// The plans that it sets side by side, in place of one plan's report.
    pub compare: Option<MeetingCompare>,
    /// What that is compared with: `auto`, `none`, `version:3`, `report:7`.
    pub since: String,
    /// Files that the plan sent along.
    pub files: Vec<SupportingFile>,
}

/// A choice: what is sent, and what a person reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct KeyedLabel {
    /// What is sent.
    pub key: String,
    /// What a person reads.
    pub label: String,
}

/// A report that a meeting can be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingReport {
    /// Its number.
    pub id: u32,
    /// Plan, form, year, how it came here.
    pub label: String,
    /// It is the plan's by name.
    pub of_plan: bool,
}

/// Plans that a meeting sets side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingCompare {
    /// Form id.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// Plans stand under their own names; else under letters, with a key in the host's review copy.
    pub names: bool,
}

/// A form and year of which a meeting can set plans side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ComparableYear {
    /// Form id.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// Form, year and the number of its plans.
    pub label: String,
}

/// A date that follows from a meeting's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingDate {
    /// Key of the step.
    pub step: String,
    /// What happens.
    pub what: String,
    /// ISO date.
    pub date: String,
    /// The day in words.
    pub day: String,
    /// Why offices are closed then, and the business day before; empty on a working day.
    pub hint: String,
    /// It has passed.
    pub past: bool,
}

/// A meeting as the window opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingView {
    /// Its number.
    pub id: u32,
    /// `Regular meeting with Lakeside Health Plan`.
    pub title: String,
    /// The day and from when to when.
    pub when: String,
    /// What is entered.
    pub told: MeetingTold,
    /// When each item of the agenda begins; empty after midnight.
    pub begins: Vec<String>,
    /// What all items take together, minutes.
    pub total: u32,
    /// When it ends by its agenda; empty after midnight.
    pub ends: String,
    /// What is odd about its length; empty for nothing.
    pub length_hint: String,
    /// What has to happen, in order of days.
    pub dates: Vec<MeetingDate>,
    /// Time zones.
    pub zones: Vec<KeyedLabel>,
    /// Reports that it can be about, the plan's own first.
    pub reports: Vec<MeetingReport>,
    /// Forms and years of which it can set plans side by side.
    pub comparables: Vec<ComparableYear>,
    /// What its report can be compared with.
    pub sinces: Vec<KeyedLabel>,
    /// What undo takes back; `None` for nothing.
    pub undo: Option<String>,
    /// What redo does again; `None` for nothing.
    pub redo: Option<String>,
    /// It was put away.
    pub put_away: bool,
}

/// A line of the year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct YearLine {
    /// ISO date of its first day.
    pub begins: String,
    /// ISO date of its last day.
    pub ends: String,
    /// The days in words: `Jan 1, 2026 – Feb 28, 2026`, `Tue, Sep 15, 2026`.
    pub days: String,
    /// Whose part it is: a plan or a side.
    pub who: String,
    /// What happens.
    pub what: String,
    /// A hint at a day on which offices are closed; empty for none.
    pub hint: String,
    /// It is the meeting itself.
    pub meets: bool,
    /// It belongs to the year as such, and to no single meeting.
    pub season: bool,
}

/// The plan of a host's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct YearPlan {
    /// The year.
    pub year: i32,
    /// Years in which meetings are held, the first one first; the year shown is among them.
    pub years: Vec<i32>,
    /// Its lines, in order of days.
    pub lines: Vec<YearLine>,
    /// Days on which more than one meeting is held, a sentence each.
    pub clashes: Vec<String>,
    /// ISO date of today.
    pub today: String,
}

/// A letter, filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct LetterView {
    /// Which one.
    #[ts(type = "'purchasers' | 'plan' | 'reminder' | 'findings'")]
    pub kind: String,
    /// What it is, in words.
    pub title: String,
    /// As plain text, subject included.
    pub text: String,
    /// What to know before sending it.
    pub hints: Vec<String>,
    /// Why it can't be written; empty where it can.
    pub missing: String,
}

/// A letter that was to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct LetterWritten {
    /// The plan.
    pub plan: String,
    /// What it is, in words.
    pub title: String,
    /// The files' names: PDF and text.
    pub files: Vec<String>,
    /// Why it was not written, in a sentence.
    pub failed: Option<String>,
}

/// What came of writing letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct LettersWritten {
    /// The folder.
    pub folder: String,
    /// The letters.
    pub letters: Vec<LetterWritten>,
    /// It was stopped before the last one; what is listed was written.
    pub stopped: bool,
}

/// What changed in a meeting's report since the meeting before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingChanges {
    /// What the report is compared with; empty where there is nothing.
    pub than: String,
    /// What differs, in form order.
    pub changes: Vec<VersionChange>,
}
