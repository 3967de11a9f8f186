//! Reading received workbooks.

use std::sync::Arc;

use hpug_model::Form;

use crate::child::Pool;
use crate::grid::Workbook;
use crate::read_error::ReadError;
use crate::reading::{Note, Reading, gather, gather_among};
use crate::seal::with_seal;
use crate::unlock::unlock;

/// Reads a received workbook in a reading process of the pool. `name` is the file's name, which stands for the plan where
/// the file names none.
///
/// # Errors
/// As [`Pool::read`].
pub fn read(file: &[u8], name: &str, pool: &Pool) -> Result<Reading, ReadError> {
    pool.read(file, name)
}

/// Reads a received workbook that may be protected with a password, as [`read`] does; the password is passed on through
/// the pipe and nowhere else. One that is not protected is read all the same.
///
/// # Errors
/// As [`Pool::read`], and `WrongPassword`.
pub fn read_protected(file: &[u8], name: &str, password: &str, pool: &Pool) -> Result<Reading, ReadError> {
    pool.read_protected(file, name, Some(password))
}

/// Reads a workbook of one of these forms in this process, as [`read_here`] does: for forms that don't come with the
/// program.
///
/// # Errors
/// Whatever is wrong with the file.
pub fn read_among(file: &[u8], name: &str, forms: &[Arc<Form>]) -> Result<Reading, ReadError> {
    let book = Workbook::from_bytes(file)?;
    Ok(with_seal(&book, gather_among(&book, name, forms)?))
}

/// Reads a workbook in this process, without the limits of a reading process: for files that this program has written
/// itself, and for tests.
///
/// # Errors
/// Whatever is wrong with the file.
pub fn read_here(file: &[u8], name: &str) -> Result<Reading, ReadError> {
    let book = Workbook::from_bytes(file)?;
    Ok(with_seal(&book, gather(&book, name)?))
}

/// Reads a workbook that may be protected in this process, as [`read_here`] does.
///
/// # Errors
/// As [`read_here`], and `WrongPassword`.
pub fn read_here_protected(file: &[u8], name: &str, password: Option<&str>) -> Result<Reading, ReadError> {
    match read_here(file, name) {
        Err(ReadError::Encrypted) => {
            let unlocked = unlock(file, password)?;
            let mut reading = read_here(&unlocked.bytes, name)?;
            if !unlocked.proven {
                reading.notes.push(Note { cell: name.to_owned(), message: UNPROVEN.to_owned() });
            }
            Ok(reading)
        }
        result => result,
    }
}

/// What is said of a protected file whose kind of protection has no checksum over the whole.
const UNPROVEN: &str = "The password fits. This kind of protection can't show whether the file was changed since; the one of .xlsx can.";

/// Recognises the form in sheets that were taken out of their file already.
///
/// # Errors
/// `UnknownForm`.
pub fn recognise_here(book: &Workbook, name: &str) -> Result<Reading, ReadError> {
    Ok(with_seal(book, gather(book, name)?))
}
