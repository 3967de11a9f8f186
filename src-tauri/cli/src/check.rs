//! `hpug check`: findings of workbooks and answers files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use hpug_model::address::Address;
use hpug_model::answers::{Figures, Report};
use hpug_model::checks::{self, Context};
use hpug_model::findings::{Finding, Severity};
use hpug_model::seal::Sealed;
use serde::Serialize;

use crate::args::{CheckArgs, Format};
use crate::clock;
use crate::failure::{Failure, status, tell};
use crate::folder::files;
use crate::input::{Inputs, Opened, Unread};
use crate::list::List;
use crate::screen::say;

/// One file's outcome, as printed.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Checked(Checked),
    Unread { file: String, error: Unread },
}

#[derive(Serialize)]
struct Checked {
    file: String,
    form: String,
    plan: String,
    complete: Complete,
    findings: Vec<Line>,
    /// What was odd while reading and concerns no data point: sentences with the cell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<Sealed>,
}

#[derive(Serialize)]
struct Complete {
    answered: u32,
    due: u32,
}

/// A finding, as scripts read it; optional keys are left out where they don't apply.
#[derive(Serialize)]
pub struct Line {
    /// The check's id.
    pub check: &'static str,
    severity: Severity,
    at: Vec<Address>,
    /// Where the first data point stands, `Sheet!K70`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What was found and what was expected.
    pub message: String,
    fix: String,
    with: Vec<Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explained: Option<String>,
}

/// Checks every file; one that can't be read doesn't stop the others.
pub fn run(args: &CheckArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let today = args.today.unwrap_or_else(clock::today);
    let inputs = Inputs::with_password(args.password_env.as_deref())?;
    let given = files(&args.files);
    let mut against = Vec::new();
    for path in &args.against {
        let opened = inputs.open(path).map_err(|unread| Failure::File(unread.message))?;
        against.push((file_name(path), opened.comparable()));
    }
    if let Some(path) = &args.lan {
        against.push(lan(path, &inputs, given.len() == 1)?);
    }
    let alone = given.len() == 1;
    let questionnaire =
        args.questionnaire.as_ref().map(|path| inputs.questionnaire(path, alone)).transpose()?;
    let beside = Beside { plan: args.plan.as_deref(), today, against: &against, questionnaire };
    let judge = |path: &Path, opened: Result<Opened, Unread>| match opened {
        Ok(opened) => Outcome::Checked(checked(path, opened, &beside)),
        Err(error) => Outcome::Unread { file: path.display().to_string(), error },
    };
    let mut worst = status::FINE;
    let mut list = List::new(args.format);
    let mut is_first = true;
    inputs.each(&given, judge, |outcome| {
        worst = worst.max(status_of(&outcome));
        if let Outcome::Unread { error, .. } = &outcome {
            tell(std::iter::once(error.message.as_str()));
        }
        match (args.format, &outcome) {
            (Format::Json, outcome) => list.object(outcome, out),
            // Said on standard error.
            (Format::Text, Outcome::Unread { .. }) => Ok(()),
            (Format::Text, Outcome::Checked(checked)) => {
                if !std::mem::take(&mut is_first) {
                    writeln!(out)?;
                }
                print_one(checked, out)
            }
        }
    })?;
    list.end(out)?;
    Ok(worst)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The LAN workbook to hold Section D against. Where one file is checked it is taken for that plan's, whatever name
/// either carries.
fn lan(path: &Path, inputs: &Inputs, alone: bool) -> Result<(String, Report), Failure> {
    let opened = inputs.open(path).map_err(|unread| Failure::File(unread.message))?;
    let mut report = opened.comparable();
    if report.form.family != "lan-apm" {
        let what = format!("{}: --lan takes a LAN workbook; this is {}", path.display(), report.form.title);
        return Err(Failure::File(what));
    }
    if alone {
        report.plan.clear();
    }
    Ok((file_name(path), report))
}

/// What a file is checked with.
struct Beside<'a> {
    plan: Option<&'a str>,
    today: NaiveDate,
    against: &'a [(String, Report)],
    questionnaire: Option<Report>,
}

fn checked(path: &Path, mut opened: Opened, beside: &Beside<'_>) -> Checked {
    let Beside { plan, today, against, ref questionnaire } = *beside;
    let shown_plan = plan.map_or_else(|| opened.report.plan.clone(), str::to_owned);
    let (reading, cells) = (std::mem::take(&mut opened.reading), std::mem::take(&mut opened.cells));
    let notes = std::mem::take(&mut opened.notes);
    let seal = opened.seal.take();
    let mut report = opened.comparable();
    if let Some(plan) = plan {
        plan.clone_into(&mut report.plan);
    }
    if let Some(questionnaire) = questionnaire.as_ref().filter(|other| report.same_plan(other)) {
        report.set_baseline(Some(questionnaire.clone()));
    }
    let findings = checks::check(&report, &Context { against, reading: &reading, ..Context::on(today) });
    let (answered, due) = Figures::of(&report).complete();
    Checked {
        file: path.display().to_string(),
        form: report.form.id.clone(),
        plan: shown_plan,
        complete: Complete { answered, due },
        findings: findings.into_iter().map(|finding| line(finding, &cells)).collect(),
        notes,
        seal,
    }
}

/// A finding with the cell of its first data point.
pub fn line(finding: Finding, cells: &BTreeMap<Address, String>) -> Line {
    Line {
        check: finding.check,
        severity: finding.severity,
        cell: finding.at.first().and_then(|address| cells.get(address).cloned()),
        at: finding.at,
        message: finding.message,
        fix: finding.fix,
        with: finding.with,
        because: finding.because,
        explained: finding.explained,
    }
}

fn status_of(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Unread { .. } => status::UNREADABLE,
        Outcome::Checked(checked) if checked.findings.iter().any(|line| line.severity == Severity::Error) => {
            status::FINDINGS
        }
        Outcome::Checked(_) => status::FINE,
    }
}

fn print_one(checked: &Checked, out: &mut dyn Write) -> Result<(), Failure> {
    let plan = if checked.plan.is_empty() { "plan not named" } else { &checked.plan };
    let Complete { answered, due } = checked.complete;
    say!(
        out,
        "{}: {plan}, {}, {answered} of {due} answered, {}",
        checked.file,
        checked.form,
        counts(checked)
    )?;
    for line in &checked.findings {
        let severity = match line.severity {
            Severity::Error => "error  ",
            Severity::Warning => "warning",
            Severity::Note => "note   ",
        };
        let at = line.at.first().map_or("", Address::as_str);
        let cell = line.cell.as_ref().map(|cell| format!(" [{cell}]")).unwrap_or_default();
        say!(out, "  {severity} {:<7} {at}{cell}", line.check)?;
        say!(out, "      {}", line.message)?;
        match (&line.explained, &line.because) {
            (Some(text), _) => say!(out, "      Explained: {text}")?,
            (None, Some(root)) => say!(out, "      Follows from {root}.")?,
            (None, None) => say!(out, "      {}", line.fix)?,
        }
    }
    for note in &checked.notes {
        say!(out, "  odd     {note}")?;
    }
    if let Some(seal) = &checked.seal {
        say!(out, "  {}", seal.in_words())?;
    }
    Ok(())
}

fn counts(checked: &Checked) -> String {
    let count = |severity| checked.findings.iter().filter(|line| line.severity == severity).count();
    let named = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let parts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    parts.map(|(severity, name)| named(count(severity), name)).join(", ")
}
