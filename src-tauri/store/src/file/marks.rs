//! The marks by which a file and its log know each other.
//!
//! SQLite plays any whole log back into the file it lies beside, also one of another state of that file. And a
//! log that is lost leaves no trace. So the first change after a rest writes `rested = no` and a generation
//! drawn for it into the file itself before anything goes into the log, and the rest writes `rested = yes`.
//! A file that says `no` needs the log of its generation; one that says `yes` needs none, and takes one of its generation
//! that is not behind it.

use rusqlite::Connection;

/// The marks of a file, or of a file as seen through its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The file holds every change by itself.
    pub rested: bool,
    /// Which log belongs to it.
    pub generation: String,
    /// The generation that it had at its last rest; `None` in a store that was never changed since it is noted.
    pub before: Option<String>,
    /// Number of the newest change.
    pub head: i64,
}

/// Reads the marks.
pub(crate) fn read(conn: &Connection) -> rusqlite::Result<Marks> {
    conn.query_row(include_str!("../schema/marks.sql"), [], |row| {
        let rested: String = row.get(0)?;
        let head: String = row.get(2)?;
        let (rested, head) = (rested == "yes", head.parse().unwrap_or(-1));
        Ok(Marks { rested, generation: row.get(1)?, head, before: row.get(3)? })
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
        // Beside a file at rest, only a log that ends in the same rest: the power may have failed while it was being written
        // back, and what was written then stands in the file in any order. One that is not at rest is an older copy.
        (Some(file), Some(through))
            if file.rested
                && through.rested
                && file.generation == through.generation
                && file.head == through.head =>
        {
            Verdict::Belongs
        }
        (Some(file), Some(through))
            if !file.rested && file.generation == through.generation && file.head <= through.head =>
        {
            Verdict::Belongs
        }
        // The very first words of a log, on their way into the file.
        (Some(file), Some(through))
            if through.before.as_ref() == Some(&file.generation) && file.head == through.head =>
        {
            Verdict::Belongs
        }
        (Some(file), _) if file.rested => Verdict::NotNeeded,
        (Some(file), Some(through)) if file.generation == through.generation => Verdict::Belongs,
        (Some(_), _) => Verdict::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Belongs, NotNeeded, Wrong};
    use super::{Marks, judge};

    /// `no G2<G1 5`: at rest or not, generation, the one before, number of the newest change.
    fn marks(line: &str) -> Marks {
        let parts: Vec<&str> = line.split(['<', ' ']).collect();
        let [rested, generation, before, head] = parts[..] else { panic!("{line}") };
        let head = head.parse().unwrap();
        Marks {
            rested: rested == "yes",
            generation: generation.to_owned(),
            before: Some(before.to_owned()),
            head,
        }
    }

    #[test]
    fn only_a_file_s_own_log_is_played_into_it() {
        for (what, file, through, verdict) in [
            ("work since the rest", "no G2<G1 5", Some("no G2<G1 7"), Belongs),
            ("a rest on its way into the file", "no G2<G1 5", Some("yes G2<G1 7"), Belongs),
            ("a rest written back in part", "yes G2<G1 7", Some("yes G2<G1 7"), Belongs),
            ("an older copy beside the file at rest", "yes G2<G1 7", Some("no G2<G1 6"), NotNeeded),
            ("an older copy that lacks no numbered change", "yes G2<G1 7", Some("no G2<G1 7"), NotNeeded),
            ("a rest before the file's", "yes G2<G1 7", Some("yes G2<G1 6"), NotNeeded),
            ("the first words after the rest", "yes G2<G1 7", Some("no G3<G2 7"), Belongs),
            ("a log of another state", "yes G2<G1 7", Some("no G9<G8 9"), NotNeeded),
            ("a log of another state, the own one gone", "no G2<G1 5", Some("no G9<G8 9"), Wrong),
            ("no log that can be read", "yes G2<G1 7", None, NotNeeded),
        ] {
            assert_eq!(judge(Some(&marks(file)), through.map(marks).as_ref()), verdict, "{what}");
        }
    }
}
