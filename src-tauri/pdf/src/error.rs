/// Why a PDF could not be written or read again.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// Two parts of the document carry the same address, so neither could be told apart on reading.
    #[error("the address {0} stands twice in the document")]
    DuplicateAddress(String),
    /// A row's cells and spans come to another number of columns than its table has.
    #[error("a row of the table \"{table}\" fills {found} columns, the table has {expected}")]
    TableShape {
        /// What the table shows.
        table: String,
        /// Columns of the table.
        expected: usize,
        /// Columns that the row's cells and spans come to.
        found: usize,
    },
    /// A heading stands more than one level below the heading before it.
    #[error("the heading \"{0}\" skips a level")]
    HeadingLevel(String),
    /// An embedded font could not be shaped with or cut down to the glyphs used.
    #[error("the embedded font {face} could not be used: {why}")]
    Font {
        /// Name of the face.
        face: &'static str,
        /// What the font library said.
        why: String,
    },
    /// The writer could not complete the file.
    #[error("the PDF could not be written: {0}")]
    Write(#[from] lopdf::Error),
    /// The writer could not put the file's bytes together.
    #[error("the PDF could not be put together: {0}")]
    Assemble(#[from] std::io::Error),
    /// An empty password was given for a file that is to be protected.
    #[error("a password must not be empty")]
    NoPassword,
    /// The password does not open the file.
    #[error("the password does not open this PDF")]
    WrongPassword,
    /// Whoever watched it wanted no more of it.
    #[error("making the PDF was stopped")]
    Stopped,
    /// A file given to [`crate::reread`] is no PDF or is damaged.
    #[error("the PDF could not be read again: {0}")]
    Unreadable(String),
    /// A file given to [`crate::reread`] has no structure tree: it is not tagged.
    #[error("the PDF has no structure tree, so its answers cannot be found again")]
    Untagged,
}
