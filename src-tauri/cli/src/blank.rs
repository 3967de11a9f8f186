//! `hpug blank`: a blank workbook in the publisher's layout.

use std::io::Write;

use hpug_excel::write::{BlankOptions, blank};
use hpug_model::forms;
use hpug_session::files::write_atomically;

use crate::args::BlankArgs;
use crate::clock;
use crate::failure::{Failure, status};
use crate::input::{self, Inputs};

/// Writes the workbook; with `--prior` last period's Current stands as Prior.
pub fn run(args: &BlankArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let known = forms::form(&args.form).map_err(|error| Failure::File(error.to_string()))?;
    let form = known
        .ok_or_else(|| Failure::Usage(format!("form {:?} is not known; see `hpug forms`", args.form)))?;
    if !form.has_workbook() {
        return Err(Failure::Usage(format!("{} has no workbook of its own", form.id)));
    }
    if !args.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::Usage(format!("{}: give a name that ends in .xlsx", args.output.display())));
    }
    let prior = match &args.prior {
        Some(path) if input::same_file(path, &args.output) => {
            return Err(Failure::Usage(
                "the output would replace last period's workbook; choose another name".to_owned(),
            ));
        }
        Some(path) => Some(Inputs::new()?.open(path).map_err(|unread| Failure::File(unread.message))?.report),
        None => None,
    };
    let options = BlankOptions {
        host: args.host.as_deref().unwrap_or_default(),
        contact: args.contact.as_deref().unwrap_or_default(),
        due: args.due,
        prior: prior.as_ref(),
        supplements: prior.as_ref().map_or(&[], |report| &report.supplements),
        topics: &[],
        schedule: &[],
        year: None,
        today: clock::today(),
    };
    let bytes = blank(&form, &options).map_err(|error| Failure::file(&args.output, error))?;
    write_atomically(&args.output, &bytes, true).map_err(|error| Failure::File(error.to_string()))?;
    writeln!(out, "{}: a blank {} was written", args.output.display(), form.title)?;
    Ok(status::FINE)
}
