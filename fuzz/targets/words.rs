//! Words in the cells of a form: labels, answers, formulas, our own sheets.

use std::sync::{Arc, LazyLock};

use hpug_excel::cell::CellRef;
use hpug_excel::grid::{Cell, Format, Formula, Sheet, Value, Workbook, decimal_from_f64, decimal_from_text};
use hpug_excel::{own, recognise_here};

/// A complete report.
pub(super) static COMPLETE: LazyLock<Workbook> =
    LazyLock::new(|| match Workbook::from_bytes(include_bytes!("../../tests/data/workbooks/points.xlsx")) {
        Ok(book) => book,
        Err(error) => panic!("the sample can't be read: {error}"),
    });

/// Sheets with cells moved, lost and said otherwise: every line is a cell's number, a sign, and a text.
pub fn labels(bytes: &[u8]) {
    let mut book = COMPLETE.clone();
    let Some(sheet) = book.sheets.iter_mut().max_by_key(|sheet| sheet.cells.len()) else { return };
    let places: Vec<CellRef> = sheet.cells.keys().copied().collect();
    for line in bytes.split(|byte| *byte == b'\n').take(64) {
        let [high, low, sign, text @ ..] = line else { continue };
        let at = places[usize::from(u16::from_be_bytes([*high, *low])) % places.len()];
        match sign % 4 {
            0 => {
                sheet.cells.remove(&at);
            }
            1 => {
                let to =
                    CellRef::new(at.row + u32::from(text.len() as u8), at.column + u32::from(*sign >> 6));
                if let Some(cell) = sheet.cells.remove(&at) {
                    sheet.cells.insert(to, cell);
                }
            }
            _ => put(sheet, at, &String::from_utf8_lossy(text)),
        }
    }
    read(&book);
}

/// The text in every answer cell.
pub fn cell_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut book = COMPLETE.clone();
    for sheet in &mut book.sheets {
        for cell in sheet.cells.values_mut().filter(|cell| matches!(cell.value, Value::Number(_))) {
            cell.value = Value::Text(Arc::from(text.as_ref()));
        }
        for row in [2, 3] {
            put(sheet, CellRef::new(row, 6), &format!("Current Period: {text}"));
        }
    }
    read(&book);
}

/// Our own further sheets, line by line: address, value.
pub fn own_sheets(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut book = COMPLETE.clone();
    for name in [
        own::WORKING_FIGURES,
        own::REMARKS,
        own::EXPLANATIONS,
        own::FORMATTING,
        "Topic 1",
        own::SCHEDULE,
        own::LONG_ANSWERS,
        own::OTHER_INITIATIVES,
    ] {
        let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        for (column, head) in [own::ADDRESS, "Question", own::ENTERED[3]].into_iter().enumerate() {
            put(&mut sheet, CellRef::new(0, column as u32), head);
        }
        for (row, line) in text.lines().take(200).enumerate() {
            for (column, text) in line.split('\t').take(6).enumerate() {
                put(&mut sheet, CellRef::new(row as u32 + 1, column as u32), text);
            }
        }
        book.sheets.push(sheet);
    }
    for (key, value) in text.lines().filter_map(|line| line.split_once('\t')) {
        book.properties.custom.insert(key.to_owned(), value.to_owned());
    }
    read(&book);
}

/// A formula without a result.
pub fn formula(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut sheet = Sheet { name: "A".to_owned(), ..Sheet::default() };
    let origin = CellRef::new(0, 0);
    for (row, line) in text.lines().take(40).enumerate() {
        let at = CellRef::new(row as u32, 0);
        let formula = Some(Box::new(Formula { text: Arc::from(line), origin, stored: false }));
        sheet.cells.insert(at, Cell { value: Value::Empty, format: Format::default(), formula });
    }
    let book = Workbook { sheets: vec![sheet], ..Workbook::default() };
    for (at, cell) in &book.sheets[0].cells {
        if let Some(formula) = &cell.formula {
            let _ = book.evaluate(0, *at, formula);
        }
    }
}

/// Numbers, formats and references.
pub fn number(bytes: &[u8]) {
    if let Some(eight) = bytes.first_chunk::<8>()
        && let Some(decimal) = decimal_from_f64(f64::from_le_bytes(*eight))
    {
        assert_eq!(decimal_from_text(&decimal.to_string()), Some(decimal), "a number reads back as written");
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = decimal_from_text(text);
    let _ = Format::from_code(text);
    if let Ok(at) = text.parse::<CellRef>() {
        assert_eq!(at.to_string().parse(), Ok(at));
    }
}

fn put(sheet: &mut Sheet, at: CellRef, text: &str) {
    let value = Value::Text(Arc::from(text));
    sheet.cells.insert(at, Cell { value, format: Format::default(), formula: None });
}

/// Reading a form ends with a reading whose every remark and finding has words.
fn read(book: &Workbook) {
    if let Ok(reading) = recognise_here(book, "a.xlsx") {
        assert!(
            reading.findings.iter().all(|finding| !finding.message.is_empty() && !finding.fix.is_empty())
        );
    }
}
