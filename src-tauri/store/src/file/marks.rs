//! The marks by which a file and its log know each other.
//!
//! SQLite plays any whole log back into the file it lies beside, also one of another state of that file. And a
//! log that is lost leaves no trace. So the first change after a rest writes `rested = no` and a generation
//! drawn for it into the file itself before anything goes into the log, and the rest writes `rested = yes`.
//! A file that says `no` needs the log of its generation; one that says `yes` needs none.

use rusqlite::Connection;

/// The marks of a file, or of a file as seen through its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The file holds every change by itself.
    pub rested: bool,
    /// Which log belongs to it.
    pub generation: String,
    /// Number of the newest change.
    pub head: i64,
}

/// Reads the marks.
pub(crate) fn read(conn: &Connection) -> rusqlite::Result<Marks> {
    conn.query_row(include_str!("../schema/marks.sql"), [], |row| {
        let rested: String = row.get(0)?;
        let head: String = row.get(2)?;
        Ok(Marks { rested: rested == "yes", generation: row.get(1)?, head: head.parse().unwrap_or(-1) })
    })
}

/// What to do with a log, by the marks of the file alone and through the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It belongs to the file.
    Belongs,
    /// It belongs to another state; the file is whole without it.
    NotNeeded,
    /// It belongs to another state; the file's own is gone.
    Wrong,
}

/// Judges a log that has bytes in it. `through` is `None` when the file can't be read through it, `file` is
/// `None` when the file can't be read alone, as while its key was being changed.
pub(crate) fn judge(file: Option<&Marks>, through: Option<&Marks>) -> Verdict {
    match (file, through) {
        (None, _) => Verdict::Belongs,
        (Some(file), _) if file.rested => Verdict::NotNeeded,
        (Some(file), Some(through)) if file.generation == through.generation => Verdict::Belongs,
        (Some(_), _) => Verdict::Wrong,
    }
}
