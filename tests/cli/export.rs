//! `hpug export`: a workbook that calculates, a PDF that can be read, drafts marked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::{Run, run};
use hpug_tests::python;
use hpug_tests::workbooks::compare;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

const TODAY: &str = "2026-02-15";

fn export(folder: &Path, answers: &Path, out: &str, more: &[&str]) -> Run {
    let answers = answers.to_str().expect("paths of the tests are text");
    let mut arguments = vec!["export", "--answers", answers, "-o", out, "--today", TODAY];
    arguments.extend(more);
    run(folder, &arguments)
}

fn sample() -> PathBuf {
    data::path("sample/answers-and-topics.json")
}

fn read(folder: &Path, file: &str) -> Value {
    run(folder, &["read", file, "--format", "json"]).ends_with(0).only_file()
}

fn answers(file: &Value) -> Map<String, Value> {
    file["answers"].as_object().expect("a file has answers").clone()
}

#[test]
fn a_workbook_reads_back() {
    let folder = TempDir::new().expect("a folder");
    for name in ["checks/base.json", "fill/rich.json", "fill/below-one.json"] {
        let _ = export(folder.path(), &data::path(name), "out.xlsx", &[]);
        let came = read(folder.path(), "out.xlsx");
        let mut want = answers(&data::json(name));
        want.retain(|_, value| !value.is_null());
        let lines = compare("answers", &want, &answers(&came), &["lobs".to_owned()]);
        assert!(lines.is_empty(), "{name}\n{}", lines.join("\n"));
        assert_eq!(came["plan"], "Lakeside Health Plan");
        assert_eq!(came["host"], "Great Lakes Business Group");
        assert_eq!(came["contact"]["email"], "dana.whitfield@lakeside.example");
        fs::remove_file(folder.path().join("out.xlsx")).expect("removed");
    }
}

#[test]
fn working_figures_leave_only_when_asked() {
    let folder = TempDir::new().expect("a folder");
    let _ = export(folder.path(), &sample(), "without.xlsx", &[]).ends_with(0);
    let _ = export(folder.path(), &sample(), "with.xlsx", &["--working-figures"]).ends_with(0);
    let (without, with) = (read(folder.path(), "without.xlsx"), read(folder.path(), "with.xlsx"));
    let key = "A.base/current/facility_dollars";
    assert!(without["answers"].get(key).is_none());
    assert_eq!(with["answers"][key], "1268000000");
    let text = |file: &str| python::json("facts.py", &[&folder.path().join(file)]).to_string();
    assert!(
        !text("without.xlsx").contains("1268000000"),
        "a working figure stands somewhere in the workbook"
    );
    let pdf = |file: &str, more: &[&str]| {
        let _ = export(folder.path(), &sample(), file, more).ends_with(0);
        pdf_text(&folder.path().join(file))
    };
    assert!(!pdf("without.pdf", &[]).contains("1,268,000,000"));
    assert!(pdf("with.pdf", &["--working-figures"]).contains("1,268,000,000"));
}

#[test]
fn the_workbook_is_one_to_work_with() {
    let folder = TempDir::new().expect("a folder");
    let _ = export(folder.path(), &sample(), "out.xlsx", &[]).ends_with(0);
    let facts = python::json("facts.py", &[&folder.path().join("out.xlsx")]);
    let form = &facts["sheets"]["Progress Report"];
    let lists = form["validations"].as_array().expect("validations are a list");
    assert!(
        lists.iter().any(|rule| rule.as_str().is_some_and(|rule| rule.contains("list"))),
        "no list: {lists:?}"
    );
    let sums = form["results"].as_object().expect("results");
    assert!(sums.len() >= 4, "Section D's totals are formulas: {sums:?}");
    assert!(sums.values().all(|result| !result.is_null()), "a formula without a stored result: {sums:?}");
    assert!(!form["print_titles"].is_null(), "rows repeat on each page");
    assert_eq!(form["fit_to_page"], true);
    assert!(form["heights"].as_object().is_some_and(|heights| heights.len() > 20), "rows have heights");
    let whole = facts.to_string();
    let texts = [
        "Catalyst for Payment Reform",
        "Commercial and Medicaid networks together.",
        "telehealth parity",
        "Ninety days from signing",
        "Advanced primary care for 38,000 members",
    ];
    for text in texts {
        assert!(whole.contains(text), "{text:?} stands nowhere in the workbook");
    }
}

fn pdf_text(file: &Path) -> String {
    let output =
        Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().expect("pdftotext starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_pdf_is_sound_and_says_everything() {
    let folder = TempDir::new().expect("a folder");
    let _ = export(folder.path(), &sample(), "out.pdf", &[]).ends_with(0);
    let file = folder.path().join("out.pdf");
    let checked = Command::new("qpdf").arg("--check").arg(&file).output().expect("qpdf starts");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let text = pdf_text(&file);
    let wanted = [
        "Lakeside Health Plan",
        "Great Lakes Business Group",
        "Catalyst for Payment Reform",
        "148,600,000.50",
        "52.5",
        "Gene therapy",
        "Maternity payment and outcomes",
        "Ninety days from signing",
        "telehealth parity",
        "Advanced primary care for 38,000 members",
    ];
    for part in wanted {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
    assert!(!text.contains("DRAFT"), "a report without errors is no draft");
    assert!(text.contains("1 of "), "pages are numbered");
}

#[test]
fn the_same_answers_give_the_same_files() {
    let folder = TempDir::new().expect("a folder");
    for extension in ["xlsx", "pdf"] {
        let files = ["a", "b"].map(|name| {
            let file = format!("{name}.{extension}");
            let _ = export(folder.path(), &sample(), &file, &[]).ends_with(0);
            fs::read(folder.path().join(file)).expect("read")
        });
        assert_eq!(files[0], files[1], "{extension}");
    }
}

#[test]
fn a_report_with_errors_is_a_marked_draft() {
    let folder = TempDir::new().expect("a folder");
    let mut broken = data::json("sample/answers-and-topics.json");
    broken["answers"]["C.1A.ii/commercial/current/births"] = json!("9999");
    fs::write(folder.path().join("a.json"), broken.to_string()).expect("written");
    let answers = folder.path().join("a.json");
    let _ = export(folder.path(), &answers, "out.pdf", &[]).ends_with(1);
    assert!(pdf_text(&folder.path().join("out.pdf")).contains("DRAFT"));
    let _ = export(folder.path(), &answers, "out.xlsx", &[]).ends_with(1);
    let facts = python::json("facts.py", &[&folder.path().join("out.xlsx")]).to_string();
    assert!(facts.contains("DRAFT"));
}

#[test]
fn what_cannot_be_written_ends_with_2() {
    let folder = TempDir::new().expect("a folder");
    let run = export(folder.path(), &sample(), "nowhere/out.pdf", &[]).ends_with(2);
    assert!(run.stderr().contains("nowhere"), "{}", run.told());
    fs::write(folder.path().join("broken.json"), "{").expect("written");
    let run = export(folder.path(), Path::new("broken.json"), "out.pdf", &[]).ends_with(2);
    assert!(run.stderr().contains("broken.json"), "{}", run.told());
    assert!(!folder.path().join("out.pdf").exists());
}
