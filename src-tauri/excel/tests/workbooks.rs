//! Every sample workbook opens as neutral sheets of cells, or is refused for the reason that stands beside it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use hpug_excel::grid::{Value, Workbook};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "json" && kind != "md"))
        .collect();
    files.sort();
    assert!(files.len() > 50, "{} samples in {}", files.len(), folder.display());
    files
}

/// The kinds of error that a sample may be refused with; empty where it must be read.
fn expected_errors(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file.with_extension("expected.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let kinds = json["error"].as_array().cloned().unwrap_or_default();
    kinds.iter().filter_map(|kind| kind.as_str().map(str::to_owned)).collect()
}

#[test]
fn samples_open_or_are_refused_for_the_right_reason() {
    for file in samples() {
        let expected = expected_errors(&file);
        let read = Workbook::from_bytes(&fs::read(&file).unwrap());
        let opens = expected.is_empty() || expected.iter().any(|kind| kind == "unknown_form");
        match read {
            Ok(book) => assert!(opens && !book.sheets.is_empty(), "{} was read", file.display()),
            Err(error) => {
                let kind = error.kind();
                assert!(expected.iter().any(|e| e == kind), "{}: {kind}: {error}", file.display());
            }
        }
    }
}

/// What calamine and this crate's own reader see in a workbook is the same.
#[test]
fn values_agree_with_calamine() {
    use calamine::{Data, Reader};
    let mut compared = 0;
    for file in samples().into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "xlsx")) {
        // calamine would reserve the whole sheet up to the far corner, and end the process; it can't open the others.
        let left_out = [
            "far-corner",
            "stray-text-in-the-last-row",
            "utf-16-parts",
            "part-names-with-backslashes",
            "macro-modules-among-the-sheets",
        ];
        if !expected_errors(&file).is_empty()
            || left_out.iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name))
        {
            continue;
        }
        let bytes = fs::read(&file).unwrap();
        let ours = Workbook::from_bytes(&bytes).unwrap();
        let mut theirs: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(&bytes[..])).unwrap();
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).unwrap();
            let start = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let at = hpug_excel::cell::CellRef::new(start.0 + row as u32, start.1 + column as u32);
                let place = format!("{} {}!{at}", file.display(), sheet.name);
                match (sheet.value(at), data) {
                    (Value::Number(n), Data::Float(f)) => {
                        assert_eq!(Some(*n), hpug_excel::grid::decimal_from_f64(*f), "{place}")
                    }
                    (Value::Number(n), Data::Int(i)) => assert_eq!(*n, (*i).into(), "{place}"),
                    (Value::Text(a), Data::String(b)) => {
                        // calamine doesn't tell raised digits.
                        let plain = |text: &str| text.replace('\r', "").replace('¹', "1");
                        assert_eq!(plain(a), plain(b), "{place}")
                    }
                    (Value::Bool(a), Data::Bool(b)) => assert_eq!(a, b, "{place}"),
                    (Value::Error(a), Data::Error(b)) => assert_eq!(a.as_ref(), b.to_string(), "{place}"),
                    (Value::Date(a), Data::DateTime(b)) => {
                        let (year, month, day, ..) = b.to_ymd_hms_milli();
                        assert_eq!(a.to_string(), format!("{year:04}-{month:02}-{day:02}"), "{place}");
                    }
                    (Value::Date(a), Data::DateTimeIso(b)) => assert_eq!(a.to_string(), b[..10], "{place}"),
                    (Value::Empty, Data::String(text)) => assert_eq!(text, "", "{place}"),
                    (ours, theirs) => panic!("{place}: {ours:?} against {theirs:?}"),
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 10_000, "only {compared} cells compared");
}
