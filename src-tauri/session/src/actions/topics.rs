//! Special topics of a report, their questions, and the schedule of meetings.

use hpug_model::answers::{MOST_MEETINGS, ScheduledMeeting, cleaned_schedule};
use hpug_model::forms::{self, MOST_QUESTIONS, Question, Topic, next_id};
use hpug_model::names::same_name;
use hpug_model::values::one_line;

use crate::error::{Result, SessionError};
use crate::loaded::{schedule_json, topic_of, topic_row};
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;
use crate::wire::topics::{MeetingRow, TopicEdit};

impl Session {
    /// Adds a topic: one of the library by its key, or the host's own under a title. It asks what the report's other
    /// topics ask, else what the host asked in its newest report, else the form's own questions.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] for an unknown key, [`SessionError::BadRequest`] without a title or for a topic
    /// that the report has, [`SessionError::ReadOnly`], those of writing.
    pub fn add_topic(&mut self, id: u32, edit_id: &str, key: Option<&str>, title: &str) -> Result<Changed> {
        let title = match key {
            Some(key) => library_title(key)?,
            None => one_line(title),
        };
        if title.is_empty() {
            return Err(SessionError::bad("The topic", "it needs a title"));
        }
        let topics = self.own(id)?.report.topics.clone();
        if key.is_some() && topics.iter().any(|topic| topic.key.as_deref() == key) {
            return Err(SessionError::bad(&title, "the report has this topic already"));
        }
        let number = topics.iter().map(|topic| topic.number).max().unwrap_or(0) + 1;
        let questions = match topics.last() {
            Some(topic) => topic.questions.clone(),
            None => self.asked_by_host(id)?,
        };
        let topic = Topic { number, key: key.map(str::to_owned), title, intro: String::new(), questions };
        let row = topic_row(&topic.cleaned())?;
        self.change(id, &Deed::edit(edit_id, "topic added"), |tx| tx.put_topic(i64::from(id), &row))
    }

    /// The questions of the last topic in the newest other report for the same host.
    fn asked_by_host(&mut self, id: u32) -> Result<Vec<Question>> {
        let host = self.own(id)?.row.host.clone();
        let store = &self.open()?.store;
        let same = |report: &hpug_store::tables::Report| {
            same_name(&report.host, &host) && report.id != i64::from(id)
        };
        for report in store.reports()?.into_iter().filter(same) {
            if let Some(last) = store.topics(report.id)?.pop() {
                return Ok(topic_of(last)?.questions);
            }
        }
        Ok(Vec::new())
    }

    /// Removes a topic with its answers and remarks; undo brings all of it back.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn remove_topic(&mut self, id: u32, edit_id: &str, number: u32) -> Result<Changed> {
        self.topic_of_own(id, number)?;
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

    /// Changes a topic's title, introduction and questions. Answers to a question that is no longer asked stay in the
    /// store and come back with it.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] without a title, without questions or with too many; [`SessionError::NoSuchThing`],
    /// [`SessionError::ReadOnly`], those of writing.
    pub fn edit_topic(&mut self, id: u32, edit_id: &str, number: u32, edit: &TopicEdit) -> Result<Changed> {
        let topic = self.topic_of_own(id, number)?;
        let questions = questions_of(edit)?;
        let title = edit.title.clone();
        let edited = Topic { title, intro: edit.intro.clone(), questions, ..topic }.cleaned();
        if edited.title.is_empty() {
            return Err(SessionError::bad("The topic", "it needs a title"));
        }
        let mut rows = vec![topic_row(&edited)?];
        if edit.everywhere {
            for other in self.own(id)?.report.topics.iter().filter(|other| other.number != number) {
                rows.push(topic_row(&Topic { questions: edited.questions.clone(), ..other.clone() })?);
            }
        }
        self.change(id, &Deed::edit(edit_id, "topic changed"), |tx| {
            rows.iter().try_for_each(|row| tx.put_topic(i64::from(id), row))
        })
    }

    /// Writes the schedule of meetings.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a day or minutes that are none, or too many meetings;
    /// [`SessionError::ReadOnly`], those of writing.
    pub fn set_schedule(&mut self, id: u32, edit_id: &str, meetings: &[MeetingRow]) -> Result<Changed> {
        if meetings.len() > MOST_MEETINGS {
            return Err(SessionError::bad("The schedule", "it has too many meetings"));
        }
        let meetings: Result<Vec<ScheduledMeeting>> = meetings.iter().map(meeting).collect();
        let mut row = self.own(id)?.row.clone();
        row.schedule = schedule_json(&cleaned_schedule(meetings?))?;
        self.change(id, &Deed::edit(edit_id, "schedule changed"), |tx| tx.put_report(&row))
    }

    fn topic_of_own(&mut self, id: u32, number: u32) -> Result<Topic> {
        let topic = self.own(id)?.report.topics.iter().find(|topic| topic.number == number);
        topic.cloned().ok_or_else(|| SessionError::no("topic", number))
    }
}

/// The questions of an edit; new ones get the next ids.
fn questions_of(edit: &TopicEdit) -> Result<Vec<Question>> {
    let mut questions: Vec<Question> = Vec::new();
    let given = |(id, asks): &(String, String)| Question { id: id.clone(), asks: asks.clone() };
    let mut known: Vec<Question> = edit.questions.iter().map(given).collect();
    for (id, asks) in &edit.questions {
        let mut question = Question { id: id.clone(), asks: asks.clone() };
        if id.is_empty() {
            question.id = next_id(&known);
            known.push(question.clone());
        }
        questions.push(question);
    }
    if questions.iter().any(|question| question.asks.trim().is_empty()) {
        return Err(SessionError::bad("The questions", "one of them has no words"));
    }
    if questions.is_empty() {
        return Err(SessionError::bad("The questions", "a topic asks at least one"));
    }
    if questions.len() > MOST_QUESTIONS {
        return Err(SessionError::bad("The questions", "there are too many of them"));
    }
    Ok(questions)
}

fn meeting(row: &MeetingRow) -> Result<ScheduledMeeting> {
    let date = match row.date.trim() {
        "" => None,
        day => Some(day.parse().map_err(|_| SessionError::bad("The schedule", "a date in it is no day"))?),
    };
    let minutes = match row.minutes.trim() {
        "" => None,
        text => {
            Some(text.parse().map_err(|_| SessionError::bad("The schedule", "minutes are a whole number"))?)
        }
    };
    Ok(ScheduledMeeting { date, minutes, due: row.due.clone(), topic: row.topic.clone() })
}

fn library_title(key: &str) -> Result<String> {
    let groups = forms::topic_library()?;
    let topic = groups.iter().flat_map(|group| &group.topics).find(|topic| topic.key == key);
    topic.map(|topic| topic.title.clone()).ok_or_else(|| SessionError::no("topic", key))
}
