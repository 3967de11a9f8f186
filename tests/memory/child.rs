//! The child: opens a store by what stands in a file, types answers from another one, locks, and says when.

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, FixedOffset};
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::store::Secret;
use hpug_session::{Place, Reader, Session, Surroundings};

/// First argument of a child.
pub const WORD: &str = "as-child";

/// The store's name in its folder.
pub const STORE: &str = "Evergreen.hpug";

/// The cell that takes the answer: a number, so that the text is kept as typed.
const CELL: &str = "A.1a/current/count";

/// The time stands still at one of the hours after a first one; ids count.
struct Still(i64);

impl Surroundings for Still {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::from_timestamp(1_770_000_000 + self.0 * 3600, 0).expect("a time").fixed_offset()
    }

    fn draw_id(&self) -> String {
        static DRAWN: AtomicU32 = AtomicU32::new(0);
        format!("{}-{}", self.0, DRAWN.fetch_add(1, Ordering::Relaxed))
    }

    fn reader(&self) -> Arc<dyn Reader> {
        unreachable!("no workbook is read")
    }
}

/// A session whose files lie in that folder, so many hours after the first.
pub fn session(folder: &Path, hour: i64) -> Session {
    let place = Place {
        settings: folder.join("settings.json"),
        stores: folder.to_owned(),
        version: "0.1.0".to_owned(),
        asked: None,
    };
    Session::new(place, Box::new(Still(hour)))
}

/// Opens by `way`, `passphrase` or `words`, types, waits, locks, waits.
pub fn run(folder: &Path, way: &str) {
    let mut session = session(folder, 1);
    let path = folder.join(STORE).display().to_string();
    let secret = Secret::from(text(folder, way));
    let opened = match way {
        "words" => session.open_with_recovery(&path, secret.text()),
        _ => session.open_store(&path, secret.text()),
    };
    drop(secret);
    opened.expect("the store opens");
    type_answer(&mut session, text(folder, "answer"));
    say_and_wait("open");
    session.lock().expect("the store locks");
    say_and_wait("locked");
}

fn type_answer(session: &mut Session, text: String) {
    let request = NewReport {
        form: "progress-report-2021".to_owned(),
        plan: "Evergreen Health".to_owned(),
        host: "State Exchange".to_owned(),
        year: 2021,
        copy_from: None,
    };
    let report = session.new_report(&request).expect("a report").head.id;
    let cell = Typed { address: CELL.to_owned(), text, rich: None };
    session.edit(report, "edit-1", EditKind::Typed, &[cell]).expect("the answer is kept");
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("the parent has written it")
}

fn say_and_wait(word: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "{word}").expect("the parent reads");
    out.flush().expect("the parent reads");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).expect("the parent answers");
}
