//! `hpug blank`: blank workbooks in the publisher's layout.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hpug_excel::write::{BlankOptions, blank};
use hpug_model::Report;
use hpug_model::answers::Origin;
use hpug_model::forms::{self, Form, FormError, Topic};
use hpug_model::names;
use hpug_session::files::{GuideKind, guide};

use crate::args::BlankArgs;
use crate::clock;
use crate::failure::{Failure, status, tell};
use crate::input::Inputs;
use crate::output;
use crate::screen::say;

/// The family of the form that asks about special topics.
const GUIDE: &str = "special-topics";

/// Writes the workbook; with `--prior` last period's Current stands as Prior, with several of them one for each plan.
pub fn run(args: &BlankArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let known = forms::form(&args.form).map_err(|error| Failure::File(error.to_string()))?;
    let form = known
        .ok_or_else(|| Failure::Usage(format!("form {:?} is not known; see `hpug forms`", args.form)))?;
    if !form.has_workbook() {
        return Err(Failure::Usage(format!("{} has no workbook of its own", form.id)));
    }
    if args.topic.iter().any(|topic| topic.trim().is_empty()) {
        return Err(Failure::Usage("a topic needs a title or a key of the library".to_owned()));
    }
    if !args.prior.is_empty() && form.point("period/prior/start").is_none() {
        return Err(Failure::Usage(format!("{} has no prior period that --prior could fill", form.id)));
    }
    let topics = topics(&args.topic).map_err(|error| Failure::File(error.to_string()))?;
    if !topics.is_empty() && form.family != GUIDE {
        return Err(Failure::Usage(format!(
            "{} asks about no special topic; use `hpug blank special-topics`",
            form.id
        )));
    }
    if args.prior.len() > 1 {
        return several(args, &form, &topics, out);
    }
    one(args, &form, &topics, out)
}

fn one(args: &BlankArgs, form: &Arc<Form>, topics: &[Topic], out: &mut dyn Write) -> Result<u8, Failure> {
    let is_guide = form.family == GUIDE;
    let ends_in = |wanted: &str| args.output.extension().is_some_and(|it| it.eq_ignore_ascii_case(wanted));
    let known_kind = ends_in("xlsx") || (is_guide && ends_in("pdf"));
    if !known_kind {
        let endings = if is_guide { ".xlsx or .pdf" } else { ".xlsx" };
        let message = format!("{}: give a name that ends in {endings}", args.output.display());
        return Err(Failure::Usage(message));
    }
    let prior = match args.prior.first() {
        Some(path) => {
            output::refuse_replacing(&args.output, [(path.as_path(), "last period's workbook")])?;
            Some(last(&Inputs::new()?, path, form).map_err(Failure::File)?)
        }
        None => None,
    };
    let bytes = match ends_in("pdf") {
        true => guide_pdf(args, form, topics)?,
        false => {
            made(args, form, topics, prior.as_ref()).map_err(|error| Failure::file(&args.output, error))?
        }
    };
    output::write(&args.output, &bytes)?;
    say!(out, "{}: a blank {} was written", args.output.display(), form.title)?;
    Ok(status::FINE)
}

/// One blank for each of last period's workbooks, named by the plan. One that can't be read or written is told, and the
/// others go on.
fn several(args: &BlankArgs, form: &Arc<Form>, topics: &[Topic], out: &mut dyn Write) -> Result<u8, Failure> {
    if args.plan.is_some() {
        return Err(Failure::Usage(
            "--plan names one plan; with several --prior each file names its own".to_owned(),
        ));
    }
    if !args.output.is_dir() {
        let what = "with several --prior the output is a folder that exists";
        return Err(Failure::Usage(format!("{}: {what}", args.output.display())));
    }
    let inputs = Inputs::new()?;
    let mut taken = BTreeSet::new();
    let mut ended = status::FINE;
    for path in &args.prior {
        match for_plan(args, form, topics, (&inputs, path), &mut taken) {
            Ok(written) => say!(out, "{}: a blank {} was written", written.display(), form.title)?,
            Err(message) => {
                tell(std::iter::once(message.as_str()));
                ended = status::UNREADABLE;
            }
        }
    }
    Ok(ended)
}

/// Writes the blank that follows one workbook and gives its path.
fn for_plan(
    args: &BlankArgs,
    form: &Arc<Form>,
    topics: &[Topic],
    (inputs, path): (&Inputs, &Path),
    taken: &mut BTreeSet<String>,
) -> Result<PathBuf, String> {
    let prior = last(inputs, path, form)?;
    let bytes =
        made(args, form, topics, Some(&prior)).map_err(|error| format!("{}: {error}", path.display()))?;
    let year = args.year.or_else(|| prior.next_year()).map_or(String::new(), |year| format!(" {year}"));
    let what = format!("{} – {}{year}", names::file_name(&prior.plan, "Plan"), family(form));
    let stem = names::file_name(&what, "Blank");
    // Two plans of one name get files of their own, in the order given.
    let free = (1..).map(|n: u32| if n == 1 { stem.clone() } else { format!("{stem} ({n})") });
    let Some(name) = free.into_iter().find(|name| !taken.contains(&name.to_lowercase())) else {
        return Err(format!("{}: no name is free for its blank", path.display()));
    };
    taken.insert(name.to_lowercase());
    let target = args.output.join(format!("{name}.xlsx"));
    output::write_new(&target, &bytes).map_err(|failure| failure.to_string())?;
    Ok(target)
}

/// The form's title without its edition: `Progress Report`.
fn family(form: &Form) -> String {
    let bare = form.title.split(" (").next().unwrap_or_default();
    bare.replace(&form.edition.to_string(), "").trim().to_owned()
}

/// Last period's report, which is of the form asked for in some edition.
fn last(inputs: &Inputs, path: &Path, form: &Form) -> Result<Report, String> {
    let report = inputs.open(path).map_err(|unread| unread.message)?.report;
    if report.form.family != form.family {
        return Err(format!(
            "{}: it is a {}, so nothing of it stands in a {}",
            path.display(),
            report.form.title,
            form.title
        ));
    }
    Ok(report)
}

fn made(
    args: &BlankArgs,
    form: &Arc<Form>,
    topics: &[Topic],
    prior: Option<&Report>,
) -> Result<Vec<u8>, hpug_excel::write::WriteError> {
    let text = |text: &'_ Option<String>| text.clone().unwrap_or_default();
    let (plan, host, contact) = (text(&args.plan), text(&args.host), text(&args.contact));
    let (often, basis) = (text(&args.often), text(&args.basis));
    let options = BlankOptions {
        plan: &plan,
        host: &host,
        contact: &contact,
        often: &often,
        basis: &basis,
        due: args.due,
        prior,
        supplements: prior.map_or(&[], |report| &report.supplements),
        topics,
        year: args.year,
        today: args.today.unwrap_or_else(clock::today),
        ..BlankOptions::default()
    };
    blank(form, &options)
}

/// The guide as a PDF; without a topic it asks about one that the host is to name.
fn guide_pdf(args: &BlankArgs, form: &Arc<Form>, topics: &[Topic]) -> Result<Vec<u8>, Failure> {
    let mut report = Report::new(form.clone(), Origin::Own);
    report.widen(Vec::new(), topics.to_vec());
    args.host.clone().unwrap_or_default().clone_into(&mut report.host);
    report.due_date = args.due;
    let contact = args.contact.as_deref().unwrap_or_default();
    guide(&report, contact, GuideKind::Pdf, clock::moment(args.today))
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
