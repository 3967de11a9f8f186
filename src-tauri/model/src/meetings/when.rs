//! Days and times as people write them into a meeting's file.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, de};

/// Nine in the morning.
pub const NINE: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(nine) => nine,
    None => NaiveTime::MIN,
};

/// A day: `2026-09-15`; for people also `9/15/2026`. Years 2007 to 2099, for which the rules of daylight saving hold.
///
/// # Errors
/// What is wrong with it, in words.
pub fn parse_day(text: &str) -> Result<NaiveDate, String> {
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text, "%m/%d/%Y"))
        .map_err(|_| format!("{text:?} is no day; write it as year-month-day, such as 2026-09-15"))?;
    if (2007..=2099).contains(&chrono::Datelike::year(&day)) {
        Ok(day)
    } else {
        Err(format!("{text} is not between 2007 and 2099"))
    }
}

/// A time of day: `9:00 am`, `9 am`, `14:30`, `14:30:00`; seconds are dropped.
///
/// # Errors
/// What is wrong with it, in words.
pub fn parse_time(text: &str) -> Result<NaiveTime, String> {
    let wrong = || format!("{text:?} is no time of day; write it as 9:00 am or 14:30");
    let lower = text.trim().to_lowercase().replace('.', "");
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (lower.as_str(), None),
    };
    let mut parts = clock.trim().split(':');
    let number = |part: &str| -> Option<u32> {
        let part = part.trim();
        (1..=2).contains(&part.len()).then(|| part.parse().ok()).flatten()
    };
    let hour = parts.next().and_then(number).ok_or_else(wrong)?;
    let minute = match parts.next() {
        Some(part) => number(part).ok_or_else(wrong)?,
        // An hour alone could be anything but a time.
        None if half.is_some() => 0,
        None => return Err(wrong()),
    };
    let seconds_too = parts.next().is_none_or(|part| number(part).is_some_and(|seconds| seconds < 60));
    if !seconds_too || parts.next().is_some() {
        return Err(wrong());
    }
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(wrong()),
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(wrong)
}

/// What stands in a file: text, or TOML's own day and time.
fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => Ok(text),
        toml::Value::Datetime(moment) => Ok(moment.to_string()),
        other => Err(de::Error::custom(format!("{other} is neither a day nor a time"))),
    }
}

/// A day.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    parse_day(&written(deserializer)?).map_err(de::Error::custom)
}

/// A day or nothing.
pub fn day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text: Option<Written> = Option::deserialize(deserializer)?;
    text.map(|written| parse_day(&written.0).map_err(de::Error::custom)).transpose()
}

/// A time or nothing.
pub fn time_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
    let text: Option<Written> = Option::deserialize(deserializer)?;
    text.map(|written| parse_time(&written.0).map_err(de::Error::custom)).transpose()
}

struct Written(String);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        written(deserializer).map(Self)
    }
}
