//! Every sample workbook is read as the expectations beside it say, which an independent writer worked out.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hpug_excel::{Reading, read_here};
use hpug_model::answers::Figures;
use hpug_model::values::to_json;
use serde_json::{Map, Value as Json, json};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.with_extension("expected.json").exists() && path.extension().unwrap() != "json")
        .collect();
    files.sort();
    assert!(files.len() > 50, "{} samples in {}", files.len(), folder.display());
    files
}

/// Differences between what was expected and what was read, a line each.
fn differences(expected: &Json, reading: &Reading) -> Vec<String> {
    let mut lines = Vec::new();
    let report = &reading.report;
    let altered = texts(&expected["altered"]);
    let of_altered = |at: &str| altered.iter().any(|item| at.starts_with(&format!("{item}/")));
    let plans = if expected["plan"].is_array() {
        texts(&expected["plan"])
    } else {
        vec![expected["plan"].as_str().unwrap().to_owned()]
    };
    if !plans.contains(&report.plan) {
        lines.push(format!("plan: expected {plans:?}, got {:?}", report.plan));
    }
    let answers: Map<String, Json> =
        report.answers.iter().map(|(at, value)| (at.to_string(), to_json(value))).collect();
    compare("answers", &expected["answers"], &answers, &of_altered, &mut lines);
    let computed = reading.computed.iter().map(|(at, text)| (at.to_string(), json!(text))).collect();
    if altered.is_empty() {
        compare("computed", &expected["computed"], &computed, &of_altered, &mut lines);
    }
    let remarks = report.remarks.iter().map(|(at, text)| (at.to_string(), json!(text))).collect();
    compare("remarks", &expected["remarks"], &remarks, &of_altered, &mut lines);
    let (answered, due) = Figures::of(report).complete();
    if expected.get("complete").is_some_and(|complete| *complete != json!([answered, due])) {
        lines.push(format!("complete: expected {}, got [{answered}, {due}]", expected["complete"]));
    }
    let mut got: BTreeMap<String, String> = BTreeMap::new();
    for finding in
        reading.findings.iter().filter(|finding| altered.is_empty() || finding.check.id() != "FORM-10")
    {
        let severity = format!("{:?}", finding.severity).to_lowercase();
        let at: Vec<&str> = finding.at.iter().map(|at| at.as_str()).collect();
        got.insert(format!("{} {severity} {}", finding.check.id(), at.join(" ")), finding.message.clone());
    }
    for finding in expected["findings"].as_array().unwrap() {
        let key = format!(
            "{} {} {}",
            finding["check"].as_str().unwrap(),
            finding["severity"].as_str().unwrap(),
            texts(&finding["at"]).join(" ")
        );
        if got.remove(&key).is_none() {
            lines.push(format!("finding expected: {key}"));
        }
    }
    lines.extend(got.iter().map(|(key, message)| format!("finding not expected: {key}: {message}")));
    let mut items: Vec<String> = reading
        .findings
        .iter()
        .filter(|f| f.check.id() == "FORM-10")
        .flat_map(|f| &f.at)
        .map(|at| at.item().to_owned())
        .collect();
    items.sort();
    items.dedup();
    if !altered.is_empty() && items != altered {
        lines.push(format!("altered: expected {altered:?}, got {items:?}"));
    }
    lines
}

fn texts(json: &Json) -> Vec<String> {
    json.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn compare(
    what: &str,
    expected: &Json,
    got: &Map<String, Json>,
    skip: &dyn Fn(&str) -> bool,
    lines: &mut Vec<String>,
) {
    let expected = expected.as_object().unwrap();
    for (at, value) in expected.iter().filter(|(at, _)| !skip(at)) {
        match got.get(at) {
            Some(read) if read == value => {}
            Some(read) => lines.push(format!("{what} {at}: expected {value}, got {read}")),
            None => lines.push(format!("{what} {at}: expected {value}, got nothing")),
        }
    }
    for (at, value) in got.iter().filter(|(at, _)| !skip(at) && !expected.contains_key(*at)) {
        lines.push(format!("{what} {at}: not expected, got {value}"));
    }
}

#[test]
fn samples_are_read_as_their_writer_says() {
    let mut failures = Vec::new();
    for file in samples() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let expected: Json =
            serde_json::from_str(&fs::read_to_string(file.with_extension("expected.json")).unwrap()).unwrap();
        let mut lines = match (read_here(&fs::read(&file).unwrap(), name), expected.get("error")) {
            (Ok(reading), None) => differences(&expected, &reading),
            (Err(error), Some(kinds)) if texts(kinds).iter().any(|kind| kind == error.kind()) => Vec::new(),
            (Ok(_), Some(kinds)) => vec![format!("expected the error {kinds}, but it was read")],
            (Err(error), _) => vec![format!("{}: {error}", error.kind())],
        };
        if !lines.is_empty() {
            let count = lines.len();
            lines.truncate(8);
            failures.push(format!("{name}: {count} differences\n    {}", lines.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} samples are read otherwise:\n{}", failures.len(), failures.join("\n"));
}
