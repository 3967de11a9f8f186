//! `hpug read`: the answers in received workbooks, by address.

use std::io::Write;
use std::path::Path;

use hpug_model::format;
use hpug_model::values::to_json;
use serde_json::{Map, Value as Json, json};

use crate::args::{Format, ReadArgs};
use crate::check::{Line, line};
use crate::failure::{Failure, status, tell};
use crate::folder::files;
use crate::input::{Inputs, Opened, Unread};
use crate::list::List;
use crate::screen::plain;

/// Reads every file; one that can't be read doesn't stop the others.
pub fn run(args: &ReadArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let inputs = Inputs::with_password(args.password_env.as_deref())?;
    let mut worst = status::FINE;
    let mut list = List::new(args.format);
    let judge = |path: &Path, opened: Result<Opened, Unread>| outcome(path, opened, args.format);
    inputs.each(&files(&args.files), judge, |(printed, status)| {
        tell(printed["error"]["message"].as_str().into_iter());
        worst = worst.max(status);
        match (args.format, printed.as_str()) {
            (Format::Json, _) => list.object(&printed, out),
            // Each line is plain already.
            (Format::Text, Some(text)) => Ok(writeln!(out, "{text}")?),
            (Format::Text, None) => Ok(()),
        }
    })?;
    list.end(out)?;
    Ok(worst)
}

fn outcome(path: &Path, opened: Result<Opened, Unread>, format: Format) -> (Json, u8) {
    let file = path.display().to_string();
    match (opened, format) {
        (Ok(opened), Format::Json) => (answers(&file, &opened), status::FINE),
        (Ok(opened), Format::Text) => (Json::String(lines(&file, &opened)), status::FINE),
        (Err(error), _) => (json!({ "file": file, "error": error }), status::UNREADABLE),
    }
}

/// An object that is also a valid answers file; blank data points are left out.
fn answers(file: &str, opened: &Opened) -> Json {
    let mut object = Map::new();
    object.insert("file".to_owned(), json!(file));
    if let Json::Object(report) = opened.report.to_json() {
        object.extend(report);
    }
    object.insert("computed".to_owned(), json!(opened.computed));
    let findings = findings(opened);
    if !findings.is_empty() {
        object.insert("findings".to_owned(), json!(findings));
    }
    if let Some(seal) = &opened.seal {
        object.insert("seal".to_owned(), json!(seal));
    }
    if !opened.notes.is_empty() {
        object.insert("notes".to_owned(), json!(opened.notes));
    }
    Json::Object(object)
}

/// What could not be read, or not as it stands there.
fn findings(opened: &Opened) -> Vec<Line> {
    opened.reading.iter().map(|finding| line(finding.clone(), &opened.cells)).collect()
}

fn lines(file: &str, opened: &Opened) -> String {
    let report = &opened.report;
    let mut lines =
        vec![format!("{file}: {}, {}, {} answers", report.plan, report.form.id, report.answers.len())];
    for point in &report.form.points {
        let Some(value) = report.answer(point.address.as_str()) else { continue };
        let shown = match to_json(value) {
            Json::String(text) => text,
            _ => format::value(point.kind, value, None),
        };
        lines.push(format!("  {:<44} {shown}", point.address.as_str()));
    }
    for (address, computed) in &opened.computed {
        lines.push(format!("  {:<44} {computed} (computed)", address.as_str()));
    }
    for (address, remark) in &report.remarks {
        lines.push(format!("  {:<44} remark: {remark}", address.as_str()));
    }
    for finding in findings(opened) {
        let cell = finding.cell.map(|cell| format!(" [{cell}]")).unwrap_or_default();
        lines.push(format!("  {}{cell} {}", finding.check, finding.message));
    }
    for note in &opened.notes {
        lines.push(format!("  {note}"));
    }
    if let Some(seal) = &opened.seal {
        lines.push(format!("  {}", seal.in_words()));
    }
    lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n")
}
