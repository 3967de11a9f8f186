//! Remarks and explanations.

use hpug_model::findings::Severity;
use hpug_model::values::without_turns;
use hpug_store::tables::Explanation;

use super::edit::point_of;
use crate::error::{Result, SessionError};
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;

impl Session {
    /// Puts the remark at a cell; an empty text takes it away.
    ///
    /// # Errors
    /// [`SessionError::BadRequest`], [`SessionError::ReadOnly`], and those of writing.
    pub fn set_remark(&mut self, id: u32, edit_id: &str, address: &str, text: &str) -> Result<Changed> {
        let form = self.own(id)?.report.form.clone();
        point_of(&form, address)?;
        let text = without_turns(text);
        let text = text.trim();
        self.change(id, &Deed::edit(edit_id, "remark"), |tx| tx.put_remark(i64::from(id), address, text))
    }

    /// Explains a warning, with the figures it is about; an empty text takes the explanation away.
    ///
    /// # Errors
    /// [`SessionError::NoSuchThing`] when the finding is gone, [`SessionError::BadRequest`] for an error or a note,
    /// [`SessionError::ReadOnly`], and those of writing.
    pub fn explain(&mut self, id: u32, edit_id: &str, finding: &str, text: &str) -> Result<Changed> {
        let (check_id, at) = finding.split_once('@').ok_or_else(|| SessionError::no("finding", finding))?;
        let text = without_turns(text);
        let text = text.trim();
        let loaded = self.own(id)?;
        if text.is_empty() {
            return self.change(id, &Deed::edit(edit_id, "explanation removed"), |tx| {
                tx.remove_explanation(i64::from(id), check_id, at)
            });
        }
        let found = loaded.finding(finding).ok_or_else(|| SessionError::no("finding", finding))?;
        if found.severity != Severity::Warning {
            return Err(SessionError::bad(
                finding,
                "only a warning can be explained; an error has to be put right",
            ));
        }
        let figures = serde_json::to_string(&loaded.figures_of(found))
            .map_err(|source| SessionError::Unreadable { what: "explanation", source })?;
        let row =
            Explanation { check_id: check_id.to_owned(), at: at.to_owned(), text: text.to_owned(), figures };
        self.change(id, &Deed::edit(edit_id, "explained"), |tx| tx.put_explanation(i64::from(id), &row))
    }
}
