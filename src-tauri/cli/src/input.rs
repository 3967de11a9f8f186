//! Opening what a command is given: a workbook or an answers file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use hpug_excel::Reading;
use hpug_excel::child::{Pool, Stop};
use hpug_model::address::Address;
use hpug_model::answers::{AnswersFile, Figures, Report};
use hpug_model::findings::Finding;
use hpug_model::format;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::seal::Sealed;
use hpug_model::values::Kind;
use hpug_pdf::appended::Appended;
use hpug_session::files::{NotAppended, take_apart};
use serde::Serialize;

use crate::failure::Failure;
use crate::folder::Given;
use crate::password::password;

/// A report out of a file.
pub struct Opened {
    /// The report.
    pub report: Report,
    /// What was found while reading.
    pub reading: Vec<Finding>,
    /// Where each data point stands, `Sheet!K70`; empty for answers files.
    pub cells: BTreeMap<Address, String>,
    /// What follows from the answers: totals.
    pub computed: BTreeMap<Address, String>,
    /// What was odd while reading and concerns no data point.
    pub notes: Vec<String>,
    /// What its seal tells; `None` without one.
    pub seal: Option<Sealed>,
    /// The plan's name is only the file's: it can't tell whether two files are of the same plan.
    pub plan_is_file_name: bool,
}

impl Opened {
    /// The report for comparison with others: without a plan that is only the file's name.
    pub fn comparable(self) -> Report {
        let mut report = self.report;
        if self.plan_is_file_name {
            report.plan.clear();
        }
        report
    }
}

/// Why a file couldn't be read, as printed.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// For scripts: `not_found`, `no_permission`, `io`, `not_answers`, and those of [`hpug_excel::ReadError::kind`].
    pub kind: String,
    /// For people; names the file.
    pub message: String,
}

/// Most bytes of an answers file: 20 MB.
const ANSWERS_LIMIT: u64 = 20_000_000;

/// Most bytes of a workbook that are taken in at all: one more than a workbook may have, so that the reader says why.
pub const WORKBOOK_LIMIT: u64 = 100_000_000;

/// Files whose outcomes are held until they are printed.
const AT_ONCE: usize = 64;

/// Opens files; workbooks are read in child processes.
pub struct Inputs {
    pool: Pool,
    password: Option<String>,
}

impl Inputs {
    /// Gets ready to read, one reading process per processor, started when needed.
    pub fn new() -> Result<Inputs, Failure> {
        Ok(Inputs { pool: Pool::default(), password: None })
    }

    /// The same, with the password in the environment variable named on the command line for files that need one.
    pub fn with_password(variable: Option<&str>) -> Result<Inputs, Failure> {
        Ok(Inputs { password: password(variable)?, ..Inputs::new()? })
    }

    /// Opens one file: an answers file where the name says so, else a workbook.
    pub fn open(&self, path: &Path) -> Result<Opened, Unread> {
        if is_answers(path) { answers(path) } else { Ok(opened(path, self.workbook(path)?)) }
    }

    /// Opens a plan's baseline questionnaire. `alone`: there is one report only, whose it is whatever name it carries.
    pub fn questionnaire(&self, path: &Path, alone: bool) -> Result<Report, Failure> {
        let mut report = self.open(path).map_err(|unread| Failure::File(unread.message))?.comparable();
        if report.form.switches.is_empty() {
            let what = format!(
                "{}: --questionnaire takes a baseline questionnaire; this is {}",
                path.display(),
                report.form.title
            );
            return Err(Failure::File(what));
        }
        if alone {
            report.plan.clear();
        }
        Ok(report)
    }

    /// Takes a PDF apart in a reading process.
    pub fn take_apart(&self, bytes: &[u8]) -> Result<Appended, NotAppended> {
        take_apart(bytes, |bytes| self.pool.aside(bytes, &Stop::new()))
    }

    fn workbook(&self, path: &Path) -> Result<Reading, Unread> {
        self.read(path, &bytes(path, WORKBOOK_LIMIT)?)
    }

