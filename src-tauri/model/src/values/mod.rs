//! Values of data points: what stands in a cell, how it is typed, how it crosses a boundary.

mod json;
mod lobs;
mod months;
mod typed;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::address::Lob;
use crate::rich::RichText;

pub use json::{ValueError, from_json, rich_from_json, spell_json, to_json};
pub use lobs::{lob_of, lobs_of};
pub use months::{month_of, month_text, month_words, months_of, months_text, months_words};
pub use typed::{date_of, number_of, typed};
pub use words::{one_line, several_lines, turns_reading, without_turns};

/// What a data point takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Whole number, 0 or more.
    Count,
    /// US dollars, up to cents.
    Dollars,
    /// Percentage points, 0 to 100, kept exact.
    Percent,
    /// Hours, 0 or more.
    Hours,
    /// Yes or no.
    Flag,
    /// One of the measure's choices, by key.
    Choice,
    /// Any of the measure's choices, by their keys.
    Choices,
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// A calendar day.
    Date,
    /// A calendar month, `2015-07`.
    Month,
    /// A span of months, `2015-07/2016-06`.
    Months,
    /// A list of lines of business.
    Lobs,
}

impl Kind {
    /// Whether values of this kind are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Count | Kind::Dollars | Kind::Percent | Kind::Hours)
    }
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoData {
    /// The question does not apply to the plan.
    NotApplicable,
    /// The plan does not collect it.
    NotCollected,
    /// Not available in time.
    NotAvailable,
    /// A count of 1–10 withheld to protect people (CMS cell-size policy).
    Suppressed,
}

impl NoData {
    /// All reasons.
    pub const ALL: [NoData; 4] =
        [NoData::NotApplicable, NoData::NotCollected, NoData::NotAvailable, NoData::Suppressed];

    /// The key in JSON: `not_applicable`.
    pub fn key(self) -> &'static str {
        match self {
            NoData::NotApplicable => "not_applicable",
            NoData::NotCollected => "not_collected",
            NoData::NotAvailable => "not_available",
            NoData::Suppressed => "suppressed",
        }
    }

    /// The reason of a key.
    pub fn from_key(key: &str) -> Option<NoData> {
        NoData::ALL.into_iter().find(|reason| reason.key() == key)
    }

    /// What is written into a workbook's cell of this kind; a suppressed count is `<11`, any other `*`.
    pub fn written(self, kind: Kind) -> &'static str {
        match self {
            NoData::NotApplicable => "N/A",
            NoData::NotCollected => "Not collected",
            NoData::NotAvailable => "Not available",
            NoData::Suppressed if kind == Kind::Count => "<11",
            NoData::Suppressed => "*",
        }
    }

    /// The reason in words: `not applicable`.
    pub fn words(self) -> &'static str {
        match self {
            NoData::NotApplicable => "not applicable",
            NoData::NotCollected => "not collected",
            NoData::NotAvailable => "not available in time",
            NoData::Suppressed => "suppressed (1–10)",
        }
    }
}

/// What stands in a data point. Blank is the absence of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number of the point's kind, normalised (no trailing zeros); may break the kind's limits (FORM-3 says so).
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// A choice by its key; several, where the kind takes several, in the measure's order with commas between them.
    Choice(String),
    /// Text, also months and spans of months in their ISO form.
    Text(String),
    /// Text with formatting, in cells of kind [`Kind::Text`]; words without formatting are always a [`Value::Text`].
    Rich(Arc<RichText>),
    /// A calendar day.
    Date(NaiveDate),
    /// Lines of business, in form order.
    Lobs(Vec<Lob>),
    /// A reason for having no figure.
    NoData(NoData),
    /// What was typed and can't be a value of this kind; kept as it is.
    Unreadable(String),
}

impl Value {
    /// A number without trailing zeros.
    pub fn number(number: Decimal) -> Value {
        Value::Number(number.normalize())
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The reason, if there is no figure.
    pub fn as_no_data(&self) -> Option<NoData> {
        match self {
            Value::NoData(reason) => Some(*reason),
            _ => None,
        }
    }

    /// A name or description that says there is none: `N/A`, `none`, or a no-data reason.
    pub fn says_none(&self) -> bool {
        let word = match self {
            Value::NoData(_) => return true,
            Value::Text(text) | Value::Unreadable(text) => text.trim().trim_end_matches('.').to_lowercase(),
            _ => return false,
        };
        matches!(word.as_str(), "n/a" | "na" | "n.a" | "not applicable" | "none")
    }

    /// The text without formatting, if it is text that a person wrote.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Rich(text) => Some(text.plain()),
            _ => None,
        }
    }
}
