//! The clock, the source of ids, the reading processes: the program's outermost edge.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local};
use hpug_excel::child::{Pool, Stop};
use hpug_excel::{ReadError, Reading};
use hpug_session::{Reader, Surroundings};

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

    fn reader(&self) -> Arc<dyn Reader> {
        Arc::new(Processes(Pool::default()))
    }
}

/// Reading processes of one piece of work, one per core, which end with it and with all they held.
struct Processes(Pool);

impl Reader for Processes {
    fn read(&self, bytes: &[u8], name: &str, stop: &Stop) -> Result<Reading, ReadError> {
        self.0.read_until(bytes, name, stop)
    }

    fn read_protected(
        &self,
        bytes: &[u8],
        name: &str,
        password: &str,
        stop: &Stop,
    ) -> Result<Reading, ReadError> {
        self.0.read_protected_until(bytes, name, password, stop)
    }

    fn aside(&self, bytes: &[u8], stop: &Stop) -> Result<Vec<u8>, ReadError> {
        self.0.aside(bytes, stop)
    }
}
