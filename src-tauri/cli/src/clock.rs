//! The only place that reads the clock.

use chrono::{DateTime, Local, NaiveDate};

/// The moment, with the system's offset.
#[allow(clippy::disallowed_methods, reason = "the command line is an outermost layer: time enters here")]
pub fn now() -> DateTime<Local> {
    Local::now()
}

/// The system's date.
pub fn today() -> NaiveDate {
    now().date_naive()
}
