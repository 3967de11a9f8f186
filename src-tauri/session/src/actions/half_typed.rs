//! Text in an open editor, kept so that a lock loses nothing.

use crate::error::Result;
use crate::session::{Deed, Session};

impl Session {
    /// Keeps half-typed text of a cell; an empty one forgets it. No answer, no step of undo; the history notes the
    /// cell and not the words.
    ///
    /// # Errors
    /// Of writing.
    pub fn keep_half_typed(&mut self, id: u32, address: &str, text: &str) -> Result<()> {
        self.own(id)?;
        let edit_id = self.surroundings.draw_id();
        self.act(Some(id), &Deed::note(&edit_id, "half-typed text kept"), |tx| {
            tx.put_draft_text(i64::from(id), address, text)
        })?;
        Ok(())
    }
}
