//! What an action takes from outside: the time, ids, and a reader of workbooks. A test brings its own.

use chrono::{DateTime, FixedOffset};
use hpug_excel::{ReadError, Reading};

/// Time, ids, and a reader of workbooks.
pub trait Surroundings: Send {
    /// Now, with the person's offset from UTC.
    fn now(&self) -> DateTime<FixedOffset>;

    /// An id never drawn before: 128 random bits as text.
    fn draw_id(&self) -> String;

    /// Reads a workbook in a process of its own, under limits.
    ///
    /// # Errors
    /// [`ReadError`] by cause.
    fn read_workbook(&self, bytes: &[u8], name: &str) -> Result<Reading, ReadError>;
}
