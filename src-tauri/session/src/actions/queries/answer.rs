//! Answering: what the plan says to a query about its own report. The right figure is typed into its cell.

use hpug_model::queries::{self, QueryState};
use hpug_store::tables;

use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;

impl Session {
    /// Answers a query: one step of undo. An empty answer takes it back, unless the figure was corrected.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`] for more than 8,000 characters, [`SessionError::NoSuchThing`],
    /// [`SessionError::ReadOnly`], those of writing.
    pub fn answer_query(&mut self, id: u32, edit_id: &str, query: &str, text: &str) -> Result<Changed> {
        if queries::is_too_long(text) {
            return Err(SessionError::bad("The answer", "it takes no more than 8,000 characters"));
        }
        let (person, time) = (self.person()?, self.time());
        self.own(id)?;
        let stands = self.query(id, query)?;
        let answer = queries::cleaned(text);
        let state = if answer.is_empty() { QueryState::Open } else { QueryState::Answered };
        let answered =
            tables::Query { answer, state: state.key().to_owned(), changed_at: time, person, ..stands };
        self.change(id, &Deed::edit(edit_id, "question answered"), |tx| {
            tx.put_query(i64::from(id), &answered)
        })
    }

    /// Says that a query needs no more answer, or takes that back: one step of undo.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`], [`SessionError::ReadOnly`], those of writing.
    pub fn mark_answered(&mut self, id: u32, edit_id: &str, query: &str, answered: bool) -> Result<Changed> {
        let (person, time) = (self.person()?, self.time());
        self.own(id)?;
        let stands = self.query(id, query)?;
        let state = if answered { QueryState::Answered } else { QueryState::Open };
        let marked = tables::Query { state: state.key().to_owned(), changed_at: time, person, ..stands };
        self.change(id, &Deed::edit(edit_id, "question answered"), |tx| tx.put_query(i64::from(id), &marked))
    }
}
