//! The tables: a folder per table with its `.sql` files, its row type and what can be read from it.

pub mod answer;
pub mod arrival;
pub mod draft_text;
pub mod explanation;
pub mod export;
pub mod file;
pub mod hand_out;
pub mod history;
pub mod known_name;
pub mod meeting;
pub mod meta;
pub mod query;
pub mod remark;
pub mod report;
pub mod round;
pub mod setting;
mod side_by_side;
pub mod sign_off;
pub mod topic;
pub mod unread;
pub mod version;

pub use answer::Answer;
pub use explanation::Explanation;
pub use export::{Export, NewExport};
pub use file::StoredFile;
pub use hand_out::{HandOut, NewHandOut};
pub(crate) use history::end_of_undo;
pub use history::{Act, HistoryRow, UndoState};
pub use known_name::{KnownName, NameKind};
pub use meeting::Meeting;
pub use query::Query;
pub use remark::Text;
pub use report::{Report, ReportState};
pub use round::Round;
pub use side_by_side::{OfReport, Which};
pub use sign_off::SignOff;
pub use topic::Topic;
pub use unread::Unread;
pub use version::{NewVersion, Version};

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::{Result, StoreError};
use crate::file::fault;

/// Reading from an open store: typed rows, one function per question.
pub struct Tables {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) followed: RefCell<Option<history::Followed>>,
}

impl Tables {
    pub(crate) fn new(conn: Connection, path: PathBuf) -> Self {
        Tables { conn, path, followed: RefCell::default() }
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn fault(&self, error: rusqlite::Error) -> StoreError {
        fault::of(&self.path, error)
    }

    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let rows = || {
            let mut statement = self.conn.prepare_cached(sql)?;
            statement.query_map(params, map)?.collect()
        };
        let rows: rusqlite::Result<Vec<T>> = rows();
        rows.map_err(|e| self.fault(e))
    }

    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let row = || self.conn.prepare_cached(sql)?.query_row(params, map).optional();
        row().map_err(|e| self.fault(e))
    }

    pub(crate) fn run(&self, sql: &str, params: impl Params) -> Result<usize> {
        let run = || self.conn.prepare_cached(sql)?.execute(params);
        run().map_err(|e| self.fault(e))
    }

    /// The id that an insert with `RETURNING id` gave.
    pub(crate) fn insert(&self, sql: &str, params: impl Params) -> Result<i64> {
        let insert = || self.conn.prepare_cached(sql)?.query_row(params, |row| row.get(0));
        insert().map_err(|e| self.fault(e))
    }
}
