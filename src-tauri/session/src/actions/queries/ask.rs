//! Asking: queries at cells of a received report.

use hpug_model::queries::{self, QueryState};
use hpug_store::tables;

use crate::error::{Result, SessionError};
use crate::loaded::Loaded;
use crate::session::{Deed, Session};
use crate::wire::reports::{Changed, ReportState};

impl Session {
    /// A draft of a question: about a finding, else about a cell.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when the finding is gone, those of reading.
    pub fn draft_query(&mut self, id: u32, address: &str, finding: Option<&str>) -> Result<String> {
        let loaded = self.received(id)?;
        match finding {
            Some(key) => {
                let found = loaded.finding(key).ok_or_else(|| SessionError::no("finding", key))?;
                Ok(queries::about_finding(&loaded.report, found))
            }
            None => Ok(queries::about_cell(&loaded.report, address)),
        }
    }

    /// Asks about a cell, in words that are sent as they are.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for an empty question, a cell that the form doesn't have or more than 2,000 queries;
    /// [`SessionError::NotReceived`]; those of writing.
    pub fn ask(
        &mut self,
        id: u32,
        edit_id: &str,
        address: &str,
        finding: Option<&str>,
        text: &str,
    ) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        let loaded = self.received(id)?;
        let text = worded(text)?;
        super::super::edit::point_of(&loaded.report.form, address)?;
        let asked = &loaded.queries;
        if asked.len() >= queries::MOST_QUERIES {
            return Err(SessionError::bad("The question", "a report takes no more than 2,000 of them"));
        }
        let received = loaded.view().text_on_file(address).unwrap_or_default();
        let number =
            self.open()?.store.queries(i64::from(id))?.iter().map(|q| q.number).max().unwrap_or(0) + 1;
        let query = tables::Query {
            id: self.surroundings.draw_id(),
            number,
            address: address.to_owned(),
            finding: finding.map(str::to_owned),
            text,
            received,
            answer: String::new(),
            corrected: None,
            state: QueryState::Open.key().to_owned(),
            changed_at: time,
            person,
        };
        self.put_query(id, edit_id, "asked", &query)
    }

    /// Words a question anew; one that was sent is to be sent again.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`], [`SessionError::NoSuchThing`], [`SessionError::NotReceived`], those of writing.
    pub fn reword_query(&mut self, id: u32, edit_id: &str, query: &str, text: &str) -> Result<Changed> {
        self.received(id)?;
        let text = worded(text)?;
        let stands = self.query(id, query)?;
        let state = QueryState::Open.key().to_owned();
        self.put_query(id, edit_id, "question reworded", &tables::Query { text, state, ..stands })
    }

    /// Says that a query is settled, or takes that back.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::NotReceived`], those of writing.
    pub fn settle_query(&mut self, id: u32, edit_id: &str, query: &str, settled: bool) -> Result<Changed> {
        self.received(id)?;
        let stands = self.query(id, query)?;
        let answered = !stands.answer.is_empty() || stands.corrected.is_some();
        let state = match (settled, answered) {
            (true, _) => QueryState::Settled,
            (false, true) => QueryState::Answered,
            (false, false) => QueryState::Open,
        };
        self.put_query(id, edit_id, "settled", &tables::Query { state: state.key().to_owned(), ..stands })
    }

    /// Takes a query away that was not sent.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for one that was sent: the plan may answer it. Those of writing.
    pub fn drop_query(&mut self, id: u32, edit_id: &str, query: &str) -> Result<Changed> {
        self.received(id)?;
        let stands = self.query(id, query)?;
        if stands.state != QueryState::Open.key() || !stands.answer.is_empty() {
            return Err(SessionError::bad("The question", "it was sent; settle it instead"));
        }
        let done = self.act(Some(id), &Deed::edit(edit_id, "question taken back").noted(), |tx| {
            tx.remove_query(i64::from(id), query)
        })?;
        self.changed(id, done.steps())
    }

    /// The report, if a plan sent it.
    pub(super) fn received(&mut self, id: u32) -> Result<&mut Loaded> {
        let loaded = self.loaded(id)?;
        if loaded.facts.state != ReportState::Received {
            return Err(SessionError::NotReceived);
        }
        Ok(loaded)
    }

    pub(super) fn query(&self, id: u32, query: &str) -> Result<tables::Query> {
        let found = self.open()?.store.query(i64::from(id), query)?;
        found.ok_or_else(|| SessionError::no("question", query))
    }

    /// History without undo: a received report has none.
    fn put_query(&mut self, id: u32, edit_id: &str, kind: &str, query: &tables::Query) -> Result<Changed> {
        let query = tables::Query { changed_at: self.time(), person: self.person()?, ..query.clone() };
        let done =
            self.act(Some(id), &Deed::edit(edit_id, kind).noted(), |tx| tx.put_query(i64::from(id), &query))?;
        self.changed(id, done.steps())
    }
}

/// The words of a question, which needs some.
fn worded(text: &str) -> Result<String> {
    if queries::is_too_long(text) {
        return Err(SessionError::bad("The question", "it takes no more than 8,000 characters"));
    }
    Some(queries::cleaned(text))
        .filter(|text| !text.is_empty())
        .ok_or_else(|| SessionError::bad("The question", "it has no words"))
}
