//! Plan and periods.

use chrono::NaiveDate;
use hpug_model::address::{Lob, Period};
use hpug_model::values::{date_of, one_line, typed};
use hpug_model::{Address, Value};
use hpug_store::tables::Report;

use super::edit::{Write, put};
use super::library::remember;
use crate::error::{Result, SessionError};
use crate::loaded::Source;
use crate::session::{Deed, Session};
use crate::wire::reports::{Changed, HeadEdit};

const KIND: &str = "plan and periods";

/// Years that a report can be for.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 2000..=2100;

impl Session {
    /// Changes one field of plan and periods.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a day or year that is none, [`SessionError::ReadOnly`], those of writing.
    pub fn edit_head(&mut self, id: u32, edit_id: &str, edit: &HeadEdit) -> Result<Changed> {
        if let Some(write) = self.head_answer(id, edit)? {
            return self.change(id, &Deed::edit(edit_id, KIND), |tx| put(tx, id, &[write]));
        }
        let mut row = self.own(id)?.row.clone();
        set(&mut row, edit)?;
        self.change(id, &Deed::edit(edit_id, KIND), |tx| {
            remember(tx, &row)?;
            tx.put_report(&row)
        })
    }

    /// Periods and lines of business are answers; the rest are fields of the report.
    fn head_answer(&mut self, id: u32, edit: &HeadEdit) -> Result<Option<Write>> {
        let (person, time) = (self.person()?, self.time());
        let form = self.own(id)?.report.form.clone();
        let (address, value) = match edit {
            HeadEdit::CurrentStart(text) => day(Period::Current, "start", text),
            HeadEdit::CurrentEnd(text) => day(Period::Current, "end", text),
            HeadEdit::PriorStart(text) => day(Period::Prior, "start", text),
            HeadEdit::PriorEnd(text) => day(Period::Prior, "end", text),
            HeadEdit::Lobs(keys) => (Address::from("lobs"), lobs(&form.lobs, keys)?),
            _ => return Ok(None),
        };
        Write::of(&address, value.as_ref(), &Source::Typed, (&person, &time)).map(Some)
    }
}

/// What can't be a day is kept as typed.
fn day(period: Period, edge: &str, text: &str) -> (Address, Option<Value>) {
    let address = Address::new("period", None, Some(period), edge);
    (address, typed(hpug_model::values::Kind::Date, &[], text))
}

/// Lines of business covered, in form order; all of them is the same as none said.
fn lobs(asked: &[Lob], keys: &[String]) -> Result<Option<Value>> {
    for key in keys {
        if !asked.iter().any(|lob| lob.key() == key) {
            return Err(SessionError::bad(key, "the form has no such line of business"));
        }
    }
    let covered: Vec<Lob> =
        asked.iter().copied().filter(|lob| keys.iter().any(|key| key == lob.key())).collect();
    match covered.len() {
        0 => Err(SessionError::bad("Lines of business", "a report covers at least one")),
        all if all == asked.len() => Ok(None),
        _ => Ok(Some(Value::Lobs(covered))),
    }
}

fn set(row: &mut Report, edit: &HeadEdit) -> Result<()> {
    match edit {
        HeadEdit::Plan(text) => row.plan = one_line(text),
        HeadEdit::Host(text) => row.host = one_line(text),
        HeadEdit::ContactName(text) => row.contact_name = one_line(text),
        HeadEdit::ContactEmail(text) => row.contact_email = one_line(text),
        HeadEdit::ContactPhone(text) => row.contact_phone = one_line(text),
        HeadEdit::Year(year) if YEARS.contains(year) => row.reporting_year = *year,
        HeadEdit::Year(_) => {
            return Err(SessionError::bad("Reporting year", "it takes a year from 2000 to 2100"));
        }
        HeadEdit::MeetingDate(text) => row.meeting_date = optional_day("Meeting date", text)?,
        HeadEdit::DueDate(text) => row.due_date = optional_day("Due date", text)?,
        HeadEdit::CurrentStart(_)
        | HeadEdit::CurrentEnd(_)
        | HeadEdit::PriorStart(_)
        | HeadEdit::PriorEnd(_)
        | HeadEdit::Lobs(_) => {}
    }
    Ok(())
}

fn optional_day(what: &str, text: &str) -> Result<Option<String>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day: NaiveDate =
        date_of(text).ok_or_else(|| SessionError::bad(what, "it takes a day such as 6/30/2026"))?;
    Ok(Some(day.format("%Y-%m-%d").to_string()))
}
