//! Comparisons as files, without a store.

use chrono::{DateTime, FixedOffset, NaiveDate};
use hpug_excel::write::{ComparisonOptions, comparison, key};
use hpug_model::side_by_side::{Named, SideBySide};
use hpug_pdf::comparison::Options;
use sha2::{Digest, Sha256};

use super::PaperError;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparedPaper {
    /// A workbook with live formulas.
    Workbook,
    /// A PDF with a picture per figure.
    Pdf,
}

/// A comparison as a file; `unread` files are missing from it. The same comparison and moment give the same bytes.
///
/// # Errors
/// [`PaperError::Workbook`], [`PaperError::Pdf`].
pub fn compared_paper(
    side: &SideBySide,
    paper: ComparedPaper,
    unread: u32,
    now: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PaperError> {
    match paper {
        ComparedPaper::Workbook => {
            Ok(comparison(side, &ComparisonOptions { unread, today: now.date_naive() })?)
        }
        ComparedPaper::Pdf => {
            let options = Options { unread, ..Options::new(now) };
            let document = hpug_pdf::comparison::document(side, &options);
            Ok(hpug_pdf::render(&document)?.bytes)
        }
    }
}

/// The key to an anonymous comparison as a workbook of its own.
///
/// # Errors
/// [`PaperError::Workbook`].
pub fn compared_key(named: &[Named], today: NaiveDate) -> Result<Vec<u8>, PaperError> {
    Ok(key(named, today)?)
}

/// What an order is drawn from: the first 64 bits of the SHA-256 of things that readers of the comparison don't have.
pub fn seed_of(secrets: &[&[u8]]) -> u64 {
    let mut hash = Sha256::new();
    for secret in secrets {
        hash.update((secret.len() as u64).to_be_bytes());
        hash.update(secret);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    u64::from_be_bytes(first)
}
