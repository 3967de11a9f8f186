//! Special topics of a report.

use hpug_model::forms;
use hpug_store::tables::Topic;

use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;

impl Session {
    /// Adds a topic: one of the library by its key, or the host's own under a title.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for an unknown key, [`SessionError::BadRequest`] without a title or for a topic
    /// that the report has, [`SessionError::ReadOnly`], those of writing.
    pub fn add_topic(&mut self, id: u32, edit_id: &str, key: Option<&str>, title: &str) -> Result<Changed> {
        let title = match key {
            Some(key) => library_title(key)?,
            None => title.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if title.is_empty() {
            return Err(SessionError::bad("The topic", "it needs a title"));
        }
        let topics = &self.own(id)?.report.topics;
        if key.is_some() && topics.iter().any(|topic| topic.key.as_deref() == key) {
            return Err(SessionError::bad(&title, "the report has this topic already"));
        }
        let number = topics.iter().map(|topic| topic.number).max().unwrap_or(0) + 1;
        let topic = Topic { number, library_key: key.map(str::to_owned), title, intro: String::new() };
        self.change(id, &Deed::edit(edit_id, "topic added"), |tx| tx.put_topic(i64::from(id), &topic))
    }

    /// Removes a topic with its answers and remarks; undo brings all of it back.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn remove_topic(&mut self, id: u32, edit_id: &str, number: u32) -> Result<Changed> {
        if !self.own(id)?.report.topics.iter().any(|topic| topic.number == number) {
            return Err(SessionError::no("topic", number));
        }
        let start = format!("T.{number}.");
        self.change(id, &Deed::edit(edit_id, "topic removed"), |tx| {
            let report = i64::from(id);
            for answer in tx.answers(report)?.iter().filter(|answer| answer.address.starts_with(&start)) {
                tx.remove_answer(report, &answer.address)?;
            }
            for remark in tx.remarks(report)?.iter().filter(|remark| remark.address.starts_with(&start)) {
                tx.put_remark(report, &remark.address, "")?;
            }
            tx.remove_topic(report, number)
        })
    }
}

fn library_title(key: &str) -> Result<String> {
    let groups = forms::topic_library()?;
    let topic = groups.iter().flat_map(|group| &group.topics).find(|topic| topic.key == key);
    topic.map(|topic| topic.title.clone()).ok_or_else(|| SessionError::no("topic", key))
}
