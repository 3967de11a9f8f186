//! A host's rounds: what it tells its plans, who has answered, and what was written for them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A special topic of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundTopic {
    /// Its key in the library; `None` for a topic of the host's own.
    pub key: Option<String>,
    /// Its title.
    pub title: String,
    /// Why it matters to the host's members.
    pub intro: String,
}

/// A plan asked in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundPlan {
    /// Its name.
    pub name: String,
    /// ISO date of the meeting with it, or empty.
    pub meeting: String,
    /// Whom the host writes to there.
    pub contact_name: String,
    /// Their e-mail.
    pub contact_email: String,
    /// Their phone.
    pub contact_phone: String,
}

/// What a host tells its plans, once a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundTold {
    /// What the host calls it: `Fall 2026`.
    pub name: String,
    /// The host's name as printed.
    pub host: String,
    /// Form id.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// How often plans report.
    pub often: String,
    /// ISO date or empty.
    pub due: String,
    /// What the figures are compared with.
    pub basis: String,
    /// Whom plans send it to.
    pub contact_name: String,
    /// Their e-mail.
    pub contact_email: String,
    /// Their phone.
    pub contact_phone: String,
    /// The special topics.
    pub topics: Vec<RoundTopic>,
    /// The plans.
    pub plans: Vec<RoundPlan>,
}

/// One line of the list of rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundRow {
    /// Sent back to open it.
    pub id: u32,
    /// What the host calls it.
    pub name: String,
    /// The form's title.
    pub form: String,
    /// Reporting year.
    pub year: u16,
    /// ISO date or empty.
    pub due: String,
    /// Days from today to the due date; negative when past.
    pub days_left: Option<i32>,
    /// Plans asked.
    pub plans: u32,
    /// Plans that have answered.
    pub answered: u32,
    /// Plans that have not, after the due date.
    pub late: u32,
    /// Why it can't be opened: its form's file has a mistake, or this program doesn't have the form.
    pub refused: Option<String>,
}

/// How a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum PlanState {
    /// A report came.
    Answered,
    /// Nothing came yet, and it is not due.
    Waiting,
    /// Nothing came, and the due date has passed.
    Late,
    /// Nothing came, and no due date is set.
    Open,
}

/// A received report of a round's form and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundReport {
    /// Sent back to open it.
    pub id: u32,
    /// The plan's name as it stands in the report.
    pub plan: String,
    /// The form's title.
    pub form: String,
    /// The file's name.
    pub file: String,
    /// ISO date on which it was taken in.
    pub came: String,
    /// The host said whose it is.
    pub said: bool,
}

/// How a plan stands in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct PlanStanding {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: PlanState,
    /// Days left, or days late; of an answer, how many days after the due date it came.
    pub days: u32,
    /// ISO date of its own due date, where the meeting sets another one than the round's.
    pub due: String,
    /// What came from it, the first one first.
    pub reports: Vec<RoundReport>,
    /// What came holds answers to special topics.
    pub topics: bool,
    /// Reporting year of the report on file whose Current stands as Prior in its blank.
    pub prior: Option<u16>,
    /// ISO date on which its blank was last written; empty when never.
    pub written: String,
}

/// A round as the window opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct RoundView {
    /// The round.
    pub id: u32,
    /// What is told.
    pub told: RoundTold,
    /// The form's title.
    pub form_title: String,
    /// Its line in the list.
    pub row: RoundRow,
    /// The plans, in their order.
    pub plans: Vec<PlanStanding>,
    /// Received reports of the form and year that count for no plan.
    pub unmatched: Vec<RoundReport>,
    /// Plans that stand in the list twice.
    pub doubled: Vec<String>,
    /// It was put away.
    pub put_away: bool,
}

/// One paper that was to be written for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct BlankWritten {
    /// The plan.
    pub plan: String,
    /// The file's name.
    pub file: String,
    /// Figures of last period that stand in it.
    pub figures: u32,
    /// The very file was there already, so nothing was written.
    pub there: bool,
    /// Why it was not written, in a sentence.
    pub failed: Option<String>,
}

/// What came of writing the papers of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct BlanksWritten {
    /// The folder.
    pub folder: String,
    /// The papers, plan by plan.
    pub papers: Vec<BlankWritten>,
    /// It was stopped before the last plan; what is listed was written.
    pub stopped: bool,
    /// The round as it is now.
    pub round: RoundView,
}

/// What a publisher asks of who uses its form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TermsView {
    /// The publisher.
    pub publisher: String,
    /// Its terms in our words, a sentence or two each.
    pub terms: Vec<String>,
}
