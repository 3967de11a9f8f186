//! Changes of meetings, and their undo.

use serde_json::json;

use super::step::{Step, StepTable};
use super::tx::Tx;
use super::{Done, Edit};
use crate::error::{Result, StoreError};
use crate::file::Store;
use crate::tables::{Act, HistoryRow, Meeting, end_of_undo};

impl Tx<'_> {
    /// Adds a meeting and returns its number; the one given in `meeting` is not looked at.
    ///
    /// # Errors
    /// Of writing.
    pub fn add_meeting(&mut self, meeting: &Meeting) -> Result<i64> {
        let id = self.insert_meeting(meeting)?;
        let after = Some(Meeting { id, ..meeting.clone() });
        self.changed(StepTable::Meeting, None, &id.to_string(), (&None, &after))?;
        Ok(id)
    }

    /// Puts a meeting; one that says the same changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading and writing.
    pub fn put_meeting(&mut self, meeting: &Meeting) -> Result<()> {
        let before = self.meeting(meeting.id)?;
        if before.says_same(meeting) {
            return Ok(());
        }
        self.write_meeting(meeting)?;
        let key = meeting.id.to_string();
        self.changed(StepTable::Meeting, None, &key, (&Some(before), &Some(meeting.clone())))
    }

    /// Removes the files that meetings let go of, for good: undo of those meetings ends at the newest change that names
    /// one. The history keeps what they were called.
    ///
    /// # Errors
    /// Of reading and writing.
    pub fn remove_files_let_go(&mut self) -> Result<()> {
        for sha256 in self.files_let_go()? {
            for (meeting, seq) in self.meetings_that_held(&sha256)? {
                let name = end_of_undo(meeting);
                let before = self.setting(&name)?.and_then(|seq| seq.parse().ok()).unwrap_or(0);
                self.put_setting(&name, &seq.max(before).to_string())?;
            }
            self.delete_file(&sha256)?;
            self.noted(StepTable::File, None, sha256, json!({ "removed": true }));
        }
        Ok(())
    }

    /// Brings a meeting to the step's `after`; it must say what the step's `before` says.
    pub(super) fn replay_meeting(&mut self, step: &Step) -> Result<()> {
        let (Some(before), Some(after)) = (step.before::<Meeting>()?, step.after::<Meeting>()?) else {
            return Ok(());
        };
        if !self.meeting(after.id)?.says_same(&before) {
            return Err(StoreError::NotAsLeft(format!("{} {}", step.table.name(), step.key)));
        }
        self.put_meeting(&after)
    }
}

impl Store {
    /// Takes the newest edit of a meeting back.
    ///
    /// # Errors
    /// [`StoreError::NothingTo`], and those of [`Store::transact`].
    pub fn undo_meeting(&mut self, edit: &Edit, meeting: i64) -> Result<Done<HistoryRow>> {
        let newest = self.undo_state_of_meeting(meeting)?.undo.last().copied();
        self.again(edit, Act::Undo, newest)
    }

    /// Does the edit of a meeting again that was taken back last.
    ///
    /// # Errors
    /// [`StoreError::NothingTo`], and those of [`Store::transact`].
    pub fn redo_meeting(&mut self, edit: &Edit, meeting: i64) -> Result<Done<HistoryRow>> {
        let newest = self.undo_state_of_meeting(meeting)?.redo.last().copied();
        self.again(edit, Act::Redo, newest)
    }
}
