//! `hpug letter`: a host's letters about a meeting, as PDF or plain text.

use std::io::Write;
use std::path::Path;

use hpug_model::meetings::{self, LetterKind, MeetingFile};
use hpug_pdf::letter::Head;
use hpug_session::files::{findings_letter, letter_paper};

use crate::args::{LetterArgs, LetterName};
use crate::failure::{Failure, status};
use crate::input::Inputs;
use crate::screen::say;
use crate::{clock, meeting, output};

/// Writes the letter and prints what its writer should know before sending it.
pub fn run(args: &LetterArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let file = meeting::beside(&args.meeting, &args.output)?;
    let ending = args.output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let kind = match args.kind {
        LetterName::Findings => None,
        LetterName::Purchasers => Some(LetterKind::Purchasers),
        LetterName::Plan => Some(LetterKind::Plan),
        LetterName::Reminder => Some(LetterKind::Reminder),
    };
    let bytes = match (ending.as_deref(), kind) {
        (Some("pdf"), None) => findings(args, &file, out)?,
        (Some("pdf" | "txt"), Some(kind)) => about_meeting(args, &file, kind, ending.as_deref(), out)?,
        (_, None) => {
            return Err(Failure::Usage(format!("{}: give a name that ends in .pdf", args.output.display())));
        }
        _ => {
            return Err(Failure::Usage(format!(
                "{}: give a name that ends in .pdf or .txt",
                args.output.display()
            )));
        }
    };
    output::write(&args.output, &bytes)?;
    say!(out, "{}", args.output.display())?;
    Ok(status::FINE)
}

fn about_meeting(
    args: &LetterArgs,
    file: &MeetingFile,
    kind: LetterKind,
    ending: Option<&str>,
    out: &mut dyn Write,
) -> Result<Vec<u8>, Failure> {
    let letter = meetings::letter(kind, &file.meeting).map_err(|error| Failure::File(error.to_string()))?;
    for hint in &letter.hints {
        say!(out, "{hint}")?;
    }
    if ending == Some("txt") {
        return Ok(letter.text().into_bytes());
    }
    let to = if kind == LetterKind::Plan { file.meeting.plan.as_str() } else { "" };
    let made =
        letter_paper(&letter, &head(args, file, to)).map_err(|error| Failure::file(&args.output, error))?;
    missing(args, &made.missing_at, out)?;
    Ok(made.bytes)
}

fn findings(args: &LetterArgs, file: &MeetingFile, out: &mut dyn Write) -> Result<Vec<u8>, Failure> {
    let name = file.sources.report.trim();
    if name.is_empty() {
        return Err(Failure::file(
            &args.meeting,
            "a letter on findings takes the plan's report; name it in [sources]",
        ));
    }
    let path = args.meeting.parent().unwrap_or(Path::new("")).join(name);
    let opened = Inputs::new()?.open(&path).map_err(|unread| Failure::File(unread.message))?;
    let mut report = opened.comparable();
    if report.plan.trim().is_empty() {
        file.meeting.plan.clone_into(&mut report.plan);
    }
    let contact = report.contact.name.trim();
    let to = [contact, file.meeting.plan.trim()];
    let to = to.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let made = findings_letter(&report, &head(args, file, &to))
        .map_err(|error| Failure::file(&args.output, error))?;
    missing(args, &made.missing_at, out)?;
    Ok(made.bytes)
}

fn missing(
    args: &LetterArgs,
    missing: &[hpug_pdf::document::Missing],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for one in missing {
        let path = args.output.display();
        say!(out, "{path}: the font lacks {} at {}, printed as boxes", one.characters, one.place)?;
    }
    Ok(())
}

fn head<'a>(args: &LetterArgs, file: &'a MeetingFile, to: &'a str) -> Head<'a> {
    Head { meeting: &file.meeting, to, paper: file.packet.paper, created: clock::moment(args.today) }
}
