//! The host's own metrics as kept in a report's row.

use hpug_model::forms::Supplement;
use hpug_model::values::Kind;
use serde::{Deserialize, Serialize};

use crate::error::{Result, SessionError};

#[derive(Serialize, Deserialize)]
struct Kept {
    number: u32,
    label: String,
    per_lob: bool,
    measures: Vec<(String, Kind)>,
}

/// The metrics of a row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn supplements_of(json: &str) -> Result<Vec<Supplement>> {
    let kept: Vec<Kept> = serde_json::from_str(json)
        .map_err(|source| SessionError::Unreadable { what: "supplemental metrics", source })?;
    let supplement = |kept: Kept| {
        let Kept { number, label, per_lob, measures } = kept;
        Supplement { number, label, per_lob, measures }
    };
    Ok(kept.into_iter().map(supplement).collect())
}

/// The metrics for a row.
///
/// # Errors
/// [`SessionError::Unreadable`].
pub fn supplements_json(supplements: &[Supplement]) -> Result<String> {
    let keep = |supplement: &Supplement| {
        let Supplement { number, label, per_lob, measures } = supplement.clone();
        Kept { number, label, per_lob, measures }
    };
    let kept: Vec<Kept> = supplements.iter().map(keep).collect();
    serde_json::to_string(&kept)
        .map_err(|source| SessionError::Unreadable { what: "supplemental metrics", source })
}
