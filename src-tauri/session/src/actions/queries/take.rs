//! Taking a file of queries, or the next version of a received report, into the store: one transaction.

use std::collections::BTreeSet;

use hpug_model::{Address, Value, format};
use hpug_store::Tx;
use hpug_store::tables::{self, Answer, Explanation, NewVersion, Topic};

use super::super::carry::put_all;
use super::super::looking::Looked;
use super::super::versions::snapshot_json;
use super::super::workbook::explanations;
use super::arrive::Arriving;
use crate::error::{Result, SessionError};
use crate::loaded::{Source, answer_row, schedule_json, supplements_json, topic_row, value_of};
use crate::session::{Deed, Session};
use crate::wire::queries::{NextVersion, QueryChange, QueryLine};
use crate::wire::reports::{ReportState, ReportView};

/// Names a next version in the history.
const NEXT: &str = "next version";

/// All that a whole workbook puts in the place of the one before.
struct Whole {
    row: tables::Report,
    answers: Vec<Answer>,
    remarks: Vec<(String, String)>,
    explanations: Vec<Explanation>,
    topics: Vec<Topic>,
}

impl Session {
    /// Takes what a file brings, as [`Session::preview_queries`] shows it. A plan's own report gets the queries, and the
    /// figures that stand in the file: one step of undo. A received report becomes its next version; the one before is
    /// kept among its versions.
    ///
    /// # Errors
    /// As [`Session::preview_queries`], and those of writing.
    pub fn take_queries(&mut self, token: &str, report: u32) -> Result<ReportView> {
        let looked = self.looked_at(token)?;
        let arriving = self.arriving(token, report)?;
        if self.loaded(report)?.facts.state == ReportState::Received {
            self.take_next_version(report, &looked, arriving)?;
        } else {
            self.take_asked(report, &looked, arriving)?;
        }
        self.drop_workbook(token);
        self.report(report)
    }

    fn take_asked(&mut self, id: u32, looked: &Looked, arriving: Arriving) -> Result<()> {
        let edit_id = self.surroundings.draw_id();
        let rows = self.figures(looked, &arriving.figures)?;
        let queries = self.signed(arriving.queries)?;
        let report = i64::from(id);
        self.change(id, &Deed::edit(&edit_id, "questions taken"), |tx| {
            put_all(tx, report, &rows)?;
            queries.iter().try_for_each(|query| tx.put_query(report, query))
        })?;
        Ok(())
    }

    fn take_next_version(&mut self, id: u32, looked: &Looked, arriving: Arriving) -> Result<()> {
        let (time, person, report) = (self.time(), self.person()?, i64::from(id));
        let whole = if looked.reading.is_queries_alone() { None } else { Some(self.whole(id, looked)?) };
        let rows = self.figures(looked, &arriving.figures)?;
        let queries = self.signed(arriving.queries)?;
        let snapshot = snapshot_json(&self.open()?.store, report)?;
        let name = format!("Before {} ({})", looked.name, format::long_day(self.today()));
        let version = NewVersion { report, name, time, person, snapshot };
        let edit_id = self.surroundings.draw_id();
        let done = self.act(Some(id), &Deed::note(&edit_id, NEXT), |tx| {
            tx.keep_version(&version)?;
            let file = tx.keep_file(&looked.name, &looked.bytes)?;
            if let Some(whole) = whole {
                whole.put(tx, file)?;
            }
            put_all(tx, report, &rows)?;
            queries.iter().try_for_each(|query| tx.put_query(report, query))
        })?;
        self.changed(id, done.steps()).map(drop)
    }

