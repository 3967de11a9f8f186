//! A blank Discussion Guide as a file, read back before anybody gets it.

use chrono::{DateTime, FixedOffset};
use hpug_excel::write::{BlankOptions, blank};
use hpug_model::Report;
use hpug_model::forms::{self, Topic};

use super::papers::PaperError;

/// What a guide is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideKind {
    /// A workbook to be filled in.
    Workbook,
    /// A PDF to be read.
    Pdf,
}

/// The guide of a report's topics, questions and schedule. `contact` says in one line whom plans ask.
///
/// # Errors
/// [`PaperError`] by cause; [`PaperError::Differs`] where a question read back differently.
pub fn guide(
    report: &Report,
    contact: &str,
    kind: GuideKind,
    now: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PaperError> {
    match kind {
        GuideKind::Workbook => workbook(report, contact, now),
        GuideKind::Pdf => pdf(report, contact, now),
    }
}

fn workbook(report: &Report, contact: &str, now: DateTime<FixedOffset>) -> Result<Vec<u8>, PaperError> {
    let options = BlankOptions {
        host: &report.host,
        contact,
        due: report.due_date,
        topics: &report.topics,
        schedule: &report.schedule,
        year: report.year,
        today: now.date_naive(),
        ..BlankOptions::default()
    };
    let form = forms::question_set().map_err(hpug_excel::write::WriteError::from)?;
    let bytes = blank(&form, &options)?;
    let back = hpug_excel::read_here(&bytes, "")?.report;
    let told = |topic: &Topic| (topic.number, topic.questions.clone());
    if !back.answers.is_empty() || !back.topics.iter().map(told).eq(report.topics.iter().map(told)) {
        return Err(PaperError::Differs(Vec::new()));
    }
    Ok(bytes)
}

fn pdf(report: &Report, contact: &str, now: DateTime<FixedOffset>) -> Result<Vec<u8>, PaperError> {
    let rendered = hpug_pdf::render(&hpug_pdf::guide::document(report, contact, now))?;
    if hpug_pdf::reread(&rendered.bytes)? != hpug_pdf::guide::shown_questions(report) {
        return Err(PaperError::Differs(Vec::new()));
    }
    Ok(rendered.bytes)
}
