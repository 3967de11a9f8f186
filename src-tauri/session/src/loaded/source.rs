//! Where a value came from, as kept in the store and as told.

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use crate::views::Mark;
use crate::wire::cells::SourceKind;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Source {
    /// Typed into its cell.
    Typed,
    /// Pasted with a block.
    Pasted,
    /// Filled down from the cell above.
    Filled,
    /// Read from a workbook.
    Read {
        /// The file's name.
        file: String,
        /// `Progress Report!F14`; `None` where the place is not one cell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cell: Option<String>,
    },
    /// Filled in by a colleague in a workbook handed out to them.
    Returned {
        /// The colleague.
        colleague: String,
        /// The workbook's name when it came back.
        file: String,
        /// Its cell: `Please fill in!F14`.
        cell: String,
    },
    /// Current of an earlier report, now Prior.
    Carried {
        /// The earlier report's reporting year.
        year: u16,
        /// The file that it was read from, if it was not a report of this store.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
    },
    /// Reported last period, put into Prior by the host.
    AsReported {
        /// The file's name.
        file: String,
    },
    /// The figure that the plan gave in answer to a query.
    Corrected {
        /// The file's name.
        file: String,
    },
    /// Taken over from another report of the plan for the same year.
    Copied {
        /// The host that the other report is for; empty when it was not named.
        host: String,
        /// Its reporting year.
        year: u16,
    },
    /// Written by a fix that the person chose.
    Fixed {
        /// The check.
        check: String,
    },
    /// Rounded to 100.0 by largest remainder.
    Rounded,
    /// Contracts counted by the rules for dollars.
    Counted {
        /// What stood there before the first of them, as a plain number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept: Option<String>,
        /// The contracts.
        parts: Vec<Part>,
    },
    /// Computed from the dollars of a LAN report.
    FromLan {
        /// The LAN report's title.
        report: String,
        /// Its rows: `9 + 11`.
        rows: String,
    },
}

/// One contract counted into a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which contract; may be empty.
    pub name: String,
    /// Its dollars in this cell, as a plain number.
    pub dollars: String,
    /// The arithmetic.
    pub steps: Vec<String>,
}

impl Source {
    /// The mark of a value from here.
    pub fn mark(&self, carried: bool, person: &str, time: &str) -> Mark {
        Mark {
            source: self.kind(),
            carried,
            sentence: self.sentence(person, time),
            derivation: self.derivation(),
        }
    }

    fn kind(&self) -> SourceKind {
        match self {
            Source::Typed
            | Source::Filled
            | Source::Fixed { .. }
            | Source::Rounded
            | Source::Counted { .. } => SourceKind::Typed,
            Source::Pasted => SourceKind::Pasted,
            Source::Read { .. } | Source::Returned { .. } | Source::Corrected { .. } => SourceKind::Read,
            Source::AsReported { .. } | Source::Carried { .. } => SourceKind::Carried,
            Source::FromLan { .. } => SourceKind::Computed,
            Source::Copied { .. } => SourceKind::Copied,
        }
    }

    /// Where a value came from that was entered with many others; `None` where the action says it all.
    pub fn origin(&self) -> Option<String> {
        match self {
            Source::Typed | Source::Pasted | Source::Filled | Source::Fixed { .. } | Source::Rounded => None,
            Source::Counted { parts, .. } => Some(match parts.len() {
                1 => "counted from 1 contract".to_owned(),
                count => format!("counted from {count} contracts"),
            }),
            Source::Read { file, cell: Some(cell) } => Some(format!("from {file}, cell {cell}")),
            Source::Read { file, cell: None } => Some(format!("from {file}")),
            Source::AsReported { file } => Some(format!("as reported, in {file}")),
            Source::Corrected { file } => Some(format!("in answer to a question, in {file}")),
            Source::Returned { colleague, file, cell } => {
                Some(format!("by {colleague} in {file}, cell {cell}"))
            }
            Source::Carried { year, file: None } => Some(format!("carried from {year}")),
            Source::Carried { year, file: Some(file) } => Some(format!("carried from {year} in {file}")),
            Source::Copied { year, .. } => Some(format!("copied from another report of {year}")),
            Source::FromLan { report, rows } => Some(format!("computed from {report}, row {rows}")),
        }
    }

    fn sentence(&self, person: &str, time: &str) -> String {
        let when = day(time);
        match self {
            Source::Typed => format!("Typed by {person} on {when}."),
            Source::Pasted => format!("Pasted by {person} on {when}."),
            Source::Filled => format!("Filled down by {person} on {when}."),
            Source::Read { file, cell: Some(cell) } => format!("Read from {file}, cell {cell}, on {when}."),
            Source::Read { file, cell: None } => format!("Read from {file} on {when}."),
            Source::Returned { colleague, file, cell } => {
                format!("Filled in by {colleague} in {file}, cell {cell}; taken in by {person} on {when}.")
            }
            Source::Carried { year, file: None } => format!("Carried from the report of {year} on {when}."),
            Source::Carried { year, file: Some(file) } => {
                format!("Carried from {file}, the report of {year}, on {when}.")
            }
            Source::AsReported { file } => {
                format!("As reported last period: the host put it into {file}, read on {when}.")
            }
            Source::Corrected { file } => {
                format!("Given in answer to a question in {file}, taken on {when}.")
            }
            Source::Copied { host, year } if host.is_empty() => {
                format!("Copied by {person} from another report of {year} on {when}.")
            }
            Source::Copied { host, year } => {
                format!("Copied by {person} from the {year} report for {host} on {when}.")
            }
            Source::Fixed { check } => format!("Taken by {person} on {when} to settle {check}."),
            Source::Counted { parts, .. } if parts.len() == 1 => {
                format!("Counted from a contract by {person} on {when}.")
            }
            Source::Counted { parts, .. } => {
                format!("Counted from {} contracts, the last by {person} on {when}.", parts.len())
            }
            Source::FromLan { report, rows } => {
                format!("Computed from {report}, row {rows}, by {person} on {when}.")
            }
            Source::Rounded => format!("Rounded to 100.0 by largest remainder by {person} on {when}."),
        }
    }
}

impl Source {
    /// The arithmetic of counted contracts; empty for any other source.
    fn derivation(&self) -> Vec<String> {
        let Source::Counted { kept, parts } = self else { return Vec::new() };
        let dollars = |text: &str| text.parse().map_or_else(|_| text.to_owned(), hpug_model::format::dollars);
        let mut lines: Vec<String> =
            kept.iter().map(|kept| format!("{} stood here before.", dollars(kept))).collect();
        for part in parts {
            let name = if part.name.is_empty() { "A contract" } else { &part.name };
            lines.push(format!("{name}: {} counts here.", dollars(&part.dollars)));
            lines.extend(part.steps.iter().cloned());
        }
        lines
    }
}

/// The day of an RFC 3339 time in words; the text itself when it is none.
fn day(time: &str) -> String {
    DateTime::parse_from_rfc3339(time)
        .map_or_else(|_| time.to_owned(), |time| hpug_model::format::long_day(time.date_naive()))
}
