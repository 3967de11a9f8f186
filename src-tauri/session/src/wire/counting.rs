//! The counting rules: a contract split where it began, a point in time as a year.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the counting rules can do at a cell.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CountingOffer {
    /// First day of the cell's 12 months, ISO.
    pub start: String,
    /// Last day, ISO.
    pub end: String,
    /// The 12 months in words.
    pub months: String,
    /// The report doesn't say which 12 months its figures follow; the edition's calendar year is taken.
    pub assumed: bool,
    /// The row that takes the dollars before a contract began; `None` at that row itself.
    pub legacy: Option<String>,
}

/// One contract to be counted into a cell.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CountingRequest {
    /// The cell of the payment model.
    pub address: String,
    /// Which contract, for the record; may be empty.
    pub name: String,
    /// Dollars as typed.
    pub dollars: String,
    /// How they are counted.
    pub rule: CountingRule,
    /// Add to what stands there instead of replacing it.
    pub add: bool,
}

/// A counting rule with what it needs.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub enum CountingRule {
    /// Dollars of the period, split at the day the contract began.
    Split {
        /// The day as typed, or a month.
        start: String,
        /// By days instead of months.
        by_days: bool,
    },
    /// Dollars of a point in time, taken for the period.
    Annualise {
        /// How many days or months the dollars follow.
        length: u32,
        /// Months instead of days.
        months: bool,
        /// The contract ran all 12 months.
        ran_all_along: bool,
    },
}

/// A cell before and after.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CountedCell {
    /// The cell's row: `6 Shared savings on fee-for-service`.
    pub label: String,
    /// What stands there now; empty for a blank.
    pub before: String,
    /// What comes of the rule.
    pub counted: String,
    /// What will stand there.
    pub after: String,
}

/// What a rule comes to, before it is entered.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CountingView {
    /// The arithmetic, a step a line.
    pub steps: Vec<String>,
    /// Why it can't be counted so, in a sentence.
    pub problem: Option<String>,
    /// The cells it changes.
    pub cells: Vec<CountedCell>,
}
