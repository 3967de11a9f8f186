//! Every way an action can fail, and what the window is told of it.

use std::path::PathBuf;

use hpug_excel::ReadError;
use hpug_excel::fill::FillError;
use hpug_model::answers::AnswersError;
use hpug_model::format;
use hpug_model::forms::FormError;
use hpug_model::rich::RichError;
use hpug_store::StoreError;

use crate::files::{Difference, NotAppended, PaperError, WriteError};
use crate::wire::{ErrorCode, WireError};

/// Result of this crate's actions.
pub type Result<T> = std::result::Result<T, SessionError>;

/// Every way an action can fail.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The open store is no longer at its place, and all that was saved was copied.
    #[error("{} is no longer where it was opened: it was moved, renamed, replaced or removed, or its drive is not connected. This change is not saved. All that was saved before is also in {}. Put the store back and try again, or lock and open that copy.", path.display(), copy.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
        /// The copy.
        copy: PathBuf,
    },
    /// The open store's file could not be opened anew after a failed write, so that there is nothing to read of it.
    #[error("{} can't be read: its drive failed. What was saved before is in the file. Mend or connect the drive and try again.", .0.display())]
    Unread(PathBuf),
    /// No store is open.
    #[error("The store is locked. Open it first.")]
    Locked,
    /// The passphrase protects too little.
    #[error("{0}")]
    WeakPassphrase(String),
    /// The passphrase given for a check is not the store's.
    #[error("That is not the passphrase of this store.")]
    NotThePassphrase,
    /// An edit before this one could not be saved and waits to be sent again.
    #[error(
        "The change before this one is not saved yet. Make room or reconnect the drive and save that first."
    )]
    Unsaved,
    /// A form file with a mistake.
    #[error("The form file {} of this program has a mistake: line {}, {}.", .0.file, .0.line, .0.reason)]
    Form(#[from] FormError),
    /// An answers file, or answers kept, that don't fit their form.
    #[error(transparent)]
    Answers(#[from] AnswersError),
    /// Answers kept of a form that this version of the program doesn't have.
    #[error("This program does not know the form {0}. A version that knows it opens what is kept of it.")]
    UnknownForm(String),
    /// A row of the store holds JSON that this version can't read.
    #[error(
        "A part of the report can't be read ({what}: {source}). Export nothing from it; open the newest backup."
    )]
    Unreadable {
        /// Which part.
        what: &'static str,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// The form doesn't have that, or it can't be changed there.
    #[error("{what} can't be changed: {why}.")]
    BadRequest {
        /// Address, finding, choice.
        what: String,
        /// Why.
        why: &'static str,
    },
    /// A file is to be written under a name that doesn't tell its kind.
    #[error("A name that ends in {0} is needed here; nothing was written. Choose the name again.")]
    Ending(&'static str),
    /// Dollars that can't be counted or split as asked, in a sentence.
    #[error("{0}")]
    Uncountable(String),
    /// A text with formatting that can't be kept.
    #[error("{what} can't be changed: {error}.")]
    Rich {
        /// Address.
        what: String,
        /// Why.
        error: RichError,
    },
    /// The report, finding, topic, version or workbook is not, or no longer, there.
    #[error("The {what} {id} is not there any more.")]
    NoSuchThing {
        /// `report`, `finding`, `topic`, `version`, `workbook`.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A received report is what the plan sent.
    #[error("This report was received and can't be changed. Start a report of your own from it.")]
    ReadOnly,
    /// Questions are asked about what a plan sent.
    #[error("Questions are asked about received reports; this one is your own.")]
    NotReceived,
    /// Somebody stopped the work.
    #[error("Stopped before it was done. Nothing was written.")]
    Stopped,
    /// A workbook was read and can't be used for what it was to be used for.
    #[error("{name} can't be used: {why}.")]
    NotTaken {
        /// The file's name.
        name: String,
        /// Why.
        why: &'static str,
    },
    /// A workbook can't be read.
    #[error("{name}: {error}")]
    Workbook {
        /// The file's name.
        name: String,
        /// Why.
        error: ReadError,
    },
    /// The host's file can't be filled. Nothing was written.
    #[error("{name} can't be filled: {error}")]
    Fill {
        /// The file's name.
        name: String,
        /// Why.
        error: FillError,
    },
    /// A workbook or PDF could not be made, or read back differently. Nothing was written.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The filled file reads back differently. Nothing was written.
    #[error("{} answers read back differently from {name}, the first being {}. Nothing was written; tell us about this file.", differences.len(), differences.first().map_or("", |d| d.address.as_str()))]
    Differs {
        /// The file's name.
        name: String,
        /// The answers.
        differences: Vec<Difference>,
    },
    /// The report is bound to no file.
    #[error(
        "The report is bound to no file of the host. Open the host's workbook and bind it, or export a workbook or PDF."
    )]
    NotBound,
    /// A PDF that a plan sent along can't be appended.
    #[error(
        "{name} can't be appended to the packet: {}. Untick it among the supporting files to go on without its pages.",
        error.to_string().trim_end_matches('.')
    )]
    Appended {
        /// The file's name.
        name: String,
        /// Why.
        error: NotAppended,
    },
    /// A PDF could not be made.
    #[error("The PDF could not be made: {0}.")]
    Pdf(#[from] hpug_pdf::PdfError),
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file could not be read.
    #[error("{} could not be read: {}.", path.display(), format::without_code(&source.to_string()))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl SessionError {
    /// A request that the form doesn't allow.
    pub(crate) fn bad(what: &str, why: &'static str) -> Self {
        SessionError::BadRequest { what: what.to_owned(), why }
    }

    /// What became of reading a file.
    pub(crate) fn of_reading(name: &str, error: ReadError) -> Self {
        match error {
            ReadError::Stopped => SessionError::Stopped,
            error => SessionError::Workbook { name: name.to_owned(), error },
        }
    }

    /// Something that is not there.
    pub(crate) fn no(what: &'static str, id: impl ToString) -> Self {
        SessionError::NoSuchThing { what, id: id.to_string() }
    }

    /// The code that the window acts on.
    pub fn code(&self) -> ErrorCode {
        match self {
            SessionError::Store(error) => store_code(error),
            SessionError::Gone { .. } => ErrorCode::Gone,
            SessionError::Unread(_) => ErrorCode::Io,
            SessionError::Locked => ErrorCode::Locked,
            SessionError::WeakPassphrase(_) => ErrorCode::WeakPassphrase,
            SessionError::NotThePassphrase => ErrorCode::WrongPassphrase,
            SessionError::Unsaved => ErrorCode::DiskFull,
            SessionError::Form(_) | SessionError::UnknownForm(_) => ErrorCode::Form,
            SessionError::Unreadable { .. } => ErrorCode::NoSuchThing,
            SessionError::Answers(_)
            | SessionError::BadRequest { .. }
            | SessionError::Ending(_)
            | SessionError::Uncountable(_)
            | SessionError::Rich { .. } => ErrorCode::BadRequest,
            SessionError::NoSuchThing { .. } => ErrorCode::NoSuchThing,
            SessionError::ReadOnly => ErrorCode::ReadOnly,
            SessionError::Stopped => ErrorCode::Cancelled,
            SessionError::NotTaken { .. } | SessionError::NotReceived => ErrorCode::BadRequest,
            SessionError::Workbook { error: ReadError::Encrypted | ReadError::WrongPassword, .. } => {
                ErrorCode::Protected
            }
            SessionError::Workbook { .. } => ErrorCode::Workbook,
            SessionError::Fill { .. } | SessionError::NotBound => ErrorCode::Fill,
            SessionError::Paper(PaperError::Pdf(hpug_pdf::PdfError::Stopped)) => ErrorCode::Cancelled,
            SessionError::Appended { error, .. } => appended_code(error),
            SessionError::Paper(PaperError::Differs(_)) | SessionError::Differs { .. } => {
                ErrorCode::ExportDiffers
            }
            SessionError::Paper(error) => paper_code(error),
            SessionError::Pdf(_) => ErrorCode::BadRequest,
            SessionError::Write(error) => write_code(error),
            SessionError::Read { source, .. } => read_code(source),
        }
    }

    /// What the window says. Errors of files and papers are the rest of a sentence on the command line.
    pub(crate) fn sentence(&self) -> String {
        let words = self.to_string();
        match self {
            SessionError::Write(
                WriteError::NoFolder(_)
                | WriteError::NoPermission(_)
                | WriteError::ReadOnlyDrive(_)
                | WriteError::DiskFull(_),
            )
            | SessionError::Paper(_)
            | SessionError::Answers(AnswersError::NotAnswers(_) | AnswersError::UnknownForm(_)) => {
                format::closed(&format::sentence(&words))
            }
            _ => format::closed(&words),
        }
    }

    /// The address concerned, if one is.
    fn at(&self) -> Option<String> {
        match self {
            SessionError::BadRequest { what, .. } | SessionError::Rich { what, .. } if what.contains('/') => {
                Some(what.clone())
            }
            _ => None,
        }
    }
}

