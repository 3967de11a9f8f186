//! Seals in workbooks: what Excel's and LibreOffice's saving leaves of them, and what they tell of changes by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use hpug_excel::fill::{Answers, fill};
use hpug_excel::patch::{CellWrite, Write, patch};
use hpug_excel::seal::SealError;
use hpug_excel::write::{ReportOptions, report};
use hpug_excel::{Reading, read_here};
use hpug_model::seal::{SealState, Sealed};
use hpug_model::{Address, Report};
use hpug_tests::{data, office, python};
use tempfile::TempDir;

const CELL: &str = "D.3/commercial/current/percent";

fn sample() -> Report {
    Report::from_json(&data::json("sample/answers-and-topics.json").to_string()).expect("the sample is valid")
}

fn explanations() -> BTreeMap<String, String> {
    BTreeMap::from([(format!("D-7@{CELL}"), "Two systems moved – by ½ & more.".to_owned())])
}

fn seal(bytes: &[u8], explanations: &BTreeMap<String, String>) -> Result<Vec<u8>, SealError> {
    hpug_excel::seal::seal(bytes, explanations).map(|sealed| sealed.bytes)
}

fn exported() -> Vec<u8> {
    let today = NaiveDate::from_ymd_opt(2026, 2, 15).expect("a day");
    let options = ReportOptions { working_figures: true, draft: false, today };
    report(&sample(), &[], &options).expect("a report is written")
}

fn filled() -> Vec<u8> {
    let host = fs::read(data::path("sample/host-blank.xlsx")).expect("the sample");
    let asked = read_here(&host, "").expect("it is read");
    let report = sample();
    fill(&host, &asked, &Answers { report: &report, cleared: &Default::default() }).expect("filled").bytes
}

fn told(path: &Path) -> (Sealed, Reading) {
    let reading = read_here(&fs::read(path).expect("a file"), "x.xlsx").expect("it is read");
    (reading.seal.clone().expect("it carries a seal"), reading)
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    path
}

/// With another figure in the cell of an address.
fn by_hand(bytes: &[u8], address: &str, number: u32) -> Vec<u8> {
    let place = read_here(bytes, "").expect("it is read").places.cells[address].clone();
    let value = CellWrite::Number(number.into());
    let write = Write { sheet: place.sheet, cell: place.cell, value, over_formula: true };
    patch(bytes, &[write]).expect("patched").bytes
}

#[test]
fn a_seal_survives_what_other_programs_save() {
    for (what, bytes) in [("exported", exported()), ("filled", filled())] {
        let folder = TempDir::new().expect("a folder");
        let sealed = put(&folder, "sealed.xlsx", &seal(&bytes, &explanations()).expect("sealed"));
        let resaved = folder.path().join("openpyxl.xlsx");
        python::json("resave.py", &[&sealed, &resaved]);
        let changed = put(&folder, "changed.xlsx", &by_hand(&fs::read(&sealed).expect("it"), CELL, 1));
        let mut files = vec![(sealed.clone(), false), (resaved, false), (changed.clone(), true)];
        for kind in ["xlsx", "ods", "xls"] {
            for (file, changed) in [(&sealed, false), (&changed, true)] {
                let to = TempDir::new_in(folder.path()).expect("a folder").keep();
                files.push((office::convert_as_stored(file, kind, &to), changed));
            }
        }
        for (file, changed) in files {
            let (told, reading) = told(&file);
            let wanted = if changed { vec![Address::from(CELL)] } else { Vec::new() };
            assert_eq!((told.changed, told.gone), (wanted, 0), "{what}: {}", file.display());
            assert_eq!(told.form, "progress-report-2021");
            assert!(told.answers > 150, "{what}: {}", told.answers);
            if what == "filled" {
                assert_eq!(reading.report.explanations, explanations(), "{}", file.display());
            }
        }
    }
}