    /// Reads a workbook's bytes in a reading process; `path` names it in messages and, where it names no plan, the plan.
    pub fn read(&self, path: &Path, bytes: &[u8]) -> Result<Reading, Unread> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let reading = match &self.password {
            Some(password) => hpug_excel::read_protected(bytes, &name, password, &self.pool),
            None => hpug_excel::read(bytes, &name, &self.pool),
        };
        reading.map_err(|error| unread(path, error.kind(), error))
    }

    /// Opens many files side by side, hands each to `judge`, and what that makes of them, in their order, to `print`. No
    /// more than one report per worker is held at a time, and what is printed is let go.
    ///
    /// # Errors
    /// Those of `print`.
    pub fn each<T: Send>(
        &self,
        files: &[Given],
        judge: impl Fn(&Path, Result<Opened, Unread>) -> T + Sync,
        mut print: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let open = |file: &Given| match &file.unread {
            Some(unread) => Err(unread.clone()),
            None => self.open(&file.path),
        };
        for some in files.chunks(AT_ONCE) {
            for judged in self.pool.each(some, |file| judge(&file.path, open(file))) {
                print(judged)?;
            }
        }
        Ok(())
    }
}

fn opened(path: &Path, reading: Reading) -> Opened {
    let named = |address: &Address| Some((address.clone(), reading.cell_name(address.as_str())?));
    let points = reading.report.form.points.iter();
    Opened {
        reading: reading.check_findings(),
        cells: points.filter_map(|point| named(&point.address)).collect(),
        computed: reading.computed,
        seal: reading.seal,
        plan_is_file_name: path
            .file_stem()
            .is_some_and(|stem| *stem.to_string_lossy() == *reading.report.plan),
        notes: reading.notes.iter().map(|note| format!("{}: {}", note.cell, note.message)).collect(),
        report: reading.report,
    }
}

/// Totals as they follow from the answers, to one decimal.
fn computed(report: &Report) -> BTreeMap<Address, String> {
    let figures = Figures::of(report);
    let points = report.form.points.iter().enumerate().filter(|(_, point)| point.role == Role::Computed);
    let text = |(position, point): (usize, &DataPoint)| {
        let mut number = figures.shown_at(position)?;
        if point.kind == Kind::Percent {
            number.rescale(1);
        }
        Some((point.address.clone(), number.to_string()))
    };
    points.filter_map(text).collect()
}

/// Whether the name says that this is an answers file.
pub fn is_answers(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Reads an answers file as a report.
pub fn answers(path: &Path) -> Result<Opened, Unread> {
    let report = answers_file(path)?.report;
    let computed = computed(&report);
    Ok(Opened {
        report,
        reading: Vec::new(),
        cells: BTreeMap::new(),
        computed,
        notes: Vec::new(),
        seal: None,
        plan_is_file_name: false,
    })
}

/// Reads an answers file.
pub fn answers_file(path: &Path) -> Result<AnswersFile, Unread> {
    let not_utf8 = |_| unread(path, "not_answers", "this answers file is not UTF-8 text");
    let text = String::from_utf8(bytes(path, ANSWERS_LIMIT)?).map_err(not_utf8)?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(unread(
            path,
            "not_answers",
            "this answers file is empty; write it again, or choose another",
        ));
    }
    AnswersFile::from_json(text.trim_start_matches('\u{feff}'))
        .map_err(|error| unread(path, "not_answers", error))
}

/// A file's bytes, up to a limit.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let facts = std::fs::metadata(path).map_err(|error| fault(path, &error))?;
    if facts.is_dir() {
        return Err(unread(path, "not_a_workbook", "this is a folder; name the files in it"));
    }
    let mut bytes = Vec::with_capacity(facts.len().min(limit) as usize);
    // Devices and pipes have no size beforehand.
    let read = std::fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(|error| fault(path, &error))?;
    if bytes.len() as u64 > limit {
        let megabytes = limit / 1_000_000;
        return Err(unread(path, "too_large", format!("it has more than {megabytes} MB, which is not read")));
    }
    Ok(bytes)
}

/// A file that the system does not give out.
pub fn fault(path: &Path, error: &std::io::Error) -> Unread {
    match error.kind() {
        std::io::ErrorKind::NotFound => unread(path, "not_found", "there is no such file"),
        std::io::ErrorKind::PermissionDenied => unread(path, "no_permission", "no permission to read it"),
        _ => {
            let words = error.to_string();
            unread(path, "io", format!("it could not be read: {}", format::without_code(&words)))
        }
    }
}

/// A file that is not read, and why: `message` follows its name.
pub fn unread(path: &Path, kind: &str, message: impl std::fmt::Display) -> Unread {
    Unread { kind: kind.to_owned(), message: format!("{}: {message}", path.display()) }
}
