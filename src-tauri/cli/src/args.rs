//! What can be typed.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Completes, checks and exports Health Plan User Group progress reports. Works offline.
///
/// Exit status: 0 fine, 1 findings of severity error, 2 something could not be read or written, 64 wrong use.
#[derive(Debug, Parser)]
#[command(name = "hpug", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the forms the program knows
    Forms(FormsArgs),
    /// Write a blank workbook in the publisher's layout
    Blank(BlankArgs),
    /// Print the answers in received workbooks, by address
    Read(ReadArgs),
    /// Check workbooks or answers files and print what was found
    Check(CheckArgs),
    /// Write answers into the input cells of the host's own workbook and change nothing else
    Fill(FillArgs),
    /// Write a report as workbook or PDF
    Export(ExportArgs),
    /// Write the dates of a meeting as a calendar file (.ics)
    Calendar(CalendarArgs),
    /// Write a meeting's packet as PDF
    Packet(PacketArgs),
    /// Write a host's letter about a meeting, or about what is open in a plan's report
    Letter(LetterArgs),
    /// Put plans, or the years of one plan, side by side
    Compare(CompareArgs),
}

/// How output is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// Arguments of `hpug forms`.
#[derive(Debug, Args)]
pub struct FormsArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `hpug blank`.
#[derive(Debug, Args)]
pub struct BlankArgs {
    /// Form id, as `hpug forms` lists it
    pub form: String,
    /// The workbook to write (.xlsx), for special-topics also a PDF to read (.pdf); with several `--prior` the folder to
    /// write one for each plan into
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The plan that it is for; otherwise the one that last period's workbook names
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// The reporting year; otherwise the one after last period's
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(2000..=2100))]
    pub year: Option<u16>,
    /// How often plans report, put into the introduction
    #[arg(long, value_name = "TEXT")]
    pub often: Option<String>,
    /// What the figures are compared with, put into the introduction
    #[arg(long, value_name = "TEXT")]
    pub basis: Option<String>,
    /// The host's name, put into the introduction
    #[arg(long, value_name = "NAME")]
    pub host: Option<String>,
    /// Whom plans can ask, put into the introduction
    #[arg(long, value_name = "TEXT")]
    pub contact: Option<String>,
    /// The day the report is due (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub due: Option<NaiveDate>,
    /// A special topic to ask about, by its key in the library or its title; may be given several times (special-topics)
    #[arg(long, value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// Last period's workbook: its Current is put in as Prior, marked as reported. May be given several times: then
    /// `-o` names a folder, and each plan gets a blank of its own there; no file in it is replaced
    #[arg(long, value_name = "LAST.xlsx")]
    pub prior: Vec<PathBuf>,
    /// The day of writing (YYYY-MM-DD); the system's date otherwise. The same day gives the same file
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `hpug read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// Workbooks (.xlsx, .xlsm, .ods, .xls), or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Open files that are protected with the password in this environment variable
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `hpug check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Workbooks or answers files (.json), or folders of them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// An earlier report of the same plan, to look for restatements; may be given several times
    #[arg(long, value_name = "EARLIER")]
    pub against: Vec<PathBuf>,
    /// A LAN workbook of the same plan, to hold Section D against its dollars
    #[arg(long, value_name = "LAN.xlsx")]
    pub lan: Option<PathBuf>,
    /// The plan's baseline questionnaire, whose answers switch sections on and off; workbook or answers file
    #[arg(long, value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<PathBuf>,
    /// The plan's name, where the file doesn't say it
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// The day to judge on (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Open files that are protected with the password in this environment variable
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `hpug fill`.
#[derive(Debug, Args)]
pub struct FillArgs {
    /// The host's workbook (.xlsx, .xlsm); it is not changed
    #[arg(value_name = "HOST.xlsx")]
    pub host: PathBuf,
    /// The answers file
    #[arg(long, value_name = "A.json")]
    pub answers: PathBuf,
    /// Also put a seal into the file's properties, by which changes by hand show later
    #[arg(long)]
    pub seal: bool,
    /// The filled workbook to write
    #[arg(short, long, value_name = "OUT.xlsx")]
    pub output: PathBuf,
}

