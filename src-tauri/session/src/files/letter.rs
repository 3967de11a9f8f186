//! A host's letters as PDF.

use hpug_model::Report;
use hpug_model::meetings::Letter;
use hpug_pdf::document::Missing;
use hpug_pdf::letter::{self as letters, Head};
use hpug_pdf::{Rendered, render};

use super::papers::PaperError;

/// A letter, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeLetter {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Where it holds characters that the fonts can't draw.
    pub missing_at: Vec<Missing>,
}

/// A letter about a meeting as PDF.
///
/// # Errors
/// [`PaperError::Pdf`].
pub fn letter_paper(letter: &Letter, head: &Head<'_>) -> Result<MadeLetter, PaperError> {
    Ok(made(render(&letters::letter(letter, head))?))
}

/// What is open in a plan's report, as a letter to it.
///
/// # Errors
/// [`PaperError::Pdf`].
pub fn findings_letter(report: &Report, head: &Head<'_>) -> Result<MadeLetter, PaperError> {
    Ok(made(render(&letters::findings(report, head))?))
}

fn made(Rendered { bytes, pages, missing_at, .. }: Rendered) -> MadeLetter {
    MadeLetter { bytes, pages, missing_at }
}
