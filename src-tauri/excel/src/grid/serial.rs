//! Dates as spreadsheets count them.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Days from 1 January 1900 as number 1, 29 February 1900 counted although there was none; or from 1 January 1904 as 0.
///
/// `None` for negative numbers and dates after 31 December 9999.
pub(super) fn date_from_serial(serial: Decimal, date1904: bool) -> Option<NaiveDate> {
    let days = serial.trunc().to_u64().filter(|_| !serial.is_sign_negative())?;
    let base = match (date1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (false, 0..=59) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    (days < 2_958_466).then(|| base.checked_add_days(Days::new(days))).flatten()
}

/// The date at the start of an ISO date or date-time.
pub(super) fn date_from_iso(text: &str) -> Option<NaiveDate> {
    let day = text.trim().get(..10)?;
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_count_from_1900_or_1904() {
        let date = |serial: i64, mac| date_from_serial(Decimal::from(serial), mac).map(|d| d.to_string());
        assert_eq!(date(43647, false).as_deref(), Some("2019-07-01"));
        assert_eq!(date(42185, true).as_deref(), Some("2019-07-01"));
        assert_eq!(date(1, false).as_deref(), Some("1900-01-01"));
        assert_eq!(date(61, false).as_deref(), Some("1900-03-01"));
        assert_eq!(date(-1, false), None);
        assert_eq!(date(3_000_000, false), None);
        assert_eq!(date_from_serial(Decimal::MAX, false), None);
    }
}
