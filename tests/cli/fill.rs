//! `hpug fill`: what was filled reads back in every layout, and nothing else changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use hpug_tests::data;
use hpug_tests::hpug::run;
use hpug_tests::workbooks::{self, Sample, compare};
use hpug_tests::{office, python};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

fn text(path: &Path) -> &str {
    path.to_str().expect("paths of the tests are text")
}

/// Samples that are read and can't be filled: a part that can't be patched, a figure without a cell of its own.
const ONLY_READ: [&str; 4] = [
    "current-and-prior-merged.xlsx",
    "medicaid-rows-deleted.xlsx",
    "part-names-with-backslashes.xlsx",
    "utf-16-parts.xlsx",
];

fn layouts() -> Vec<Sample> {
    let mut samples = workbooks::all();
    samples.retain(|sample| {
        let fillable = sample.file.ends_with(".xlsx") || sample.file.ends_with(".xlsm");
        let fillable = fillable && !ONLY_READ.contains(&sample.file.as_str());
        fillable && sample.refused().is_none() && !sample.is_altered()
    });
    samples
}

fn answers(file: &Value) -> Map<String, Value> {
    file["answers"].as_object().expect("a file has answers").clone()
}

/// What reading must give: the answers written over those that stood there.
fn merged(stood: &Map<String, Value>, written: &Map<String, Value>) -> Map<String, Value> {
    let mut whole = stood.clone();
    for (address, value) in written {
        if value.is_null() {
            whole.remove(address);
        } else {
            whole.insert(address.clone(), value.clone());
        }
    }
    whole
}

#[test]
fn what_is_only_read_ends_with_2_and_writes_nothing() {
    let folder = TempDir::new().expect("a folder");
    let file = data::path("fill/complete.json");
    for name in ONLY_READ {
        let host = data::path(&format!("workbooks/{name}"));
        let _ = run(folder.path(), &["fill", text(&host), "--answers", text(&file), "-o", name]).ends_with(2);
        assert!(!folder.path().join(name).exists(), "{name}");
    }
}

/// Fills every layout with one answers file, then reads all of them at once.
fn round_trip(name: &str) {
    let folder = TempDir::new().expect("a folder");
    let file = data::path(&format!("fill/{name}.json"));
    let written = answers(&data::json(&format!("fill/{name}.json")));
    let samples = layouts();
    for sample in &samples {
        let host = data::path(&format!("workbooks/{}", sample.file));
        let arguments = ["fill", text(&host), "--answers", text(&file), "-o", &sample.file];
        let _ = run(folder.path(), &arguments).ends_with(0);
    }
    let mut arguments = vec!["read", "--format", "json"];
    arguments.extend(samples.iter().map(|sample| sample.file.as_str()));
    let json = run(folder.path(), &arguments).ends_with(0).json();
    let files = json["files"].as_array().expect("the output holds files");
    assert_eq!(files.len(), samples.len());
    let mut failures = Vec::new();
    for (sample, read) in samples.iter().zip(files) {
        let lines = compare("answers", &merged(sample.answers(), &written), &answers(read), &[]);
        if !lines.is_empty() {
            let shown: Vec<&str> = lines.iter().take(8).map(String::as_str).collect();
            failures.push(format!(
                "{}: {} differences\n    {}",
                sample.file,
                lines.len(),
                shown.join("\n    ")
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} layouts differ:\n{}",
        failures.len(),
        samples.len(),
        failures.join("\n")
    );
}

#[test]
fn a_complete_report_reads_back_in_every_layout() {
    round_trip("complete");
}

#[test]
fn reasons_names_periods_and_blanks_read_back_in_every_layout() {
    round_trip("rich");
}

#[test]
fn percents_that_look_like_fractions_read_back_in_every_layout() {
    round_trip("below-one");
}

fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut archive = zip::ZipArchive::new(file).expect("a workbook is a zip");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("a part can be read");
            (part.name().expect("a part has a name").into_owned(), bytes)
        })
        .collect()
}

#[test]
fn every_part_but_the_forms_sheet_stays_byte_for_byte() {
    let folder = TempDir::new().expect("a folder");
    let host = data::path("sample/host-blank.xlsx");
    let answers = data::path("sample/answers.json");
    let out = folder.path().join("filled.xlsx");
    let _ = run(folder.path(), &["fill", text(&host), "--answers", text(&answers), "-o", text(&out)])
        .ends_with(0);
    let (before, after) = (parts(&host), parts(&out));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed: Vec<&String> = before.keys().filter(|name| before[*name] != after[*name]).collect();
    assert_eq!(changed, ["xl/worksheets/sheet2.xml"]);
    let again = folder.path().join("again.xlsx");
    let _ = run(folder.path(), &["fill", text(&host), "--answers", text(&answers), "-o", text(&again)])
        .ends_with(0);
    assert_eq!(
        fs::read(&out).expect("read"),
        fs::read(&again).expect("read"),
        "the same answers give the same file"
    );
}

