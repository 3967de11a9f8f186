//! The clock, the source of ids, the reading processes: the program's outermost edge.

use chrono::{DateTime, FixedOffset, Local};
use hpug_excel::child::Pool;
use hpug_excel::{ReadError, Reading};
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

    fn read_workbook(&self, bytes: &[u8], name: &str) -> Result<Reading, ReadError> {
        // A process for each file, which ends with it and with all it held.
        Pool::default().read(bytes, name)
    }
}
