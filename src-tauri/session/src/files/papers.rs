//! Papers: a report as workbook or PDF, read back and compared before anybody gets it.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use hpug_excel::seal::{SealError, SealedFile};
use hpug_excel::write::{ReportOptions, fingerprint_sent};
use hpug_model::answers::Figures;
use hpug_model::findings::{Finding, Severity};
use hpug_model::seal::Seal;
use hpug_model::{Address, Report, Value};
use hpug_pdf::{PdfError, Protection};
use thiserror::Error;

use super::sent::{Comparison, Difference, carried, compare, returned};

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A workbook in the publisher's layout.
    Workbook,
    /// A PDF of the whole report.
    Pdf,
    /// A PDF of what a host's own file has no cell for.
    CompanionPdf,
}

/// How to write it.
#[derive(Clone, Copy, Debug)]
pub struct PaperOptions<'a> {
    /// The report's findings; an open error makes it a draft.
    pub findings: &'a [Finding],
    /// Also print the working figures.
    pub working_figures: bool,
    /// Day of the meeting, if it is known.
    pub meeting: Option<NaiveDate>,
    /// The moment of writing.
    pub now: DateTime<FixedOffset>,
    /// Protect the file with this password; such a file is other bytes each time.
    pub password: Option<&'a str>,
}

/// A paper, read back and found right.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many answers were compared.
    pub comparison: Comparison,
    /// It is marked as a draft.
    pub draft: bool,
    /// Fingerprint of the answers, as printed in it.
    pub fingerprint: String,
    /// Characters that the PDF's fonts can't draw.
    pub missing_glyphs: Vec<char>,
}

/// Why a paper could not be made. Nothing is written in any of these cases.
#[derive(Debug, Error)]
pub enum PaperError {
    /// The workbook can't hold the report.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] hpug_excel::write::WriteError),
    /// The PDF could not be made or read back.
    #[error("the PDF could not be made: {0}")]
    Pdf(#[from] PdfError),
    /// The workbook that was made can't be read back.
    #[error("the workbook that was made could not be read back: {0}")]
    Unread(#[from] hpug_excel::ReadError),
    /// The workbook that was made can't be sealed or read back.
    #[error("the workbook that was made could not be sealed and read back: {0}")]
    Unsealed(#[from] SealError),
    /// The workbook could not be encrypted.
    #[error(transparent)]
    Protect(#[from] hpug_excel::protect::ProtectError),
    /// The system gave no random numbers for the key of a protected file.
    #[error("the system gave no random numbers, so the PDF could not be encrypted: {0}")]
    NoRandomness(String),
    /// Answers came back different.
    #[error("{}", differing(.0))]
    Differs(Vec<Difference>),
}

fn differing(differences: &[Difference]) -> String {
    let named: Vec<&str> = differences.iter().take(3).map(|difference| difference.address.as_str()).collect();
    let more = if differences.len() > 3 { " and others" } else { "" };
    format!(
        "{} answers read back differently, so nothing was written: {}{more}",
        differences.len(),
        named.join(", ")
    )
}

/// Whether open errors make every export of a report a draft.
pub fn is_draft(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Makes a paper, reads it back and compares every answer.
///
/// # Errors
/// [`PaperError`] by cause.
pub fn make(report: &Report, paper: Paper, options: &PaperOptions<'_>) -> Result<Made, PaperError> {
    match paper {
        Paper::Workbook => workbook(report, options),
        Paper::Pdf => pdf(report, false, options),
        Paper::CompanionPdf => pdf(report, true, options),
    }
}

fn workbook(report: &Report, options: &PaperOptions<'_>) -> Result<Made, PaperError> {
    let draft = is_draft(options.findings);
    let today = options.now.date_naive();
    let how = ReportOptions { working_figures: options.working_figures, draft, today };
    let bytes = hpug_excel::write::report(report, options.findings, &how)?;
    let explanations = match options.working_figures {
        true => report.explanations.clone(),
        false => report.without_working_figures().explanations,
    };
    let SealedFile { bytes, reading } = hpug_excel::seal::seal(&bytes, &explanations)?;
    let sent = carried(&Figures::of(report));
    let comparison = compare(&sent, &returned(&sent, &reading), |_| true);
    let bytes = match options.password {
        Some(password) => hpug_excel::protect::protect(&bytes, password)?,
        None => bytes,
    };
    finished(bytes, comparison, draft, print_of(report, options), Vec::new())
}

fn pdf(report: &Report, companion: bool, options: &PaperOptions<'_>) -> Result<Made, PaperError> {
    let draft = is_draft(options.findings);
    let mut how = hpug_pdf::report::Options::new(options.now);
    how.working_figures = options.working_figures;
    how.draft = draft;
    how.companion = companion;
    how.meeting = options.meeting;
    how.fingerprint = short(&print_of(report, options));
    how.seal = seal(report, options.working_figures);
    let document = hpug_pdf::report::document(report, options.findings, &how);
    let shown = texts(hpug_pdf::report::shown_answers(report, &how));
    let (rendered, read) = match options.password {
        Some(password) => {
            let file_key = file_key()?;
            let rendered =
                hpug_pdf::render_protected(&document, Protection { password, file_key: &file_key })?;
            let read = hpug_pdf::reread_protected(&rendered.bytes, password)?;
            (rendered, read)
        }
        None => {
            let rendered = hpug_pdf::render(&document)?;
            let read = hpug_pdf::reread(&rendered.bytes)?;
            (rendered, read)
        }
    };
    let read = texts(read);
    let all = compare(&shown, &read, |address| report.form.point(address.as_str()).is_some());
    // Totals and shares that were worked out are compared as well; told is how many answers came back, as of a workbook.
    let answers = carried(&Figures::of(report));
    let comparison = all.told_of(shown.keys().filter(|address| answers.contains_key(*address)));
    finished(rendered.bytes, comparison, draft, print_of(report, options), rendered.missing_glyphs)
}

fn print_of(report: &Report, options: &PaperOptions<'_>) -> String {
    fingerprint_sent(report, options.working_figures)
}

/// The seal of what leaves the house: a digest of a working figure that stays could be tried until it fits.
fn seal(report: &Report, working_figures: bool) -> String {
    let sealed = |report: &Report| Seal::of(report, &report.explanations).to_text();
    if working_figures { sealed(report) } else { sealed(&report.without_working_figures()) }
}

/// The first twelve digits of a fingerprint, in groups: enough to tell two printouts apart.
pub(super) fn short(fingerprint: &str) -> String {
    let digits: Vec<char> = fingerprint.chars().filter(char::is_ascii_hexdigit).take(12).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The key of one protected file.
pub(super) fn file_key() -> Result<[u8; 32], PaperError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| PaperError::NoRandomness(error.to_string()))?;
    Ok(key)
}

pub(super) fn texts(texts: BTreeMap<String, String>) -> BTreeMap<Address, Value> {
    texts.into_iter().map(|(address, text)| (Address::from(address), Value::Text(text))).collect()
}

fn finished(
    bytes: Vec<u8>,
    comparison: Comparison,
    draft: bool,
    fingerprint: String,
    missing_glyphs: Vec<char>,
) -> Result<Made, PaperError> {
    if !comparison.differences.is_empty() {
        return Err(PaperError::Differs(comparison.differences));
    }
    Ok(Made { bytes, comparison, draft, fingerprint, missing_glyphs })
}
