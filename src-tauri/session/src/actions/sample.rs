//! An invented plan's report to look around in.

use hpug_model::{Address, Report, Value};

use super::carry::put_all;
use crate::error::{Result, SessionError};
use crate::loaded::{Source, answer_row};
use crate::session::Session;
use crate::wire::reports::ReportView;

/// Plan, host and figures are invented; some raise questions on purpose.
const ANSWERS: &str = include_str!("../../sample/answers.json");

/// Behind the plan's name, so that nobody takes it for a plan.
const SAMPLE: &str = "(sample)";

impl Session {
    /// Makes a report of invented figures, like any other; it goes to the bin like any other. Its names are not
    /// offered again.
    ///
    /// # Errors
    /// Those of writing.
    pub fn begin_sample(&mut self) -> Result<ReportView> {
        let sample = Report::from_json(ANSWERS).map_err(SessionError::Answers)?;
        let year = sample.year.unwrap_or(sample.form.edition);
        let mut row = self.blank_report(&sample.form.id, year);
        row.plan = format!("{} {SAMPLE}", sample.plan);
        row.host = format!("{} {SAMPLE}", sample.host);
        (row.contact_name, row.contact_email, row.contact_phone) =
            (sample.contact.name, sample.contact.email, sample.contact.phone);
        let (person, time) = (self.person()?, self.time());
        let answer = |(address, value): (&Address, &Value)| {
            answer_row(address.as_str(), value, &Source::Typed, (&person, &time))
        };
        let rows = sample.answers.iter().map(answer).collect::<Result<Vec<_>>>()?;
        let id = self.add_report("sample begun", |tx| {
            let id = tx.add_report(&row)?;
            put_all(tx, id, &rows).map(|()| id)
        })?;
        self.report(id)
    }
}
