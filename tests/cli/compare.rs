//! `hpug compare`: every case of `data/compare`, and what it promises of names, files and bytes.

use std::fs;
use std::path::Path;

use hpug_tests::data;
use hpug_tests::hpug::run;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

const TODAY: &str = "2021-01-15";
/// Names that no other text holds.
const NAMES: [&str; 4] = ["Quagmire Mutual", "Zephyrine Care", "Obolus Health", "Xylograph Plans"];

/// An answers file: the base of the checks' cases under another name, changed.
fn file(plan: &str, patch: &Map<String, Value>) -> Value {
    changed("checks/base.json", plan, patch)
}

/// A file of a case: of the base and the form that it names.
fn of_case(case: &Value) -> Value {
    let (plan, patch) = (case["plan"].as_str().expect("a plan"), case["patch"].as_object().expect("a patch"));
    let mut file = changed(case["base"].as_str().unwrap_or("checks/base.json"), plan, patch);
    if let Some(form) = case["form"].as_str() {
        file["form"] = json!(form);
    }
    file
}

fn changed(base: &str, plan: &str, patch: &Map<String, Value>) -> Value {
    let mut file = data::json(base);
    file["plan"] = json!(plan);
    let answers = file["answers"].as_object_mut().expect("a base has answers");
    answers.retain(|address, _| !(address.starts_with("D.") && address.ends_with("/dollars")));
    for (address, value) in patch {
        match value {
            Value::Null => drop(answers.remove(address)),
            value => drop(answers.insert(address.clone(), value.clone())),
        }
    }
    file
}

fn put(folder: &Path, name: &str, file: &Value) {
    fs::write(folder.join(name), file.to_string()).expect("written");
}

fn written(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).expect("written")).expect("JSON")
}

fn compared(folder: &Path, arguments: &[&str], status: i32) {
    let mut all = vec!["compare"];
    all.extend(arguments);
    all.extend(["--today", TODAY]);
    drop(run(folder, &all).ends_with(status));
}

fn named(folder: &Path) {
    fs::create_dir(folder.join("in")).expect("made");
    for (at, name) in NAMES.iter().enumerate() {
        let mut one = file(name, &Map::new());
        one["remarks"] = json!({ "A.1a/current/count": format!("{name} counts systems by contract") });
        one["answers"]["D.1/commercial/current/percent"] = json!(format!("{}", 50 + at));
        put(folder, &format!("in/{name}.json"), &one);
    }
}

#[test]
fn every_case_gives_its_table() {
    for case in data::json("compare/plans.json").as_array().expect("cases") {
        let (folder, name) = (TempDir::new().expect("a folder"), case["name"].as_str().expect("a name"));
        let mut files = Vec::new();
        for one in case["files"].as_array().expect("files") {
            let plan = one["plan"].as_str().expect("a plan");
            put(folder.path(), &format!("{plan}.json"), &of_case(one));
            files.push(format!("{plan}.json"));
        }
        let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
        arguments.extend(["-o", "out.json"]);
        compared(folder.path(), &arguments, 0);
        let out = written(folder.path(), "out.json");
        for expected in case["expect"].as_array().expect("expectations") {
            let lines = out["lines"].as_array().expect("lines");
            let line = lines.iter().find(|line| line["id"] == expected["line"]);
            let line = line.unwrap_or_else(|| panic!("{name}: no line {}", expected["line"]));
            if !expected["median"].is_null() {
                assert_eq!(line["median"], expected["median"], "{name}: median");
            }
            if !expected["national"].is_null() {
                assert_eq!(line["national"][0]["percent"], expected["national"], "{name}: national figure");
            }
            if !expected["aggregate"].is_null() {
                assert_eq!(line["aggregate"], expected["aggregate"], "{name}: {} in all", expected["line"]);
            }
            for (plan, cell) in expected["cells"].as_object().into_iter().flatten() {
                let columns = out["columns"].as_array().expect("columns");
                let at = columns.iter().position(|column| column["name"] == plan.as_str()).expect("a column");
                let came = &line["cells"][at];
                let came = json!([came["current"], came["rank"], came["not_compared"]["why"]]);
                assert_eq!(came, *cell, "{name}: {} of {plan}", expected["line"]);
            }
        }
    }
}