#[test]
fn the_sample_is_filled_with_derived_percents_and_tenths_that_make_100() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("filled.xlsx");
    let host = data::path("sample/host-blank.xlsx");
    let sample = data::path("sample/answers.json");
    let _ =
        run(folder.path(), &["fill", text(&host), "--answers", text(&sample), "-o", text(&out)]).ends_with(0);
    let read = run(folder.path(), &["read", text(&out), "--format", "json"]).ends_with(0).only_file();
    let column = ["52.5", "13", "11.2", "9.6", "3.4", "2.2", "4.4", "1.7", "1.2", "0.8"];
    for (row, tenth) in column.iter().enumerate() {
        assert_eq!(
            read["answers"][format!("D.{}/commercial/current/percent", row + 1)],
            *tenth,
            "row {}",
            row + 1
        );
    }
    assert_eq!(read["computed"]["D.total/commercial/current/percent"], "100.0");
    let derived = [
        ("A.2a/current/percent", "7"),
        ("A.2b/current/percent", "4.7"),
        ("A.3a/current/percent", "11.7"),
        ("C.1A.i/commercial/current/csections", "31.2"),
        ("C.2.1a/commercial/current/percent", "60.6"),
        ("C.2.1b/commercial/current/percent", "27.4"),
        ("C.2.1c/commercial/current/percent", "12"),
    ];
    for (address, percent) in derived {
        assert_eq!(read["answers"][address], percent, "{address}");
    }
}

/// Fills the blank form with a few answers and reads them back.
fn filled(host: &str, file: &Value) -> (TempDir, Map<String, Value>) {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.json"), file.to_string()).expect("written");
    let host = data::path(host);
    let _ = run(folder.path(), &["fill", text(&host), "--answers", "a.json", "-o", "out.xlsx"]).ends_with(0);
    let read = run(folder.path(), &["read", "out.xlsx", "--format", "json"]).ends_with(0).only_file();
    let answers = answers(&read);
    (folder, answers)
}

#[test]
fn absent_leaves_null_empties_computed_and_working_figures_are_ignored() {
    let file = json!({"form": "progress-report-2021", "answers": {
        "A.1a/current/count": null, "A.1b/current/count": "7", "A.base/current/hospitals": "480",
        "D.total/commercial/current/percent": "12.3",
    }});
    let (_folder, answers) = filled("workbooks/points.xlsx", &file);
    assert!(!answers.contains_key("A.1a/current/count"));
    assert_eq!(answers["A.1b/current/count"], "7");
    assert_eq!(answers["A.2a/current/count"], "36");
    assert!(!answers.contains_key("A.base/current/hospitals"));
}

#[test]
fn a_line_not_covered_gets_na_where_nothing_is_given() {
    let file = json!({"form": "progress-report-2021", "answers": {
        "lobs": "commercial", "C.2.2/medicaid/current/percent": "38", "C.2.2/commercial/current/percent": "41",
    }});
    let (_folder, answers) = filled("workbooks/blank.xlsx", &file);
    assert_eq!(answers["C.2.2/medicaid/current/percent"], "38");
    assert_eq!(answers["C.2.2/medicaid/prior/percent"], json!({"no_data": "not_applicable"}));
    assert_eq!(answers["D.1/medicaid/current/percent"], json!({"no_data": "not_applicable"}));
    assert_eq!(answers["C.2.2/commercial/current/percent"], "41");
    assert!(!answers.contains_key("C.2.2/commercial/prior/percent"));
}

#[test]
fn what_has_no_cell_or_no_meaning_ends_with_2_and_writes_nothing() {
    let rows = [
        json!({"A.9z/current/count": "1"}),
        json!({"S.1/current/count": "1"}),
        json!({"A.1a/current/count": "5", "T.1.1/text": "Bundles"}),
    ];
    for answers in rows {
        let folder = TempDir::new().expect("a folder");
        let file = json!({"form": "progress-report-2021", "answers": answers});
        fs::write(folder.path().join("a.json"), file.to_string()).expect("written");
        let host = data::path("workbooks/blank.xlsx");
        let run =
            run(folder.path(), &["fill", text(&host), "--answers", "a.json", "-o", "out.xlsx"]).ends_with(2);
        assert!(!folder.path().join("out.xlsx").exists(), "{}", run.told());
        assert!(!run.stderr().trim().is_empty(), "{}", run.told());
    }
}

