//! Special topics: the library, the questions, the answers, the schedule of meetings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cells::CellView;
use super::reports::Changed;

/// A topic in the rail.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TopicHead {
    /// Number within the report, from 1; part of the addresses.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Questions answered.
    pub answered: u32,
    /// Questions asked.
    pub due: u32,
    /// Open errors.
    pub errors: u32,
    /// Open warnings.
    pub warnings: u32,
}

/// What became of a piece of text since last year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum PieceChange {
    /// In both.
    Same,
    /// Only in last year's answer.
    Removed,
    /// Only in this year's.
    Added,
}

/// A piece of text and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct Piece {
    /// What became of it.
    pub change: PieceChange,
    /// The words, with the blanks and line ends behind them.
    pub text: String,
}

/// What was answered to the same question last year.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct LastAnswer {
    /// Typed fields: (label, value as shown).
    pub fields: Vec<(String, String)>,
    /// The text, without formatting; empty where there was none.
    pub text: String,
    /// The text's document, where it has formatting.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "unknown")]
    pub rich: Option<serde_json::Value>,
    /// Both texts, compared word by word.
    pub pieces: Vec<Piece>,
}

/// One question with its fields.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QuestionView {
    /// `1`, `2a`.
    pub code: String,
    /// What is asked, in our words or the host's.
    pub text: String,
    /// Typed fields first, then text.
    pub cells: Vec<CellView>,
    /// Last year's answer, where there is one.
    pub last: Option<LastAnswer>,
}

/// A question that can be asked, for changing the set.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QuestionChoice {
    /// Part of its address: `2a`.
    pub id: String,
    /// The wording that holds now.
    pub asks: String,
    /// The form's own wording; empty for a question of the host's.
    pub own_wording: String,
    /// It is asked.
    pub asked: bool,
}

/// A topic ready to answer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TopicView {
    /// Number within the report.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it is about, from the library; empty for an own topic.
    pub about: String,
    /// Why it matters to the host's members; empty where the host says nothing.
    pub intro: String,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// Asked questions in their order, then those of the form that are left out.
    pub choices: Vec<QuestionChoice>,
    /// Where last year's answers stand: `the report of 2025`; empty without any.
    pub last_from: String,
}

/// A topic as its host changes it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TopicEdit {
    /// Its title.
    pub title: String,
    /// Why it matters to the host's members.
    pub intro: String,
    /// The questions in the order asked, as (id, wording); an empty id is a new question.
    pub questions: Vec<(String, String)>,
    /// Ask the same questions about every topic of the report.
    pub everywhere: bool,
}

/// A meeting of the schedule; its number is its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct MeetingRow {
    /// ISO date; empty while open.
    pub date: String,
    /// Minutes as typed; empty while open.
    pub minutes: String,
    /// What is due of the report.
    pub due: String,
    /// The special topic.
    pub topic: String,
}

/// A group of the topic library.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TopicGroup {
    /// The group's title.
    pub title: String,
    /// (key, title) of each topic.
    pub topics: Vec<(String, String)>,
}

/// An answer of a guide that was not taken, because the report has another.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct GuideConflict {
    /// Address in the report.
    pub address: String,
    /// In words.
    pub name: String,
    /// What the report has.
    pub here: String,
    /// What the guide has.
    pub there: String,
}

/// What was taken from a Discussion Guide.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct GuideTaken {
    /// The report now.
    pub changed: Changed,
    /// Topics that the report did not have.
    pub topics: u32,
    /// Answers taken.
    pub answers: u32,
    /// Answers left as they are in the report.
    pub conflicts: Vec<GuideConflict>,
}
