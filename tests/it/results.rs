//! Formula results in a host's file after it was filled: those that no longer held are gone, and a program that trusts
//! stored results calculates just those.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use hpug_excel::patch::{CellWrite, Write, patch};
use hpug_tests::{data, office, python};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook whose sheets follow one another, saved by LibreOffice.
const TWO_SHEETS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/excel/tests/samples/libreoffice.xlsx");

/// The file as Excel would have saved it: named so, and with no order to recalculate, so that results are trusted.
fn as_from_excel(file: &Path) -> Vec<u8> {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a part has a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part can be read");
        if name == "docProps/app.xml" {
            content = b"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
                <Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>"
                .to_vec();
        } else if name == "xl/workbook.xml" {
            let text = String::from_utf8(content).expect("text").replace(" fullCalcOnLoad=\"1\"", "");
            content = text.into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Every formula's result by `Sheet!A1`.
fn results(file: &Path) -> BTreeMap<String, String> {
    let facts = python::json("facts.py", &[file]);
    let mut all = BTreeMap::new();
    for (sheet, facts) in facts["sheets"].as_object().expect("sheets") {
        for (cell, result) in facts["results"].as_object().expect("results") {
            let shown = result.as_f64().map_or_else(|| result.to_string(), |number| number.to_string());
            all.insert(format!("{sheet}!{cell}"), shown);
        }
    }
    all
}

#[test]
fn libreoffice_shows_right_results_without_being_told_to_recalculate() {
    let (total, two) = (["M130", "M137", "M144"], ["L20", "M21"]);
    let rows: [(&Path, &[&str], usize); 3] = [
        (&data::path("sample/host-blank.xlsx"), &total, 3),
        (&data::path("workbooks/shared-formulas.xlsx"), &total, 3),
        (Path::new(TWO_SHEETS), &two, 5),
    ];
    for (file, cells, concerned) in rows {
        let folder = TempDir::new().expect("a folder");
        let (host, filled) = (folder.path().join("host.xlsx"), folder.path().join("filled.xlsx"));
        fs::write(&host, as_from_excel(file)).expect("written");
        let write = |cell: &&str| Write {
            sheet: "Progress Report".to_owned(),
            cell: cell.parse().expect("a cell"),
            value: CellWrite::Number(7777.into()),
            over_formula: false,
        };
        let writes: Vec<Write> = cells.iter().map(write).collect();
        let patched = patch(&fs::read(&host).expect("read"), &writes).expect("patched");
        fs::write(&filled, patched.bytes).expect("written");
        let stored = results(&office::convert_as_stored(&filled, "xlsx", &folder.path().join("stored")));
        let anew = results(&office::convert(&filled, "xlsx", &folder.path().join("anew")));
        assert_eq!(stored, anew, "{}", file.display());
        let before = results(&host);
        let changed = before.iter().filter(|(cell, result)| stored.get(*cell) != Some(result));
        assert_eq!(changed.count(), concerned, "{}", file.display());
    }
}
