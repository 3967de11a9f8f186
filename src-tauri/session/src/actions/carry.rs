//! Last year's report as the start of this year's: Current becomes Prior, marked until confirmed.

use hpug_model::address::Period;
use hpug_model::forms;
use hpug_model::{Address, Report, Value};
use hpug_store::Tx;
use hpug_store::tables::Answer;

use crate::error::{Result, SessionError};
use crate::loaded::{Source, answer_row, supplements_json};
use crate::session::{Deed, Session};
use crate::wire::reports::{Changed, ReportView};

impl Session {
    /// Starts the next year's report from one of this store, of the edition nearest to that year.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn start_next_year(&mut self, id: u32) -> Result<ReportView> {
        let loaded = self.loaded(id)?;
        let (last, row) = (loaded.report.clone(), loaded.row.clone());
        let year = row.reporting_year + 1;
        let form = forms::nearest(&last.form, year).unwrap_or_else(|| last.form.clone());
        let mut report = self.blank_report(&form.id, year);
        (report.plan, report.host) = (row.plan, row.host);
        (report.contact_name, report.contact_email, report.contact_phone) =
            (row.contact_name, row.contact_email, row.contact_phone);
        report.supplements = supplements_json(&last.supplements)?;
        let source = Source::Carried { year: row.reporting_year, file: None };
        let rows = self.carried_rows(&last, &form.extended(&last.supplements, &[]), &source)?;
        let id = self.add_report("started from last year's", |tx| {
            let id = tx.add_report(&report)?;
            put_all(tx, id, &rows)?;
            Ok(id)
        })?;
        self.report(id)
    }

    /// Rows of what goes over, as far as the new form asks for it; periods that are the recommended ones stay blank.
    pub(super) fn carried_rows(
        &self,
        last: &Report,
        form: &forms::Form,
        source: &Source,
    ) -> Result<Vec<Answer>> {
        let (person, time) = (self.person()?, self.time());
        let recommended = last.year.and_then(|year| form.recommended(year + 1, Period::Prior));
        let wanted = |(address, value): &(Address, Value)| {
            let is_recommended = recommended.is_some_and(|(start, end)| match address.as_str() {
                "period/prior/start" => *value == Value::Date(start),
                "period/prior/end" => *value == Value::Date(end),
                _ => false,
            });
            form.point(address.as_str()).is_some() && !is_recommended
        };
        let row = |(address, value): (Address, Value)| {
            let row = answer_row(address.as_str(), &value, source, (&person, &time))?;
            let is_figure = address.period().is_some() && address.item() != "period";
            Ok(Answer { carried: is_figure, ..row })
        };
        last.carried().into_iter().filter(wanted).map(row).collect()
    }

    /// Confirms carried cells as reviewed.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`], [`SessionError::ReadOnly`], and those of writing.
    pub fn confirm_carried(&mut self, id: u32, edit_id: &str, addresses: &[String]) -> Result<Changed> {
        let form = self.own(id)?.report.form.clone();
        for address in addresses {
            super::edit::point_of(&form, address)?;
        }
        self.change(id, &Deed::edit(edit_id, "confirmed"), |tx| {
            for address in addresses {
                if let Some(answer) = tx.answer(i64::from(id), address)? {
                    tx.put_answer(i64::from(id), &Answer { carried: false, ..answer })?;
                }
            }
            Ok(())
        })
    }

    /// Confirms every carried cell of a section.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], and those of [`Session::confirm_carried`].
    pub fn confirm_section(&mut self, id: u32, edit_id: &str, section: &str) -> Result<Changed> {
        let form = self.own(id)?.report.form.clone();
        if form.section(section).is_none() {
            return Err(SessionError::no("section", section));
        }
        let addresses: Vec<String> = form.points_of(section).map(|point| point.address.to_string()).collect();
        self.confirm_carried(id, edit_id, &addresses)
    }
}

/// Puts rows into a report.
pub(super) fn put_all(tx: &mut Tx<'_>, report: i64, rows: &[Answer]) -> hpug_store::Result<()> {
    rows.iter().try_for_each(|row| tx.put_answer(report, row))
}
