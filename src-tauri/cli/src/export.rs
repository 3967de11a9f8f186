//! `hpug export`: a report as workbook or PDF.

use std::io::Write;
use std::path::{Path, PathBuf};

use hpug_model::checks::{self, Context};
use hpug_session::files::{Paper, PaperOptions, make};

use crate::args::ExportArgs;
use crate::clock;
use crate::failure::{Failure, status};
use crate::input::{self, Inputs};
use crate::output;
use crate::password::password;
use crate::screen::say;

/// Writes the report, read back and compared; with open errors it is a marked draft and the status is 1.
pub fn run(args: &ExportArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let paper = paper_of(&args.output)?;
    let questionnaire = args.questionnaire.as_deref().map(|path| (path, "the questionnaire"));
    let inputs = std::iter::once((args.answers.as_path(), "the answers file")).chain(questionnaire);
    output::refuse_replacing(&args.output, inputs)?;
    let password = password(args.password_env.as_deref())?;
    let mut opened = input::answers(&args.answers).map_err(|unread| Failure::File(unread.message))?;
    if let Some(path) = &args.questionnaire {
        opened.report.set_baseline(Some(Inputs::new()?.questionnaire(path, true)?));
    }
    let now = clock::moment(args.today);
    let findings = checks::check(&opened.report, &Context::on(now.date_naive()));
    let options = PaperOptions {
        findings: &findings,
        working_figures: args.working_figures,
        meeting: None,
        now,
        password: password.as_deref(),
    };
    let made = make(&opened.report, paper, &options).map_err(|error| Failure::file(&args.output, error))?;
    output::write(&args.output, &made.bytes)?;
    let path = args.output.display();
    let draft = if made.draft { ", marked DRAFT because errors are open" } else { "" };
    let compared = &made.comparison;
    say!(out, "{path}: {} of {} answers identical{draft}", compared.identical, compared.compared)?;
    if !made.missing_glyphs.is_empty() {
        let missing: String = made.missing_glyphs.iter().collect();
        say!(out, "{path}: the font lacks these characters, printed as boxes: {missing}")?;
    }
    Ok(if made.draft { status::FINDINGS } else { status::FINE })
}

fn paper_of(output: &Path) -> Result<Paper, Failure> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Ok(Paper::Workbook),
        Some("pdf") => Ok(Paper::Pdf),
        _ => {
            let name = PathBuf::from(output);
            Err(Failure::Usage(format!("{}: give a name that ends in .xlsx or .pdf", name.display())))
        }
    }
}
