//! Topics and the schedule as kept in the store.

use hpug_model::answers::ScheduledMeeting;
use hpug_model::forms::Topic;
use hpug_store::tables;

use super::Loaded;
use crate::error::{Result, SessionError};
use crate::views::Earlier;
use crate::wire::topics::TopicView;

impl Loaded {
    /// A topic with last year's answers beside; `None` when the report doesn't have it.
    pub fn topic_view(&self, number: u32) -> Option<TopicView> {
        let topic = self.report.topics.iter().find(|topic| topic.number == number)?;
        let earlier = self.against.iter().find_map(|(source, report)| {
            let same = |other: &&Topic| same_topic(topic, other);
            let number = report.topics.iter().find(same)?.number;
            Some(Earlier { source, report, number })
        });
        self.view().topic(topic, earlier.as_ref())
    }
}

/// Whether two topics are the same: by their key in the library, else by their titles.
pub fn same_topic(one: &Topic, other: &Topic) -> bool {
    match (&one.key, &other.key) {
        (Some(one), Some(other)) => one == other,
        _ => one.title.trim().to_lowercase() == other.title.trim().to_lowercase(),
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
