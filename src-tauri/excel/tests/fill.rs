//! Filling: in every layout of the samples, reading what was filled gives the answers back and no other part
//! changes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test may stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hpug_excel::fill::{Answers, FillError, Filled, blanks, fill};
use hpug_excel::grid::{Value as CellValue, Workbook};
use hpug_excel::patch::PatchError;
use hpug_excel::write::{BlankOptions, blank};
use hpug_excel::{Reading, read_here};
use hpug_model::Address;
use hpug_model::answers::{Figures, Origin, Report};
use hpug_model::forms::Role;
use hpug_model::values::{NoData, Value};
use proptest::prelude::*;

#[path = "random/mod.rs"]
mod random;

use random::differences;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data")
}

/// Samples that are read and can't be filled, and what is said of them.
const ONLY_READ: &[(&str, &str)] =
    &[("part-names-with-backslashes.xlsx", "not an Excel workbook"), ("utf-16-parts.xlsx", "not in UTF-8")];

/// Samples that lack cells, and an address without one: Current and Prior share a merged cell; Medicaid's rows are gone.
const LACKING: &[(&str, &str)] = &[
    ("current-and-prior-merged.xlsx", "A.1a/prior/count"),
    ("medicaid-rows-deleted.xlsx", "C.1A.i/medicaid/current/births"),
];

/// The layouts that a file can be filled in: all samples that are read as they stand.
fn layouts() -> &'static [(String, Vec<u8>, Reading)] {
    static LAYOUTS: LazyLock<Vec<(String, Vec<u8>, Reading)>> = LazyLock::new(read_layouts);
    &LAYOUTS
}

fn read_layouts() -> Vec<(String, Vec<u8>, Reading)> {
    let mut layouts = Vec::new();
    for file in std::fs::read_dir(data().join("workbooks")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let only_read = ONLY_READ.iter().chain(LACKING).any(|(known, _)| name == *known);
        let fillable = !only_read && (name.ends_with(".xlsx") || name.ends_with(".xlsm"));
        if !fillable || name.starts_with("wrong") || name.starts_with("altered") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        if let Ok(reading) = read_here(&bytes, &name) {
            layouts.push((name, bytes, reading));
        }
    }
    assert!(layouts.len() >= 30, "only {} layouts", layouts.len());
    layouts.sort_by(|a, b| a.0.cmp(&b.0));
    layouts
}

