//! What an action takes from outside: the time and ids. A test brings its own.

use chrono::{DateTime, FixedOffset};

/// Time and ids.
pub trait Surroundings: Send {
    /// Now, with the person's offset from UTC.
    fn now(&self) -> DateTime<FixedOffset>;

    /// An id never drawn before: 128 random bits as text.
    fn draw_id(&self) -> String;
}