/// Arguments of `hpug export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The answers file
    #[arg(long, value_name = "A.json")]
    pub answers: PathBuf,
    /// What to write: a name ending in .xlsx or .pdf
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The plan's baseline questionnaire, whose answers switch sections on and off; workbook or answers file
    #[arg(long, value_name = "QUESTIONNAIRE")]
    pub questionnaire: Option<PathBuf>,
    /// Also print the working figures
    #[arg(long)]
    pub working_figures: bool,
    /// Protect the file with the password in this environment variable
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// The day of the export (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `hpug packet`.
#[derive(Debug, Args)]
pub struct PacketArgs {
    /// The meeting (.toml); tests/data/sample/meeting.toml shows all that can stand in it
    #[arg(value_name = "MEETING.toml")]
    pub meeting: PathBuf,
    /// The packet to write
    #[arg(short, long, value_name = "OUT.pdf")]
    pub output: PathBuf,
    /// For whom it is, in place of what the file says: only the host's copy holds working figures and internal remarks
    #[arg(long, value_enum)]
    pub audience: Option<Audience>,
    /// The sheet, in place of what the file says
    #[arg(long, value_enum)]
    pub paper: Option<Sheet>,
    /// Only these parts, in place of what the file says: names set apart by commas, such as cover,agenda,summary
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub parts: Vec<String>,
    /// Protect the file with the password in this environment variable
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// The day of the export (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `hpug letter`.
#[derive(Debug, Args)]
pub struct LetterArgs {
    /// The meeting (.toml); tests/data/sample/meeting.toml shows all that can stand in it
    #[arg(value_name = "MEETING.toml")]
    pub meeting: PathBuf,
    /// Which letter
    #[arg(value_enum)]
    pub kind: LetterName,
    /// The letter to write: a name ending in .pdf, or in .txt for a letter about the meeting
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The day of the letter (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LetterName {
    /// To the plan: what is to be corrected or explained in its report.
    Findings,
    /// Invitation to purchasers.
    Purchasers,
    /// Invitation to the plan.
    Plan,
    /// Reminder to all.
    Reminder,
}

/// For whom a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// Purchasers.
    Purchasers,
    /// The plan.
    Plan,
    /// The host's own review copy.
    Host,
}

/// The sheet that a packet is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sheet {
    /// US Letter.
    Letter,
    /// A4.
    A4,
}

/// Arguments of `hpug calendar`.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// The meeting (.toml); tests/data/sample/meeting.toml shows all that can stand in it
    #[arg(value_name = "MEETING.toml")]
    pub meeting: PathBuf,
    /// The calendar file to write
    #[arg(short, long, value_name = "OUT.ics")]
    pub output: PathBuf,
    /// The day of the export (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `hpug compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Workbooks, answers files (.json), or folders of them; files of one plan alone are put side by side as its years
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub files: Vec<PathBuf>,
    /// What to write: a name ending in .xlsx, .pdf or .json
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Letters in place of the plans' names, in an order that doesn't tell them
    #[arg(long)]
    pub anonymous: bool,
    /// With --anonymous: who is who, for the host alone; a name ending in .xlsx or .json
    #[arg(long, value_name = "KEY")]
    pub key: Option<PathBuf>,
    /// The form to compare by, as `hpug forms` lists it; the one that most files are of otherwise
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// The years of this plan instead of all plans; files that don't say whose they are count as its own
    #[arg(long, value_name = "NAME")]
    pub plan: Option<String>,
    /// The day to judge on (YYYY-MM-DD); the system's date otherwise
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Open files that are protected with the password in this environment variable
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
}

/// A day as it is typed, of a year that workbooks and calendars know.
fn day(text: &str) -> Result<NaiveDate, String> {
    match NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d") {
        Ok(day) if (1900..=9999).contains(&day.year()) => Ok(day),
        Ok(_) => Err("choose a year from 1900 to 9999".to_owned()),
        Err(_) => Err("write the day as year-month-day, such as 2026-02-15".to_owned()),
    }
}
