//! Wrong use ends with 64 and says so on standard error; help ends with 0.

use std::env::temp_dir;

use hpug_tests::data;
use hpug_tests::hpug::run;

#[test]
fn wrong_use_ends_with_64() {
    let host = data::path("workbooks/blank.xlsx");
    let answers = data::path("checks/base.json");
    let (host, answers) = (host.to_str().expect("text"), answers.to_str().expect("text"));
    let rows: [&[&str]; 17] = [
        &[],
        &["frobnicate"],
        &["read"],
        &["check"],
        &["check", answers, "--today", "soon"],
        &["check", answers, "--today", "+262142-12-31"],
        &["check", answers, "--today", "1899-12-31"],
        &["calendar", "meeting.toml", "-o", "out.ics", "--today", "10000-01-01"],
        &["read", host, "--format", "yaml"],
        &["fill", host],
        &["fill", host, "--answers", answers, "-o", "filled.pdf"],
        &["fill", host, "--answers", answers, "-o", "filled"],
        &["fill", host, "--answers", answers, "-o", "filled.xlsm"],
        &["blank", "progress-report-2021", "-o", "blank.xls"],
        &["export", "--answers", answers],
        &["export", "--answers", answers, "-o", "report.docx"],
        &["blank", "progress-report-2021"],
    ];
    for row in rows {
        let run = run(&temp_dir(), row).ends_with(64);
        assert!(!run.stderr().trim().is_empty(), "{}", run.told());
        assert!(run.stdout().is_empty(), "{}", run.told());
    }
}

#[test]
fn help_ends_with_0_for_every_command() {
    for command in ["forms", "blank", "read", "check", "fill", "export", "calendar", "packet"] {
        let run = run(&temp_dir(), &[command, "--help"]).ends_with(0);
        assert!(run.stdout().contains("Usage"), "{}", run.told());
    }
    let _ = run(&temp_dir(), &["--help"]).ends_with(0);
    let _ = run(&temp_dir(), &["--version"]).ends_with(0);
}

#[test]
fn the_forms_are_listed() {
    let run = run(&temp_dir(), &["forms", "--format", "json"]).ends_with(0);
    let json = run.json();
    let forms = json["forms"].as_array().unwrap_or_else(|| panic!("{}", run.told()));
    let form =
        forms.iter().find(|form| form["id"] == "progress-report-2021").expect("the Progress Report is known");
    assert_eq!(form["data_points"], 190, "{}", run.told());
    assert_eq!(form["edition"], 2021, "{}", run.told());
    assert!(forms.iter().any(|form| form["id"] == "special-topics"), "{}", run.told());
}