/// An answers file, and the addresses it gives as null.
fn answers(name: &str) -> (Report, BTreeSet<Address>) {
    let text = std::fs::read_to_string(data().join(name)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let given = json["answers"].as_object().unwrap();
    let nulls = given.iter().filter(|(_, value)| value.is_null()).map(|(at, _)| Address::from(at.as_str()));
    (Report::from_json(&text).unwrap(), nulls.collect())
}

type Map = BTreeMap<Address, Value>;

/// What reading the filled file must give. The host's own formula in a cell without an answer follows its inputs.
fn expected(before: &Reading, report: &Report, cleared: &BTreeSet<Address>, after: &Reading) -> Map {
    let mut expected = before.report.answers.clone();
    for address in before.places.cells.iter().filter(|(_, place)| place.formula).map(|(address, _)| address) {
        expected.remove(address);
        expected.extend(after.report.answer(address.as_str()).map(|value| (address.clone(), value.clone())));
    }
    let figures = Figures::of(report);
    for point in &report.form.points {
        let left_out =
            matches!(point.role, Role::Computed | Role::Working) || point.address.as_str() == "lobs";
        if let Some(value) = figures.shown_value(point.address.as_str()).filter(|_| !left_out) {
            expected.insert(point.address.clone(), value);
        }
    }
    expected.retain(|address, _| !cleared.contains(address));
    expected
}

fn fill_all(report: &Report, cleared: &BTreeSet<Address>) {
    let mut failures = Vec::new();
    for (name, host, reading) in layouts() {
        let filled = match fill(host, reading, &Answers { report, cleared }) {
            Ok(filled) => filled,
            Err(error) => {
                failures.push(format!("{name}: {error}"));
                continue;
            }
        };
        assert_eq!(filled.without_cell, Vec::new(), "{name}");
        let after = read_here(&filled.bytes, name).unwrap();
        let lines = differences(&expected(reading, report, cleared, &after), &after.report.answers);
        if !lines.is_empty() {
            failures.push(format!(
                "{name}: {}\n    {}",
                lines.len(),
                lines[..lines.len().min(5)].join("\n    ")
            ));
        }
    }
    assert!(failures.is_empty(), "{} layouts differ\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_is_read_and_cannot_be_filled_says_why() {
    let (report, cleared) = answers("fill/complete.json");
    let filled = |name: &str| {
        let bytes = std::fs::read(data().join("workbooks").join(name)).unwrap();
        let reading = read_here(&bytes, name).unwrap();
        fill(&bytes, &reading, &Answers { report: &report, cleared: &cleared })
    };
    for (name, why) in ONLY_READ {
        let error = filled(name).map(drop).unwrap_err().to_string();
        assert!(error.contains(why), "{name}: {error}");
    }
    for (name, address) in LACKING {
        let without = filled(name).unwrap().without_cell;
        assert!(without.contains(&Address::from(*address)), "{name}: {without:?}");
    }
}

#[test]
fn a_complete_report_reads_back_in_every_layout() {
    let (report, cleared) = answers("fill/complete.json");
    fill_all(&report, &cleared);
}

#[test]
fn reasons_names_periods_and_blanks_read_back_in_every_layout() {
    let (report, cleared) = answers("fill/rich.json");
    assert!(!cleared.is_empty());
    fill_all(&report, &cleared);
}

#[test]
fn percents_that_look_like_fractions_read_back_in_every_layout() {
    let (report, cleared) = answers("fill/below-one.json");
    fill_all(&report, &cleared);
}

#[test]
fn a_few_answers_leave_the_rest_as_it_reads() {
    let (complete, _) = answers("fill/complete.json");
    for given in [
        vec![("A.2a/current/percent", "0.4"), ("D.9/commercial/current/percent", "0.1")],
        vec![("A.2a/current/percent", "87.5"), ("C.2.1a/medicaid/prior/percent", "1")],
        vec![("B.bariatric/current/all", "0"), ("C.1A.i/commercial/current/csections", "12.345")],
    ] {
        let mut report = Report::new(complete.form.clone(), complete.origin);
        for (address, value) in given {
            report.set(Address::from(address), Some(Value::number(value.parse().unwrap())));
        }
        fill_all(&report, &BTreeSet::new());
    }
}

fn host(name: &str) -> (Vec<u8>, Reading) {
    let bytes = std::fs::read(data().join(name)).unwrap();
    let reading = read_here(&bytes, name).unwrap();
    (bytes, reading)
}

fn filled(name: &str, report: &Report, cleared: &BTreeSet<Address>) -> (Filled, Reading) {
    let (bytes, reading) = host(name);
    let filled = fill(&bytes, &reading, &Answers { report, cleared }).unwrap();
    let after = read_here(&filled.bytes, name).unwrap();
    (filled, after)
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        all.insert(part.name().unwrap().into_owned(), content);
    }
    all
}

#[test]
fn the_sample_changes_in_its_form_sheet_only_and_a_second_time_not_at_all() {
    let (report, cleared) = answers("sample/answers.json");
    let (bytes, _) = host("sample/host-blank.xlsx");
    let (first, after) = filled("sample/host-blank.xlsx", &report, &cleared);
    let (before, now) = (parts(&bytes), parts(&first.bytes));
    let changed: Vec<&String> = before.keys().filter(|part| before.get(*part) != now.get(*part)).collect();
    assert_eq!(changed, ["xl/worksheets/sheet2.xml"]);
    assert_eq!(after.report.answer("A.2a/current/percent"), Some(&Value::number("7".parse().unwrap())));
    let again = fill(&first.bytes, &after, &Answers { report: &report, cleared: &cleared }).unwrap();
    assert_eq!(again.written, Vec::new());
    assert_eq!(again.unchanged.len(), first.written.len() + first.unchanged.len());
    assert_eq!(again.bytes, first.bytes);
}

#[test]
fn the_window_sends_blanks_so_that_nothing_of_last_year_stays() {
    let (_, reading) = host("sample/last-year.xlsx");
    let mut report = Report::new(reading.report.form.clone(), hpug_model::answers::Origin::Own);
    report.set(Address::from("A.1a/current/count"), Some(Value::number("7".parse().unwrap())));
    let (_, after) = filled("sample/last-year.xlsx", &report, &blanks(&reading, &report));
    let left: Vec<&Address> =
        after.report.answers.keys().filter(|address| !address.as_str().starts_with("period/")).collect();
    assert_eq!(left, [&Address::from("A.1a/current/count")]);
}

#[test]
fn a_line_not_covered_gets_na_and_an_answer_given_wins() {
    let (complete, _) = answers("fill/complete.json");
    let mut report = Report::new(complete.form, complete.origin);
    report.set(Address::from("lobs"), Some(Value::Lobs(vec![hpug_model::address::Lob::Commercial])));
    report.set(Address::from("C.2.2/medicaid/current/percent"), Some(Value::number("38".parse().unwrap())));
    let (_, after) = filled("workbooks/blank.xlsx", &report, &BTreeSet::new());
    let at = |address: &str| after.report.answer(address).cloned();
    assert_eq!(at("C.2.2/medicaid/current/percent"), Some(Value::number("38".parse().unwrap())));
    assert_eq!(at("D.1/medicaid/prior/percent"), Some(Value::NoData(NoData::NotApplicable)));
    assert_eq!(at("D.1/commercial/prior/percent"), None);
}

#[test]
fn what_the_file_has_no_cell_for_is_told() {
    let (mut report, _) = answers("fill/complete.json");
    report.set(Address::from("E/text"), Some(Value::Text("Navigators".to_owned())));
    report.set(Address::from("A.base/current/systems"), Some(Value::number("9".parse().unwrap())));
    let (filled, _) = filled("workbooks/blank.xlsx", &report, &BTreeSet::new());
    assert_eq!(filled.without_cell, [Address::from("E/text")]);
    report.set(Address::from("A.9z/current/count"), Some(Value::number("9".parse().unwrap())));
    let (bytes, reading) = host("workbooks/blank.xlsx");
    let error = fill(&bytes, &reading, &Answers { report: &report, cleared: &BTreeSet::new() }).unwrap_err();
    assert_eq!(
        error.to_string(),
        "progress-report-2021 has no data point A.9z/current/count; check the spelling"
    );
}

/// Paragraphs are parted by a blank line in the host's cells, and are paragraphs again when these are read.
#[test]
fn paragraphs_of_a_questionnaire_stand_apart_in_the_file() {
    let form = hpug_model::forms::form("questionnaire").unwrap().unwrap();
    let today = "2026-06-01".parse().unwrap();
    let host = blank(&form, &BlankOptions { today, ..BlankOptions::default() }).unwrap();
    let reading = read_here(&host, "host.xlsx").unwrap();
    let text = |words: &str| Some(Value::Text(words.to_owned()));
    let mut report = Report::new(form, Origin::Own);
    let rows = [
        ("I.A1/text", "One system.\nAnother one.", "One system.\n\nAnother one."),
        (
            "I.C1/text",
            "We have:\n- doulas\n- midwives\nMore next year.",
            "We have:\n- doulas\n- midwives\n\nMore next year.",
        ),
        ("I.C2/text", "Its own\n\nblank line", "Its own\n \nblank line"),
    ];
    for (address, words, _) in rows {
        report.set(Address::from(address), text(words));
    }
    let filled = fill(&host, &reading, &Answers { report: &report, cleared: &BTreeSet::new() }).unwrap();
    let after = read_here(&filled.bytes, "host.xlsx").unwrap();
    let book = Workbook::from_bytes(&filled.bytes).unwrap();
    for (address, words, cell) in rows {
        assert_eq!(after.report.answer(address), text(words).as_ref(), "{address}");
        let place = &reading.places.cells[&Address::from(address)];
        let sheet = book.sheets.iter().find(|sheet| sheet.name == place.sheet).unwrap();
        assert_eq!(*sheet.value(place.cell), CellValue::Text(cell.into()), "{address}");
    }
}

#[test]
fn other_kinds_of_files_are_refused() {
    let (report, cleared) = answers("fill/complete.json");
    let answers = Answers { report: &report, cleared: &cleared };
    let (xls, reading) = host("workbooks/points-libreoffice-xls.xls");
    assert!(matches!(fill(&xls, &reading, &answers), Err(FillError::Patch(PatchError::OldFormat))));
    let (ods, reading) = host("workbooks/points-libreoffice-ods.ods");
    let error = fill(&ods, &reading, &answers).unwrap_err();
    assert!(error.to_string().contains("save it as .xlsx"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_answers_read_back(random::Random(report) in random::report(&answers("fill/complete.json").0), layout in 0usize..1000, clear in any::<bool>()) {
        let layouts = layouts();
        let (name, host, reading) = &layouts[layout % layouts.len()];
        let cleared = if clear { blanks(reading, &report) } else { BTreeSet::new() };
        let cleared: BTreeSet<Address> =
            cleared.into_iter().filter(|address| !address.as_str().starts_with("period/")).collect();
        let filled = fill(host, reading, &Answers { report: &report, cleared: &cleared }).unwrap();
        let after = read_here(&filled.bytes, name).unwrap();
        let lines = differences(&expected(reading, &report, &cleared, &after), &after.report.answers);
        prop_assert!(lines.is_empty(), "{name}\n{}", lines.join("\n"));
    }
}
