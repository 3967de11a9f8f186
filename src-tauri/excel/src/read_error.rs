//! Why a received file could not be read.

use std::fmt;

use hpug_model::forms::FormError;
use hpug_model::seal::SealedPages;
use serde::{Deserialize, Serialize};

/// What a file that is no workbook looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lookalike {
    /// A PDF document.
    Pdf,
    /// A web page, or a page that was saved under a workbook's name.
    WebPage,
    /// Text such as CSV.
    Text,
    /// A text document of an office program.
    Document,
    /// A presentation of an office program.
    Presentation,
    /// An archive of other files.
    Archive,
    /// A picture.
    Picture,
    /// Nothing known.
    Unknown,
}

/// A kind of workbook that is known but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreadKind {
    /// Excel's binary workbook, .xlsb.
    Xlsb,
    /// A workbook from before Excel 97.
    OldXls,
    /// A spreadsheet saved as one XML file.
    XmlSpreadsheet,
}

/// How a reader process ended without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReaderFailure {
    /// It ended while reading: a fault that the file caused, or the limit on memory.
    Ended,
    /// It ran longer than the time allowed.
    TimedOut,
    /// It could not be started.
    NotStarted,
    /// It answered something that is no answer.
    Unintelligible,
}

/// Why a file could not be read. Prints as a sentence about "the file", to be put behind the file's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ReadError {
    /// It has no bytes.
    #[error("The file is empty.")]
    Empty,
    /// Its bytes are no workbook's.
    #[error("{}", not_a_workbook(.looks_like))]
    NotAWorkbook {
        /// What it looks like.
        looks_like: Lookalike,
    },
    /// A PDF that this program exported: for people, while figures are taken from workbooks.
    #[error(
        "The file is a PDF that this program exported. {} A PDF is for reading; figures are taken from the workbook of the same export. Ask the plan for that.",
        .told.in_words()
    )]
    OwnPdf {
        /// What its seals tell.
        told: Box<SealedPages>,
    },
    /// It is protected with a password.
    #[error(
        "The file is protected with a password. Give the password, or remove it in the program that wrote the file, and try again."
    )]
    Encrypted,
    /// The password that was given does not open it.
    #[error(
        "The password does not open the file. Check the spelling, capital and small letters included, and try again."
    )]
    WrongPassword,
    /// The password that was given does not open it, or it is not as it was protected: its kind of protection can't tell.
    #[error(
        "The password does not open the file, or the file was changed after it was protected. Check the spelling, capital and small letters included; if that is right, ask for a new copy."
    )]
    WrongPasswordOrChanged,
    /// It is protected in a way that is not read.
    #[error(
        "The file is protected with a password in a way this program can't open ({how}). Open it in Excel or LibreOffice, save it as .xlsx, with a password or without, and try again."
    )]
    UnknownProtection {
        /// Which way.
        how: String,
    },
    /// A workbook of a kind that is not read.
    #[error("{}", unsupported(.kind))]
    Unsupported {
        /// Which kind.
        kind: UnreadKind,
    },
    /// A workbook that is broken.
    #[error(
        "The file is damaged: {} can't be understood ({}). Open it in Excel, save it again, or ask for a new copy.",
        in_short(.part),
        in_short(.reason)
    )]
    Damaged {
        /// The part of the file.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// More bytes than are read.
    #[error(
        "The file has {} MB; at most {} MB are read. Remove pictures or sheets that are not part of the form.",
        megabytes(.bytes),
        megabytes(.limit)
    )]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// More parts in the archive than are read.
    #[error("The file consists of {parts} parts; at most {limit} are read.")]
    TooManyParts {
        /// Parts it has.
        parts: usize,
        /// The most that are read.
        limit: usize,
    },
    /// A part that grows beyond the limit when it is unpacked.
    #[error(
        "The part {} of the file unpacks to more than {} MB, which no form needs. It was not read further.",
        in_short(.part),
        megabytes(.limit)
    )]
    PartTooLarge {
        /// The part's name.
        part: String,
        /// Bytes a part may have.
        limit: u64,
    },
    /// Parts that together grow beyond the limit when they are unpacked.
    #[error("The file unpacks to more than {} MB, which no form needs. It was not read further.", megabytes(.limit))]
    UnpacksTooLarge {
        /// Bytes all parts may have.
        limit: u64,
    },
    /// Two parts of the same name: programs differ in which they read.
    #[error(
        "The file holds two parts with the same name, so that programs would read different figures from it. Save it again in Excel."
    )]
    DuplicateParts,
    /// A part named like a path out of the archive.
    #[error("The file holds a part named {}, which reaches out of the file. It was not read.", in_short(.part))]
    UnsafePartName {
        /// The part's name.
        part: String,
    },
    /// A document type declaration, which workbooks don't have and attacks use.
    #[error(
        "The part {} of the file holds a document type declaration, which no spreadsheet program writes. It was not read.",
        in_short(.part)
    )]
    DocumentType {
        /// The part's name.
        part: String,
    },
    /// A count of texts that the file is too small to hold.
    #[error(
        "The file says it holds {claimed} texts but has room for {room} at most. Save it again in Excel."
    )]
    StringCount {
        /// What it says.
        claimed: u64,
        /// What fits.
        room: u64,
    },
    /// More sheets than are read.
    #[error(
        "The file has {sheets} sheets; at most {limit} are read. Remove the sheets that are not part of the form."
    )]
    TooManySheets {
        /// Sheets it has.
        sheets: usize,
        /// The most that are read.
        limit: usize,
    },
    /// More cells than are read.
    #[error("The file has more than {limit} cells. Remove the sheets that are not part of the form.")]
    TooManyCells {
        /// The most that are read.
        limit: usize,
    },
    /// More merged areas than are read.
    #[error(
        "The file merges more than {limit} areas of cells. Remove the sheets that are not part of the form."
    )]
    TooManyMerges {
        /// The most that are read.
        limit: usize,
    },
    /// A workbook in which no form was found.
    #[error("{}", unknown_form(.seen, .refused))]
    UnknownForm {
        /// What was seen instead: names of sheets and the headings found.
        seen: Vec<String>,
        /// Mistakes of this program's form files: it may be of one of these forms.
        refused: Vec<String>,
    },
    /// Somebody asked for the reading to stop.
    #[error("Reading the file was stopped.")]
    Stopped,
    /// The process that reads files gave no answer.
    #[error("{}", reader_failed(.failure))]
    Reader {
        /// How it ended.
        failure: ReaderFailure,
    },
}

