//! The seal in a workbook: its pieces as custom document properties, which Excel and LibreOffice keep when they save.

use std::collections::BTreeMap;

use hpug_model::seal::{MOST, Seal, SealState, Sealed};

use crate::grid::{Properties, Workbook};
use crate::own::property;
use crate::patch::{PatchError, with_properties};
use crate::read_error::ReadError;
use crate::reading::Reading;

/// Why a file could not be sealed; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The file can't be changed without harm.
    #[error(transparent)]
    Patch(#[from] PatchError),
    /// It can't be read back, so nothing can be said about its answers.
    #[error("the sealed file could not be read back: {0}")]
    Read(#[from] ReadError),
    /// Its answers don't read the same after it was sealed.
    #[error("the sealed file reads back differently")]
    Differs,
}

/// A sealed file, and what reading it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct SealedFile {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// What its reader says.
    pub reading: Reading,
}

/// Seals an .xlsx or .xlsm with the answers that stand in it and the explanations of its report. Nothing else in the
/// file changes but the part of custom document properties and what speaks of it.
///
/// # Errors
/// [`SealError`] by cause.
pub fn seal(bytes: &[u8], explanations: &BTreeMap<String, String>) -> Result<SealedFile, SealError> {
    let stands = crate::read_here(bytes, "")?;
    let seal = Seal::of(&stands.report, explanations);
    let pieces: Vec<(String, String)> =
        (1..).zip(seal.pieces()).map(|(number, piece): (u32, _)| (name(number), piece)).collect();
    let bytes = with_properties(bytes, property::SEAL, &pieces)?;
    let reading = crate::read_here(&bytes, "")?;
    let whole = reading.seal.as_ref().is_some_and(|told| told.state == SealState::Unchanged);
    let same = reading.report.answers == stands.report.answers;
    if whole && same { Ok(SealedFile { bytes, reading }) } else { Err(SealError::Differs) }
}

/// Adds to a reading what the workbook's seal tells, and the explanations in it where the file's own sheets hold none.
pub(crate) fn with_seal(book: &Workbook, mut reading: Reading) -> Reading {
    let Some(text) = text_of(&book.properties) else { return reading };
    let told = Sealed::of(&text, &reading.report);
    let of_this_form = matches!(told.state, SealState::Unchanged | SealState::Changed);
    if of_this_form
        && reading.report.explanations.is_empty()
        && let Some(seal) = Seal::parse(&text)
    {
        reading.report.explanations = seal.explanations;
    }
    reading.seal = Some(told);
    reading
}

fn name(number: u32) -> String {
    format!("{}{number}", property::SEAL)
}

/// The pieces joined up to the first that is missing; `None` where there is no piece at all. Pieces beyond a gap make
/// the text one that is not whole.
fn text_of(properties: &Properties) -> Option<String> {
    let count = properties.custom.keys().filter(|key| key.starts_with(property::SEAL)).count();
    if count == 0 {
        return None;
    }
    let mut text = String::new();
    for number in (1..).take(count) {
        match properties.custom.get(&name(number)) {
            Some(piece) if text.len() + piece.len() <= MOST => text.push_str(piece.trim()),
            _ => return Some(String::new()),
        }
    }
    Some(text)
}
