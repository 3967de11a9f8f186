//! Reports: the library's rows, the head of a report, and what an edit changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cells::CellView;
use super::findings::FindingView;
use super::queries::QueryView;
use super::topics::{MeetingRow, TopicHead};

/// A form the program knows.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct FormInfo {
    /// `progress-report-2021`.
    pub id: String,
    /// `Progress Report 2021`.
    pub title: String,
    /// Whom documents credit.
    pub credit: String,
    /// The reporting year that a new report is offered: this year, whatever the edition.
    pub year: u16,
    /// Number of data points.
    pub data_points: u32,
}

/// State of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum ReportState {
    /// Being filled in.
    Draft,
    /// Locked: its answers are final.
    Locked,
    /// Exported without errors since its last edit.
    Exported,
    /// Received from a plan; read-only.
    Received,
}

/// One line of the library.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct LibraryRow {
    /// Sent back to open it.
    pub id: u32,
    /// The plan's name; empty until given.
    pub plan: String,
    /// The host's name; empty until given.
    pub host: String,
    /// The form's title.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// Draft, locked, exported, received.
    pub state: ReportState,
    /// Whether the checks have judged it: else the counts below are 0 and a report that is not received stands as a draft,
    /// until the window asks for it by its id.
    pub counted: bool,
    /// Data points answered, of those due.
    pub answered: u32,
    /// Data points due.
    pub due: u32,
    /// Open errors.
    pub errors: u32,
    /// Open warnings, explained ones left out.
    pub warnings: u32,
    /// ISO date, if a meeting is set.
    pub due_date: Option<String>,
    /// Days from today to the due date; negative when past.
    pub days_left: Option<i32>,
    /// Name of the host's file it is bound to.
    pub bound_file: Option<String>,
    /// RFC 3339 time of the last change.
    pub changed_at: String,
    /// Why it can't be opened: its form's file has a mistake, or this program doesn't have the form. The form's id then
    /// stands for its title.
    pub refused: Option<String>,
}

/// A new report's first facts.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NewReport {
    /// Form id.
    pub form: String,
    /// The plan's name.
    pub plan: String,
    /// The host's name.
    pub host: String,
    /// Reporting year.
    pub year: u16,
    /// The report whose answers it begins with.
    pub copy_from: Option<u32>,
}

/// One 12-month period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PeriodView {
    /// ISO date, empty for the recommended one.
    pub start: String,
    /// ISO date, empty for the recommended one.
    pub end: String,
    /// The recommended start.
    pub recommended_start: String,
    /// The recommended end.
    pub recommended_end: String,
}

/// Plan and periods: the first section of every report.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReportHead {
    /// The report.
    pub id: u32,
    /// Form id and title.
    pub form: String,
    /// The form's title.
    pub form_title: String,
    /// Whom documents credit.
    pub credit: String,
    /// The plan's name.
    pub plan: String,
    /// The host's name.
    pub host: String,
    /// Contact's name.
    pub contact_name: String,
    /// Contact's e-mail.
    pub contact_email: String,
    /// Contact's phone.
    pub contact_phone: String,
    /// Reporting year.
    pub year: u16,
    /// ISO date or empty.
    pub meeting_date: String,
    /// ISO date: 7 days before the meeting unless changed; empty without a meeting.
    pub due_date: String,
    /// Days from today to the due date.
    pub days_left: Option<i32>,
    /// Actual periods.
    pub current: PeriodView,
    /// Actual periods.
    pub prior: PeriodView,
    /// Lines of business: (key, label, covered).
    pub lobs: Vec<(String, String, bool)>,
    /// The form asks in this section which lines of business are covered, and for periods.
    pub asks_periods: bool,
    /// Special topics can be added to it.
    pub takes_topics: bool,
    /// The form asks for the contact in this section, not among its own questions.
    pub asks_contact: bool,
    /// Which 12 months the figures follow, in words; empty where nothing says so.
    pub months: String,
    /// State.
    pub state: ReportState,
    /// Name of the host's file it is bound to.
    pub bound_file: Option<String>,
    /// The plan's baseline questionnaire that is taken into account: `Baseline questionnaire of 2024`; empty without one.
    pub questionnaire: String,
    /// Hosts of the plan's questionnaires, where there are some but none is for this host; one may be empty.
    pub questionnaire_hosts: Vec<String>,
}