#[test]
fn the_output_may_not_be_the_input() {
    let folder = TempDir::new().expect("a folder");
    let host = folder.path().join("host.xlsx");
    fs::copy(data::path("workbooks/blank.xlsx"), &host).expect("copied");
    let before = fs::read(&host).expect("read");
    let answers = data::path("fill/complete.json");
    for out in ["host.xlsx", "./host.xlsx"] {
        let _ =
            run(folder.path(), &["fill", "host.xlsx", "--answers", text(&answers), "-o", out]).ends_with(64);
        assert_eq!(fs::read(&host).expect("read"), before);
    }
}

#[test]
fn what_cannot_be_filled_is_refused_with_the_reason() {
    let rows = [
        ("workbooks/points-libreoffice-xls.xls", ".xlsx"),
        ("workbooks/points-libreoffice-ods.ods", ".xlsx"),
        ("workbooks/wrong-encrypted.xlsx", "password"),
        ("workbooks/wrong-picture.xlsx", "workbook"),
        ("workbooks/wrong-budget.xlsx", "form"),
    ];
    for (host, word) in rows {
        let folder = TempDir::new().expect("a folder");
        let (host, answers) = (data::path(host), data::path("fill/complete.json"));
        let run = run(folder.path(), &["fill", text(&host), "--answers", text(&answers), "-o", "out.xlsx"])
            .ends_with(2);
        assert!(run.stderr().contains(word), "{}", run.told());
        assert!(!folder.path().join("out.xlsx").exists(), "{}", run.told());
    }
}

#[test]
fn openpyxl_sees_nothing_changed_but_input_cells() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("filled.xlsx");
    let (host, answers) = (data::path("sample/host-blank.xlsx"), data::path("sample/answers.json"));
    let _ = run(folder.path(), &["fill", text(&host), "--answers", text(&answers), "-o", text(&out)])
        .ends_with(0);
    let (before, after) = (python::json("facts.py", &[&host]), python::json("facts.py", &[&out]));
    assert_eq!(before["names"], after["names"]);
    assert_eq!(before["properties"], after["properties"]);
    assert_eq!(before["sheets"]["Introduction"], after["sheets"]["Introduction"]);
    assert_eq!(before["sheets"]["Schedule"], after["sheets"]["Schedule"]);
    let (before, after) = (&before["sheets"]["Progress Report"], &after["sheets"]["Progress Report"]);
    for (fact, value) in before.as_object().expect("facts") {
        if !["cells", "results"].contains(&fact.as_str()) {
            assert_eq!(value, &after[fact], "{fact}");
        }
    }
    let (before_cells, after_cells) = (&before["cells"], &after["cells"]);
    let places = after_cells.as_object().expect("cells").keys();
    let changed: Vec<&String> = places.filter(|place| before_cells[*place] != after_cells[*place]).collect();
    assert!(changed.len() > 150, "only {} cells filled", changed.len());
    // The fixture unlocks its input cells; the name of an other row goes into the label's cell.
    let unlocked = |place: &str| before["styles"][place].as_str().is_some_and(|look| look.ends_with("open"));
    let foreign: Vec<&&String> =
        changed.iter().filter(|place| !unlocked(place) && **place != "B50").collect();
    assert!(foreign.is_empty(), "changed beside the inputs: {foreign:?}");
}

#[test]
fn libreoffice_opens_what_was_filled_and_keeps_every_answer() {
    let folder = TempDir::new().expect("a folder");
    let answers_file = data::path("fill/rich.json");
    for name in ["strict-ooxml", "prefixed-namespaces", "no-cell-references", "periods-real-dates-1904"] {
        let host = data::path(&format!("workbooks/{name}.xlsx"));
        let out = folder.path().join(format!("{name}.xlsx"));
        let arguments = ["fill", text(&host), "--answers", text(&answers_file), "-o", text(&out)];
        let _ = run(folder.path(), &arguments).ends_with(0);
        let saved = office::convert(&out, "xlsx", &folder.path().join("saved"));
        let json =
            run(folder.path(), &["read", text(&out), text(&saved), "--format", "json"]).ends_with(0).json();
        assert_eq!(json["files"][0]["answers"], json["files"][1]["answers"], "{name}");
    }
}
