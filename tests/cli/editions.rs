//! The illustrative edition of 2026: a file of a few lines that is listed, blanked, read, checked and exported.

use hpug_tests::data;
use hpug_tests::hpug::run;
use hpug_tests::workbooks::compare;
use serde_json::Value;
use tempfile::TempDir;

const FORM: &str = "progress-report-2026";

#[test]
fn an_edition_goes_all_the_way() {
    let folder = TempDir::new().expect("a folder");
    let listed = run(folder.path(), &["forms"]).ends_with(0);
    assert!(
        listed.stdout().lines().any(|line| line.contains(FORM) && line.contains("illustrative")),
        "{}",
        listed.told()
    );
    let _ = run(folder.path(), &["blank", FORM, "-o", "blank.xlsx"]).ends_with(0);
    let blank = run(folder.path(), &["read", "blank.xlsx", "--format", "json"]).ends_with(0).only_file();
    assert_eq!(blank["form"], FORM);
    assert_eq!(blank["answers"]["period/current/start"], "2024-07-01");
    assert!(blank.get("notes").is_none(), "{}", blank["notes"]);

    let mut answers = data::json("sample/answers.json");
    answers["form"] = Value::from(FORM);
    std::fs::write(folder.path().join("answers.json"), answers.to_string()).expect("written");
    let _ = run(folder.path(), &["fill", "blank.xlsx", "--answers", "answers.json", "-o", "filled.xlsx"])
        .ends_with(0);
    for out in ["out.xlsx", "out.pdf"] {
        let _ =
            run(folder.path(), &["export", "--answers", "answers.json", "-o", out, "--today", "2026-02-15"])
                .ends_with(0);
    }
    for file in ["out.xlsx", "filled.xlsx"] {
        let came = run(folder.path(), &["read", file, "--format", "json"]).ends_with(0).only_file();
        assert_eq!(came["form"], FORM);
        let object = |value: &Value| value["answers"].as_object().expect("answers").clone();
        let (mut want, mut got) = (object(&answers), object(&came));
        want.retain(|address, value| !value.is_null() && got.contains_key(address));
        got.retain(|address, _| want.contains_key(address));
        assert!(want.len() > 150, "{file}: {} answers came back", want.len());
        let lines = compare("answers", &want, &got, &[]);
        assert!(lines.is_empty(), "{file}: {}", lines.join("\n"));
    }
    let checked = run(folder.path(), &["check", "answers.json", "--format", "json", "--today", "2026-02-15"])
        .ends_with(0)
        .only_file();
    assert_eq!(checked["form"], FORM);
    assert_eq!(checked["complete"]["answered"], checked["complete"]["due"]);
}
