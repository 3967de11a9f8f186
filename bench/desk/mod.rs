//! A session to measure with: its clock goes on by a second with each look, its ids are counted, and it reads no workbook.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::Stop;
use hpug_excel::{ReadError, Reading};
use hpug_session::{Place, Reader, Session, Surroundings};

/// Passphrase of every store that is measured.
pub const PASSPHRASE: &str = "blue kettle hums softly";

#[derive(Default)]
struct Bench(Cell<u32>);

impl Surroundings for Bench {
    fn now(&self) -> DateTime<FixedOffset> {
        // Two backups of one second would have one name.
        self.0.set(self.0.get() + 1);
        DateTime::from_timestamp(1_770_000_000 + i64::from(self.0.get()), 0)
            .unwrap_or_default()
            .fixed_offset()
    }

    fn draw_id(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("bench-{}", self.0.get())
    }

    fn reader(&self) -> Arc<dyn Reader> {
        Arc::new(Unread)
    }
}

/// Nothing is read here.
struct Unread;

impl Reader for Unread {
    fn read(&self, _: &[u8], _: &str, _: &Stop) -> Result<Reading, ReadError> {
        Err(ReadError::Empty)
    }

    fn read_protected(&self, _: &[u8], _: &str, _: &str, _: &Stop) -> Result<Reading, ReadError> {
        Err(ReadError::Empty)
    }

    fn aside(&self, _: &[u8], _: &Stop) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::Empty)
    }
}

/// A session whose settings and suggested stores are in `folder`.
pub fn session_in(folder: &Path) -> Session {
    let place = Place {
        settings: folder.join("settings.json"),
        stores: folder.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        asked: None,
    };
    Session::new(place, Box::<Bench>::default())
}
