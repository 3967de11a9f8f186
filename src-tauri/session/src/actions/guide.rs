//! The Discussion Guide: a blank one for a host to send, and what a filled one brings into a report.

use std::path::Path;

use hpug_model::forms::Topic;
use hpug_model::values::to_json;
use hpug_model::{Address, Report, Value, format};
use hpug_store::tables::{self, Answer};

use super::looking::Looked;
use crate::error::{Result, SessionError};
use crate::files::{GuideKind, guide, write_atomically};
use crate::loaded::{Source, answer_row, same_topic, schedule_json, topic_row};
use crate::session::{Deed, Session};
use crate::wire::topics::{GuideConflict, GuideTaken};

/// What a guide brings, ready to be written.
#[derive(Default)]
struct Brought {
    topics: Vec<tables::Topic>,
    /// Topics among them that the report did not have.
    added: u32,
    answers: Vec<Answer>,
    conflicts: Vec<GuideConflict>,
}

impl Session {
    /// Where a blank guide is suggested to be written: a workbook, or a PDF.
    ///
    /// # Errors
    /// Of reading.
    pub fn guide_path(&mut self, id: u32, pdf: bool) -> Result<String> {
        let folder = self.export_folder()?;
        let row = &self.loaded(id)?.row;
        let host = if row.host.is_empty() { "Host" } else { &row.host };
        let ending = if pdf { "pdf" } else { "xlsx" };
        let name = format!("{host} – Special Topics Discussion Guide {}.{ending}", row.reporting_year);
        Ok(folder.join(super::export::file_name(&name)).to_string_lossy().into_owned())
    }

    /// Writes a blank Discussion Guide of a report's topics, questions and schedule, read back first: a PDF where the
    /// name ends so, else a workbook. An existing file is never overwritten.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a report without topics, [`SessionError::Paper`], [`SessionError::Write`].
    pub fn write_guide(&mut self, id: u32, path: &str) -> Result<()> {
        let now = self.surroundings.now();
        let report = &self.loaded(id)?.report;
        if report.topics.is_empty() {
            return Err(SessionError::bad("The guide", "the report has no special topic to ask about"));
        }
        let contact = &report.contact;
        let contact = [&contact.name, &contact.email, &contact.phone].map(|part| part.trim());
        let contact = contact.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let path = Path::new(path);
        let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let kind = if is_pdf { GuideKind::Pdf } else { GuideKind::Workbook };
        let bytes = guide(report, &contact, kind, now)?;
        Ok(write_atomically(path, &bytes, false)?)
    }

    /// Takes topics, questions, schedule and answers of a workbook looked at into a report: one step of undo. An answer
    /// that the report has otherwise stays, and is named.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for a workbook without topics, [`SessionError::NoSuchThing`],
    /// [`SessionError::ReadOnly`], those of writing.
    pub fn take_guide(&mut self, id: u32, edit_id: &str, token: &str) -> Result<GuideTaken> {
        let (person, time) = (self.person()?, self.time());
        let here = self.own(id)?.report.clone();
        let mut row = self.own(id)?.row.clone();
        let looked = self.looked_at(token)?;
        let there = &looked.reading.report;
        if there.topics.is_empty() {
            return Err(SessionError::bad(&looked.name, "it holds no special topic"));
        }
        let brought = brought(&here, &looked, (&person, &time))?;
        if here.schedule.is_empty() {
            row.schedule = schedule_json(&there.schedule)?;
        }
        let report = i64::from(id);
        let changed = self.change(id, &Deed::edit(edit_id, "guide taken in"), |tx| {
            brought.topics.iter().try_for_each(|topic| tx.put_topic(report, topic))?;
            brought.answers.iter().try_for_each(|answer| tx.put_answer(report, answer))?;
            tx.put_report(&row)
        })?;
        self.drop_workbook(token);
        let answers = u32::try_from(brought.answers.len()).unwrap_or(u32::MAX);
        Ok(GuideTaken { changed, topics: brought.added, answers, conflicts: brought.conflicts })
    }
}

fn brought(here: &Report, looked: &Looked, by: (&str, &str)) -> Result<Brought> {
    let there = &looked.reading.report;
    let mut brought = Brought::default();
    let mut topics = here.topics.clone();
    for topic in &there.topics {
        let number = match topics.iter_mut().find(|own| same_topic(own, topic)) {
            Some(own) => {
                join(own, topic);
                brought.topics.push(topic_row(own)?);
                own.number
            }
            None => {
                let number = topics.iter().map(|own| own.number).max().unwrap_or(0) + 1;
                let added = Topic { number, ..topic.clone() };
                brought.topics.push(topic_row(&added)?);
                topics.push(added);
                brought.added += 1;
                number
            }
        };
        answers(here, looked, (topic.number, number), by, &mut brought)?;
    }
    Ok(brought)
}

/// The guide's introduction and questions, where the report's topic has none of its own; else the questions that it
/// doesn't ask yet come behind.
fn join(own: &mut Topic, guide: &Topic) {
    if own.intro.is_empty() {
        own.intro.clone_from(&guide.intro);
    }
    if own.questions.is_empty() {
        own.questions.clone_from(&guide.questions);
        return;
    }
    for question in &guide.questions {
        if !own.questions.iter().any(|known| known.id == question.id) {
            own.questions.push(question.clone());
        }
    }
}

/// The answers to one topic, under its number in the report.
fn answers(
    here: &Report,
    looked: &Looked,
    (theirs, ours): (u32, u32),
    by: (&str, &str),
    brought: &mut Brought,
) -> Result<()> {
    let there = &looked.reading.report;
    let start = format!("T.{theirs}.");
    for (address, value) in &there.answers {
        let Some(rest) = address.as_str().strip_prefix(&start) else { continue };
        let at = Address::from(format!("T.{ours}.{rest}"));
        match here.answer(at.as_str()) {
            Some(own) if own == value => {}
            Some(own) => brought.conflicts.push(conflict(there, address, at, own, value)),
            None => {
                let cell = looked.reading.cell_name(address.as_str());
                let source = Source::Read { file: looked.name.clone(), cell };
                brought.answers.push(answer_row(at.as_str(), value, &source, by)?);
            }
        }
    }
    Ok(())
}

fn conflict(there: &Report, from: &Address, at: Address, own: &Value, theirs: &Value) -> GuideConflict {
    let shown = |value: &Value| match to_json(value) {
        serde_json::Value::String(text) => text,
        _ => format::value(there.kind(from.as_str()), value, None),
    };
    let name = there.form.name_of(from.as_str());
    GuideConflict { address: at.to_string(), name, here: shown(own), there: shown(theirs) }
}
