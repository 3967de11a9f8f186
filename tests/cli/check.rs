//! `hpug check` on answers files: the same findings as the model, the JSON shape, exit statuses.

use std::fs;

use hpug_tests::cases::{self, Case};
use hpug_tests::data;
use hpug_tests::expectation::{Came, differences};
use hpug_tests::hpug::run;
use serde_json::{Value, json};
use tempfile::TempDir;

#[test]
fn every_case_gives_exactly_its_findings() {
    let folder = TempDir::new().expect("a folder for the cases");
    let mut failures = Vec::new();
    for (file, cases) in cases::all() {
        for (number, case) in cases.iter().enumerate() {
            let came = checked(&folder, case, &format!("{file}-{number}"));
            let lines = differences(&case.expect, &case.maybe, &came);
            if !lines.is_empty() {
                failures.push(format!("{file}: {}\n    {}", case.name, lines.join("\n    ")));
            }
        }
    }
    assert!(failures.is_empty(), "{} cases differ:\n{}", failures.len(), failures.join("\n"));
}

fn checked(folder: &TempDir, case: &Case, name: &str) -> Vec<Came> {
    let write = |name: &str, json: &Value| {
        fs::write(folder.path().join(name), json.to_string()).expect("a case can be written");
    };
    let file = format!("{name}.json");
    write(&file, &case.answers());
    let mut arguments = vec!["check".to_owned(), file, "--today".to_owned(), case.today().to_owned()];
    for (number, earlier) in case.against().iter().enumerate() {
        let file = format!("{name}-against-{number}.json");
        write(&file, earlier);
        arguments.extend(["--against".to_owned(), file]);
    }
    arguments.extend(["--format".to_owned(), "json".to_owned()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let has_errors = case.expect.iter().any(|finding| finding.severity == "error");
    let run = run(folder.path(), &arguments);
    let file = run.only_file();
    let findings = file["findings"].as_array().unwrap_or_else(|| panic!("no findings\n{}", run.told()));
    let came: Vec<Came> = findings.iter().map(Came::from_json).collect();
    let errors = has_errors || came.iter().any(|finding| finding.severity == "error");
    let _ = run.ends_with(i32::from(errors));
    came
}

#[test]
fn the_shape_of_a_finding() {
    let folder = TempDir::new().expect("a folder");
    let mut base = data::json("checks/base.json");
    base["answers"]["C.1A.ii/commercial/current/births"] = json!("9801");
    base["answers"]["C.2.2/commercial/current/percent"] = json!("60");
    base["explanations"] =
        json!({"FORM-6@C.2.2/commercial/current/percent": "More physicians took the course."});
    fs::write(folder.path().join("a.json"), base.to_string()).expect("written");
    let file = run(folder.path(), &["check", "a.json", "--today", "2021-01-15", "--format", "json"])
        .ends_with(1)
        .only_file();
    assert_eq!(file["file"], "a.json");
    assert_eq!(file["form"], "progress-report-2021");
    assert_eq!(file["plan"], "Lakeside Health Plan");
    assert_eq!(file["complete"], json!({"answered": 159, "due": 159}));
    let findings = file["findings"].as_array().expect("a list");
    let of =
        |check: &str| findings.iter().find(|finding| finding["check"] == check).expect("the check speaks");
    let births = of("C-1");
    assert_eq!(births["at"], json!(["C.1A.ii/commercial/current/births"]));
    assert_eq!(births["with"], json!(["C.1A.i/commercial/current/births"]));
    assert!(births.get("cell").is_none(), "answers files have no cells: {births}");
    assert!(births["message"].as_str().is_some_and(|text| text.contains("9,801") && text.contains("9,800")));
    assert!(births["fix"].as_str().is_some_and(|text| !text.is_empty()));
    let explained = findings
        .iter()
        .find(|finding| {
            finding["check"] == "FORM-6" && finding["at"][0] == "C.2.2/commercial/current/percent"
        })
        .expect("FORM-6 speaks");
    assert_eq!(explained["severity"], "warning");
    assert_eq!(explained["explained"], "More physicians took the course.");
}

#[test]
fn warnings_and_notes_end_with_0() {
    let folder = TempDir::new().expect("a folder");
    let mut base = data::json("checks/base.json");
    base["answers"]["C.2.2/commercial/current/percent"] = json!("60");
    fs::write(folder.path().join("a.json"), base.to_string()).expect("written");
    let file = run(folder.path(), &["check", "a.json", "--today", "2021-01-15", "--format", "json"])
        .ends_with(0)
        .only_file();
    assert_eq!(file["findings"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_read_prints_is_an_answers_file() {
    let folder = TempDir::new().expect("a folder");
    let sample = data::path("workbooks/percent-text.xlsx");
    let sample = sample.to_str().expect("the path is text");
    let read = run(folder.path(), &["read", sample, "--format", "json"]).ends_with(0).only_file();
    fs::write(folder.path().join("read.json"), read.to_string()).expect("written");
    let file = run(folder.path(), &["check", "read.json", "--today", "2021-01-15", "--format", "json"])
        .ends_with(1)
        .only_file();
    let checks: Vec<&Value> =
        file["findings"].as_array().expect("a list").iter().map(|finding| &finding["at"]).collect();
    assert_eq!(
        checks,
        [&json!(["host"]), &json!(["contact"])],
        "only what the file has no cell for is missing"
    );
}

#[test]
fn broken_answers_files_end_with_2() {
    let folder = TempDir::new().expect("a folder");
    let rows = [
        ("not-json.json", "{\"form\":"),
        ("no-form.json", "{\"answers\":{}}"),
        ("unknown-form.json", "{\"form\":\"progress-report-1999\",\"answers\":{}}"),
        (
            "unknown-address.json",
            "{\"form\":\"progress-report-2021\",\"answers\":{\"A.9z/current/count\":\"1\"}}",
        ),
        (
            "unknown-reason.json",
            "{\"form\":\"progress-report-2021\",\"answers\":{\"A.1a/current/count\":{\"no_data\":\"lost\"}}}",
        ),
        (
            "address-twice.json",
            "{\"form\":\"progress-report-2021\",\"answers\":{\"A.1a/current/count\":\"1\",\"A.1a/current/count\":\"2\"}}",
        ),
    ];
    for (name, text) in rows {
        fs::write(folder.path().join(name), text).expect("written");
        let run = run(folder.path(), &["check", name, "--format", "json"]).ends_with(2);
        let file = run.only_file();
        let message = file["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(name), "{}", run.told());
    }
}
