//! Parts of files, each put into the smallest file around it.

use std::io::{Cursor, Write};

use hpug_excel::grid::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.xml"/><Relationship Id="b" Type="t/core-properties" Target="core.xml"/><Relationship Id="c" Type="t/custom-properties" Target="custom.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="a" Type="t/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="t/sharedStrings" Target="strings.xml"/><Relationship Id="c" Type="t/styles" Target="styles.xml"/></Relationships>"#;
const STRINGS: &str = "<sst><si><t>1a</t></si><si><t>Current</t></si></sst>";
const STYLES: &str =
    r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const SHEET: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row></sheetData></worksheet>"#;
const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The list of sheets and where they lead.
pub fn package(bytes: &[u8]) {
    let at = bytes.len() / 2;
    xlsx(&[("xl/workbook.xml", bytes)]);
    xlsx(&[("xl/workbook.xml", &bytes[..at]), ("xl/_rels/workbook.xml.rels", &bytes[at..])]);
}

/// A sheet.
pub fn sheet(bytes: &[u8]) {
    xlsx(&[("xl/sheet.xml", bytes)]);
}

/// The texts that cells share.
pub fn strings(bytes: &[u8]) {
    xlsx(&[("xl/strings.xml", bytes)]);
}

/// The formats of cells.
pub fn styles(bytes: &[u8]) {
    xlsx(&[("xl/styles.xml", bytes)]);
}

/// Document properties.
pub fn properties(bytes: &[u8]) {
    xlsx(&[("core.xml", bytes), ("custom.xml", bytes)]);
}

/// The records of an .xls workbook.
pub fn xls(bytes: &[u8]) {
    compound(&[("Workbook", bytes)]);
}

/// The property sets of an .xls workbook.
pub fn xls_properties(bytes: &[u8]) {
    let records = [9_u8, 8, 4, 0, 0, 6, 5, 0, 10, 0, 0, 0];
    let streams = [("Workbook", &records[..]), ("\u{5}SummaryInformation", bytes)];
    compound(&[streams[0], streams[1], ("\u{5}DocumentSummaryInformation", bytes)]);
}

/// The content of an OpenDocument spreadsheet.
pub fn ods(bytes: &[u8]) {
    open(&archive(&[("mimetype", ODS.as_bytes()), ("content.xml", bytes)]));
}

/// The properties of an OpenDocument spreadsheet.
pub fn ods_meta(bytes: &[u8]) {
    open(&archive(&[("mimetype", ODS.as_bytes()), ("content.xml", b"<a/>"), ("meta.xml", bytes)]));
}

/// A workbook with parts of its own in place of the plain ones.
fn xlsx(own: &[(&str, &[u8])]) {
    let plain = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/strings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/sheet.xml", SHEET),
    ];
    let kept = plain.iter().filter(|(name, _)| own.iter().all(|(other, _)| other != name));
    let mut parts: Vec<(&str, &[u8])> = kept.map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.extend(own);
    open(&archive(&parts));
}

fn open(file: &[u8]) {
    if let Ok(book) = Workbook::from_bytes(file) {
        let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        assert!(cells <= hpug_excel::grid::MAX_CELLS, "{cells} cells");
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        if writer.start_file(*name, stored).and_then(|()| Ok(writer.write_all(content)?)).is_err() {
            return Vec::new();
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn compound(streams: &[(&str, &[u8])]) {
    let file = || -> std::io::Result<Vec<u8>> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
        for (name, content) in streams {
            file.create_stream(format!("/{name}"))?.write_all(content)?;
        }
        Ok(file.into_inner().into_inner())
    };
    if let Ok(bytes) = file() {
        open(&bytes);
    }
}
