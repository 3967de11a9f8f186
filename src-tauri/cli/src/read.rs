//! `hpug read`: the answers in received workbooks, by address.

use std::io::Write;
use std::path::Path;

use hpug_model::format;
use hpug_model::values::to_json;
use serde_json::{Map, Value as Json, json};

use crate::args::{Format, ReadArgs};
use crate::failure::{Failure, status, tell};
use crate::input::{Inputs, Opened, Unread};

/// Reads every file; one that can't be read doesn't stop the others.
pub fn run(args: &ReadArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let inputs = Inputs::with_password(args.password_env.as_deref())?;
    let outcomes = inputs.each(&args.files, |path, opened| outcome(path, opened, args.format));
    let unread = outcomes.iter().filter_map(|(printed, _)| printed["error"]["message"].as_str());
    tell(unread);
    match args.format {
        Format::Json => {
            let files: Vec<&Json> = outcomes.iter().map(|(printed, _)| printed).collect();
            writeln!(out, "{}", json!({ "files": files }))?;
        }
        Format::Text => {
            for text in outcomes.iter().filter_map(|(printed, _)| printed.as_str()) {
                writeln!(out, "{text}")?;
            }
        }
    }
    Ok(outcomes.iter().map(|(_, status)| *status).max().unwrap_or(status::FINE))
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
    if !opened.notes.is_empty() {
        object.insert("notes".to_owned(), json!(opened.notes));
    }
    Json::Object(object)
}

fn lines(file: &str, opened: &Opened) -> String {
    let report = &opened.report;
    let mut text = format!("{file}: {}, {}, {} answers", report.plan, report.form.id, report.answers.len());
    for point in &report.form.points {
        let Some(value) = report.answer(point.address.as_str()) else { continue };
        let shown = match to_json(value) {
            Json::String(text) => text,
            _ => format::value(point.kind, value, None),
        };
        text.push_str(&format!("\n  {:<44} {shown}", point.address.as_str()));
    }
    for (address, computed) in &opened.computed {
        text.push_str(&format!("\n  {:<44} {computed} (computed)", address.as_str()));
    }
    for (address, remark) in &report.remarks {
        text.push_str(&format!("\n  {:<44} remark: {remark}", address.as_str()));
    }
    for note in &opened.notes {
        text.push_str(&format!("\n  {note}"));
    }
    text
}
