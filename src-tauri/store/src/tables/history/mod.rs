//! The history: one row for each transaction, and the steps of undo and redo derived from it.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::edit::Step;
use crate::error::{Result, StoreError};
use crate::tables::Tables;

/// What a history row is to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A step that can be taken back.
    Edit,
    /// Takes an edit back.
    Undo,
    /// Does an edit again that was taken back.
    Redo,
    /// History without undo: creating, receiving, deleting, settings, exports.
    Note,
}

impl Act {
    fn as_str(self) -> &'static str {
        match self {
            Act::Edit => "edit",
            Act::Undo => "undo",
            Act::Redo => "redo",
            Act::Note => "note",
        }
    }

    /// The column's CHECK lets no fifth word in.
    fn named(word: &str) -> Self {
        match word {
            "edit" => Act::Edit,
            "undo" => Act::Undo,
            "redo" => Act::Redo,
            _ => Act::Note,
        }
    }
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One row of history.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    /// Its number, from 1, without gaps.
    pub seq: i64,
    /// The caller's id.
    pub edit_id: String,
    /// The report, if it is about one.
    pub report: Option<i64>,
    /// RFC 3339 time.
    pub time: String,
    /// Who.
    pub person: String,
    /// What it is to undo.
    pub act: Act,
    /// The action: `typed`, `pasted`, `fix D-1`.
    pub kind: String,
    /// The edit that it takes back or does again.
    pub refers: Option<i64>,
    /// Every row changed.
    pub steps: Vec<Step>,
}

/// A row as it stands, its steps still text.
struct Written {
    row: HistoryRow,
    steps: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Written> {
    let written = HistoryRow {
        seq: row.get(0)?,
        edit_id: row.get(1)?,
        report: row.get(2)?,
        time: row.get(3)?,
        person: row.get(4)?,
        act: Act::named(&row.get::<_, String>(5)?),
        kind: row.get(6)?,
        refers: row.get(7)?,
        steps: Vec::new(),
    };
    Ok(Written { row: written, steps: row.get(8)? })
}

fn act_from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Act, Option<i64>)> {
    Ok((row.get(0)?, Act::named(&row.get::<_, String>(1)?), row.get(2)?))
}

fn read(written: Written) -> Result<HistoryRow> {
    let steps = serde_json::from_str(&written.steps)
        .map_err(|source| StoreError::Row { table: "history", source })?;
    Ok(HistoryRow { steps, ..written.row })
}

/// How far the history of a report was followed: what undo and redo would do is worked out once, row by row.
pub(crate) struct Followed {
    report: i64,
    /// Number of the last row followed. It is committed: no open transaction asks for the state.
    seq: i64,
    state: UndoState,
}

/// What undo and redo would do next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// Edits that can be taken back, the next one last.
    pub undo: Vec<i64>,
    /// Edits that can be done again, the next one last.
    pub redo: Vec<i64>,
}

impl UndoState {
    /// Follows one row: an edit ends what could be done again, an undo moves its edit over, a redo back.
    fn follow(&mut self, seq: i64, act: Act, refers: Option<i64>) {
        match (act, refers) {
            (Act::Edit, _) => {
                self.undo.push(seq);
                self.redo.clear();
            }
            (Act::Undo, Some(edit)) => {
                self.undo.retain(|s| *s != edit);
                self.redo.push(edit);
            }
            (Act::Redo, Some(edit)) => {
                self.redo.retain(|s| *s != edit);
                self.undo.push(edit);
            }
            _ => {}
        }
    }
}

/// The setting that holds the row of history at which undo of a meeting ends.
pub(crate) fn end_of_undo(meeting: i64) -> String {
    format!("end_of_undo/meeting/{meeting}")
}

impl Tables {
    /// The history of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn history(&self, report: i64) -> Result<Vec<HistoryRow>> {
        self.all(include_str!("of_report.sql"), [report], from_row)?.into_iter().map(read).collect()
    }

    /// The history of one address of a report, newest first.
    ///
    /// # Errors
    /// Of reading.
    pub fn history_at(&self, report: i64, address: &str) -> Result<Vec<HistoryRow>> {
        self.all(include_str!("of_place.sql"), (report, address), from_row)?.into_iter().map(read).collect()
    }

    /// The row with this number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`], and those of reading.
    pub fn history_row(&self, seq: i64) -> Result<HistoryRow> {
        self.one(include_str!("by_seq.sql"), [seq], from_row)?
            .ok_or(StoreError::NoSuchRow { what: "history row", id: seq.to_string() })
            .and_then(read)
    }

    /// What undo and redo would do next in a report.
    ///
    /// # Errors
    /// Of reading.
    pub fn undo_state(&self, report: i64) -> Result<UndoState> {
        let followed = self.followed.take().filter(|followed| followed.report == report);
        let mut followed = followed.unwrap_or(Followed { report, seq: 0, state: UndoState::default() });
        let acts = self.all(include_str!("acts.sql"), (report, followed.seq), act_from_row)?;
        for (seq, act, refers) in acts {
            followed.state.follow(seq, act, refers);
            followed.seq = seq;
        }
        let state = followed.state.clone();
        self.followed.replace(Some(followed));
        Ok(state)
    }

    /// What undo and redo would do next in a meeting. They reach back to the change that names a file which is no longer
    /// kept.
    ///
    /// # Errors
    /// Of reading.
    pub fn undo_state_of_meeting(&self, meeting: i64) -> Result<UndoState> {
        let last = self.setting(&end_of_undo(meeting))?.and_then(|seq| seq.parse::<i64>().ok()).unwrap_or(0);
        let acts = self.all(include_str!("acts_of_meeting.sql"), (meeting, last), act_from_row)?;
        let mut state = UndoState::default();
        for (seq, act, refers) in acts {
            state.follow(seq, act, refers);
        }
        Ok(state)
    }

    /// The number of the newest row about each report: what was worked out from a report holds as long as it.
    ///
    /// # Errors
    /// Of reading.
    pub fn newest_rows(&self) -> Result<BTreeMap<i64, i64>> {
        let rows = self.all(include_str!("newest.sql"), [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }

    /// The number of the newest row of all, 0 in a new store: what was worked out from the store holds as long as it.
    ///
    /// # Errors
    /// Of reading.
    pub fn newest_row(&self) -> Result<i64> {
        Ok(self.one(include_str!("newest_of_all.sql"), [], |row| row.get(0))?.unwrap_or(0))
    }

    pub(crate) fn history_by_edit(&self, edit_id: &str) -> Result<Option<HistoryRow>> {
        self.one(include_str!("by_edit.sql"), [edit_id], from_row)?.map(read).transpose()
    }

    /// Rows, and the number of the newest.
    pub(crate) fn history_count(&self) -> Result<(i64, i64)> {
        let count = self.one(include_str!("count.sql"), [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(count.unwrap_or((0, 0)))
    }

    pub(crate) fn insert_history(&self, row: &HistoryRow) -> Result<()> {
        let steps = serde_json::to_string(&row.steps)
            .map_err(|source| StoreError::Row { table: "history", source })?;
        let HistoryRow { seq, edit_id, report, time, person, act, kind, refers, .. } = row;
        let meeting = row.steps.iter().find_map(Step::meeting);
        let values = (seq, edit_id, report, time, person, act.as_str(), kind, refers, steps, meeting);
        self.run(include_str!("add.sql"), values)?;
        for step in &row.steps {
            if let (Some(report), Some(address)) = (step.report, step.address()) {
                self.run(include_str!("add_place.sql"), (report, address, seq))?;
            }
        }
        Ok(())
    }
}
