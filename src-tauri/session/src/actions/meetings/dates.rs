//! The year's plan of a host, and the dates of its meetings as a calendar file.

use std::path::Path;

use chrono::{Datelike, NaiveDate, Utc};
use hpug_model::format;
use hpug_model::meetings::{Meeting, Step, YearEntry, calendar, same_day, year_plan};

use crate::error::{Result, SessionError};
use crate::files::write_atomically;
use crate::session::Session;
use crate::wire::meetings::{YearLine, YearPlan};

/// Years that a plan can be looked at for.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

impl Session {
    /// The plan of a year over all meetings: its seasons and every date; `None` for the present one.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a year outside 2000 to 2100, those of reading.
    pub fn meeting_year(&self, year: Option<i32>) -> Result<YearPlan> {
        let today = self.today();
        let year = year.unwrap_or_else(|| today.year());
        if !YEARS.contains(&year) {
            return Err(SessionError::bad("The year", "it takes one from 2000 to 2100"));
        }
        let rows = self.held_meetings(false)?;
        let meetings: Vec<&Meeting> = rows.iter().map(|row| &row.held.meeting).collect();
        let mut years: Vec<i32> = meetings.iter().map(|meeting| meeting.date.year()).collect();
        years.extend([year, today.year()]);
        years.sort_unstable();
        years.dedup();
        let of_year = same_day(&meetings).into_iter().filter(|(day, _)| day.year() == year);
        let clash = |(day, plans): (NaiveDate, Vec<&str>)| {
            let plans: Vec<&str> =
                plans.into_iter().map(|plan| if plan.is_empty() { "no plan" } else { plan }).collect();
            format!("More than one meeting on {}: {}.", format::weekday_and_day(day), plans.join(", "))
        };
        let clashes = of_year.map(clash).collect();
        let lines = year_plan(year, &meetings)?.iter().map(line).collect();
        Ok(YearPlan { year, years, lines, clashes, today: today.to_string() })
    }

    /// Where a calendar file is suggested to be written: of one meeting, or of all of a year.
    ///
    /// # Errors
    /// Of reading.
    pub fn calendar_path(&self, ids: &[u32], year: i32) -> Result<String> {
        let name = match ids {
            [one] => {
                let meeting = self.held_meeting(*one)?.held.meeting;
                format!("{} {}.ics", meeting.title(), meeting.date)
            }
            _ => format!("Meetings {year}.ics"),
        };
        let name = crate::actions::export::file_name(&name);
        Ok(self.export_folder()?.join(name).to_string_lossy().into_owned())
    }

    /// Writes the dates of meetings for Outlook, Google Calendar and Apple Calendar, and says how many events it holds. An
    /// existing file is never replaced.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for no meeting, [`SessionError::Ending`] for a name that doesn't end in .ics, [`SessionError::Write`].
    pub fn write_calendar(&self, ids: &[u32], path: &str) -> Result<u32> {
        let path = Path::new(path);
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ics")) {
            return Err(SessionError::Ending(".ics"));
        }
        let rows = ids.iter().map(|id| self.held_meeting(*id)).collect::<Result<Vec<_>>>()?;
        if rows.is_empty() {
            return Err(SessionError::bad("The calendar", "there is no meeting in it"));
        }
        let meetings: Vec<&Meeting> = rows.iter().map(|row| &row.held.meeting).collect();
        let text = calendar(&meetings, self.surroundings.now().with_timezone(&Utc));
        write_atomically(path, text.as_bytes(), false)?;
        Ok(u32::try_from(text.matches("BEGIN:VEVENT").count()).unwrap_or(u32::MAX))
    }
}

fn line(entry: &YearEntry) -> YearLine {
    let days = match entry.begins == entry.ends {
        true => format::weekday_and_day(entry.begins),
        false => format::span((entry.begins, entry.ends)),
    };
    YearLine {
        begins: entry.begins.to_string(),
        ends: entry.ends.to_string(),
        days,
        who: entry.who.clone(),
        what: entry.what.clone(),
        hint: entry.due.and_then(|due| due.hint()).unwrap_or_default(),
        meets: entry.due.is_some_and(|due| due.step == Step::Meet),
        season: entry.due.is_none(),
    }
}
