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
    /// Current of an earlier report, now Prior.
    Carried {
        /// The earlier report's reporting year.
        year: u16,
        /// The file that it was read from, if it was not a report of this store.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
    },
    /// Written by a fix that the person chose.
    Fixed {
        /// The check.
        check: String,
    },
    /// Rounded to 100.0 by largest remainder.
    Rounded,
}

impl Source {
    /// The mark of a value from here.
    pub fn mark(&self, carried: bool, person: &str, time: &str) -> Mark {
        Mark { source: self.kind(), carried, sentence: self.sentence(person, time) }
    }

    fn kind(&self) -> SourceKind {
        match self {
            Source::Typed | Source::Filled | Source::Fixed { .. } | Source::Rounded => SourceKind::Typed,
            Source::Pasted => SourceKind::Pasted,
            Source::Read { .. } => SourceKind::Read,
            Source::Carried { .. } => SourceKind::Carried,
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
            Source::Carried { year, file: None } => format!("Carried from the report of {year} on {when}."),
            Source::Carried { year, file: Some(file) } => {
                format!("Carried from {file}, the report of {year}, on {when}.")
            }
            Source::Fixed { check } => format!("Taken by {person} on {when} to settle {check}."),
            Source::Rounded => format!("Rounded to 100.0 by largest remainder by {person} on {when}."),
        }
    }
}

/// The day of an RFC 3339 time in words; the text itself when it is none.
fn day(time: &str) -> String {
    DateTime::parse_from_rfc3339(time)
        .map_or_else(|_| time.to_owned(), |time| hpug_model::format::long_day(time.date_naive()))
}