/// One field of [`ReportHead`] that the person changes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "field", content = "value")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum HeadEdit {
    /// The plan's name.
    Plan(String),
    /// The host's name.
    Host(String),
    /// Contact's name.
    ContactName(String),
    /// Contact's e-mail.
    ContactEmail(String),
    /// Contact's phone.
    ContactPhone(String),
    /// Reporting year; moves the recommended periods.
    Year(u16),
    /// ISO date or empty; the due date follows unless it was changed.
    MeetingDate(String),
    /// ISO date or empty.
    DueDate(String),
    /// As typed (m/d/yyyy or ISO); empty for the recommended one.
    CurrentStart(String),
    /// As above.
    CurrentEnd(String),
    /// As above.
    PriorStart(String),
    /// As above.
    PriorEnd(String),
    /// Keys of the lines of business covered.
    Lobs(Vec<String>),
}

/// A section in the rail.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct SectionHead {
    /// `head`, `A`, `B`, `C.1A`, `C.1B`, `C.2`, `D`, `E`, `S`.
    pub id: String,
    /// `Value-oriented payment`.
    pub title: String,
    /// Letter shown before the title: `D`; empty for `head`.
    pub letter: String,
    /// Data points answered, of those due.
    pub answered: u32,
    /// Data points due; 0 for an optional section.
    pub due: u32,
    /// Open errors.
    pub errors: u32,
    /// Open warnings.
    pub warnings: u32,
    /// Nothing in it is due.
    pub optional: bool,
    /// Codes of its items: the first parts of its addresses.
    pub items: Vec<String>,
    /// Keys of the lines of business that it is about, where these aren't all of the form's.
    pub lobs: Vec<String>,
    /// The plan's baseline questionnaire says that nothing in it is due.
    pub off: bool,
}

/// Completeness and counts of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Summary {
    /// Data points answered, of those due.
    pub answered: u32,
    /// Data points due.
    pub due: u32,
    /// Open errors.
    pub errors: u32,
    /// Open warnings.
    pub warnings: u32,
    /// Explained warnings.
    pub explained: u32,
    /// Notes.
    pub notes: u32,
}

/// Who stands for a report or a section of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct SignedView {
    /// `lock`, `attestation`, or the id of a section.
    pub what: String,
    /// Who.
    pub person: String,
    /// What the person is; may be empty.
    pub position: String,
    /// RFC 3339 time.
    pub time: String,
    /// RFC 3339 time of the first change after it: it is void.
    pub voided_at: Option<String>,
    /// Who made that change.
    pub voided_by: Option<String>,
}

/// A report as the window opens it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct ReportView {
    /// Plan and periods.
    pub head: ReportHead,
    /// The rail.
    pub sections: Vec<SectionHead>,
    /// Special topics chosen.
    pub topics: Vec<TopicHead>,
    /// The year's meetings.
    pub schedule: Vec<MeetingRow>,
    /// What the host asks about single figures, in its order.
    pub queries: Vec<QueryView>,
    /// All findings, errors first, then form order; grouped ones follow their root.
    pub findings: Vec<FindingView>,
    /// Counts.
    pub summary: Summary,
    /// Who stands for it or for a section of it, voided ones included.
    pub signed: Vec<SignedView>,
    /// What undo would take back: `D.3 typed`.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Half-typed text kept when the store locked: (address, text).
    pub half_typed: Vec<(String, String)>,
}

/// What an action on a report changed; everything the window has to repaint.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Changed {
    /// The report as it is now.
    pub report: ReportView,
    /// Cells whose value, mark or finding may have changed; the window replaces those it shows.
    pub cells: Vec<CellView>,
    /// Where the action happened, to bring it into view after undo or redo.
    pub focus: Option<String>,
    /// RFC 3339 time at which the change was durable on disk.
    pub saved_at: String,
}

/// Names given before, offered again.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct KnownNames {
    /// Plans.
    pub plans: Vec<String>,
    /// Hosts.
    pub hosts: Vec<String>,
    /// Contacts: (name, e-mail, phone).
    pub contacts: Vec<(String, String, String)>,
}

/// A kept version.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct VersionRow {
    /// Sent back to restore it.
    pub id: u32,
    /// The name given.
    pub name: String,
    /// RFC 3339 time.
    pub time: String,
    /// Who kept it.
    pub person: String,
    /// Cells that differ from the report as it is now.
    pub differs: u32,
}
