//! PDFs that a plan sent along, taken apart so that their pages can go into a packet.

use hpug_excel::child::Aside;
use hpug_excel::{ReadError, ReaderFailure};
use hpug_pdf::appended::{Appended, Refused, answer, answered};
use thiserror::Error;

/// Turns this process into a reading process if it was started as one, and then never returns: for workbooks, for the seals
/// of PDFs, and for [`take_apart`]. Every program that reads what it was sent calls it in its `main` before anything
/// but [`crate::keep_memory_private`].
pub fn serve_if_asked() {
    hpug_excel::child::serve_if_asked_with(Aside { apart: answer, pages: Some(hpug_pdf::sealed_pages) });
}

/// Why a file's pages are not at hand.
#[derive(Debug, Error)]
pub enum NotAppended {
    /// Something is wrong with the file.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It was stopped, or no reading process could be started.
    #[error(transparent)]
    Reader(ReadError),
}

/// Takes a PDF apart with `aside`, which hands it to a reading process and gives that one's answer
/// ([`crate::Reader::aside`], [`hpug_excel::child::Pool::aside`]).
///
/// # Errors
/// [`NotAppended`] by cause; a reading process that ended, or took longer than it may, is [`Refused::TooMuch`].
pub fn take_apart(
    bytes: &[u8],
    aside: impl FnOnce(&[u8]) -> Result<Vec<u8>, ReadError>,
) -> Result<Appended, NotAppended> {
    if bytes.len() > hpug_pdf::appended::MOST_BYTES {
        return Err(Refused::TooLarge.into());
    }
    match aside(bytes) {
        Ok(message) => Ok(answered(&message)?),
        Err(ReadError::Reader { failure }) if failure != ReaderFailure::NotStarted => {
            Err(Refused::TooMuch.into())
        }
        Err(error) => Err(NotAppended::Reader(error)),
    }
}
