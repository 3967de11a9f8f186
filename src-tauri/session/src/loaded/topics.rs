//! Topics and the schedule as kept in the store.

use hpug_model::answers::ScheduledMeeting;
use hpug_model::forms::Topic;
use hpug_model::names::same_name;
use hpug_store::tables;

use crate::error::{Result, SessionError};

/// Whether two topics are the same: by their key in the library, else by their titles, letter case, spaces and
/// punctuation aside.
pub fn same_topic(one: &Topic, other: &Topic) -> bool {
    match (&one.key, &other.key) {
        (Some(one), Some(other)) => one == other,
        _ => same_name(&one.title, &other.title),
    }
}

/// The topic of a row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn topic_of(row: tables::Topic) -> Result<Topic> {
    let questions = serde_json::from_str(&row.questions)
        .map_err(|source| SessionError::Unreadable { what: "questions of a topic", source })?;
    Ok(Topic { number: row.number, key: row.library_key, title: row.title, intro: row.intro, questions })
}

/// The row of a topic.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn topic_row(topic: &Topic) -> Result<tables::Topic> {
    let questions = serde_json::to_string(&topic.questions)
        .map_err(|source| SessionError::Unreadable { what: "questions of a topic", source })?;
    let Topic { number, key, title, intro, .. } = topic.clone();
    Ok(tables::Topic { number, library_key: key, title, intro, questions })
}

/// The meetings of a report's row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub(super) fn schedule_of(json: &str) -> Result<Vec<ScheduledMeeting>> {
    serde_json::from_str(json).map_err(|source| SessionError::Unreadable { what: "schedule", source })
}

/// The meetings for a report's row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn schedule_json(meetings: &[ScheduledMeeting]) -> Result<String> {
    serde_json::to_string(meetings).map_err(|source| SessionError::Unreadable { what: "schedule", source })
}