#[test]
fn no_name_is_told_anywhere_but_in_the_key() {
    let folder = TempDir::new().expect("a folder");
    named(folder.path());
    for output in ["out.json", "out.xlsx", "out.pdf"] {
        compared(folder.path(), &["in", "-o", output, "--anonymous", "--key", "key.json"], 0);
        let bytes = fs::read(folder.path().join(output)).expect("written");
        let mut texts = vec![String::from_utf8_lossy(&bytes).into_owned()];
        if output == "out.xlsx" {
            let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
            for at in 0..package.len() {
                let part = std::io::read_to_string(package.by_index(at).expect("a part"));
                texts.push(part.unwrap_or_default());
            }
        } else if output == "out.pdf" {
            let told = std::process::Command::new("pdftotext")
                .args(["out.pdf", "-"])
                .current_dir(folder.path())
                .output()
                .expect("pdftotext");
            texts.push(String::from_utf8_lossy(&told.stdout).into_owned());
        }
        for text in texts {
            for word in NAMES.iter().flat_map(|name| name.split(' ').take(1)) {
                assert!(!text.contains(word), "{output} tells {word}");
            }
        }
    }
    let key = written(folder.path(), "key.json");
    let mut plans: Vec<&str> =
        key["key"].as_array().expect("a key").iter().filter_map(|one| one["plan"].as_str()).collect();
    plans.sort_unstable();
    let mut names = NAMES.to_vec();
    names.sort_unstable();
    assert_eq!(plans, names);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = TempDir::new().expect("a folder");
    named(folder.path());
    for ending in ["json", "xlsx", "pdf"] {
        let (one, other) = (format!("one.{ending}"), format!("other.{ending}"));
        for output in [&one, &other] {
            compared(folder.path(), &["in", "-o", output, "--anonymous"], 0);
        }
        let read = |name: &str| fs::read(folder.path().join(name)).expect("written");
        assert!(read(&one) == read(&other), "{ending} differs");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_compared() {
    let folder = TempDir::new().expect("a folder");
    named(folder.path());
    fs::write(folder.path().join("in/broken.xlsx"), "no workbook").expect("written");
    compared(folder.path(), &["in", "-o", "out.json"], 2);
    let out = written(folder.path(), "out.json");
    assert_eq!(out["columns"].as_array().map(Vec::len), Some(NAMES.len()));
    assert_eq!(out["unread"][0]["kind"], "not_a_workbook");
    compared(folder.path(), &["in/broken.xlsx", "-o", "none.json"], 2);
    assert!(!folder.path().join("none.json").exists());
    compared(folder.path(), &["in", "-o", "out.txt"], 64);
    compared(folder.path(), &["in", "-o", "out.json", "--key", "key.json"], 64);
}

#[test]
fn files_of_one_plan_become_its_years() {
    let folder = TempDir::new().expect("a folder");
    for year in [2019, 2020] {
        let mut one = file("Lakeside", &Map::new());
        for (period, back) in [("current", 0), ("prior", 1)] {
            one["answers"][format!("period/{period}/start")] = json!(format!("{}-07-01", year - back - 1));
            one["answers"][format!("period/{period}/end")] = json!(format!("{}-06-30", year - back));
        }
        put(folder.path(), &format!("{year}.json"), &one);
    }
    compared(folder.path(), &["2020.json", "2019.json", "-o", "out.json"], 0);
    let out = written(folder.path(), "out.json");
    assert_eq!(out["columns_are"], "years");
    let names: Vec<&Value> =
        out["columns"].as_array().expect("columns").iter().map(|column| &column["name"]).collect();
    assert_eq!(names, ["Jul 2017 – Jun 2018", "Jul 2018 – Jun 2019", "Jul 2019 – Jun 2020"]);
}
