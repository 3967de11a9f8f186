//! The only place that reads the clock.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, TimeZone, Utc};

/// The moment, with the system's offset.
#[allow(clippy::disallowed_methods, reason = "the command line is an outermost layer: time enters here")]
pub fn now() -> DateTime<Local> {
    Local::now()
}

/// The system's date.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// The day asked for at noon, in UTC so that the same day gives the same bytes anywhere; else the moment itself.
pub fn moment(today: Option<NaiveDate>) -> DateTime<FixedOffset> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    match today {
        Some(day) => Utc.from_utc_datetime(&day.and_time(noon)).fixed_offset(),
        None => now().fixed_offset(),
    }
}
