//! Patching: one case a file in `tests/patch`, and properties on workbooks from three programs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test may stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write as _};

use calamine::{Data, Reader, Xlsx};
use hpug_excel::cell::CellRef;
use hpug_excel::patch::{CellWrite, PatchError, Write, patch};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const SHEET: &str = "<worksheet><sheetData/></worksheet>";

/// An archive of parts, in order.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The smallest workbook around one sheet's XML.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    archive(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// Every part's content by name, in the order of the archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        all.push((entry.name().unwrap().into_owned(), content));
    }
    all
}

fn part(bytes: &[u8], name: &str) -> String {
    let content = parts(bytes).into_iter().find(|(part, _)| part == name).unwrap().1;
    String::from_utf8(content).unwrap()
}

/// A line of a case such as `B2 number 12.5`, or `B2 over number 12.5` where a formula gives way.
fn write_of(line: &str) -> Write {
    let mut pieces = line.splitn(3, ' ');
    let cell = pieces.next().unwrap().parse().unwrap();
    let mut kind = pieces.next().unwrap();
    let over_formula = kind == "over";
    let mut rest = pieces.next();
    if over_formula {
        (kind, rest) = rest.unwrap().split_once(' ').map(|(kind, rest)| (kind, Some(rest))).unwrap();
    }
    let value = match (kind, rest) {
        ("empty", None) => CellWrite::Empty,
        ("number", Some(number)) => CellWrite::Number(number.parse().unwrap()),
        ("text", Some(text)) => CellWrite::Text(text.replace("\\n", "\n").replace("\\u0007", "\u{7}")),
        other => panic!("what is {other:?}?"),
    };
    Write { sheet: "sheet".to_owned(), cell, value, over_formula }
}

#[test]
fn cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/patch");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let case = std::fs::read_to_string(&path).unwrap();
        let (_, rest) = case.split_once("--- writes\n").unwrap();
        let (writes, rest) = rest.split_once("--- sheet\n").unwrap();
        let (sheet, expected) = rest.split_once("--- expected\n").unwrap();
        let writes: Vec<Write> = writes.lines().map(write_of).collect();
        for mark in ["", "\u{feff}"] {
            let host = workbook(format!("{mark}{sheet}").as_bytes());
            let patched = patch(&host, &writes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let got = part(&patched.bytes, "xl/worksheets/sheet1.xml");
            assert_eq!(got, format!("{mark}{expected}"), "{}", path.display());
            assert_eq!(part(&patched.bytes, "xl/workbook.xml"), BOOK, "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen >= 7, "only {seen} cases in {folder}");
}

#[test]
fn what_must_not_be_written_is_refused() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f t="array" ref="B1:B3">C1:C3</f></c></row></sheetData><mergeCells><mergeCell ref="D1:E2"/></mergeCells></worksheet>"#;
    let host = workbook(sheet.as_bytes());
    let message = |writes: &[&str]| {
        let writes: Vec<Write> = writes.iter().map(|line| write_of(line)).collect();
        patch(&host, &writes).unwrap_err().to_string()
    };
    assert_eq!(message(&["A1 number 1"]), "Sheet!A1 holds a formula, which is not overwritten");
    assert_eq!(message(&["B3 number 1"]), "Sheet!B3 holds a formula, which is not overwritten");
    assert_eq!(message(&["E2 number 1"]), "Sheet!E2 lies under the merged cells D1:E2: write to D1");
    assert_eq!(message(&["F1 number 1", "F1 empty"]), "sheet!F1 was to be written twice");
    let long = Write { value: CellWrite::Text("é".repeat(32_768)), ..write_of("F1 empty") };
    assert!(matches!(patch(&host, &[long]), Err(PatchError::TextTooLong { length: 32_768, .. })));
    assert_eq!(message(&["B3 over number 1"]), "Sheet!B3 holds a formula, which is not overwritten");
    let elsewhere = Write { sheet: "Other".to_owned(), ..write_of("F1 empty") };
    assert_eq!(patch(&host, &[elsewhere]), Err(PatchError::NoSheet { sheet: "Other".to_owned() }));
}

#[test]
fn what_can_not_be_patched_is_refused_with_the_reason() {
    let utf16: Vec<u8> = "\u{feff}<worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><worksheet><sheetData/></worksheet>";
    let compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let encrypted: Vec<u8> =
        compound.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with = |name: &str| archive(&[("_rels/.rels", RELS.as_bytes()), (name, b"x")]);
    let doctype = br#"<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>"#;
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"just text".to_vec(), "this is not an Excel workbook"),
        (Vec::new(), "this is not an Excel workbook"),
        (archive(&[("a.txt", b"x")]), "this is not an Excel workbook"),
        (compound.to_vec(), "save it as .xlsx"),
        (encrypted, "this workbook is encrypted"),
        (with("_xmlsignatures/sig1.xml"), "digitally signed"),
        (with("xl/workbook.bin"), "save it as .xlsx"),
        (archive(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"x")]), "save it as .xlsx"),
        (archive(&[("xl/a.xml", b"x"), ("xl/A.xml", b"y")]), "two parts named “xl/a.xml”"),
        (workbook(&utf16), "not in UTF-8"),
        (workbook(latin), "not in UTF-8"),
        (workbook(doctype), "declares a document type"),
        (
            workbook(b"<worksheet><sheetData><row r='1'/><row r='1'/></sheetData></worksheet>"),
            "row 1 stands there twice",
        ),
        (
            workbook(b"<worksheet><sheetData><row r='1'><c r='B2'/></row></sheetData></worksheet>"),
            "B2 stands in row 1",
        ),
        (
            workbook(b"<worksheet><sheetData></worksheet>"),
            "this workbook is damaged: xl/worksheets/sheet1.xml",
        ),
        (workbook(SHEET.as_bytes())[..300].to_vec(), "this workbook is damaged: the archive"),
    ];
    for (bytes, reason) in cases {
        let message = patch(&bytes, &[write_of("A1 number 1")]).unwrap_err().to_string();
        assert!(message.contains(reason), "expected “{reason}”, got “{message}”");
    }
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples");
    let sample = |name: &'static str| (name, std::fs::read(format!("{folder}/{name}")).unwrap());
    vec![sample("openpyxl.xlsx"), sample("libreoffice.xlsx"), ("rust_xlsxwriter", written_here())]
}

