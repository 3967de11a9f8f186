//! Special topics chosen for a report; their answers stand under `T.NUMBER.…`.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// A special topic of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its number, from 1; part of the addresses.
    pub number: u32,
    /// Its key in the library; `None` for a topic of the host's own.
    pub library_key: Option<String>,
    /// Its title.
    pub title: String,
    /// The host's introduction.
    pub intro: String,
    /// The host's questions, as a JSON list of id and wording; empty for the form's own set.
    #[serde(default = "none")]
    pub questions: String,
}

/// What history rows of the first layout leave out.
fn none() -> String {
    "[]".to_owned()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        number: row.get(0)?,
        library_key: row.get(1)?,
        title: row.get(2)?,
        intro: row.get(3)?,
        questions: row.get(4)?,
    })
}

impl Tables {
    /// The topics of a report, by number.
    ///
    /// # Errors
    /// Of reading.
    pub fn topics(&self, report: i64) -> Result<Vec<Topic>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// One topic, if it is there.
    ///
    /// # Errors
    /// Of reading.
    pub fn topic(&self, report: i64, number: u32) -> Result<Option<Topic>> {
        self.one(include_str!("one.sql"), (report, number), from_row)
    }

    pub(crate) fn write_topic(&self, report: i64, topic: &Topic) -> Result<()> {
        let Topic { number, library_key, title, intro, questions } = topic;
        self.run(include_str!("put.sql"), (report, number, library_key, title, intro, questions)).map(drop)
    }

    pub(crate) fn delete_topic(&self, report: i64, number: u32) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, number)).map(drop)
    }
}
