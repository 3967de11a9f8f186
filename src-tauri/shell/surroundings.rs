//! The clock and the source of ids: the program's outermost edge.

use chrono::{DateTime, FixedOffset, Local};
use hpug_session::Surroundings;

/// The system's.
pub struct System;

impl Surroundings for System {
    fn now(&self) -> DateTime<FixedOffset> {
        #[allow(clippy::disallowed_methods, reason = "the shell is where the clock is read")]
        Local::now().fixed_offset()
    }

    fn draw_id(&self) -> String {
        uuid::Uuid::new_v4().simple().to_string()
    }
}
