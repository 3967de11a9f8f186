//! Undo and redo: the exact inverse of the newest step of a report, through lock and restart.

use hpug_store::Done;
use hpug_store::tables::HistoryRow;

use crate::error::Result;
use crate::session::{Deed, Session};
use crate::wire::reports::Changed;

#[derive(Clone, Copy)]
enum Way {
    Back,
    Again,
}

impl Session {
    /// Takes the newest step of a report back.
    ///
    /// # Errors
    /// [`crate::SessionError::Store`] with `NothingTo`, [`crate::SessionError::ReadOnly`], those of writing.
    pub fn undo(&mut self, id: u32) -> Result<Changed> {
        self.step(id, Way::Back)
    }

    /// Does the step again that was taken back last.
    ///
    /// # Errors
    /// As [`Session::undo`].
    pub fn redo(&mut self, id: u32) -> Result<Changed> {
        self.step(id, Way::Again)
    }

    fn step(&mut self, id: u32, way: Way) -> Result<Changed> {
        self.own(id)?;
        let edit_id = self.surroundings.draw_id();
        let deed = match way {
            Way::Back => Deed::note(&edit_id, "undo"),
            Way::Again => Deed::note(&edit_id, "redo"),
        };
        let edit = self.entry(Some(id), &deed)?;
        let open = self.open_mut()?;
        open.allow(&edit_id)?;
        let done = match way {
            Way::Back => open.store.undo(&edit, i64::from(id)),
            Way::Again => open.store.redo(&edit, i64::from(id)),
        };
        let done: Done<HistoryRow> = open.settle(&deed, done)?;
        self.changed(id, done.steps())
    }
}
