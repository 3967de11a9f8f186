//! `hpug` on folders, and that it never touches what it reads.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use hpug_tests::data;
use hpug_tests::hpug::run;
use serde_json::Value;
use tempfile::TempDir;

fn put(folder: &Path, name: &str, sample: &str) {
    let to = folder.join(name);
    fs::create_dir_all(to.parent().expect("a folder")).expect("the folder is made");
    fs::copy(data::path(&format!("workbooks/{sample}")), to).expect("the sample is copied");
}

fn names(json: &Value) -> Vec<String> {
    let files = json["files"].as_array().expect("a list");
    files.iter().map(|file| file["file"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_folder_is_walked_in_the_order_of_names_without_what_is_hidden() {
    let folder = TempDir::new().expect("a folder");
    for name in [
        "b/Zeta.xlsx",
        "b/alpha.xlsx",
        "a.xlsx",
        "c.xlsx",
        "b/deep/er/x.xlsx",
        ".hidden.xlsx",
        "~$a.xlsx",
        "b/.git/y.xlsx",
    ] {
        put(folder.path(), name, "points.xlsx");
    }
    put(folder.path(), "letter.pdf", "wrong-html.xls");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("b/loop")).expect("linked");
    let arguments = ["check", ".", "--today", "2021-01-15", "--format", "json"];
    let json = run(folder.path(), &arguments).ends_with(2).json();
    let expected =
        ["./a.xlsx", "./b/Zeta.xlsx", "./b/alpha.xlsx", "./b/deep/er/x.xlsx", "./c.xlsx", "./letter.pdf"];
    assert_eq!(names(&json), expected);
    assert_eq!(json["files"][5]["error"]["kind"], "not_a_workbook");
    assert_eq!(json["files"][4]["complete"]["answered"], 159);
    let read = run(folder.path(), &["read", "b", "a.xlsx", "--format", "json"]).ends_with(0).json();
    assert_eq!(names(&read), ["b/Zeta.xlsx", "b/alpha.xlsx", "b/deep/er/x.xlsx", "a.xlsx"]);
}

#[test]
fn a_folder_without_files_is_told() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("empty")).expect("made");
    let file = run(folder.path(), &["check", "empty", "--format", "json"]).ends_with(2).only_file();
    assert_eq!(file["error"]["kind"], "not_found");
    assert!(file["error"]["message"].as_str().is_some_and(|text| text.starts_with("empty: ")));
}

#[test]
fn many_files_come_in_their_order() {
    let folder = TempDir::new().expect("a folder");
    let wanted: Vec<String> = (0..150).map(|at| format!("many/{at:03}.xlsx")).collect();
    for name in &wanted {
        put(folder.path(), name, "wrong-zip.xlsx");
    }
    let json = run(folder.path(), &["read", "many", "--format", "json"]).ends_with(2).json();
    assert_eq!(names(&json), wanted);
}

/// What was odd and concerns no data point is told by `check` as by `read`, with its cell and text.
#[test]
fn cells_that_were_not_read_are_listed() {
    let folder = data::path("workbooks");
    for format in ["json", "text"] {
        let ran = run(&folder, &["check", "figure-under-a-merged-area.xlsx", "--format", format]);
        let said = ran.stdout();
        assert!(said.contains("Progress Report!H36") && said.contains("77"), "{}", ran.told());
    }
}

/// Neither content, time, rights nor the folder change, also where nothing may be written.
#[test]
fn what_is_read_is_never_written() {
    let folder = TempDir::new().expect("a folder");
    let out = TempDir::new().expect("another");
    let samples = [
        "points.xlsx",
        "points-libreoffice-xls.xls",
        "points-libreoffice-ods.ods",
        "wrong-encrypted.xlsx",
        "macro-enabled.xlsm",
    ];
    for sample in samples {
        put(folder.path(), sample, sample);
        let path = folder.path().join(sample);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("read only");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("read only");
    let state = || -> Vec<(String, Vec<u8>, i64, i64, i64, u64)> {
        let mut files: Vec<_> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| {
                let path = entry.expect("a file").path();
                let facts = fs::metadata(&path).expect("facts");
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                let bytes = fs::read(&path).expect("bytes");
                (name, bytes, facts.mtime_nsec(), facts.ctime(), facts.ctime_nsec(), facts.ino())
            })
            .collect();
        files.sort();
        files
    };
    let before = state();
    let text = folder.path().to_str().expect("a name");
    let _ = run(out.path(), &["read", text]).ends_with(2);
    let _ = run(out.path(), &["check", text, "--today", "2021-01-15", "--format", "json"]).ends_with(2);
    let read = run(folder.path(), &["read", "points.xlsx", "--format", "json"]).ends_with(0).only_file();
    fs::write(out.path().join("a.json"), read.to_string()).expect("written");
    let host = folder.path().join("points.xlsx");
    let _ = run(out.path(), &["fill", host.to_str().expect("a name"), "--answers", "a.json", "-o", "o.xlsx"])
        .ends_with(0);
    assert_eq!(state(), before);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("can be removed");
}
