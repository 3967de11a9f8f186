//! `hpug compare`: plans, or the years of one plan, side by side.

mod former;
mod json;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use hpug_model::Form;
use hpug_model::checks::{self, Context};
use hpug_model::forms;
use hpug_model::side_by_side::{self, Mode, Named, SideBySide, Taken};
use hpug_session::files::{ComparedPaper, compared_key, compared_paper, seed_of};

use crate::args::CompareArgs;
use crate::clock;
use crate::failure::{Failure, status, tell};
use crate::folder::{Given, files};
use crate::input::{self, Inputs, Opened, Unread};
use crate::output;
use crate::screen::say;

/// A file, read and judged, as far as the comparison needs it.
struct Seen {
    file: String,
    outcome: Result<Taken, Unread>,
    /// The file doesn't say whose it is.
    unnamed: bool,
    /// SHA-256 of its bytes, where they are needed to draw an order.
    digest: Vec<u8>,
}

/// What is written, by the ending of the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Output {
    Paper(ComparedPaper),
    Json,
}

/// Compares every file that can be read; the others are named and the status is 2.
pub fn run(args: &CompareArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let output = output_of(&args.output)?;
    if args.key.is_some() && !args.anonymous {
        return Err(Failure::Usage("--key goes with --anonymous; without it the names are told".to_owned()));
    }
    let key_output = args.key.as_deref().map(key_output_of).transpose()?;
    let today = args.today.unwrap_or_else(clock::today);
    let inputs = Inputs::with_password(args.password_env.as_deref())?;
    let files = given(args, &inputs)?;
    let mut seen = Vec::new();
    let look = |path: &Path, opened| self::seen(path, opened, today, args.anonymous);
    inputs.each(&files, look, |one| {
        seen.push(one);
        Ok(())
    })?;
    tell(seen.iter().filter_map(|one| one.outcome.as_ref().err()).map(|unread| unread.message.as_str()));
    let (side, key, unread) = compared(args, seen)?;
    let bytes = match output {
        Output::Json => json::bytes(&side, &unread),
        Output::Paper(paper) => {
            let unread = u32::try_from(unread.len()).unwrap_or(u32::MAX);
            let moment = clock::moment(args.today);
            compared_paper(&side, paper, unread, moment)
                .map_err(|error| Failure::file(&args.output, error))?
        }
    };
    output::write(&args.output, &bytes)?;
    say!(out, "{}: {}", args.output.display(), summary(&side, unread.len()))?;
    if let Some((path, kind)) = args.key.as_deref().zip(key_output) {
        let bytes = match kind {
            Output::Json => json::key(&key),
            Output::Paper(_) => compared_key(&key, today).map_err(|error| Failure::file(path, error))?,
        };
        output::write(path, &bytes)?;
        say!(out, "{}: who is who, for the host alone", path.display())?;
    }
    Ok(if unread.is_empty() { status::FINE } else { status::UNREADABLE })
}

/// The files to compare. Neither output replaces one of them, nor the other output.
fn given(args: &CompareArgs, inputs: &Inputs) -> Result<Vec<Given>, Failure> {
    let key = args.key.as_deref();
    if key.is_some_and(|key| output::same_file(key, &args.output)) {
        let what = "the key would replace the comparison; choose another name for it";
        return Err(Failure::Usage(what.to_owned()));
    }
    let outputs: Vec<&Path> = std::iter::once(args.output.as_path()).chain(key).collect();
    former::passed_over(files(&args.files), &outputs, inputs)
}

fn seen(path: &Path, opened: Result<Opened, Unread>, today: NaiveDate, digest: bool) -> Seen {
    let file = path.display().to_string();
    // A file that went away since is as good as empty.
    let digest =
        if digest { std::fs::read(path).map(|bytes| seed_of(&[&bytes])).unwrap_or_default() } else { 0 };
    let unnamed =
        opened.as_ref().is_ok_and(|opened| opened.plan_is_file_name || opened.report.plan.trim().is_empty());
    let outcome = opened.and_then(|opened| {
        let Opened { mut report, reading, .. } = opened;
        if report.plan.trim().is_empty() {
            report.plan =
                path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        }
        let findings = checks::check(&report, &Context { reading: &reading, ..Context::on(today) });
        Taken::from(&report, &findings, &file).map_err(|error| input::unread(path, "form", error))
    });
    Seen { file, outcome, unnamed, digest: digest.to_be_bytes().to_vec() }
}

