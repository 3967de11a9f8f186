//! What the writer of workbooks makes, seen by openpyxl and LibreOffice.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use hpug_excel::write::{BlankOptions, ReportOptions, blank, report};
use hpug_model::{Report, forms};
use hpug_tests::{data, office, python};
use serde_json::Value;
use tempfile::TempDir;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, 15).expect("a day")
}

fn written(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn a_blank() -> Vec<u8> {
    let form = forms::form("progress-report-2021").expect("valid").expect("known");
    let options =
        BlankOptions { host: "Great Lakes Business Group", today: today(), ..BlankOptions::default() };
    blank(&form, &options).expect("a blank is written")
}

fn a_report() -> Vec<u8> {
    let file = data::json("sample/answers-and-topics.json").to_string();
    let sample = Report::from_json(&file).expect("the sample is valid");
    let options = ReportOptions { working_figures: true, draft: false, today: today() };
    report(&sample, &[], &options).expect("a report is written")
}

#[test]
fn labels_stand_where_the_publisher_has_them() {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in [("blank.xlsx", a_blank()), ("report.xlsx", a_report())] {
        let found = python::json("same_layout.py", &[&written(&folder, name, &bytes)]);
        let differences = found["differences"].as_array().expect("a list");
        let told: Vec<&str> = differences.iter().filter_map(Value::as_str).collect();
        assert!(told.is_empty(), "{name}: {} of {}:\n{}", told.len(), found["compared"], told.join("\n"));
    }
}

#[test]
fn libreoffice_calculates_the_results_that_are_stored() {
    let folder = TempDir::new().expect("a folder");
    let ours = written(&folder, "report.xlsx", &a_report());
    let calculated = office::recalculated(&ours, folder.path());
    let (stored, calculated) = (python::json("facts.py", &[&ours]), python::json("facts.py", &[&calculated]));
    let mut compared = 0;
    for (sheet, facts) in stored["sheets"].as_object().expect("sheets") {
        for (cell, result) in facts["results"].as_object().expect("results") {
            let other = &calculated["sheets"][sheet]["results"][cell];
            let equal = match (result.as_f64(), other.as_f64()) {
                (Some(one), Some(two)) => (one - two).abs() < 1e-9,
                _ => result == other,
            };
            assert!(equal, "{sheet}!{cell}: {result} stored, {other} calculated");
            compared += 1;
        }
    }
    assert!(compared >= 4, "only {compared} formulas");
}
