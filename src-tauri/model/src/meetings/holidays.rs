//! Days on which US offices are closed: weekends and federal holidays (5 U.S.C. 6103), on the days on which they are
//! observed.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Why offices are closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// A Saturday or Sunday.
    Weekend(Weekday),
    /// A federal holiday by its name; `true` when it is observed on this day and falls on another.
    Holiday(&'static str, bool),
}

impl DayOff {
    /// The reason in words: `a Saturday`, `Labor Day`, `Independence Day (observed)`.
    pub fn label(self) -> String {
        match self {
            Self::Weekend(Weekday::Sat) => "a Saturday".to_owned(),
            Self::Weekend(_) => "a Sunday".to_owned(),
            Self::Holiday(name, false) => name.to_owned(),
            Self::Holiday(name, true) => format!("{name} (observed)"),
        }
    }
}

/// The federal holidays that a year's own law days give, on the days they fall on, in order. Juneteenth since 2021; the
/// others as they stand since 1986. Inauguration Day is one around Washington only and left out.
pub fn federal_holidays(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    let last_monday = |month| nth(month, Weekday::Mon, 5).or_else(|| nth(month, Weekday::Mon, 4));
    let days = [
        (fixed(1, 1), "New Year's Day"),
        (nth(1, Weekday::Mon, 3), "Martin Luther King Jr. Day"),
        (nth(2, Weekday::Mon, 3), "Washington's Birthday"),
        (last_monday(5), "Memorial Day"),
        (fixed(6, 19).filter(|_| year >= 2021), "Juneteenth"),
        (fixed(7, 4), "Independence Day"),
        (nth(9, Weekday::Mon, 1), "Labor Day"),
        (nth(10, Weekday::Mon, 2), "Columbus Day"),
        (fixed(11, 11), "Veterans Day"),
        (nth(11, Weekday::Thu, 4), "Thanksgiving Day"),
        (fixed(12, 25), "Christmas Day"),
    ];
    days.into_iter().filter_map(|(day, name)| Some((day?, name))).collect()
}

/// The day on which a holiday is observed: the Friday before a Saturday, the Monday after a Sunday.
fn observed(day: NaiveDate) -> Option<NaiveDate> {
    match day.weekday() {
        Weekday::Sat => day.pred_opt(),
        Weekday::Sun => day.succ_opt(),
        _ => Some(day),
    }
}

/// Why offices are closed on a day; `None` on a business day. A holiday on a weekend is told by its name.
pub fn day_off(day: NaiveDate) -> Option<DayOff> {
    // New Year's Day on a Saturday is observed in the year before.
    let years = [day.year(), day.year() + 1];
    for (holiday, name) in years.into_iter().flat_map(federal_holidays) {
        if holiday == day {
            return Some(DayOff::Holiday(name, false));
        }
        if observed(holiday) == Some(day) {
            return Some(DayOff::Holiday(name, true));
        }
    }
    let weekday = day.weekday();
    matches!(weekday, Weekday::Sat | Weekday::Sun).then_some(DayOff::Weekend(weekday))
}

/// The last business day before a day.
pub fn business_day_before(day: NaiveDate) -> NaiveDate {
    // Offices are never closed for more than a week.
    let before = (1..=10).filter_map(|days| day.checked_sub_days(Days::new(days)));
    before.into_iter().find(|day| day_off(*day).is_none()).unwrap_or(day)
}
