//! The one door for changes.

use super::step::Step;
use super::{Done, Edit, Tx};
use crate::error::{Result, StoreError};
use crate::file::Store;
use crate::tables::{Act, HistoryRow};

/// What goes into the history beside the steps.
struct Entry<'a> {
    edit: &'a Edit,
    act: Act,
    refers: Option<i64>,
}

fn of_report(edit: &Edit, report: i64) -> Edit {
    Edit { report: Some(report), ..edit.clone() }
}

impl Store {
    /// Runs `change` in one transaction and writes one history row with every step it took. When this returns
    /// [`Done::Applied`], the bytes are durable. Nothing of a failed change is in the store.
    ///
    /// An edit without a report whose change adds one belongs to that report.
    ///
    /// # Errors
    /// Those of `change`; [`StoreError::Gone`] before anything is written; [`StoreError::DiskFull`], [`StoreError::Io`], [`StoreError::Damaged`] when writing
    /// fails, after which every further edit is refused with [`StoreError::Stopped`] until [`Store::resume`]:
    /// after a full disk a smaller edit could succeed and the history would lose its order in silence.
    pub fn transact<T>(
        &mut self,
        edit: &Edit,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.enter(Entry { edit, act: edit.act(), refers: None }, change)
    }

    /// Takes the newest edit of a report back.
    ///
    /// # Errors
    /// [`StoreError::NothingTo`], and those of [`Store::transact`].
    pub fn undo(&mut self, edit: &Edit, report: i64) -> Result<Done<HistoryRow>> {
        let newest = self.undo_state(report)?.undo.last().copied();
        self.again(&of_report(edit, report), Act::Undo, newest)
    }

    /// Does the edit again that was taken back last.
    ///
    /// # Errors
    /// [`StoreError::NothingTo`], and those of [`Store::transact`].
    pub fn redo(&mut self, edit: &Edit, report: i64) -> Result<Done<HistoryRow>> {
        let newest = self.undo_state(report)?.redo.last().copied();
        self.again(&of_report(edit, report), Act::Redo, newest)
    }

    pub(super) fn again(&mut self, edit: &Edit, act: Act, refers: Option<i64>) -> Result<Done<HistoryRow>> {
        if let Some(done) = self.repeated(edit)? {
            return Ok(done);
        }
        let row = self.history_row(refers.ok_or(StoreError::NothingTo(act))?)?;
        let steps: Vec<Step> = match act {
            Act::Undo => row.steps.iter().rev().map(Step::inverse).collect(),
            _ => row.steps.clone(),
        };
        self.enter(Entry { edit, act, refers }, |tx| {
            steps.iter().try_for_each(|step| tx.replay(step))?;
            Ok(row)
        })
    }

    fn enter<T>(
        &mut self,
        entry: Entry<'_>,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.refuse_change()?;
        if let Some(done) = self.repeated(entry.edit)? {
            return Ok(done);
        }
        let done = self.leave_rest().and_then(|()| self.in_transaction(&entry, change));
        match done {
            Ok(done) => {
                self.rest_if_long()?;
                Ok(done)
            }
            Err(error) => Err(self.stop_on_write_fault(error)),
        }
    }

    fn repeated<T>(&self, edit: &Edit) -> Result<Option<Done<T>>> {
        let row = self.history_by_edit(&edit.id)?;
        Ok(row.map(|row| Done::Repeated { seq: row.seq, steps: row.steps }))
    }

    /// Dropped before its commit, the transaction is rolled back.
    fn in_transaction<T>(
        &self,
        entry: &Entry<'_>,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let transaction = self.begin()?;
        let done = self.steps_of(entry, change)?;
        transaction.commit().map_err(|e| self.fault(e))?;
        Ok(done)
    }

    fn steps_of<T>(
        &self,
        entry: &Entry<'_>,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let Entry { edit, act, refers } = entry;
        let mut tx = Tx::new(self, &edit.time);
        let value = change(&mut tx)?;
        let steps = tx.steps;
        if steps.is_empty() {
            return Ok(Done::Unchanged(value));
        }
        let report = edit.report.or_else(|| steps.iter().find_map(|s| s.report));
        let seq = self.next_seq()?;
        let row = HistoryRow {
            seq,
            edit_id: edit.id.clone(),
            report,
            time: edit.time.clone(),
            person: edit.person.clone(),
            act: *act,
            kind: edit.kind.clone(),
            refers: *refers,
            steps,
        };
        self.insert_history(&row)?;
        self.put_meta("head", &seq.to_string())?;
        if let (Some(report), Act::Edit | Act::Undo | Act::Redo) = (report, act) {
            self.touch_report(report, &edit.time)?;
        }
        Ok(Done::Applied { seq, steps: row.steps, value })
    }
}
