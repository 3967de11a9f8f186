//! Whole files.

use hpug_excel::fill::{Answers, fill as fill_host};
use hpug_excel::{ReadError, read_here, read_here_protected};

/// A file as it comes.
pub fn workbook(bytes: &[u8]) {
    if let Err(error) = read_here(bytes, "a.xlsx") {
        told(&error);
    }
}

/// A file behind a password.
pub fn protected(bytes: &[u8]) {
    if let Err(error) = read_here_protected(bytes, "a.xlsx", Some("lakeside")) {
        told(&error);
    }
}

/// A PDF: one that may be ours, and one whose pages are to be appended.
pub fn pdf(bytes: &[u8]) {
    if let Some(told) = hpug_pdf::sealed_pages(bytes, Some("lakeside")) {
        assert!(told.in_words().chars().count() < 1_200, "{}", told.in_words());
    }
    if let Err(refused) = hpug_pdf::appended::take(bytes) {
        assert!(!refused.to_string().is_empty());
    }
}

/// A host's file that is filled with the answers it holds, and read again.
pub fn fill(bytes: &[u8]) {
    let Ok(reading) = read_here(bytes, "a.xlsx") else { return };
    let answers = Answers { report: &reading.report, cleared: &Default::default() };
    let Ok(filled) = fill_host(bytes, &reading, &answers) else { return };
    let again = read_here(&filled.bytes, "a.xlsx");
    assert!(again.is_ok(), "what was filled can't be read: {again:?}");
}

/// Every error is a sentence of a length that a person reads.
fn told(error: &ReadError) {
    let sentence = error.to_string();
    assert!(sentence.starts_with("The ") && sentence.ends_with('.'), "{sentence}");
    assert!(sentence.chars().count() < 1_500, "{sentence}");
}