/// A workbook of another writer with the same sheet names as the samples.
fn written_here() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Introduction").unwrap().write(1, 1, "text").unwrap();
    let sheet = book.add_worksheet().set_name("Progress Report").unwrap();
    for row in 15..27 {
        sheet.write(row, 1, "1a").unwrap().write(row, 11, row * 10).unwrap();
    }
    sheet.write_formula(29, 11, rust_xlsxwriter::Formula::new("=SUM(L16:L27)").set_result("2460")).unwrap();
    book.save_to_buffer().unwrap()
}

fn value() -> impl Strategy<Value = CellWrite> {
    prop_oneof![
        Just(CellWrite::Empty),
        (0i64..1_000_000_000, 0u32..4)
            .prop_map(|(units, scale)| CellWrite::Number(rust_decimal::Decimal::new(units, scale))),
        "[ -~é≥\\n\\t<>&\"'_x0-9]{1,20}".prop_map(CellWrite::Text),
    ]
}

fn read(bytes: &[u8], sheet: &str) -> BTreeMap<CellRef, Data> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let mut found = BTreeMap::new();
    let range = book.worksheet_range(sheet).unwrap();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        found.insert(CellRef::new(top + row as u32, left + column as u32), value.clone());
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn what_is_written_is_read_and_nothing_else_changes(
        wanted in prop::collection::btree_map((15u32..60, 11u32..20), value(), 1..30),
    ) {
        for (name, host) in samples() {
            let sheet = "Progress Report";
            let before = read(&host, sheet);
            let formulas: BTreeSet<CellRef> =
                ["L30", "M30", "L31", "L32", "K34"].iter().map(|cell| cell.parse().unwrap()).collect();
            let writes: Vec<Write> = wanted
                .iter()
                .map(|(&(row, column), value)| Write {
                    sheet: sheet.to_owned(), cell: CellRef::new(row, column), value: value.clone(), over_formula: false,
                })
                .filter(|write| !formulas.contains(&write.cell))
                .collect();
            let patched = patch(&host, &writes).unwrap();
            let mut expected = before;
            for Write { cell, value, .. } in &writes {
                expected.remove(cell);
                match value {
                    CellWrite::Empty => None,
                    CellWrite::Number(number) => {
                        expected.insert(*cell, Data::Float(number.to_string().parse().unwrap()))
                    }
                    CellWrite::Text(text) => expected.insert(*cell, Data::String(text.clone())),
                };
            }
            let mut after = read(&patched.bytes, sheet);
            for cell in &formulas {
                expected.remove(cell);
                after.remove(cell);
            }
            prop_assert_eq!(after, expected, "{}", name);
            let (old, new) = (parts(&host), parts(&patched.bytes));
            prop_assert_eq!(old.len(), new.len());
            for (old, new) in old.iter().zip(&new) {
                prop_assert_eq!(&old.0, &new.0);
                let may_change = old.0.starts_with("xl/worksheets/sheet");
                prop_assert!(may_change || old.1 == new.1, "{}: {} changed", name, old.0);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn damaged_sheets_are_refused_or_patched_but_never_stop_the_program(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<worksheet>", "</worksheet>", "<sheetData>", "</sheetData>", "<sheetData/>", "<row>", "<row r='2'>",
            "</row>", "<row r='1' spans='1:1'/>", "<c>", "<c r='A1'>", "<c r='B1' t='s'/>", "<c t='str' r='C2'>", "</c>",
            "<v>", "</v>", "<v/>", "<f>", "</f>", "<f t='shared' si='0' ref='A1:A2'>", "<f t='shared' si='0'/>",
            "<f t='array' ref='A1'>", "A1+$B2", "[1]!x'", "\"", "é", "&amp;", "&", "<", "<!-- -->", "<dimension ref='A1'/>",
            "<mergeCells><mergeCell ref='B2:C3'/></mergeCells>", "<extLst>", "</extLst>", "<![CDATA[x]]>",
        ]), 0..24),
        whole in any::<bool>(),
    ) {
        let inner = pieces.concat();
        let sheet = if whole { format!("<worksheet><sheetData>{inner}</sheetData></worksheet>") } else { inner };
        let writes = ["A1 over number 1", "C2 over text x", "A3 number 2", "B1 empty"].map(write_of);
        if let Ok(patched) = patch(&workbook(sheet.as_bytes()), &writes) {
            prop_assert!(!patched.bytes.is_empty());
        }
    }
}

