//! `hpug blank`: a blank workbook in the publisher's layout.

use std::io::Write;
use std::sync::Arc;

use hpug_excel::write::{BlankOptions, blank};
use hpug_model::Report;
use hpug_model::answers::Origin;
use hpug_model::forms::{self, Form, FormError, Topic};
use hpug_session::files::{GuideKind, guide, write_atomically};

use crate::args::BlankArgs;
use crate::clock;
use crate::failure::{Failure, status};
use crate::input::{self, Inputs};

/// The family of the form that asks about special topics.
const GUIDE: &str = "special-topics";

/// Writes the workbook; with `--prior` last period's Current stands as Prior.
pub fn run(args: &BlankArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let known = forms::form(&args.form).map_err(|error| Failure::File(error.to_string()))?;
    let form = known
        .ok_or_else(|| Failure::Usage(format!("form {:?} is not known; see `hpug forms`", args.form)))?;
    if !form.has_workbook() {
        return Err(Failure::Usage(format!("{} has no workbook of its own", form.id)));
    }
    let is_guide = form.family == GUIDE;
    let ends_in = |wanted: &str| args.output.extension().is_some_and(|it| it.eq_ignore_ascii_case(wanted));
    if !ends_in("xlsx") && !(is_guide && ends_in("pdf")) {
        let endings = if is_guide { ".xlsx or .pdf" } else { ".xlsx" };
        let message = format!("{}: give a name that ends in {endings}", args.output.display());
        return Err(Failure::Usage(message));
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
    let topics = topics(&args.topic).map_err(|error| Failure::File(error.to_string()))?;
    if !topics.is_empty() && !is_guide {
        return Err(Failure::Usage(format!(
            "{} asks about no special topic; use `hpug blank special-topics`",
            form.id
        )));
    }
    let options = BlankOptions {
        host: args.host.as_deref().unwrap_or_default(),
        contact: args.contact.as_deref().unwrap_or_default(),
        due: args.due,
        prior: prior.as_ref(),
        supplements: prior.as_ref().map_or(&[], |report| &report.supplements),
        topics: &topics,
        schedule: &[],
        year: None,
        today: clock::today(),
    };
    let bytes = match ends_in("pdf") {
        true => guide_pdf(&form, &options)?,
        false => blank(&form, &options).map_err(|error| Failure::file(&args.output, error))?,
    };
    write_atomically(&args.output, &bytes, true).map_err(|error| Failure::File(error.to_string()))?;
    writeln!(out, "{}: a blank {} was written", args.output.display(), form.title)?;
    Ok(status::FINE)
}

/// The guide as a PDF; without a topic it asks about one that the host is to name.
fn guide_pdf(form: &Arc<Form>, options: &BlankOptions<'_>) -> Result<Vec<u8>, Failure> {
    let mut report = Report::new(form.clone(), Origin::Own);
    report.widen(Vec::new(), options.topics.to_vec());
    options.host.clone_into(&mut report.host);
    report.due_date = options.due;
    guide(&report, options.contact, GuideKind::Pdf, clock::now().fixed_offset())
        .map_err(|error| Failure::File(error.to_string()))
}

/// The topics asked for: those of the library by key or title, others as the host's own.
fn topics(wanted: &[String]) -> Result<Vec<Topic>, FormError> {
    let library = forms::topic_library()?;
    let topic = |(number, wanted): (u32, &String)| {
        let same =
            |topic: &&forms::LibraryTopic| topic.key == *wanted || topic.title.eq_ignore_ascii_case(wanted);
        let known = library.iter().flat_map(|group| &group.topics).find(same);
        let title = known.map_or(wanted.as_str(), |topic| &topic.title).to_owned();
        Topic { number, key: known.map(|topic| topic.key.clone()), title, ..Topic::default() }.cleaned()
    };
    Ok((1..).zip(wanted).map(topic).collect())
}
