//! The LAN workbook of seven tabs: read in every layout, checked, filled, blanked, exported, held against Section D.

use hpug_tests::data;
use hpug_tests::expectation::Came;
use hpug_tests::hpug::run;
use hpug_tests::workbooks::compare;
use serde_json::{Map, Value};
use tempfile::TempDir;

const SAMPLES: [&str; 6] = ["complete", "joined", "moved", "one-line", "blank", "wrong"];
const TODAY: &str = "2017-09-01";

fn path(name: &str) -> String {
    data::path(&format!("lan/{name}")).to_str().expect("paths of the tests are text").to_owned()
}

fn object(value: &Value, key: &str) -> Map<String, Value> {
    value[key].as_object().cloned().unwrap_or_default()
}

fn without_denominators(mut answers: Map<String, Value>) -> Map<String, Value> {
    answers.retain(|address, _| !address.ends_with("/denominator"));
    answers
}

#[test]
fn every_layout_reads_as_what_it_says() {
    let folder = TempDir::new().expect("a folder");
    for name in SAMPLES {
        let want = data::json(&format!("lan/{name}.expected.json"));
        let came = run(folder.path(), &["read", &path(&format!("{name}.xlsx")), "--format", "json"]);
        let came = came.ends_with(0).only_file();
        assert_eq!((&came["form"], &came["plan"]), (&want["form"], &want["plan"]), "{name}");
        for part in ["answers", "computed"] {
            let lines = compare(part, &object(&want, part), &object(&came, part), &[]);
            assert!(lines.is_empty(), "{name}\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn checks_find_what_is_wrong_and_nothing_else() {
    let folder = TempDir::new().expect("a folder");
    for name in SAMPLES.into_iter().filter(|name| *name != "blank") {
        let want = data::json(&format!("lan/{name}.expected.json"));
        let status = i32::from(name == "wrong");
        let file = path(&format!("{name}.xlsx"));
        let came = run(folder.path(), &["check", &file, "--format", "json", "--today", TODAY]);
        let came = came.ends_with(status).only_file();
        let list = |value: &Value| -> Vec<String> {
            let found = value["findings"].as_array().cloned().unwrap_or_default();
            let mut lines: Vec<String> =
                found.iter().map(|one| format!("{:?}", Came::from_json(one))).collect();
            lines.sort();
            lines
        };
        assert_eq!(list(&came), list(&want), "{name}");
        assert_eq!(came["complete"]["answered"], came["complete"]["due"], "{name}");
    }
}

#[test]
fn a_filled_file_and_an_export_give_the_answers_back() {
    let folder = TempDir::new().expect("a folder");
    let _ = run(folder.path(), &["blank", "lan-apm-2017", "-o", "blank.xlsx"]).ends_with(0);
    let hosts = ["blank.xlsx".to_owned(), path("blank.xlsx"), path("joined.xlsx"), path("moved.xlsx")];
    for name in ["complete", "one-line"] {
        let answers = path(&format!("{name}.expected.json"));
        let want = object(&data::json(&format!("lan/{name}.expected.json")), "answers");
        let mut outputs = Vec::new();
        // A cell that the answers leave out stays as it is, so only blank files are filled with less than everything.
        for (at, host) in hosts.iter().take(if name == "complete" { 4 } else { 2 }).enumerate() {
            let out = format!("{name}-{at}.xlsx");
            let _ = run(folder.path(), &["fill", host, "--answers", &answers, "-o", &out]).ends_with(0);
            outputs.push(out);
        }
        let out = format!("{name}.xlsx");
        let _ =
            run(folder.path(), &["export", "--answers", &answers, "-o", &out, "--today", TODAY]).ends_with(0);
        outputs.push(out);
        let pdf = format!("{name}.pdf");
        let _ =
            run(folder.path(), &["export", "--answers", &answers, "-o", &pdf, "--today", TODAY]).ends_with(0);
        for out in outputs {
            let came = run(folder.path(), &["read", &out, "--format", "json"]).ends_with(0).only_file();
            let (want, came) =
                (without_denominators(want.clone()), without_denominators(object(&came, "answers")));
            let lines = compare("answers", &want, &came, &[]);
            assert!(lines.is_empty(), "{out}\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn section_d_is_held_against_the_lan_dollars_of_the_same_months() {
    let folder = TempDir::new().expect("a folder");
    let mut answers = data::json("sample/answers.json");
    let fields = answers["answers"].as_object_mut().expect("answers");
    fields.retain(|address, _| !address.starts_with("D.") && !address.starts_with("period/"));
    for (edge, day) in [
        ("current/start", "2016-01-01"),
        ("current/end", "2016-12-31"),
        ("prior/start", "2015-01-01"),
        ("prior/end", "2015-12-31"),
    ] {
        fields.insert(format!("period/{edge}"), Value::from(day));
    }
    // The LAN's commercial rows, with D.4 + D.10, D.6 and D.7 + D.8 as sums; D.3 differs.
    let shares = [
        (1, "60"),
        (2, "5"),
        (3, "8.2"),
        (4, "6"),
        (5, "3"),
        (6, "6"),
        (7, "2"),
        (8, "3.8"),
        (9, "2"),
        (10, "4"),
    ];
    for (row, share) in shares {
        fields.insert(format!("D.{row}/commercial/current/percent"), Value::from(share));
    }
    std::fs::write(folder.path().join("answers.json"), answers.to_string()).expect("written");
    let lan = path("complete.xlsx");
    let arguments = ["check", "answers.json", "--lan", &lan, "--format", "json", "--today", TODAY];
    let came = run(folder.path(), &arguments).only_file();
    let found = came["findings"].as_array().cloned().unwrap_or_default();
    let found: Vec<&Value> = found.iter().filter(|finding| finding["check"] == "D-4").collect();
    let of = |severity: &str| -> Vec<&Value> {
        found.iter().copied().filter(|finding| finding["severity"] == severity).collect()
    };
    let (warnings, notes) = (of("warning"), of("note"));
    assert_eq!((warnings.len(), notes.len()), (1, 1), "{found:?}");
    assert_eq!(warnings[0]["at"], serde_json::json!(["D.3/commercial/current/percent"]));
    // Medicaid's LAN dollars follow July 2015 to June 2016, which neither period is.
    assert!(notes[0]["message"].as_str().is_some_and(|text| text.contains("Medicaid")), "{}", notes[0]);
    let wrong = ["check", "answers.json", "--lan", "answers.json"];
    assert!(run(folder.path(), &wrong).ends_with(2).stderr().contains("LAN"));
}

#[test]
fn totals_that_a_file_types_follow_the_rows_and_formulas_stay() {
    let folder = TempDir::new().expect("a folder");
    let rows = serde_json::json!({
        "form": "lan-apm-2017",
        "answers": { "M.3/commercial/dollars": "31000000", "M.2/medicaid/dollars": "1", "M.13/medicaid/dollars": null }
    });
    std::fs::write(folder.path().join("rows.json"), rows.to_string()).expect("written");
    let _ = run(folder.path(), &["blank", "lan-apm-2017", "-o", "formulas.xlsx"]).ends_with(0);
    for (host, filled) in [(path("complete.xlsx"), true), ("formulas.xlsx".to_owned(), false)] {
        let _ = run(folder.path(), &["fill", &host, "--answers", "rows.json", "-o", "out.xlsx"]).ends_with(0);
        let read =
            |name: &str| run(folder.path(), &["read", name, "--format", "json"]).ends_with(0).only_file();
        let (before, after) = (read(&host), read("out.xlsx"));
        // Totals that differ from their rows would be among the answers.
        let stated = |file: &Value| object(file, "answers").keys().filter(|at| is_total(at)).count();
        assert_eq!((stated(&before), stated(&after)), (0, 0), "{host}");
        let computed = |file: &Value, at: &str| object(file, "computed").get(at).cloned();
        if filled {
            assert_eq!(computed(&after, "M.5/commercial/dollars"), Some(Value::from("91000000")));
            assert_eq!(computed(&after, "M.15/medicaid/dollars"), Some(Value::from("1")));
            assert_eq!(computed(&after, "M.14/medicaid/dollars"), Some(Value::from("12500000")));
            let untouched = "M.16/medicare_advantage/dollars";
            assert_eq!(computed(&after, untouched), computed(&before, untouched));
        }
        let checked =
            run(folder.path(), &["check", "out.xlsx", "--format", "json", "--today", TODAY]).only_file();
        let found = checked["findings"].as_array().cloned().unwrap_or_default();
        assert!(found.iter().all(|finding| finding["check"] != "L-2"), "{host}: {found:?}");
    }
}

fn is_total(address: &str) -> bool {
    let rows = ["M.5/", "M.10/", "M.14/", "M.15/", "M.16/", "M.17/"];
    address.ends_with("/dollars") && rows.iter().any(|row| address.starts_with(row))
}
