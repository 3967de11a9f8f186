//! Every way the store can fail, told apart because a person does something else about each.

use std::path::PathBuf;

/// Result of this crate.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Every way the store can fail.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The passphrase or the recovery words open no page of this file. A file of random bytes that never was
    /// a store, or a store whose first 16 bytes (the salt) are damaged, can't be told from this.
    #[error("The passphrase or the recovery words do not open {}. Check the keyboard layout and Caps Lock, then try again. If they are right beyond doubt, the beginning of the file is damaged: open the newest backup, and keep this file.", path.display())]
    WrongPassphrase {
        /// The store.
        path: PathBuf,
    },
    /// The recovery words hold a typing mistake; no file was touched.
    #[error(transparent)]
    RecoveryWords(#[from] WordsError),
    /// The passphrase has no characters.
    #[error("The passphrase is empty. Type at least one character.")]
    EmptyPassphrase,
    /// The key is right, yet the content does not match its checksums.
    #[error("{} is damaged: {what}. Nothing was changed; open the newest backup, and keep this file.", path.display())]
    Damaged {
        /// The store.
        path: PathBuf,
        /// What does not match.
        what: Damage,
    },
    /// The system refuses.
    #[error("There is no permission to {what} {}. Ask for it, or move the store to a folder of your own.", path.display())]
    NoPermission {
        /// The file or its folder.
        path: PathBuf,
        /// What was refused.
        what: Refused,
    },
    /// The file is there and is something else.
    #[error("{} is not a store of this program, it is {what}.", path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: Instead,
    },
    /// No file at that path.
    #[error("There is no file {}. It may have been moved, or its drive is not connected.", path.display())]
    NotFound {
        /// The path.
        path: PathBuf,
    },
    /// A file of that name exists; nothing was written.
    #[error("{} exists already and is never overwritten. Choose another name.", path.display())]
    AlreadyExists {
        /// The path.
        path: PathBuf,
    },
    /// Another program or window has the store open.
    #[error("{} is open in {}. Close it there first.", path.display(), program.as_deref().unwrap_or("another program"))]
    OpenElsewhere {
        /// The store.
        path: PathBuf,
        /// The other program with its process number, where the system tells.
        program: Option<String>,
    },
    /// A newer version of the program wrote the store; nothing was written.
    #[error("{} was written by a newer version of the program (layout {found}, this one knows {known}). Install the newer version; nothing was changed.", path.display())]
    Newer {
        /// The store.
        path: PathBuf,
        /// Its layout's number.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// No room on the disk. Nothing of the failed change is in the store, everything before it is.
    #[error("The disk that holds {} is full. The last change was not saved and is still here; make room, then try again.", path.display())]
    DiskFull {
        /// The file being written.
        path: PathBuf,
    },
    /// The drive can only be read: it is protected against writing, or the system goes on with it for reading only because it
    /// reported errors.
    #[error("The drive that holds {} can only be read now: it is protected against writing, or the system has found errors on it. Nothing was changed there. Put that right and try again, or copy the file to another drive.", path.display())]
    ReadOnlyDrive {
        /// The file.
        path: PathBuf,
    },
    /// The system reported another fault while reading or writing.
    #[error("{} could not be read or written: {}.", path.display(), words(source))]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// The file that was opened no longer stands at its path: nothing more is written to it.
    #[error("{} is no longer where it was opened: it was moved, renamed, replaced or removed, or its drive is not connected. This change is not saved. Put the store back, then try again.", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// An earlier write failed, and after that a smaller one could succeed: nothing is written until
    /// [`crate::Store::resume`] has looked at the file anew.
    #[error("Nothing more is saved to {} since a write failed. Make room or reconnect the drive, then try again.", path.display())]
    Stopped {
        /// The store.
        path: PathBuf,
    },
    /// The report, version or file asked for is not there.
    #[error("The {what} {id} is not in the store.")]
    NoSuchRow {
        /// `report`, `version`, `file`, `export`.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// There is no step to take back, or to do again.
    #[error("There is nothing to {0}.")]
    NothingTo(crate::tables::Act),
    /// A step can't be taken back exactly, because what it left is not what stands there.
    #[error("The step can't be taken back: {0} holds something else than the step left.")]
    NotAsLeft(String),
    /// A row holds text that this version can't read.
    #[error("A row of table {table} can't be read: {source}.")]
    Row {
        /// The table.
        table: &'static str,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// Any other word from SQLite.
    #[error("{} could not be used: {source}.", path.display())]
    Database {
        /// The store.
        path: PathBuf,
        /// SQLite's words.
        source: rusqlite::Error,
    },
}

/// The system's words without the number behind them, as in `Is a directory (os error 21)`.
fn words(source: &std::io::Error) -> String {
    let words = source.to_string();
    words.rsplit_once(" (os error ").map_or(words.as_str(), |(words, _)| words).to_owned()
}

/// What does not match in a damaged store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The first page, without which SQLite reads nothing; other pages prove the key.
    #[error("its first page does not match its checksum")]
    FirstPage,
    /// Pages by number, from 1; at most the first 20.
    #[error("{} of its pages do not match their checksums, the first being page {}", .0.len(), .0.first().copied().unwrap_or_default())]
    Pages(Vec<u64>),
    /// The file ends before its last page.
    #[error("it is cut off after {found} bytes")]
    CutOff {
        /// Bytes there.
        found: u64,
    },
    /// The pages are whole and contradict each other.
    #[error("its tables contradict each other ({0})")]
    Tables(String),
    /// Edits are counted that are not there, or the other way round.
    #[error("it counts {head} changes and holds {rows}")]
    Counter {
        /// The number of the newest change by the counter.
        head: u64,
        /// History rows found.
        rows: u64,
    },
}

/// What a file is that is no store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Instead {
    /// A folder.
    #[error("a folder")]
    Folder,
    /// No bytes at all.
    #[error("an empty file")]
    Empty,
    /// An SQLite file without encryption.
    #[error("an SQLite database without encryption")]
    PlainDatabase,
    /// A zip archive: a workbook or a document.
    #[error("a workbook, a document or another zip archive")]
    Zip,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// A device, a socket, a pipe.
    #[error("not an ordinary file")]
    Special,
    /// An SQLCipher file of another program, opened by the key given.
    #[error("an encrypted database of another program")]
    OtherProgram,
    /// Text, or bytes that no encryption would leave.
    #[error("a file of another kind")]
    Other,
}

/// What the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Reading the file.
    #[error("read")]
    Read,
    /// Writing the file.
    #[error("change")]
    Write,
    /// Making files in the folder, which SQLite needs for its log.
    #[error("make files in the folder of")]
    Folder,
}

/// A typing mistake in recovery words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Too many or too few.
    #[error("The recovery sheet has 24 words, {found} were typed.")]
    Count {
        /// Words found.
        found: usize,
    },
    /// A word of no list.
    #[error("Word {number} ({word}) is not a word of a recovery sheet. Compare it with the sheet.")]
    Unknown {
        /// Its number, from 1.
        number: usize,
        /// The word as typed.
        word: String,
    },
    /// All words are known, and one or two are not those of the sheet, or in another order.
    #[error("The words do not fit together: one is not as on the sheet, or two are swapped.")]
    Checksum,
}
