//! What an action takes from outside: the time, ids, and a reader of workbooks. A test brings its own.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_excel::{ReadError, Reading};

/// Time, ids, and a reader of workbooks.
pub trait Surroundings: Send {
    /// Now, with the person's offset from UTC.
    fn now(&self) -> DateTime<FixedOffset>;

    /// An id never drawn before: 128 random bits as text.
    fn draw_id(&self) -> String;

    /// A reader of workbooks, for work that goes on while the session does something else.
    fn reader(&self) -> Arc<dyn Reader>;
}

/// Reads received workbooks.
pub trait Reader: Send + Sync {
    /// Reads a workbook in a process of its own, under limits, until somebody asks for it to stop.
    ///
    /// # Errors
    /// [`ReadError`] by cause.
    fn read(&self, bytes: &[u8], name: &str, stop: &Stop) -> Result<Reading, ReadError>;

    /// The same, with the password that the file may need.
    ///
    /// # Errors
    /// As [`Reader::read`]; [`ReadError::WrongPassword`].
    fn read_protected(
        &self,
        bytes: &[u8],
        name: &str,
        password: &str,
        stop: &Stop,
    ) -> Result<Reading, ReadError>;

    /// Has a file that is no workbook taken apart in a process of its own, under the same limits, and gives that process's
    /// answer ([`crate::files::take_apart`]).
    ///
    /// # Errors
    /// [`ReadError::Reader`], [`ReadError::Stopped`].
    fn aside(&self, bytes: &[u8], stop: &Stop) -> Result<Vec<u8>, ReadError>;
}
