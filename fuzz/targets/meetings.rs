//! A meeting's file.

use chrono::DateTime;
use hpug_model::meetings::{Meeting, calendar, dates, read, same_day, slots, year_plan};

/// A meeting's file, and what is made of a meeting: its dates, its agenda by the clock, its year, its calendar.
pub fn meeting(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = match read("meeting.toml", text) {
        Ok(file) => file,
        Err(refused) => return assert!(!refused.to_string().is_empty()),
    };
    let meetings: Vec<&Meeting> = std::iter::once(&file.meeting).chain(&file.further).collect();
    for meeting in &meetings {
        let _ = dates(meeting.kind, meeting.date);
        let _ = slots(meeting.start, &meeting.agenda);
        let _ = (meeting.title(), meeting.ends(), meeting.length_hint(), meeting.purchasers());
        let cleaned = (*meeting).clone().cleaned();
        assert_eq!(cleaned.clone().cleaned(), cleaned, "what is clean stays as it is");
    }
    let _ = year_plan(2026, &meetings);
    let _ = same_day(&meetings);
    let whole = calendar(&meetings, DateTime::UNIX_EPOCH);
    assert!(whole.lines().all(|line| line.len() <= 75), "a calendar's lines are folded");
}
