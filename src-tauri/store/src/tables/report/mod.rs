//! Reports: one plan's answers to one form for one reporting year.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::error::{Result, StoreError};
use crate::tables::Tables;

/// State of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Being filled in.
    Draft,
    /// Closed by its sign-off.
    Locked,
    /// Exported without errors since its last edit.
    Exported,
    /// Received from a plan.
    Received,
}

impl ReportState {
    fn as_str(self) -> &'static str {
        match self {
            ReportState::Draft => "draft",
            ReportState::Locked => "locked",
            ReportState::Exported => "exported",
            ReportState::Received => "received",
        }
    }

    /// The column's CHECK lets no fifth word in.
    fn named(word: &str) -> Self {
        match word {
            "locked" => ReportState::Locked,
            "exported" => ReportState::Exported,
            "received" => ReportState::Received,
            _ => ReportState::Draft,
        }
    }
}

/// A report without its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its number; given by the store when it is added.
    pub id: i64,
    /// The plan's name.
    pub plan: String,
    /// The host's name.
    pub host: String,
    /// Contact's name.
    pub contact_name: String,
    /// Contact's e-mail.
    pub contact_email: String,
    /// Contact's phone.
    pub contact_phone: String,
    /// Form id.
    pub form: String,
    /// Reporting year.
    pub reporting_year: u16,
    /// ISO date.
    pub meeting_date: Option<String>,
    /// ISO date where the person changed it; else it follows the meeting.
    pub due_date: Option<String>,
    /// The host's own metrics, as a JSON list.
    pub supplements: String,
    /// Findings made while its workbook was read, as a JSON list.
    pub reading: String,
    /// State.
    pub state: ReportState,
    /// SHA-256 of the host's file it is bound to.
    pub bound_file: Option<String>,
    /// RFC 3339 time.
    pub created_at: String,
    /// RFC 3339 time of the last change to anything in it.
    pub changed_at: String,
    /// RFC 3339 time at which it went to the bin.
    pub deleted_at: Option<String>,
    /// The year's meetings, as a JSON list.
    #[serde(default = "none")]
    pub schedule: String,
}

/// What history rows of the first layout leave out.
fn none() -> String {
    "[]".to_owned()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Report> {
    Ok(Report {
        id: row.get(0)?,
        plan: row.get(1)?,
        host: row.get(2)?,
        contact_name: row.get(3)?,
        contact_email: row.get(4)?,
        contact_phone: row.get(5)?,
        form: row.get(6)?,
        reporting_year: row.get(7)?,
        meeting_date: row.get(8)?,
        due_date: row.get(9)?,
        supplements: row.get(10)?,
        reading: row.get(11)?,
        state: ReportState::named(&row.get::<_, String>(12)?),
        bound_file: row.get(13)?,
        created_at: row.get(14)?,
        changed_at: row.get(15)?,
        deleted_at: row.get(16)?,
        schedule: row.get(17)?,
    })
}

impl Tables {
    /// Reports outside the bin, the last changed first.
    ///
    /// # Errors
    /// Of reading.
    pub fn reports(&self) -> Result<Vec<Report>> {
        self.all(include_str!("all.sql"), [false], from_row)
    }

    /// Reports in the bin, the last changed first.
    ///
    /// # Errors
    /// Of reading.
    pub fn bin(&self) -> Result<Vec<Report>> {
        self.all(include_str!("all.sql"), [true], from_row)
    }

    /// Id and plan of each received report of a form and a year outside the bin, the last received first.
    ///
    /// # Errors
    /// Of reading.
    pub fn received_plans(&self, form: &str, year: u16) -> Result<Vec<(i64, String)>> {
        let id_and_plan = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        self.all(include_str!("received_plans.sql"), (form, year), id_and_plan)
    }

    /// One report, in the bin or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading.
    pub fn report(&self, id: i64) -> Result<Report> {
        self.one(include_str!("one.sql"), [id], from_row)?
            .ok_or(StoreError::NoSuchRow { what: "report", id: id.to_string() })
    }

    pub(crate) fn insert_report(&self, r: &Report) -> Result<i64> {
        let values = params![
            r.plan,
            r.host,
            r.contact_name,
            r.contact_email,
            r.contact_phone,
            r.form,
            r.reporting_year,
            r.meeting_date,
            r.due_date,
            r.supplements,
            r.reading,
            r.state.as_str(),
            r.bound_file,
            r.created_at,
            r.changed_at,
            r.deleted_at,
            r.schedule,
        ];
        self.insert(include_str!("add.sql"), values)
    }

    pub(crate) fn write_report(&self, r: &Report) -> Result<()> {
        let values = params![
            r.plan,
            r.host,
            r.contact_name,
            r.contact_email,
            r.contact_phone,
            r.form,
            r.reporting_year,
            r.meeting_date,
            r.due_date,
            r.supplements,
            r.reading,
            r.state.as_str(),
            r.bound_file,
            r.created_at,
            r.changed_at,
            r.deleted_at,
            r.schedule,
            r.id,
        ];
        self.run(include_str!("put.sql"), values).map(drop)
    }

    pub(crate) fn touch_report(&self, id: i64, time: &str) -> Result<()> {
        self.run(include_str!("touch.sql"), (id, time)).map(drop)
    }
}
