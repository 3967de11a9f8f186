//! Queries: what a host asks a plan about single figures, and what the plan answers.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::tables::Tables;

/// A query at a data point of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// Drawn by the host; travels with the files.
    pub id: String,
    /// Its place in the list.
    pub number: u32,
    /// The data point.
    pub address: String,
    /// Key of the finding that it was written from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// The question.
    pub text: String,
    /// The figure as the host received it, as shown.
    pub received: String,
    /// The plan's answer; empty while there is none.
    pub answer: String,
    /// The corrected figure as the plan sent it, as JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// `open`, `sent`, `answered`, `settled`.
    pub state: String,
    /// RFC 3339 time of the last change.
    pub changed_at: String,
    /// Who made it.
    pub person: String,
}

impl Query {
    /// Whether another one says the same, time and person aside.
    pub fn says_same(&self, other: &Query) -> bool {
        let bare =
            |query: &Query| Query { changed_at: String::new(), person: String::new(), ..query.clone() };
        bare(self) == bare(other)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Query> {
    Ok(Query {
        id: row.get(0)?,
        number: row.get(1)?,
        address: row.get(2)?,
        finding: row.get(3)?,
        text: row.get(4)?,
        received: row.get(5)?,
        answer: row.get(6)?,
        corrected: row.get(7)?,
        state: row.get(8)?,
        changed_at: row.get(9)?,
        person: row.get(10)?,
    })
}

impl Tables {
    /// The queries of a report, in their order.
    ///
    /// # Errors
    /// Of reading.
    pub fn queries(&self, report: i64) -> Result<Vec<Query>> {
        self.all(include_str!("all.sql"), [report], from_row)
    }

    /// One query, if it is there.
    ///
    /// # Errors
    /// Of reading.
    pub fn query(&self, report: i64, id: &str) -> Result<Option<Query>> {
        self.one(include_str!("one.sql"), (report, id), from_row)
    }

    /// The reports that hold a query of this id.
    ///
    /// # Errors
    /// Of reading.
    pub fn reports_asked(&self, id: &str) -> Result<Vec<i64>> {
        self.all(include_str!("of_id.sql"), [id], |row| row.get(0))
    }

    pub(crate) fn write_query(&self, report: i64, q: &Query) -> Result<()> {
        let values = params![
            report,
            q.id,
            q.number,
            q.address,
            q.finding,
            q.text,
            q.received,
            q.answer,
            q.corrected,
            q.state,
            q.changed_at,
            q.person,
        ];
        self.run(include_str!("put.sql"), values).map(drop)
    }

    pub(crate) fn delete_query(&self, report: i64, id: &str) -> Result<()> {
        self.run(include_str!("remove.sql"), (report, id)).map(drop)
    }
}
