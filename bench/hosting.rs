//! Times a host's work behind the window, through the very calls that it makes: `hosting SAMPLES FOLDER [FILES [PLANS]]` receives
//! 500 different files into a new store, lists them, then compares 200 plans that have reports of five years, and prints
//! seconds as JSON. Files are read in reading processes, this very program started again.
#![allow(clippy::print_stdout)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use chrono::{DateTime, FixedOffset};
use hpug_excel::child::{Pool, Stop, serve_if_asked};
use hpug_excel::{ReadError, Reading};
use hpug_model::Report;
use hpug_model::values::to_json;
use hpug_session::wire::cells::{EditKind, Typed};
use hpug_session::wire::compare::CompareRequest;
use hpug_session::wire::reports::NewReport;
use hpug_session::wire::store::{CreateStore, Role};
use hpug_session::{Place, Reader, Session, SessionError, Surroundings};

/// Samples in the words and formats that files come in, told apart by a property each.
const SAMPLES: [&str; 6] = [
    "workbooks/points.xlsx",
    "workbooks/percent-format.xlsx",
    "workbooks/percent-text.xlsx",
    "workbooks/number-text.xlsx",
    "workbooks/no-data-words.xlsx",
    "workbooks/mixed-formats-in-one-section.xlsx",
];
const FILES: usize = 500;
const PLANS: usize = 200;
const YEARS: std::ops::RangeInclusive<u16> = 2021..=2025;
const PASSPHRASE: &str = "blue kettle hums softly";

type Failed = Box<dyn std::error::Error>;

#[derive(Clone)]
struct Bench(Arc<AtomicU32>);

impl Surroundings for Bench {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::from_timestamp(1_770_000_000, 0).unwrap_or_default().fixed_offset()
    }

    fn draw_id(&self) -> String {
        format!("bench-{}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn reader(&self) -> Arc<dyn Reader> {
        Arc::new(Processes(Pool::default()))
    }
}

/// As the window reads: processes of one piece of work, one per core.
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

fn main() -> Result<(), Failed> {
    serve_if_asked();
    let mut arguments = std::env::args().skip(1);
    let (samples, folder) = arguments.next().zip(arguments.next()).ok_or("hosting SAMPLES FOLDER")?;
    let (samples, folder) = (PathBuf::from(samples), PathBuf::from(folder));
    let mut count = |usual| arguments.next().map_or(Ok(usual), |count| count.parse());
    let (files, plans) = (count(FILES)?, count(PLANS)?);
    let ids = Bench(Arc::default());
    let mut session = new_store(&folder, "received", &ids)?;
    let received = folder.join("files");
    put_files(&samples, &received, files)?;
    let receive = timed(|| receive(&mut session, &received))?;
    let list = timed(|| session.received_list())?;
    let again = timed(|| session.received_list())?;
    let mut session = new_store(&folder, "compared", &ids)?;
    put_reports(&mut session, &samples.join("sample/answers.json"), plans)?;
    session.lock()?;
    session.open_store(&path(&folder, "compared"), PASSPHRASE)?;
    let mut by_year = Vec::new();
    for year in YEARS {
        let request = CompareRequest { year: Some(year), ..CompareRequest::default() };
        by_year.push(timed(|| session.compare(&request))?);
    }
    let one_plan = CompareRequest { plan: Some(plan(plans / 2)), ..CompareRequest::default() };
    let one_plan = timed(|| session.compare(&one_plan))?;
    let slowest = by_year.into_iter().fold(0.0, f64::max);
    println!(
        "{{\"files\": {files}, \"receive_s\": {receive:.3}, \"list_s\": {list:.3}, \"list_again_s\": {again:.3}, \
         \"plans\": {plans}, \"years\": {}, \"compare_s\": {slowest:.3}, \"one_plan_s\": {one_plan:.3}}}",
        YEARS.count()
    );
    Ok(())
}

/// Seconds that something takes.
fn timed<T, E: Into<Failed>>(work: impl FnOnce() -> Result<T, E>) -> Result<f64, Failed> {
    let start = Instant::now();
    work().map_err(Into::into)?;
    Ok(start.elapsed().as_secs_f64())
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(format!("{name}.hpug")).to_string_lossy().into_owned()
}

fn new_store(folder: &Path, name: &str, ids: &Bench) -> Result<Session, Failed> {
    let place = Place {
        settings: folder.join("settings.json"),
        stores: folder.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        asked: None,
    };
    let mut session = Session::new(place, Box::new(ids.clone()));
    session.create_store(&CreateStore {
        path: path(folder, name),
        passphrase: PASSPHRASE.into(),
        role: Role::Host,
        person: "Bench".to_owned(),
    })?;
    Ok(session)
}

/// Files of as many plans, no two the same.
fn put_files(samples: &Path, folder: &Path, count: usize) -> Result<(), Failed> {
    fs::create_dir_all(folder)?;
    let read: Vec<Vec<u8>> =
        SAMPLES.iter().map(|name| fs::read(samples.join(name))).collect::<Result<_, _>>()?;
    for (number, bytes) in (0..count).zip(read.iter().cycle()) {
        let told = [("number".to_owned(), number.to_string())];
        let bytes = hpug_excel::patch::with_properties(bytes, "number", &told)?;
        fs::write(folder.join(format!("{}.xlsx", plan(number))), bytes)?;
    }
    Ok(())
}

fn receive(session: &mut Session, folder: &Path) -> Result<(), Failed> {
    let files = session.files_to_receive(&[folder.to_string_lossy().into_owned()], None)?;
    let session = Mutex::new(session);
    let take = |arrived| match session.lock() {
        Ok(mut session) => session.take_in(arrived),
        Err(_) => Err(SessionError::Locked),
    };
    let told = files.receive(&Stop::new(), &take, &|_, _, _| ())?;
    if told.unread > 0 || !told.same.is_empty() {
        return Err(format!("not every file was received: {told:?}").into());
    }
    Ok(())
}

fn plan(number: usize) -> String {
    format!("Health Plan {number:04}")
}

/// Five years of reports of as many plans, each with figures of its own.
fn put_reports(session: &mut Session, answers: &Path, plans: usize) -> Result<(), Failed> {
    let sample = Report::from_json(&fs::read_to_string(answers)?)?;
    for number in 0..plans {
        for year in YEARS {
            let request = NewReport {
                form: sample.form.id.clone(),
                plan: plan(number),
                host: "Bench Business Group".to_owned(),
                year,
                copy_from: None,
            };
            let id = session.new_report(&request)?.head.id;
            let cells: Vec<Typed> =
                sample.answers.iter().map(|(at, value)| typed(at, value, number, year)).collect();
            session.edit(id, &format!("filled-{id}"), EditKind::Pasted, &cells)?;
        }
    }
    Ok(())
}

fn typed(address: &hpug_model::Address, value: &hpug_model::Value, plan: usize, year: u16) -> Typed {
    let json = to_json(value);
    let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    let text = match address.as_str() {
        "A.1a/current/count" => (plan % 40 + usize::from(year % 10)).to_string(),
        _ => text,
    };
    Typed { address: address.to_string(), text, rich: None }
}
