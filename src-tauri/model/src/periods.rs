//! Twelve-month periods.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A period of a report: first and last day, both included.
pub type Span = (NaiveDate, NaiveDate);

/// Whether a period is 12 whole months: from the first of a month to the last day of the month before, a year later.
pub fn is_twelve_months((start, end): Span) -> bool {
    start.day() == 1
        && start.checked_add_months(Months::new(12)).and_then(|next| next.pred_opt()) == Some(end)
}

/// Whole months from one day to another, rounded down; 0 when `to` is not after `from`.
pub fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let whole = if to.day() < from.day() { months - 1 } else { months };
    whole.max(0).unsigned_abs()
}

/// The 12 months before a 12-month period.
pub fn year_before((start, end): Span) -> Option<Span> {
    let earlier = start.checked_sub_months(Months::new(12))?;
    Some((earlier, start.checked_sub_days(Days::new(1))?)).filter(|_| start <= end)
}

/// The 12 months after a period that ends with a month.
pub fn year_after((_, end): Span) -> Option<Span> {
    let start = end.succ_opt()?;
    Some((start, start.checked_add_months(Months::new(12))?.pred_opt()?))
}

/// The day a report is due for a meeting: 7 days before it.
pub fn due_date(meeting: NaiveDate) -> Option<NaiveDate> {
    meeting.checked_sub_days(Days::new(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn twelve_whole_months() {
        let rows = [
            ("2019-07-01", "2020-06-30", true),
            ("2020-03-01", "2021-02-28", true),
            ("2019-03-01", "2020-02-29", true),
            ("2019-03-01", "2020-02-28", false),
            ("2019-07-15", "2020-07-14", false),
            ("2019-07-01", "2020-05-31", false),
            ("2020-07-01", "2019-06-30", false),
        ];
        for (start, end, expected) in rows {
            assert_eq!(is_twelve_months((day(start), day(end))), expected, "{start} to {end}");
        }
    }

    #[test]
    fn months_are_whole() {
        for (from, to, expected) in [
            ("2020-06-30", "2020-09-29", 2),
            ("2020-06-30", "2020-09-30", 3),
            ("2020-06-30", "2021-12-31", 18),
            ("2020-06-30", "2020-06-01", 0),
        ] {
            assert_eq!(months_between(day(from), day(to)), expected, "{from} to {to}");
        }
    }
}
