//! PDFs of others, whose pages go into a document as they are.
//!
//! Such a file is taken apart first: only what its pages draw is kept, no script, action, form, attachment or metadata.
//! Files from outside are taken apart in a process of their own, through [`answer`] and [`answered`].

mod annotations;
mod boxes;
mod message;
mod pages;
mod place;
mod take;

pub use message::{answer, answered};
pub(crate) use place::place;
pub use take::take;

/// Most bytes of a file to be appended: 25 MB.
pub const MOST_BYTES: usize = 25_000_000;
/// Most pages of a file to be appended: 500.
pub const MOST_PAGES: usize = 500;
/// Most bytes that the contents of a file's pages may come to: 200 MB.
const MOST_UNPACKED: usize = 200_000_000;

/// A file taken apart, ready to go into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    pages: usize,
    /// A PDF of nothing but pages.
    bytes: std::sync::Arc<[u8]>,
}

impl Appended {
    /// How many pages it has, 1 to 500.
    pub const fn pages(&self) -> usize {
        self.pages
    }
}

/// Why a file can't be appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It doesn't begin as a PDF.
    #[error("it is not a PDF")]
    NotPdf,
    /// It has a password, or may not be changed.
    #[error("it is protected with a password or against changes; ask for a copy without protection")]
    Protected,
    /// Parts of it are missing or can't be read.
    #[error("it is damaged ({0}); open it in a PDF viewer and print it to a new PDF")]
    Damaged(String),
    /// More than 25 MB.
    #[error("it is larger than 25 MB; ask for a smaller copy")]
    TooLarge,
    /// More than 500 pages.
    #[error("it has more than 500 pages; append the pages that matter")]
    TooManyPages,
    /// No page.
    #[error("it has no pages")]
    NoPages,
    /// A page that no printer takes, by its number from 1.
    #[error("its page {0} is smaller than half an inch or longer than 200 inches")]
    PageSize(usize),
    /// A form whose contents only one maker's program makes up.
    #[error("it is a form that is filled in only when it is opened; print it to a new PDF")]
    LiveForm,
    /// Reading it took too much memory or time.
    #[error("it takes too much memory or time to read; print it to a new PDF")]
    TooMuch,
}
