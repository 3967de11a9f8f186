//! Changing a store: one door, one transaction, one history row, one step of undo.

mod meetings;
mod rounds;
mod signing;
mod step;
mod transact;
mod tx;
mod undo;

pub use step::{Step, StepTable};
pub use tx::{StoreFact, Tx};

use crate::tables::Act;

/// What is about to be done; time, person and id come from outside.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Drawn by the caller once per action: the same id twice is applied once, so that an action whose answer
    /// was lost can be sent again.
    pub id: String,
    /// RFC 3339 time.
    pub time: String,
    /// Who.
    pub person: String,
    /// The action in a word or two: `typed`, `pasted`, `fix D-1`.
    pub kind: String,
    /// The report, if it is about one.
    pub report: Option<i64>,
    /// Whether it can be taken back.
    pub undoable: bool,
}

impl Edit {
    fn act(&self) -> Act {
        if self.undoable { Act::Edit } else { Act::Note }
    }
}

/// What came of an edit. Once it is here, its bytes are durable.
#[derive(Clone, Debug, PartialEq)]
pub enum Done<T> {
    /// It is in the store.
    Applied {
        /// Number of its history row.
        seq: i64,
        /// Every row it changed.
        steps: Vec<Step>,
        /// What the closure returned.
        value: T,
    },
    /// Nothing differed from what stood there, so nothing was written.
    Unchanged(T),
    /// An edit of this id is in the store already; nothing was written.
    Repeated {
        /// Number of the history row then.
        seq: i64,
        /// Every row changed then.
        steps: Vec<Step>,
    },
}

impl<T> Done<T> {
    /// Every row changed, now or when the same edit came first.
    pub fn steps(&self) -> &[Step] {
        match self {
            Done::Applied { steps, .. } | Done::Repeated { steps, .. } => steps,
            Done::Unchanged(_) => &[],
        }
    }

    /// What the closure returned; `None` for a repeated edit, whose closure did not run.
    pub fn value(self) -> Option<T> {
        match self {
            Done::Applied { value, .. } | Done::Unchanged(value) => Some(value),
            Done::Repeated { .. } => None,
        }
    }
}
