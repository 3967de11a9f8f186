//! Special topics: the library and the answers.

use serde::Serialize;
use ts_rs::TS;

use super::cells::CellView;

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

/// One question with its fields.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct QuestionView {
    /// `1`, `2a`.
    pub code: String,
    /// What is asked, in our words.
    pub text: String,
    /// Typed fields first, then text.
    pub cells: Vec<CellView>,
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
    /// The questions.
    pub questions: Vec<QuestionView>,
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