impl ReadError {
    /// The same where these form files are refused: a workbook of no known form may be of one of theirs.
    pub(crate) fn beside(self, mistakes: &[FormError]) -> ReadError {
        match self {
            ReadError::UnknownForm { seen, .. } => {
                ReadError::UnknownForm { seen, refused: mistakes.iter().map(ToString::to_string).collect() }
            }
            other => other,
        }
    }

    /// The word that `hpug` puts into `kind`; stable.
    pub fn kind(&self) -> &'static str {
        match self {
            ReadError::Empty | ReadError::NotAWorkbook { .. } | ReadError::OwnPdf { .. } => "not_a_workbook",
            ReadError::Encrypted | ReadError::UnknownProtection { .. } => "encrypted",
            ReadError::WrongPassword | ReadError::WrongPasswordOrChanged => "wrong_password",
            ReadError::Unsupported { .. } => "unsupported",
            ReadError::Damaged { .. } => "damaged",
            ReadError::TooLarge { .. }
            | ReadError::PartTooLarge { .. }
            | ReadError::UnpacksTooLarge { .. } => "too_large",
            ReadError::TooManyParts { .. }
            | ReadError::TooManySheets { .. }
            | ReadError::TooManyCells { .. }
            | ReadError::TooManyMerges { .. }
            | ReadError::StringCount { .. } => "limit",
            ReadError::DuplicateParts | ReadError::UnsafePartName { .. } | ReadError::DocumentType { .. } => {
                "unsafe"
            }
            ReadError::UnknownForm { .. } => "unknown_form",
            ReadError::Stopped => "stopped",
            ReadError::Reader { failure: ReaderFailure::TimedOut } => "timed_out",
            ReadError::Reader { .. } => "reader_failed",
        }
    }

    /// Shorthand for a damaged part.
    pub(crate) fn damaged(part: &str, reason: impl fmt::Display) -> ReadError {
        ReadError::Damaged { part: part.to_owned(), reason: reason.to_string() }
    }
}