/// What is written, the key to its letters, and the files that could not be read.
type Compared = (SideBySide, Vec<Named>, Vec<(String, Unread)>);

fn compared(args: &CompareArgs, seen: Vec<Seen>) -> Result<Compared, Failure> {
    let digests: Vec<Vec<u8>> = seen.iter().map(|one| one.digest.clone()).collect();
    let mut taken = Vec::new();
    let mut unread = Vec::new();
    for one in seen {
        match one.outcome {
            Ok(mut of_plan) => {
                if let Some(plan) = args.plan.as_ref().filter(|_| one.unnamed) {
                    plan.trim().clone_into(&mut of_plan.plan);
                }
                taken.push(of_plan);
            }
            Err(error) => unread.push((one.file, error)),
        }
    }
    let form = form(args, &taken)?;
    let side = side(args, &form, &taken)?;
    if side.lines.is_empty() {
        let what = format!("{} has no figures in these files that could be put side by side", form.title);
        return Err(Failure::File(what));
    }
    if !args.anonymous {
        return Ok((side, Vec::new(), unread));
    }
    let mut digests: Vec<&[u8]> = digests.iter().map(Vec::as_slice).collect();
    digests.sort_unstable();
    let (side, key) = side_by_side::anonymous(side, seed_of(&digests));
    Ok((side, key, unread))
}

fn form(args: &CompareArgs, taken: &[Taken]) -> Result<Arc<Form>, Failure> {
    if let Some(id) = &args.form {
        let form = forms::form(id).map_err(|error| Failure::File(error.to_string()))?;
        return form.ok_or_else(|| {
            Failure::Usage(format!("form {id:?} is not known; `hpug forms` lists those that are"))
        });
    }
    side_by_side::main_form(taken)
        .ok_or_else(|| Failure::File("none of the files could be read, so nothing was compared".to_owned()))
}

/// The years of one plan where the files are of one, or one is asked for; else plans.
fn side(args: &CompareArgs, form: &Arc<Form>, taken: &[Taken]) -> Result<SideBySide, Failure> {
    if let Some(plan) = &args.plan {
        let wanted = plan.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        let own: Vec<Taken> = taken.iter().filter(|one| one.plan_key() == wanted).cloned().collect();
        if own.is_empty() {
            return Err(Failure::File(format!("none of the files is a report of {plan}")));
        }
        return Ok(side_by_side::years(form, &own));
    }
    let mut plans: Vec<String> =
        taken.iter().filter(|one| one.form.family == form.family).map(Taken::plan_key).collect();
    let reports = plans.len();
    plans.sort_unstable();
    plans.dedup();
    Ok(if plans.len() == 1 && reports > 1 {
        side_by_side::years(form, taken)
    } else {
        side_by_side::plans(form, taken)
    })
}

/// `9 plans, 96 lines; 12 figures not compared, 1 report left out, 1 file not read`.
fn summary(side: &SideBySide, unread: usize) -> String {
    let some = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let cells = side.lines.iter().flat_map(|line| &line.cells);
    let apart = cells.filter(|cell| cell.current.number.is_some() && cell.current.apart.is_some()).count();
    let columns = match side.mode {
        Mode::Plans => "plan",
        Mode::Years => "year",
    };
    let mut text = format!("{}, {}", some(side.columns.len(), columns), some(side.lines.len(), "line"));
    let rest = [
        (apart > 0).then(|| format!("{} not compared", some(apart, "figure"))),
        (!side.left_out.is_empty()).then(|| format!("{} left out", some(side.left_out.len(), "report"))),
        (unread > 0).then(|| format!("{} not read", some(unread, "file"))),
    ];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    if !rest.is_empty() {
        text.push_str("; ");
        text.push_str(&rest.join(", "));
    }
    text
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

fn output_of(path: &Path) -> Result<Output, Failure> {
    match ending(path).as_deref() {
        Some("xlsx") => Ok(Output::Paper(ComparedPaper::Workbook)),
        Some("pdf") => Ok(Output::Paper(ComparedPaper::Pdf)),
        Some("json") => Ok(Output::Json),
        _ => {
            let name = PathBuf::from(path);
            Err(Failure::Usage(format!("{}: give a name that ends in .xlsx, .pdf or .json", name.display())))
        }
    }
}

fn key_output_of(path: &Path) -> Result<Output, Failure> {
    match output_of(path)? {
        Output::Paper(ComparedPaper::Pdf) => {
            Err(Failure::Usage(format!("{}: a key's name ends in .xlsx or .json", path.display())))
        }
        other => Ok(other),
    }
}