    /// The next versions of a received report, the newest first, each with what it changed.
    ///
    /// # Errors
    /// Of reading.
    pub fn next_versions(&mut self, id: u32) -> Result<Vec<NextVersion>> {
        let history = self.open()?.store.history(i64::from(id))?;
        let report = &self.loaded(id)?.report;
        let mut versions = Vec::new();
        for row in history.iter().filter(|row| row.kind == NEXT) {
            let mut version =
                NextVersion { time: row.time.clone(), changes: Vec::new(), answered: Vec::new() };
            for step in &row.steps {
                match step.table {
                    hpug_store::StepTable::Answer => {
                        let shown = |answer: Option<Answer>| -> Result<String> {
                            let Some(answer) = answer else { return Ok(String::new()) };
                            let value = value_of(&report.form, &answer.address, &answer.value)?;
                            Ok(hpug_model::queries::shown(report, &answer.address, value.as_ref()))
                        };
                        let (before, after) = (shown(step.before()?)?, shown(step.after()?)?);
                        let name = report.form.name_of(&step.key);
                        if before != after {
                            version.changes.push(QueryChange {
                                address: step.key.clone(),
                                name,
                                before,
                                after,
                            });
                        }
                    }
                    hpug_store::StepTable::Query => {
                        if let Some(query) = step.after::<tables::Query>()? {
                            let name = report.form.name_of(&query.address);
                            let (text, answer) = (query.text, query.answer);
                            version.answered.push(QueryLine { name, text, answer, odd: String::new() });
                        }
                    }
                    _ => {}
                }
            }
            let place = |change: &QueryChange| report.form.position(&change.address);
            version.changes.sort_by_key(|change| (place(change).is_none(), place(change)));
            versions.push(version);
        }
        Ok(versions)
    }

    fn figures(&self, looked: &Looked, figures: &[(Address, Option<Value>)]) -> Result<Vec<Answer>> {
        let (person, time) = (self.person()?, self.time());
        let source = Source::Corrected { file: looked.name.clone() };
        let row = |(address, value): &(Address, Option<Value>)| {
            let value = value.as_ref()?;
            Some(answer_row(address.as_str(), value, &source, (&person, &time)))
        };
        figures.iter().filter_map(row).collect()
    }

    /// Queries as this person puts them now.
    fn signed(&self, queries: Vec<tables::Query>) -> Result<Vec<tables::Query>> {
        let (person, time) = (self.person()?, self.time());
        let sign = |query| tables::Query { changed_at: time.clone(), person: person.clone(), ..query };
        Ok(queries.into_iter().map(sign).collect())
    }

    fn whole(&mut self, id: u32, looked: &Looked) -> Result<Whole> {
        let (person, time) = (self.person()?, self.time());
        let mut row = self.loaded(id)?.row.clone();
        let read = &looked.reading.report;
        row.supplements = supplements_json(&read.supplements)?;
        row.schedule = schedule_json(&read.schedule)?;
        row.reading = serde_json::to_string(&looked.reading.findings)
            .map_err(|source| SessionError::Unreadable { what: "findings of reading", source })?;
        if !read.contact.is_empty() {
            (row.contact_name, row.contact_email, row.contact_phone) =
                (read.contact.name.clone(), read.contact.email.clone(), read.contact.phone.clone());
        }
        let text = |(at, text): (&Address, &String)| (at.to_string(), text.clone());
        Ok(Whole {
            answers: looked.rows(row.reporting_year, true, (&person, &time))?,
            row,
            remarks: read.remarks.iter().map(text).collect(),
            explanations: explanations(read),
            topics: read.topics.iter().map(topic_row).collect::<Result<_>>()?,
        })
    }
}

impl Whole {
    fn put(&self, tx: &mut Tx<'_>, file: String) -> hpug_store::Result<()> {
        let id = self.row.id;
        let kept: BTreeSet<&str> = self.answers.iter().map(|answer| answer.address.as_str()).collect();
        for now in tx.answers(id)?.iter().filter(|now| !kept.contains(now.address.as_str())) {
            tx.remove_answer(id, &now.address)?;
        }
        put_all(tx, id, &self.answers)?;
        for now in tx.remarks(id)? {
            if !self.remarks.iter().any(|(at, _)| *at == now.address) {
                tx.put_remark(id, &now.address, "")?;
            }
        }
        self.remarks.iter().try_for_each(|(at, text)| tx.put_remark(id, at, text))?;
        for now in tx.explanations(id)? {
            if !self.explanations.iter().any(|e| (&e.check_id, &e.at) == (&now.check_id, &now.at)) {
                tx.remove_explanation(id, &now.check_id, &now.at)?;
            }
        }
        self.explanations.iter().try_for_each(|explanation| tx.put_explanation(id, explanation))?;
        self.topics.iter().try_for_each(|topic| tx.put_topic(id, topic))?;
        tx.put_report(&tables::Report { bound_file: Some(file), ..self.row.clone() })
    }
}