/// Most characters of a name or reason that come out of a file and into a sentence.
const LONGEST: usize = 120;

/// A name or reason out of a file, on one line and no longer than a person reads.
fn in_short(text: &str) -> String {
    let mut left = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = left.by_ref().take(LONGEST).collect();
    if left.next().is_some() {
        short.push('…');
    }
    short
}

/// Whole megabytes, rounded up.
fn megabytes(bytes: &u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

fn not_a_workbook(looks_like: &Lookalike) -> String {
    let what = match looks_like {
        Lookalike::Pdf => "a PDF document",
        Lookalike::WebPage => "a web page",
        Lookalike::Text => "plain text or CSV",
        Lookalike::Document => "a text document",
        Lookalike::Presentation => "a presentation",
        Lookalike::Archive => "an archive of other files",
        Lookalike::Picture => "a picture",
        Lookalike::Unknown => "something this program doesn't know",
    };
    format!("The file is not a workbook: its content is {what}. Choose the Excel file (.xlsx) itself.")
}

fn unsupported(kind: &UnreadKind) -> String {
    let what = match kind {
        UnreadKind::Xlsb => "a binary Excel workbook (.xlsb)",
        UnreadKind::OldXls => "a workbook from before Excel 97",
        UnreadKind::XmlSpreadsheet => "a spreadsheet saved as a single XML file",
    };
    format!("The file is {what}, which can't be read. Open it in Excel and save it as .xlsx.")
}

fn unknown_form(seen: &[String], refused: &[String]) -> String {
    let seen = if seen.is_empty() { "no text at all".to_owned() } else { seen.join("; ") };
    let found =
        format!("The file is a workbook, but no form this program knows was found in it. It holds: {seen}.");
    match refused {
        [] => found,
        [mistake] => format!(
            "{found} A form file of this program is refused for a mistake, and the workbook may be of that form: {mistake}."
        ),
        _ => format!(
            "{found} Form files of this program are refused for mistakes, and the workbook may be of one of these forms: {}.",
            refused.join("; ")
        ),
    }
}

fn reader_failed(failure: &ReaderFailure) -> String {
    match failure {
        ReaderFailure::Ended => "The file made the reader stop, so nothing was read from it. Open it in Excel, save it as .xlsx and try again.",
        ReaderFailure::TimedOut => "The file took too long to read, so reading was stopped. Open it in Excel, remove what is not part of the form, save it as .xlsx and try again.",
        ReaderFailure::NotStarted => "The file could not be read because the program could not start its reader. Close other programs and try again.",
        ReaderFailure::Unintelligible => "The file could not be read because its reader gave no usable answer. Start the program again and try once more.",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_of_no_known_form_tells_which_form_files_are_refused() {
        let unknown = || ReadError::UnknownForm { seen: Vec::new(), refused: Vec::new() };
        let mistake =
            FormError { file: "survey.toml".to_owned(), line: 7, reason: "no such field".to_owned() };
        assert_eq!(unknown().beside(&[]).to_string(), unknown().to_string());
        let told = unknown().beside(std::slice::from_ref(&mistake)).to_string();
        assert!(told.ends_with("may be of that form: survey.toml, line 7: no such field."), "{told}");
        let told = unknown().beside(&[mistake.clone(), mistake]).to_string();
        assert!(told.ends_with("survey.toml, line 7: no such field; survey.toml, line 7: no such field."));
        assert_eq!(ReadError::Empty.beside(&[]).to_string(), ReadError::Empty.to_string());
    }
}