#[test]
fn nothing_to_write_changes_no_part() {
    for (name, host) in samples() {
        let patched = patch(&host, &[]).unwrap();
        assert_eq!(patched.stale, 0, "{name}");
        assert_eq!(parts(&patched.bytes), parts(&host), "{name}");
    }
}

#[test]
fn a_chain_that_loses_its_last_cell_goes_with_all_that_names_it() {
    let sheet =
        r#"<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>"#;
    let relations = BOOK_RELS
        .replace("</Rel", r#"<Relationship Id="c" Type="x/calcChain" Target="calcChain.xml"/></Rel"#);
    let host = archive(&[
        (
            "[Content_Types].xml",
            br#"<Types><Override PartName="/xl/calcChain.xml" ContentType="c"/><Default/></Types>"#,
        ),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/calcChain.xml", br#"<calcChain><c r="A1" i="1"/></calcChain>"#),
    ]);
    let bytes = patch(&host, &[write_of("A1 over number 3")]).unwrap().bytes;
    assert!(parts(&bytes).iter().all(|(name, _)| name != "xl/calcChain.xml"));
    assert_eq!(part(&bytes, "[Content_Types].xml"), "<Types><Default/></Types>");
    assert_eq!(part(&bytes, "xl/_rels/workbook.xml.rels"), BOOK_RELS);
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains(r#"<c r="A1"><v>3</v></c>"#));
}

#[test]
fn results_on_other_sheets_go_stale_too() {
    let (_, host) = samples().swap_remove(1);
    let write = Write { sheet: "Progress Report".to_owned(), ..write_of("L20 number 1") };
    let patched = patch(&host, &[write]).unwrap();
    let summary = read(&patched.bytes, "Summary");
    let has = |cell: &str| summary.get(&cell.parse().unwrap()).is_some_and(|value| *value != Data::Empty);
    assert_eq!([has("A1"), has("A2"), has("A3"), has("A4")], [false, false, true, true]);
    let report = read(&patched.bytes, "Progress Report");
    assert_eq!(report.get(&"L32".parse().unwrap()), Some(&Data::Float(2.0)));
    assert_eq!(report.get(&"L30".parse().unwrap()), None);
}