impl From<SessionError> for WireError {
    fn from(error: SessionError) -> Self {
        WireError { code: error.code(), message: error.sentence(), at: error.at() }
    }
}

fn store_code(error: &StoreError) -> ErrorCode {
    match error {
        StoreError::WrongPassphrase { .. } => ErrorCode::WrongPassphrase,
        StoreError::RecoveryWords(_) => ErrorCode::RecoveryWords,
        StoreError::EmptyPassphrase => ErrorCode::WeakPassphrase,
        StoreError::Damaged { .. } | StoreError::Row { .. } => ErrorCode::Damaged,
        StoreError::NoPermission { .. } => ErrorCode::NoPermission,
        StoreError::ReadOnlyDrive { .. } => ErrorCode::ReadOnlyDrive,
        StoreError::NotAStore { .. } => ErrorCode::NotAStore,
        StoreError::NotFound { .. } => ErrorCode::NotFound,
        StoreError::AlreadyExists { .. } => ErrorCode::AlreadyExists,
        StoreError::Gone { .. } => ErrorCode::Gone,
        StoreError::OpenElsewhere { .. } => ErrorCode::OpenElsewhere,
        StoreError::Newer { .. } => ErrorCode::NewerStore,
        StoreError::DiskFull { .. } | StoreError::Stopped { .. } => ErrorCode::DiskFull,
        StoreError::Io { .. } | StoreError::Database { .. } => ErrorCode::Io,
        StoreError::NoSuchRow { .. } | StoreError::NothingTo(_) => ErrorCode::NoSuchThing,
        StoreError::NotAsLeft(_) => ErrorCode::BadRequest,
    }
}

