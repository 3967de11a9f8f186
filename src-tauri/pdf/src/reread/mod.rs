//! From a file back to the text of every address.

mod content;
mod sealed;
mod tokens;
mod walk;

use std::collections::BTreeMap;

use lopdf::encryption::DecryptionError;
use lopdf::{Document as File, LoadOptions};

use crate::PdfError;

pub use self::sealed::sealed_pages;

/// The text of every structure element with an ID, by that ID: for our own documents, by address.
///
/// The structure tree is walked; each element's marked content is decoded through its font's ToUnicode map.
/// Paragraphs, list items and cells within one element are joined by line feeds, bullets and numbers of lists
/// left out. For a document that [`crate::render`] wrote this equals [`crate::Document::readings`].
///
/// # Errors
/// [`PdfError::Unreadable`] when `bytes` is no PDF or a damaged one, [`PdfError::Untagged`] when it has no
/// structure tree.
pub fn reread(bytes: &[u8]) -> Result<BTreeMap<String, String>, PdfError> {
    readings(&File::load_mem(bytes).map_err(unreadable)?)
}

/// The same for a file with a password.
///
/// # Errors
/// As [`reread`]; [`PdfError::WrongPassword`] when the password does not open the file.
pub fn reread_protected(bytes: &[u8], password: &str) -> Result<BTreeMap<String, String>, PdfError> {
    let file =
        File::load_mem_with_options(bytes, LoadOptions::with_password(password)).map_err(
            |error| match error {
                lopdf::Error::InvalidPassword => PdfError::WrongPassword,
                lopdf::Error::Decryption(DecryptionError::IncorrectPassword) => PdfError::WrongPassword,
                other => unreadable(other),
            },
        )?;
    readings(&file)
}

fn readings(file: &File) -> Result<BTreeMap<String, String>, PdfError> {
    let contents = content::contents(file)?;
    walk::readings(file, &contents.texts)
}

fn unreadable(error: lopdf::Error) -> PdfError {
    PdfError::Unreadable(error.to_string())
}
