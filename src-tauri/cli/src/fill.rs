//! `hpug fill`: answers into the input cells of the host's own workbook.

use std::io::Write;
use std::path::Path;

use hpug_excel::Reading;
use hpug_excel::fill::{Answers, Filled, fill};
use hpug_excel::seal::seal;
use hpug_model::Address;
use hpug_model::answers::{AnswersFile, Figures};
use hpug_session::files::{compare, returned, sent, unformatted};

use crate::args::FillArgs;
use crate::failure::{Failure, status};
use crate::input::{self, Inputs};
use crate::output;
use crate::screen::say;

/// Fills, reads back and compares, then writes. Judges nothing: a filled file ends with 0 whatever it holds.
pub fn run(args: &FillArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    refuse_other_kind(&args.host, &args.output)?;
    let named = [(args.host.as_path(), "the host's workbook"), (args.answers.as_path(), "the answers file")];
    output::refuse_replacing(&args.output, named)?;
    let said = |unread: input::Unread| Failure::File(unread.message);
    let answers = input::answers_file(&args.answers).map_err(said)?;
    let inputs = Inputs::new()?;
    let host = input::bytes(&args.host, input::WORKBOOK_LIMIT).map_err(said)?;
    let reading = inputs.read(&args.host, &host).map_err(said)?;
    let asked = Answers { report: &answers.report, cleared: &answers.cleared };
    let mut filled = fill(&host, &reading, &asked).map_err(|error| Failure::file(&args.host, error))?;
    if args.seal {
        let sealed = seal(&filled.bytes, &answers.report.explanations);
        filled.bytes = sealed.map_err(|error| Failure::file(&args.host, error))?.bytes;
    }
    refuse_without_cell(args, &answers, &reading, &filled)?;
    let back = inputs.read(&args.output, &filled.bytes).map_err(said)?;
    let identical = identical(args, &answers, &reading, &back)?;
    output::write(&args.output, &filled.bytes)?;
    say!(out, "{}: {identical} of {identical} answers identical", args.output.display())?;
    Ok(status::FINE)
}

/// The filled file is a workbook of the host's kind: Excel opens no other under its name.
fn refuse_other_kind(host: &Path, output: &Path) -> Result<(), Failure> {
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let kinds = ["xlsx", "xlsm"];
    let (of_host, of_output) = (ending(host), ending(output));
    let wanted = kinds.into_iter().find(|kind| of_host.as_deref() == Some(*kind)).unwrap_or(kinds[0]);
    if of_output.as_deref() == Some(wanted) {
        return Ok(());
    }
    Err(Failure::Usage(format!("{}: give a name that ends in .{wanted}", output.display())))
}

/// An answer, or a request to empty a cell, that the file has no cell for: nothing is written then.
fn refuse_without_cell(
    args: &FillArgs,
    answers: &AnswersFile,
    reading: &Reading,
    filled: &Filled,
) -> Result<(), Failure> {
    let homeless = |address: &&Address| {
        let role = answers.report.form.point(address.as_str()).map(|point| point.role);
        let asked =
            !matches!(role, Some(hpug_model::forms::Role::Computed | hpug_model::forms::Role::Working));
        asked && address.as_str() != "lobs" && reading.cell_name(address.as_str()).is_none()
    };
    let cleared = answers.cleared.iter().filter(homeless);
    let beside = answers.report.baseline.iter().flat_map(|questionnaire| questionnaire.answers.keys());
    let names: Vec<&str> =
        filled.without_cell.iter().chain(cleared).chain(beside).map(Address::as_str).collect();
    if names.is_empty() {
        return Ok(());
    }
    let reason = format!("it has no cell for {}; nothing was written", names.join(", "));
    Err(Failure::file(&args.host, reason))
}

/// How many answers read back the same; a difference is a failure.
fn identical(args: &FillArgs, answers: &AnswersFile, host: &Reading, back: &Reading) -> Result<u32, Failure> {
    let mut wanted = unformatted(sent(&Figures::of(&answers.report)));
    wanted.retain(|address, _| !answers.cleared.contains(address));
    let mut read = unformatted(returned(&wanted, back));
    // What the answers leave out stays as it was in the file.
    read.retain(|address, _| wanted.contains_key(address));
    let has_cell = |address: &Address| host.cell_name(address.as_str()).is_some();
    let found = compare(&wanted, &read, has_cell);
    if found.differences.is_empty() {
        return Ok(found.identical);
    }
    let names: Vec<&str> =
        found.differences.iter().take(3).map(|difference| difference.address.as_str()).collect();
    let reason = format!(
        "{} answers would read back differently, {} among them",
        found.differences.len(),
        names.join(", ")
    );
    Err(Failure::file(&args.output, format!("{reason}; nothing was written")))
}
