//! Queries: what a host asks a plan about single figures of a received report, and what the plan answers.
//!
//! A query travels in files: the host's question file, the plan's next workbook or the filled question file. Its id
//! ties the copies together; the address leads to the cell; `received` is the figure as the host had it, so that
//! either side sees when it has moved since.

mod draft;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::address::Address;
use crate::answers::Report;
use crate::format;
use crate::values::{Value, without_turns};

pub use draft::{about_cell, about_finding};

/// Most queries of a report or a file.
pub const MOST_QUERIES: usize = 2_000;
/// Most characters of a question or an answer.
pub const LONGEST: usize = 8_000;

/// Where a query stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueryState {
    /// Written and not sent; with the plan: not answered.
    #[default]
    Open,
    /// In a file that was written.
    Sent,
    /// The plan has answered.
    Answered,
    /// The host is content.
    Settled,
}

impl QueryState {
    /// The key in the store.
    pub fn key(self) -> &'static str {
        match self {
            QueryState::Open => "open",
            QueryState::Sent => "sent",
            QueryState::Answered => "answered",
            QueryState::Settled => "settled",
        }
    }

    /// The state of a key.
    pub fn from_key(key: &str) -> Option<QueryState> {
        [QueryState::Open, QueryState::Sent, QueryState::Answered, QueryState::Settled]
            .into_iter()
            .find(|state| state.key() == key)
    }
}

/// A query as it travels in files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// Drawn by the host; empty for a row that somebody added by hand.
    pub id: String,
    /// The data point.
    pub address: String,
    /// The question.
    pub text: String,
    /// The figure as the host received it, as shown; empty for blank.
    pub received: String,
    /// The plan's answer.
    #[serde(default)]
    pub answer: String,
    /// The corrected figure in the JSON of answers; `None` where the plan gives none.
    #[serde(default)]
    pub corrected: Option<Json>,
}

impl Query {
    /// The plan has said something to it.
    pub fn is_answered(&self) -> bool {
        !self.answer.is_empty() || self.corrected.is_some()
    }
}

/// A figure as queries show it; empty for blank.
pub fn shown(report: &Report, address: &str, value: Option<&Value>) -> String {
    let kind = report.kind(address);
    value.map_or(String::new(), |value| format::value(kind, value, report.decimals(address)))
}

/// A text as a query holds it: without control characters but line breaks and tabs, at most [`LONGEST`] characters,
/// blanks around it gone.
pub fn cleaned(text: &str) -> String {
    let text = without_turns(text).replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(LONGEST).collect();
    kept.trim().to_owned()
}

/// Whether a text would be cut by [`cleaned`].
pub fn is_too_long(text: &str) -> bool {
    text.chars().count() > LONGEST
}

/// The data point of a query; `None` when the report's form doesn't have it.
pub fn point<'r>(report: &'r Report, query: &Query) -> Option<&'r crate::forms::DataPoint> {
    report.form.point(Address::from(query.address.as_str()).as_str())
}
