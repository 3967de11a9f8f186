//! Whatever bytes are given, reading in this process ends with a reading or an error and never with a panic.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use hpug_excel::read_here;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

const SHEET: &str = "xl/worksheets/sheet2.xml";

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks");
    fs::read(folder.join(name)).unwrap()
}

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts
}

fn zipped(parts: &Parts, method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The sample with one part rewritten.
fn with_part(name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = parts(&sample("points.xlsx"));
    let (_, content) = parts.iter_mut().find(|(part, _)| part == name).unwrap();
    *content = change(String::from_utf8(content.clone()).unwrap()).into_bytes();
    zipped(&parts, CompressionMethod::Deflated)
}

fn kind(bytes: &[u8]) -> &'static str {
    match read_here(bytes, "a.xlsx") {
        Ok(_) => "read",
        Err(error) => {
            let sentence = error.to_string();
            assert!(
                sentence.starts_with("The ") && sentence.ends_with('.') && sentence.len() < 700,
                "{sentence}"
            );
            error.kind()
        }
    }
}

#[test]
fn traps_are_refused_each_for_its_reason() {
    let in_sheet = |from: &str, to: &str| {
        let bytes = with_part(SHEET, |xml| {
            assert!(xml.contains(from), "{from}");
            xml.replacen(from, to, 1)
        });
        kind(&bytes)
    };
    let prolog = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet";
    let cases = [
        ("document type", in_sheet("<worksheet", prolog), "unsafe"),
        (
            "unknown entity",
            in_sheet("<sheetData>", "<sheetData><row><c t=\"str\"><v>&bomb;</v></c></row>"),
            "damaged",
        ),
        ("row 0", in_sheet("<sheetData>", "<sheetData><row r=\"0\"/>"), "damaged"),
        ("row 2000000", in_sheet("<sheetData>", "<sheetData><row r=\"2000000\"/>"), "damaged"),
        ("column ZZZZ", in_sheet("<sheetData>", "<sheetData><row><c r=\"ZZZZ1\"/></row>"), "damaged"),
        (
            "a cell twice",
            in_sheet("<sheetData>", "<sheetData><row><c r=\"K16\"><v>1</v></c></row>"),
            "damaged",
        ),
        (
            "text that is not there",
            in_sheet("<sheetData>", "<sheetData><row><c r=\"X1\" t=\"s\"><v>99999</v></c></row>"),
            "damaged",
        ),
        ("no end", in_sheet("</sheetData>", ""), "damaged"),
        (
            "far corners",
            in_sheet("<sheetData>", "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
            "read",
        ),
        (
            "huge numbers",
            in_sheet(
                "<sheetData>",
                "<sheetData><row><c r=\"X1\"><v>1e308</v></c><c r=\"Y1\"><v>-9e99999</v></c></row>",
            ),
            "read",
        ),
        (
            "absurd style",
            in_sheet("<sheetData>", "<sheetData><row><c r=\"X1\" s=\"4294967295\"><v>1</v></c></row>"),
            "read",
        ),
        (
            "merges of everything",
            in_sheet(
                "</sheetData>",
                "</sheetData><mergeCells><mergeCell ref=\"N1:XFD1048576\"/></mergeCells>",
            ),
            "read",
        ),
    ];
    for (name, got, expected) in cases {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn archives_that_are_traps_are_refused() {
    let plus = |extra: Parts| {
        let mut all = parts(&sample("points.xlsx"));
        all.extend(extra);
        kind(&zipped(&all, CompressionMethod::Deflated))
    };
    let many: Parts = (0..2_000).map(|at| (format!("x/{at}"), Vec::new())).collect();
    assert_eq!(plus(many), "limit");
    assert_eq!(plus(vec![("../evil".into(), Vec::new())]), "unsafe");
    assert_eq!(plus(vec![("C:\\evil".into(), Vec::new())]), "unsafe");
    assert_eq!(plus(vec![("XL/WORKSHEETS/SHEET2.XML".into(), Vec::new())]), "unsafe");
    let strings =
        with_part("xl/sharedStrings.xml", |xml| xml.replacen("uniqueCount=\"", "uniqueCount=\"9999999", 1));
    assert_eq!(kind(&strings), "limit");
    let rows = |cell: &str| {
        let rows = format!("<row>{}</row>", cell.repeat(16_000)).repeat(64);
        with_part(SHEET, |xml| xml.replacen("</sheetData>", &format!("{rows}</sheetData>"), 1))
    };
    assert_eq!(kind(&rows("<c><v>1</v></c>")), "limit");
    assert_eq!(kind(&rows("<c s=\"1\"/>")), "read", "blank cells say nothing");
}

/// Deep nesting, endless formulas and circles cost no stack and little time.
#[test]
fn formulas_that_are_traps_give_an_error_value_of_their_cell_only() {
    const DEEP: &str = "A.1a/current/count";
    let chains: String = (2..2_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"AA{row}\"><f>AA{}+AA{}</f></c></row>", row + 1, row + 1))
        .collect();
    let circle = "<row r=\"5000\"><c r=\"AA5000\"><f>AA5000</f></c></row>";
    let deep = format!("{}1{}", "(".repeat(8_000), ")".repeat(8_000));
    let bytes = with_part(SHEET, |xml| {
        let answer = "<c r=\"L16\" s=\"3\" t=\"n\"><v>12</v></c>";
        assert!(xml.contains(answer), "an answer to put a trap in");
        let xml = xml.replacen(answer, &format!("<c r=\"L16\" s=\"3\"><f>{deep}</f></c>"), 1);
        xml.replacen("</sheetData>", &format!("{circle}{chains}</sheetData>"), 1)
    });
    let whole = read_here(&sample("points.xlsx"), "a.xlsx").unwrap();
    let trapped = read_here(&bytes, "a.xlsx").unwrap();
    let (mut expected, mut answers) = (whole.report.answers, trapped.report.answers);
    let (at, _) = expected.iter().find(|(at, _)| at.as_str() == DEEP).unwrap();
    let at = at.clone();
    assert_ne!(answers.remove(&at), expected.remove(&at), "{DEEP} has no figure");
    assert_eq!(answers, expected, "every other answer is read");
    let told: Vec<_> = trapped.findings.iter().filter(|finding| finding.at.contains(&at)).collect();
    assert!(!told.is_empty(), "the cell is told: {:?}", trapped.findings);
}

fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Err(error) = read_here(bytes, "a.xlsx") {
        prop_assert!(error.to_string().ends_with('.'));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes(mut bytes in proptest::collection::vec(any::<u8>(), 0..3_000), head in 0..4_usize) {
        let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<?xml version=\"1.0\"?>"];
        bytes.splice(0..0, heads[head].iter().copied());
        survives(&bytes)?;
    }

    #[test]
    fn a_workbook_cut_anywhere(at in 0.0..1.0_f64) {
        let whole = sample("points.xlsx");
        let at = (whole.len() as f64 * at) as usize;
        prop_assert!(read_here(&whole[..at], "a.xlsx").is_err());
    }

    #[test]
    fn a_workbook_with_bytes_changed(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut bytes = sample("points.xlsx");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes)?;
    }

    #[test]
    fn a_sheet_with_pieces_moved(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0..80_usize, any::<prop::sample::Index>()), 1..12),
        part in 0..4_usize,
    ) {
        let names = [SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml"];
        let bytes = with_part(names[part], |xml| {
            let mut chars: Vec<char> = xml.chars().collect();
            for (from, length, to) in cuts {
                let from = from.index(chars.len());
                let piece: Vec<char> = chars[from..(from + length).min(chars.len())].to_vec();
                let to = to.index(chars.len());
                chars.splice(to..(to + length / 2).min(chars.len()), piece);
            }
            chars.into_iter().collect()
        });
        survives(&bytes)?;
    }

    #[test]
    fn any_text_in_any_label_and_cell(texts in proptest::collection::vec("\\PC{0,40}|Other.{0,12}|[0-9,.$%*<>() -]{0,14}", 40)) {
        let bytes = with_part("xl/sharedStrings.xml", |xml| {
            let mut rest = xml.as_str();
            let mut out = String::new();
            let mut texts = texts.iter().cycle();
            let mut at = 0_usize;
            while let Some(start) = rest.find("<t>") {
                let end = rest[start..].find("</t>").map(|end| start + end).unwrap();
                out.push_str(&rest[..start + 3]);
                at += 1;
                if at.is_multiple_of(7) {
                    let text = texts.next().unwrap();
                    out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
                } else {
                    out.push_str(&rest[start + 3..end]);
                }
                rest = &rest[end..];
            }
            out + rest
        });
        survives(&bytes)?;
    }
}
