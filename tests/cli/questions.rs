//! Forms of questions, the questionnaire and the participation worksheet: blanked, filled, exported, read back, checked;
//! and what a questionnaire does to a progress report.

use hpug_tests::data;
use hpug_tests::hpug::run;
use hpug_tests::workbooks::compare;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// Form and how many of its answers the file in `data/questions` gives.
const FORMS: [(&str, u64); 2] = [("questionnaire", 9), ("participation", 10)];
const TODAY: &str = "2026-06-01";

fn answers_of(form: &str) -> (String, Map<String, Value>) {
    let path = data::path(&format!("questions/{form}.json"));
    let answers = data::json(&format!("questions/{form}.json"))["answers"].as_object().cloned();
    (path.to_str().expect("paths of the tests are text").to_owned(), answers.expect("answers"))
}

#[test]
fn answers_survive_every_paper() {
    let folder = TempDir::new().expect("a folder");
    for (form, due) in FORMS {
        let (file, want) = answers_of(form);
        let _ = run(folder.path(), &["blank", form, "-o", "blank.xlsx", "--host", "Bay"]).ends_with(0);
        let blank = run(folder.path(), &["read", "blank.xlsx", "--format", "json"]).ends_with(0).only_file();
        assert_eq!((&blank["form"], &blank["answers"]), (&json!(form), &json!({})));
        let _ =
            run(folder.path(), &["fill", "blank.xlsx", "--answers", &file, "-o", "filled.xlsx"]).ends_with(0);
        for out in ["out.xlsx", "out.pdf"] {
            let export = ["export", "--answers", &file, "-o", out, "--today", TODAY];
            let made = run(folder.path(), &export).ends_with(0);
            let all = format!("{} of {} answers identical", want.len(), want.len());
            assert!(made.stdout().contains(&all), "{form}\n{}", made.told());
        }
        for out in ["filled.xlsx", "out.xlsx", "out.pdf"].iter().filter(|name| name.ends_with("xlsx")) {
            let came = run(folder.path(), &["read", out, "--format", "json"]).ends_with(0).only_file();
            assert_eq!(came["form"], form);
            if let Some(organization) = want.get("P.organization/name") {
                assert_eq!(&came["plan"], organization, "{out}: the cell names the plan");
            }
            let lines = compare("answers", &want, came["answers"].as_object().expect("answers"), &[]);
            assert!(lines.is_empty(), "{form} {out}\n{}", lines.join("\n"));
        }
        let check = ["check", &file, "out.xlsx", "--format", "json", "--today", TODAY];
        let came = run(folder.path(), &check).ends_with(0).json();
        for checked in came["files"].as_array().expect("files") {
            assert_eq!(checked["findings"], json!([]), "{form}");
            assert_eq!(checked["complete"], json!({"answered": due, "due": due}), "{form}");
        }
    }
}

#[test]
fn what_is_left_out_of_a_blank_worksheet_is_named() {
    let folder = TempDir::new().expect("a folder");
    for (form, check) in [("questionnaire", "I-1"), ("participation", "FORM-2")] {
        let _ = run(folder.path(), &["blank", form, "-o", "blank.xlsx"]).ends_with(0);
        let came = run(folder.path(), &["check", "blank.xlsx", "--format", "json"]).ends_with(1).only_file();
        let first = &came["findings"][0];
        assert_eq!(first["check"], check, "{form}");
        assert!(first["cell"].as_str().is_some_and(|cell| cell.contains("!C")), "{first}");
    }
}

#[test]
fn a_questionnaire_beside_a_report_switches_its_sections() {
    let folder = TempDir::new().expect("a folder");
    let mut report = data::json("checks/base.json");
    let answers = report["answers"].as_object_mut().expect("answers");
    answers.retain(|address, _| !address.starts_with("A.") && !address.ends_with("/coe"));
    std::fs::write(folder.path().join("report.json"), report.to_string()).expect("written");
    let mut questionnaire = data::json("questions/questionnaire.json");
    let all = "bariatric,cancer,cardiac,joint,maternity,spine,transplant";
    for (at, answer) in [("I.A1/answer", "no"), ("I.E1/answer", "no"), ("I.B2/answer", all)] {
        questionnaire["answers"][at] = Value::from(answer);
    }
    std::fs::write(folder.path().join("baseline.json"), questionnaire.to_string()).expect("written");
    let _ = run(folder.path(), &["export", "--answers", "baseline.json", "-o", "baseline.xlsx"]).ends_with(0);
    let check = ["check", "report.json", "--format", "json", "--today", "2021-01-15"];
    let without = run(folder.path(), &check).ends_with(1).only_file();
    assert_eq!(without["complete"]["due"], 159);
    for beside in ["baseline.json", "baseline.xlsx"] {
        let with =
            run(folder.path(), &[&check[..], &["--questionnaire", beside]].concat()).ends_with(0).only_file();
        assert_eq!(with["findings"], json!([]), "{beside}");
        assert_eq!(with["complete"], json!({"answered": 139, "due": 139}), "{beside}");
    }
    let export =
        ["export", "--answers", "report.json", "--questionnaire", "baseline.json", "-o", "report.xlsx"];
    let _ = run(folder.path(), &[&export[..], &["--today", "2021-01-15"]].concat()).ends_with(0);
    let came = run(folder.path(), &["read", "report.xlsx", "--format", "json"]).ends_with(0).only_file();
    assert_eq!(came["answers"]["B.spine/coe"], "yes");
    let wrong = ["check", "report.json", "--questionnaire", "report.json"];
    assert!(run(folder.path(), &wrong).ends_with(2).stderr().contains("questionnaire"));
}
