//! Comparisons as files, without a store.

use chrono::{DateTime, FixedOffset, NaiveDate};
use hpug_excel::write::{ComparisonOptions, comparison, key};
use hpug_model::Report;
use hpug_model::checks;
use hpug_model::forms::FormError;
use hpug_model::side_by_side::{self, Named, SideBySide, Taken};
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

/// Several plans side by side, judged on `today`: reports with what each is called, in any order. Unless `named`, letters
/// stand in place of the plans' names, in an order drawn from `seed`, and the key comes along. `None` where none of them has
/// figures that could be put side by side.
///
/// # Errors
/// [`FormError`] when a form of the program's own has a mistake.
pub fn plans_side_by_side(
    reports: &[(String, Report)],
    named: bool,
    seed: u64,
    today: NaiveDate,
) -> Result<Option<(SideBySide, Vec<Named>)>, FormError> {
    let judged = |(source, report): &(String, Report)| {
        let findings = checks::check(report, &checks::Context::on(today));
        Taken::from(report, &findings, source)
    };
    let taken = reports.iter().map(judged).collect::<Result<Vec<_>, _>>()?;
    let Some(form) = side_by_side::main_form(&taken) else { return Ok(None) };
    let side = side_by_side::plans(&form, &taken);
    if side.lines.is_empty() {
        return Ok(None);
    }
    Ok(Some(if named { (side, Vec::new()) } else { side_by_side::anonymous(side, seed) }))
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
