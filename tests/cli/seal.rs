//! Seals on the command line: only where asked for, told by `read` and `check`, and by a PDF that is sent instead of a workbook.

use std::fs;
use std::path::Path;

use hpug_excel::patch::{CellWrite, Write, patch};
use hpug_tests::data;
use hpug_tests::hpug::{run, run_with};
use serde_json::{Value, json};
use tempfile::TempDir;

const TODAY: &str = "2021-01-15";
const CELL: &str = "D.3/commercial/current/percent";

fn sample(name: &str) -> String {
    data::path(&format!("sample/{name}")).to_str().expect("paths of the tests are text").to_owned()
}

/// The host's blank filled, with a seal where `more` asks for it.
fn filled(folder: &Path, more: &[&str]) {
    let (host, answers) = (sample("host-blank.xlsx"), sample("answers.json"));
    let mut arguments = vec!["fill", &host, "--answers", &answers, "-o", "filled.xlsx"];
    arguments.extend(more);
    drop(run(folder, &arguments).ends_with(0));
}

fn seal_told(folder: &Path, command: &str, file: &str) -> Value {
    let mut arguments = vec![command, file, "--format", "json"];
    if command == "check" {
        arguments.extend(["--today", TODAY]);
    }
    run(folder, &arguments).only_file()["seal"].clone()
}

#[test]
fn a_filled_file_is_sealed_only_where_asked() {
    let folder = TempDir::new().expect("a folder");
    filled(folder.path(), &[]);
    for command in ["read", "check"] {
        assert_eq!(seal_told(folder.path(), command, "filled.xlsx"), Value::Null, "{command}");
    }
    filled(folder.path(), &["--seal"]);
    for command in ["read", "check"] {
        let told = seal_told(folder.path(), command, "filled.xlsx");
        assert_eq!((&told["state"], &told["form"]), (&json!("unchanged"), &json!("progress-report-2021")));
        assert_eq!(told["checks"], json!("1"), "{command}");
        assert!(told["answers"].as_u64().is_some_and(|answers| answers > 150), "{told}");
        assert!(told["changed"].is_null() && told["gone"].is_null(), "{told}");
    }
}

#[test]
fn what_was_changed_by_hand_is_named() {
    let folder = TempDir::new().expect("a folder");
    filled(folder.path(), &["--seal"]);
    let file = folder.path().join("filled.xlsx");
    let bytes = fs::read(&file).expect("it");
    let place = hpug_excel::read_here(&bytes, "").expect("it is read").places.cells[CELL].clone();
    let value = CellWrite::Number(1.into());
    let write = Write { sheet: place.sheet, cell: place.cell, value, over_formula: true };
    fs::write(&file, patch(&bytes, &[write]).expect("patched").bytes).expect("written");
    for command in ["read", "check"] {
        let told = seal_told(folder.path(), command, "filled.xlsx");
        assert_eq!((&told["state"], &told["changed"]), (&json!("changed"), &json!([CELL])), "{command}");
    }
    let said = run(folder.path(), &["check", "filled.xlsx", "--today", TODAY]).stdout();
    assert!(said.contains(&format!("1 answer was changed since the export: {CELL}.")), "{said}");
}

#[test]
fn a_pdf_of_ours_is_recognised_by_its_seal_and_refused_with_the_way_out() {
    let folder = TempDir::new().expect("a folder");
    let answers = sample("answers.json");
    drop(run(folder.path(), &["export", "--answers", &answers, "-o", "report.pdf", "--today", TODAY]));
    let refused = |name: &str| {
        let run = run(folder.path(), &["read", name, "--format", "json"]).ends_with(2);
        let file = run.only_file();
        assert_eq!(file["error"]["kind"], json!("not_a_workbook"), "{file}");
        file["error"]["message"].as_str().expect("a message").to_owned()
    };
    let said = refused("report.pdf");
    let parts = ["a PDF that this program exported", "under a seal", "is as it was exported", "Ask the plan"];
    for part in parts {
        assert!(said.contains(part), "{said}");
    }
    let bytes = fs::read(folder.path().join("report.pdf")).expect("it");
    let whole = hpug_pdf::seal(&bytes).and_then(|text| hpug_model::seal::Seal::parse(&text)).expect("a seal");
    assert_eq!(whole.form, "progress-report-2021");
    assert!(said.contains(&format!("{} answers", whole.answers())), "{said}");

    let plain =
        [&b"%PDF-1.7\n1 0 obj <</Title(x)/HPUGSeal(hpug1.progress-report-2021.1.)>> endobj"[..], &[0xFF; 40]];
    fs::write(folder.path().join("altered.pdf"), plain.concat()).expect("written");
    assert!(refused("altered.pdf").contains("Its seal is damaged"));
    fs::write(folder.path().join("other.pdf"), b"%PDF-1.7\n/ObjStm stream\nnothing packed").expect("written");
    assert!(refused("other.pdf").contains("its content is a PDF document"));

    let locked =
        ["export", "--answers", &answers, "-o", "locked.pdf", "--today", TODAY, "--password-env", "LOCK"];
    drop(run_with(folder.path(), &locked, &[("LOCK", "Sesam 1")]));
    assert!(refused("locked.pdf").contains("its content is a PDF document"));
    let opened = ["read", "locked.pdf", "--format", "json", "--password-env", "LOCK"];
    let run = run_with(folder.path(), &opened, &[("LOCK", "Sesam 1")]).ends_with(2);
    let said = run.only_file()["error"]["message"].to_string();
    assert!(said.contains("is as it was exported"), "{said}");
}

#[test]
fn what_stands_in_the_list_of_figures_reported_is_compared_by_the_file_itself() {
    let folder = TempDir::new().expect("a folder");
    let last = sample("last-year.xlsx");
    let blank = ["blank", "progress-report-2021", "-o", "blank.xlsx", "--prior", &last, "--today", TODAY];
    drop(run(folder.path(), &blank).ends_with(0));
    let restated = |name: &str| {
        let file = run(folder.path(), &["check", name, "--today", TODAY, "--format", "json"]).only_file();
        let findings = file["findings"].as_array().expect("findings").clone();
        findings.into_iter().filter(|finding| finding["check"] == "FORM-7").collect::<Vec<Value>>()
    };
    assert_eq!(restated("blank.xlsx"), Vec::<Value>::new());
    let bytes = fs::read(folder.path().join("blank.xlsx")).expect("it");
    let reading = hpug_excel::read_here(&bytes, "").expect("it is read");
    let at = "D.3/commercial/prior/percent";
    assert!(reading.as_reported.contains_key(at), "it stands in the list");
    let place = reading.places.cells[at].clone();
    let value = CellWrite::Number(1.into());
    let write = Write { sheet: place.sheet, cell: place.cell, value, over_formula: true };
    fs::write(folder.path().join("changed.xlsx"), patch(&bytes, &[write]).expect("patched").bytes)
        .expect("written");
    let found = restated("changed.xlsx");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["at"], &found[0]["severity"]), (&json!([at]), &json!("warning")));
    assert!(found[0]["cell"].as_str().is_some_and(|cell| cell.starts_with("Progress Report!")), "{found:?}");
    assert!(found[0]["message"].as_str().is_some_and(|said| said.contains("As Reported")), "{found:?}");
}
