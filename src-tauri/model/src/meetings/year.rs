//! The year of a host with several plans: what happens in which month, and every date of every meeting.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{Due, Meeting, agenda::seasons, dates};
use crate::format;
use crate::forms::FormError;

/// A line of the year's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearEntry {
    /// First day.
    pub begins: NaiveDate,
    /// Last day; the first one where it is one day.
    pub ends: NaiveDate,
    /// Whose part it is: a plan's name where it belongs to one meeting, else a side.
    pub who: String,
    /// What happens.
    pub what: String,
    /// The step, where it belongs to a meeting.
    pub due: Option<Due>,
}

/// The plan of a year: its seasons and, of every meeting given, the dates that fall into it, in order of days.
///
/// # Errors
/// [`FormError`] when the list of seasons has a mistake.
pub fn year_plan(year: i32, meetings: &[&Meeting]) -> Result<Vec<YearEntry>, FormError> {
    let mut entries = Vec::new();
    for season in seasons()? {
        let begins = NaiveDate::from_ymd_opt(year, season.from, 1);
        let last = NaiveDate::from_ymd_opt(year, season.to, 1);
        let ends = last.and_then(|last| last.checked_add_months(Months::new(1))?.pred_opt());
        if let (Some(begins), Some(ends)) = (begins, ends) {
            let (who, what) = (season.who.clone(), season.what.clone());
            entries.push(YearEntry { begins, ends, who, what, due: None });
        }
    }
    for meeting in meetings {
        for due in dates(meeting.kind, meeting.date) {
            let what = match due.step {
                super::Step::Meet => format!("{}, {}", meeting.kind.label(), format::time(meeting.start)),
                step => step.label().to_owned(),
            };
            let (begins, ends) = (due.date, due.date);
            entries.push(YearEntry { begins, ends, who: meeting.plan.clone(), what, due: Some(due) });
        }
    }
    entries.retain(|entry| chrono::Datelike::year(&entry.begins) == year);
    entries.sort_by(|a, b| (a.begins, a.due.is_some(), &a.who).cmp(&(b.begins, b.due.is_some(), &b.who)));
    Ok(entries)
}

/// Days on which more than one of the meetings is held, with the plans.
pub fn same_day<'m>(meetings: &[&'m Meeting]) -> Vec<(NaiveDate, Vec<&'m str>)> {
    let mut days: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    for meeting in meetings {
        days.entry(meeting.date).or_default().push(meeting.plan.as_str());
    }
    days.into_iter().filter(|(_, plans)| plans.len() > 1).collect()
}
