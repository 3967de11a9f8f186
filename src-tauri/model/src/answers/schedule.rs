//! The schedule of a year's meetings, as the Discussion Guide lists them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::values::one_line;

/// Most meetings of a schedule.
pub const MOST_MEETINGS: usize = 40;
/// Most characters of a meeting's texts.
const LONGEST: usize = 500;

/// A meeting; its number is its place in the schedule, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledMeeting {
    /// The day.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// How long it takes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// What is due of the report: complete, or an update.
    #[serde(default)]
    pub due: String,
    /// The special topic.
    #[serde(default)]
    pub topic: String,
}

impl ScheduledMeeting {
    /// Nothing is said about it.
    pub fn is_blank(&self) -> bool {
        *self == ScheduledMeeting::default()
    }
}

/// A schedule without blank meetings at its end and with texts of one line.
pub fn cleaned(meetings: Vec<ScheduledMeeting>) -> Vec<ScheduledMeeting> {
    let line = |text: &str| one_line(text).chars().take(LONGEST).collect();
    let mut meetings: Vec<ScheduledMeeting> = meetings
        .into_iter()
        .take(MOST_MEETINGS)
        .map(|meeting| ScheduledMeeting { due: line(&meeting.due), topic: line(&meeting.topic), ..meeting })
        .collect();
    while meetings.last().is_some_and(ScheduledMeeting::is_blank) {
        meetings.pop();
    }
    meetings
}
