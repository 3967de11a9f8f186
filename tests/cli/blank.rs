//! `hpug blank`: a form that reads as blank, is filled, and carries last period's figures when asked.

use hpug_tests::data;
use hpug_tests::hpug::run;
use hpug_tests::python;
use hpug_tests::workbooks::compare;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

const FORM: &str = "progress-report-2021";

fn answers(folder: &TempDir, file: &str) -> Map<String, Value> {
    let read = run(folder.path(), &["read", file, "--format", "json"]).ends_with(0).only_file();
    assert_eq!(read["form"], FORM);
    read["answers"].as_object().expect("answers").clone()
}

#[test]
fn a_blank_form_holds_no_answer_and_can_be_filled() {
    let folder = TempDir::new().expect("a folder");
    let _ = run(folder.path(), &["blank", FORM, "-o", "blank.xlsx"]).ends_with(0);
    let found = python::json("same_layout.py", &[&folder.path().join("blank.xlsx")]);
    assert_eq!(found["differences"], json!([]), "labels stand where the publisher has them");
    let blank = answers(&folder, "blank.xlsx");
    assert!(blank.keys().all(|address| address.starts_with("period/")), "{blank:?}");
    for name in ["fill/complete.json", "fill/rich.json", "fill/below-one.json"] {
        let path = data::path(name);
        let path = path.to_str().expect("text");
        let _ =
            run(folder.path(), &["fill", "blank.xlsx", "--answers", path, "-o", "filled.xlsx"]).ends_with(0);
        let mut want = data::json(name)["answers"].as_object().expect("answers").clone();
        want.retain(|_, value| !value.is_null());
        let lines = compare("answers", &want, &answers(&folder, "filled.xlsx"), &[]);
        assert!(lines.is_empty(), "{name}\n{}", lines.join("\n"));
        std::fs::remove_file(folder.path().join("filled.xlsx")).expect("removed");
    }
}

#[test]
fn host_contact_and_due_date_stand_on_the_blank() {
    let folder = TempDir::new().expect("a folder");
    let arguments = [
        "blank",
        FORM,
        "-o",
        "blank.xlsx",
        "--host",
        "Great Lakes Business Group",
        "--contact",
        "Dana Whitfield, dana@lakes.example",
        "--due",
        "2026-03-10",
    ];
    let _ = run(folder.path(), &arguments).ends_with(0);
    let facts = python::json("facts.py", &[&folder.path().join("blank.xlsx")]).to_string();
    assert!(facts.contains("Great Lakes Business Group"));
    assert!(facts.contains("dana@lakes.example"));
    assert!(facts.contains("March 10, 2026") || facts.contains("2026-03-10") || facts.contains("3/10/2026"));
    assert!(facts.contains("Catalyst for Payment Reform"));
}

#[test]
fn last_periods_current_stands_as_prior() {
    let folder = TempDir::new().expect("a folder");
    let last = data::path("sample/last-year.xlsx");
    let last = last.to_str().expect("text");
    let _ = run(folder.path(), &["blank", FORM, "-o", "blank.xlsx", "--prior", last]).ends_with(0);
    let (carried, stood) = (answers(&folder, "blank.xlsx"), answers_of(last));
    assert_eq!(carried["period/prior/start"], stood["period/current/start"]);
    assert_eq!(carried["period/prior/end"], stood["period/current/end"]);
    let is_figure = |address: &&String| address.contains("/prior/") && !address.starts_with("period/");
    let figures: Vec<&String> = stood.keys().filter(is_figure).collect();
    assert_eq!(figures.len(), 76, "prior figures of a complete report");
    for address in figures {
        assert_eq!(carried.get(address), stood.get(&address.replace("/prior/", "/current/")), "{address}");
    }
    assert!(carried.keys().all(|address| !address.contains("/current/") || address.starts_with("period/")));
}

#[test]
fn several_plans_get_a_blank_each_and_the_same_day_the_same_file() {
    let folder = TempDir::new().expect("a folder");
    for (from, name) in
        [("sample/last-year.xlsx", "Evergreen.xlsx"), ("workbooks/points.xlsx", "Harbor.xlsx")]
    {
        std::fs::copy(data::path(from), folder.path().join(name)).expect("copied");
    }
    std::fs::create_dir(folder.path().join("out")).expect("a folder");
    let arguments = [
        "blank",
        FORM,
        "-o",
        "out",
        "--prior",
        "Evergreen.xlsx",
        "--prior",
        "Harbor.xlsx",
        "--prior",
        "none.xlsx",
        "--year",
        "2022",
        "--host",
        "Great Lakes",
        "--often",
        "Once a year",
        "--basis",
        "The other plans",
        "--today",
        "2021-06-01",
    ];
    let told = run(folder.path(), &arguments).ends_with(2);
    assert!(told.stderr().contains("none.xlsx"), "{}", told.told());
    let names = || {
        let files = std::fs::read_dir(folder.path().join("out")).expect("files");
        let mut names: Vec<String> =
            files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let written = names();
    assert_eq!(written.len(), 2, "{written:?}");
    assert!(written.iter().all(|name| name.contains(" – Progress Report 2022")), "{written:?}");
    let again = run(folder.path(), &arguments).ends_with(2);
    assert!(again.stderr().contains("exists already"), "nothing is replaced: {}", again.told());
    let first = std::fs::read(folder.path().join("out").join(&written[0])).expect("bytes");
    std::fs::remove_file(folder.path().join("out").join(&written[0])).expect("removed");
    let _ = run(folder.path(), &arguments).ends_with(2);
    assert_eq!(std::fs::read(folder.path().join("out").join(&written[0])).expect("bytes"), first);
    let facts = python::json("facts.py", &[&folder.path().join("out").join(&written[0])]).to_string();
    for told in ["Once a year", "The other plans", "As Reported", "Definitions"] {
        assert!(facts.contains(told), "{told}");
    }
    let _ = run(folder.path(), &["blank", FORM, "-o", "x.xlsx", "--prior", "a.xlsx", "--prior", "b.xlsx"])
        .ends_with(64);
}

#[test]
fn another_form_than_last_periods_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let lan = data::path("lan/complete.xlsx");
    let lan = lan.to_str().expect("text");
    let told = run(folder.path(), &["blank", FORM, "-o", "blank.xlsx", "--prior", lan]).ends_with(2);
    assert!(told.stderr().contains("complete.xlsx"), "{}", told.told());
    let without = run(folder.path(), &["blank", "lan-apm-2017", "-o", "blank.xlsx", "--prior", lan]);
    assert!(without.ends_with(64).stderr().contains("prior"), "the LAN form has no prior period");
    assert!(!folder.path().join("blank.xlsx").exists());
}

fn answers_of(file: &str) -> Map<String, Value> {
    let folder = std::env::temp_dir();
    let read = run(&folder, &["read", file, "--format", "json"]).ends_with(0).only_file();
    read["answers"].as_object().expect("answers").clone()
}

#[test]
fn an_unknown_form_ends_with_64() {
    let folder = TempDir::new().expect("a folder");
    let run = run(folder.path(), &["blank", "progress-report-1999", "-o", "blank.xlsx"]).ends_with(64);
    assert!(run.stderr().contains("progress-report-1999"), "{}", run.told());
    assert!(!folder.path().join("blank.xlsx").exists());
}
