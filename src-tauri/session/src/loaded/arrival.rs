//! What is known of how a report arrived.

use hpug_excel::Reading;
use hpug_model::seal::{SealState, Sealed};
use serde::{Deserialize, Serialize};

use crate::error::{Result, SessionError};
use crate::wire::received;

/// What is known of how a report arrived. Facts that a version of the program doesn't know are blank in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// What its seal told when it was read; `None` without one.
    pub seal: Option<Sealed>,
    /// Its plan was taken from the file's name.
    pub plan_is_guessed: bool,
    /// The older report of the same plan, form and year that it may replace, until that is decided.
    pub newer_of: Option<i64>,
    /// What was odd and concerns no answer: a cell and a sentence.
    pub notes: Vec<(String, String)>,
}

impl Arrival {
    /// What a file tells by itself.
    pub fn of(reading: &Reading, plan_is_guessed: bool) -> Arrival {
        let notes = reading.notes.iter().map(|note| (note.cell.clone(), note.message.clone()));
        Arrival { seal: reading.seal.clone(), plan_is_guessed, newer_of: None, notes: notes.collect() }
    }

    /// Reads it from its row; `None` for a report kept before arrivals were.
    ///
    /// # Errors
    /// [`SessionError::Unreadable`].
    pub fn read(json: Option<&str>) -> Result<Arrival> {
        let read = |json| {
            serde_json::from_str(json).map_err(|source| SessionError::Unreadable { what: "arrival", source })
        };
        json.map(read).transpose().map(Option::unwrap_or_default)
    }

    /// Its row.
    ///
    /// # Errors
    /// [`SessionError::Unreadable`].
    pub fn json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| SessionError::Unreadable { what: "arrival", source })
    }

    /// The seal as the window shows it.
    pub fn seal_view(&self) -> Option<received::SealView> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.seal.as_ref().map(|seal| received::SealView {
            state: match seal.state {
                SealState::Unchanged => received::SealState::Unchanged,
                SealState::Changed => received::SealState::Changed,
                SealState::OtherForm => received::SealState::OtherForm,
                SealState::Damaged => received::SealState::Damaged,
            },
            answers: count(seal.answers),
            changed: count(seal.changed.len() + seal.gone),
        })
    }
}