fn appended_code(error: &NotAppended) -> ErrorCode {
    match error {
        NotAppended::Reader(ReadError::Stopped) => ErrorCode::Cancelled,
        NotAppended::Refused(_) | NotAppended::Reader(_) => ErrorCode::BadRequest,
    }
}

/// What a paper can't hold is a matter of its content.
fn paper_code(error: &PaperError) -> ErrorCode {
    match error {
        PaperError::Workbook(_) | PaperError::Pdf(_) => ErrorCode::BadRequest,
        PaperError::Unread(_) | PaperError::Unsealed(_) | PaperError::Differs(_) => ErrorCode::ExportDiffers,
        PaperError::Protect(_) | PaperError::NoRandomness(_) => ErrorCode::Io,
    }
}

fn write_code(error: &WriteError) -> ErrorCode {
    match error {
        WriteError::Exists(_) | WriteError::Folder(_) => ErrorCode::AlreadyExists,
        WriteError::NoFolder(_) => ErrorCode::NotFound,
        WriteError::NoPermission(_) => ErrorCode::NoPermission,
        WriteError::ReadOnlyDrive(_) => ErrorCode::ReadOnlyDrive,
        WriteError::DiskFull(_) => ErrorCode::DiskFull,
        WriteError::Io { .. } | WriteError::Left { .. } | WriteError::Unsure { .. } => ErrorCode::Io,
    }
}

fn read_code(error: &std::io::Error) -> ErrorCode {
    match error.kind() {
        std::io::ErrorKind::NotFound => ErrorCode::NotFound,
        std::io::ErrorKind::PermissionDenied => ErrorCode::NoPermission,
        _ => ErrorCode::Io,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use hpug_excel::fill::FillError;
    use hpug_excel::patch::PatchError;

    use super::*;
    use crate::files::NotAppended;

    #[test]
    fn what_the_window_says_are_sentences_and_names_stay_as_they_are_spelled() {
        let path = || PathBuf::from("blank.xlsx");
        let name = || "blank.xlsx".to_owned();
        let system = || io::Error::from_raw_os_error(28);
        let patch = |error| SessionError::Fill { name: name(), error: FillError::Patch(error) };
        let cases: Vec<(SessionError, &str, &str)> = vec![
            (WriteError::NoFolder(path()).into(), "There is no folder blank.xlsx", "choose another."),
            (WriteError::NoPermission(path()).into(), "No permission", "of your own."),
            (WriteError::ReadOnlyDrive(path()).into(), "The drive", "another drive."),
            (WriteError::DiskFull(path()).into(), "No room", "nothing was written."),
            (WriteError::Exists(path()).into(), "blank.xlsx exists", "another name."),
            (WriteError::Io { path: path(), error: system() }.into(), "blank.xlsx could", "device."),
            (PaperError::Pdf(hpug_pdf::PdfError::NoPassword).into(), "The PDF", "be empty."),
            (patch(PatchError::NotAWorkbook), "blank.xlsx can't be filled: this", "or .xlsm)."),
            (AnswersError::NotAnswers("it holds no object".to_owned()).into(), "This is not", "object."),
            (SessionError::Workbook { name: name(), error: ReadError::Empty }, "blank.xlsx: The", "empty."),
            (
                SessionError::Appended { name: name(), error: NotAppended::Reader(ReadError::Empty) },
                "blank.xlsx can't be appended to the packet: The file is empty. Untick",
                "without its pages.",
            ),
        ];
        for (error, begin, end) in cases {
            let said = WireError::from(error).message;
            assert!(said.starts_with(begin) && said.ends_with(end), "{said}");
            assert!(!said.contains(".."), "{said}");
        }
    }
}