#[test]
fn sealing_changes_nothing_else_and_gives_the_same_file_each_time() {
    for bytes in [exported(), filled()] {
        let once = seal(&bytes, &explanations()).expect("sealed");
        assert!(once == seal(&bytes, &explanations()).expect("sealed"), "the same file each time");
        let again = seal(&once, &explanations()).expect("a sealed file is sealed anew");
        assert!(parts(&again) == parts(&once), "nothing piles up");
        let (before, after) = (parts(&bytes), parts(&once));
        let touched: Vec<&String> = after
            .iter()
            .filter(|(name, text)| before.get(*name) != Some(text))
            .map(|(name, _)| name)
            .collect();
        let spoken_of = ["[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"];
        assert!(touched.iter().all(|name| spoken_of.contains(&name.as_str())), "{touched:?}");
    }
}

#[test]
fn a_file_without_a_seal_and_one_with_pieces_missing() {
    let bytes = exported();
    assert_eq!(read_here(&bytes, "").expect("read").seal, None);
    let sealed = seal(&bytes, &BTreeMap::new()).expect("sealed");
    let property = parts(&sealed)["docProps/custom.xml"].clone();
    let text = String::from_utf8(property).expect("text");
    for (from, to) in [
        ("name=\"HPUG seal 2\"", "name=\"HPUG seal 200\""),
        ("name=\"HPUG seal 2\"", "name=\"HPUG seal 1\""),
        ("name=\"HPUG seal 1\"", "name=\"HPUG seal one\""),
        (">hpug1.", ">hpug2."),
    ] {
        let altered = with_part(&sealed, "docProps/custom.xml", &text.replace(from, to));
        let told = read_here(&altered, "").expect("read").seal.expect("a seal");
        assert_eq!(told.state, SealState::Damaged, "{from} as {to}");
    }
}

#[test]
fn a_seal_of_another_report_and_of_another_form() {
    let mut other = sample();
    for (at, value) in other.answers.iter_mut().filter(|(at, _)| at.as_str().starts_with("D.")) {
        if at.measure() == "percent" {
            *value = hpug_model::Value::Number(3.into());
        }
    }
    let today = NaiveDate::from_ymd_opt(2026, 2, 15).expect("a day");
    let options = ReportOptions { working_figures: true, draft: false, today };
    let theirs = seal(&report(&other, &[], &options).expect("written"), &BTreeMap::new()).expect("sealed");
    let ours = seal(&exported(), &BTreeMap::new()).expect("sealed");
    let custom = String::from_utf8(parts(&theirs)["docProps/custom.xml"].clone()).expect("text");
    let told =
        read_here(&with_part(&ours, "docProps/custom.xml", &custom), "").expect("read").seal.expect("one");
    assert_eq!(told.state, SealState::Changed);
    assert!(told.changed.iter().all(|at| at.as_str().starts_with("D.")) && told.changed.len() > 20);
    let lan = fs::read(data::path("lan/complete.xlsx")).expect("a LAN file");
    let lan = seal(&lan, &BTreeMap::new()).expect("sealed");
    let told = read_here(&lan, "").expect("read").seal.expect("one");
    assert_eq!(told.state, SealState::Unchanged);
    let moved = with_part(&lan, "docProps/custom.xml", &custom);
    let told = read_here(&moved, "").expect("read").seal.expect("one");
    assert_eq!(told.state, SealState::OtherForm);
}

#[test]
fn every_disguise_of_a_workbook_is_sealed_and_reads_unchanged() {
    let mut sealed = 0;
    for path in data::names("workbooks").iter().map(|name| data::path("workbooks").join(name)) {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let bytes = fs::read(&path).expect("a file");
        if !matches!(ending, Some("xlsx" | "xlsm")) || read_here(&bytes, "").is_err() {
            continue;
        }
        match seal(&bytes, &explanations()) {
            Ok(bytes) => {
                let told = read_here(&bytes, "").expect("read").seal.expect("one");
                assert_eq!(told.state, SealState::Unchanged, "{}", path.display());
                sealed += 1;
            }
            Err(error) => assert!(!error.to_string().contains("differently"), "{}: {error}", path.display()),
        }
    }
    assert!(sealed > 60, "{sealed} files");
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("its content");
        parts.insert(part.name().expect("a name").into_owned(), content);
    }
    parts
}

fn with_part(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut parts = parts(bytes);
    parts.insert(name.to_owned(), text.as_bytes().to_vec());
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        std::io::Write::write_all(&mut writer, &content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}
