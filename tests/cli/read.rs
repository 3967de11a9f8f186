//! `hpug read` on every workbook sample, and the findings of reading that `hpug check` adds.

use hpug_tests::data;
use hpug_tests::expectation::Came;
use hpug_tests::hpug::{run, run_with};
use hpug_tests::workbooks::{self, Sample};
use serde_json::Value;

fn folder() -> std::path::PathBuf {
    data::path("workbooks")
}

fn readable() -> Vec<Sample> {
    workbooks::all().into_iter().filter(|sample| sample.refused().is_none()).collect()
}

fn files(json: &Value) -> &Vec<Value> {
    json["files"].as_array().expect("the output holds files")
}

fn fails(failures: &[(String, Vec<String>)], of: usize) {
    let told: Vec<String> = failures
        .iter()
        .map(|(file, lines)| {
            let shown: Vec<&str> = lines.iter().take(12).map(String::as_str).collect();
            format!("{file}: {} differences\n    {}", lines.len(), shown.join("\n    "))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {of} samples differ:\n{}", failures.len(), told.join("\n"));
}

#[test]
fn every_sample_gives_its_answers() {
    let samples = readable();
    assert!(samples.len() >= 70, "only {} samples found", samples.len());
    let mut arguments = vec!["read", "--format", "json"];
    arguments.extend(samples.iter().map(|sample| sample.file.as_str()));
    let json = run(&folder(), &arguments).ends_with(0).json();
    assert_eq!(files(&json).len(), samples.len());
    let mut failures = Vec::new();
    for (sample, came) in samples.iter().zip(files(&json)) {
        assert_eq!(came["file"], Value::from(sample.file.as_str()));
        let lines = sample.differences(came);
        if !lines.is_empty() {
            failures.push((sample.file.clone(), lines));
        }
    }
    fails(&failures, samples.len());
}

#[test]
fn every_sample_gives_its_findings_of_reading() {
    let samples = readable();
    let mut arguments = vec!["check", "--today", "2021-01-15", "--format", "json"];
    arguments.extend(samples.iter().map(|sample| sample.file.as_str()));
    let json = run(&folder(), &arguments).ends_with(1).json();
    let mut failures = Vec::new();
    for (sample, came) in samples.iter().zip(files(&json)) {
        let findings: Vec<Came> = came["findings"]
            .as_array()
            .unwrap_or_else(|| panic!("{}: no findings in {came}", sample.file))
            .iter()
            .map(Came::from_json)
            .collect();
        let lines = sample.finding_differences(&findings);
        if !lines.is_empty() {
            failures.push((sample.file.clone(), lines));
        }
    }
    fails(&failures, samples.len());
}

#[test]
fn a_complete_report_has_no_finding_but_what_the_file_has_no_cell_for() {
    let file = run(&folder(), &["check", "points.xlsx", "--today", "2021-01-15", "--format", "json"])
        .ends_with(0)
        .only_file();
    assert_eq!(file["findings"], Value::Array(Vec::new()));
    assert_eq!(file["complete"]["answered"], 159);
    assert_eq!(file["complete"]["due"], 159);
}

#[test]
fn findings_name_their_cell() {
    let file = run(&folder(), &["check", "error-values.xlsx", "--today", "2021-01-15", "--format", "json"])
        .ends_with(1)
        .only_file();
    let findings = file["findings"].as_array().expect("findings are a list");
    let broken = findings.iter().find(|finding| finding["check"] == "FORM-12").expect("FORM-12 speaks");
    assert_eq!(broken["cell"], "Progress Report!L23");
}

#[test]
fn every_wrong_file_is_refused_by_kind_and_the_others_are_read() {
    let mut failures = Vec::new();
    for sample in workbooks::all() {
        let Some(kinds) = sample.refused() else { continue };
        for command in ["read", "check"] {
            let run =
                run(&folder(), &[command, &sample.file, "points.xlsx", "--format", "json"]).ends_with(2);
            let json = run.json();
            let error = &files(&json)[0]["error"];
            let kind = error["kind"].as_str().unwrap_or("no error");
            let message = error["message"].as_str().unwrap_or_default();
            if !kinds.iter().any(|wanted| wanted == kind) {
                failures.push((
                    sample.file.clone(),
                    vec![format!("{command}: {kind} instead of {kinds:?}: {message}")],
                ));
            }
            assert!(message.contains(&sample.file) && message.ends_with('.'), "{}: {message}", sample.file);
            assert!(files(&json)[1]["error"].is_null(), "{}", run.told());
        }
    }
    fails(&failures, workbooks::all().len());
}

#[test]
fn what_could_not_be_read_is_listed_with_its_cell() {
    let json = run(&folder(), &["read", "error-values.xlsx", "unreadable-text.xlsx", "--format", "json"])
        .ends_with(0)
        .json();
    let listed = |file: usize, cell: &str| {
        let findings = files(&json)[file]["findings"].as_array().cloned().unwrap_or_default();
        findings.iter().any(|finding| finding["cell"] == cell)
    };
    assert!(listed(0, "Progress Report!L23") && listed(1, "Progress Report!L16"), "{json}");
    let text = run(&folder(), &["read", "error-values.xlsx"]).ends_with(0);
    assert!(text.stdout().contains("FORM-12 [Progress Report!L23]"), "{}", text.told());
}

#[test]
fn a_missing_file_is_named_and_the_others_are_read() {
    let run = run(&folder(), &["read", "nowhere.xlsx", "points.xlsx", "--format", "json"]).ends_with(2);
    let json = run.json();
    assert!(files(&json)[0]["error"]["message"].as_str().is_some_and(|text| text.contains("nowhere.xlsx")));
    assert_eq!(files(&json)[1]["form"], "progress-report-2021");
}

#[test]
fn reading_for_people_shows_answers() {
    let run = run(&folder(), &["read", "points.xlsx"]).ends_with(0);
    assert!(run.stdout().contains("A.3a/current/dollars"), "{}", run.told());
}

#[test]
fn a_protected_file_opens_with_the_password_in_the_environment() {
    let read = |password: &str| {
        let arguments = ["read", "wrong-encrypted.xlsx", "--password-env", "OPENER", "--format", "json"];
        run_with(&folder(), &arguments, &[("OPENER", password)])
    };
    let wrong = read("Lakeside").ends_with(2).json();
    assert_eq!(files(&wrong)[0]["error"]["kind"], "wrong_password");
    let right = read("lakeside").ends_with(0).json();
    assert_eq!(files(&right)[0]["answers"]["A.1a/current/count"], "12");
}

#[test]
fn protections_of_every_kind_are_told_apart() {
    let read = |file: &str, password: &str| {
        let arguments = ["read", file, "--password-env", "OPENER", "--format", "json"];
        run_with(&folder(), &arguments, &[("OPENER", password)]).json()["files"][0].clone()
    };
    assert_eq!(read("wrong-encrypted-2007.xlsx", "Lakeside")["error"]["kind"], "wrong_password");
    assert_eq!(read("wrong-encrypted-2007.xlsx", "lakeside")["answers"]["A.1a/current/count"], "12");
    let of_ods = read("wrong-encrypted-ods.ods", "lakeside");
    assert_eq!(of_ods["error"]["kind"], "encrypted");
    assert!(
        of_ods["error"]["message"].as_str().is_some_and(|text| text.contains("OpenDocument")),
        "{of_ods}"
    );
}
