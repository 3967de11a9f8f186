//! Sheets that come back filled in: questions with their answers, and what a colleague was asked for.

use hpug_excel::cell::CellRef;
use hpug_excel::grid::{Cell, Format, Formula, Sheet, Value, Workbook, decimal_from_text};
use hpug_excel::{own, recognise_here};
use std::sync::Arc;

/// A sheet of questions, alone and beside a report: every line is a row, its cells between tabs.
pub fn queries(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (head, rows) = head_of(&text, own::QUERY_HEADS.join("\t"));
    let sheet = sheet(own::QUERIES, &head, rows);
    read(&Workbook { sheets: vec![sheet.clone()], ..named() });
    let mut book = super::words::COMPLETE.clone();
    book.sheets.push(sheet);
    read(&book);
}

/// A sheet that was handed out: its rows as above.
pub fn hand_out(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (head, rows) = head_of(&text, format!("Question\tYour answer\t{} 1", own::HAND_OUT_KEY));
    read(&Workbook { sheets: vec![sheet(own::HAND_OUT, &head, rows)], ..named() });
}

/// The usual heads, unless the first line begins with a tab: then that line's.
fn head_of(text: &str, usual: String) -> (String, &str) {
    match text.strip_prefix('\t').map(|own| own.split_once('\n').unwrap_or((own, ""))) {
        Some((head, rows)) => (head.to_owned(), rows),
        None => (usual, text),
    }
}

fn named() -> Workbook {
    let mut book = Workbook::default();
    book.properties.custom.insert(own::property::FORM.to_owned(), "progress-report-2021".to_owned());
    book
}

/// A cell that begins with `=` holds a formula, one that reads as a number a number.
fn sheet(name: &str, head: &str, rows: &str) -> Sheet {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    for (row, line) in std::iter::once(head).chain(rows.lines().take(200)).enumerate() {
        for (column, text) in line.split('\t').take(12).enumerate() {
            let at = CellRef::new(row as u32, column as u32);
            let formula = text.strip_prefix('=').map(|text| {
                Box::new(Formula { text: Arc::from(text), origin: CellRef::new(0, 0), stored: false })
            });
            let value = match decimal_from_text(text) {
                _ if formula.is_some() => Value::Empty,
                Some(number) => Value::Number(number),
                None => Value::Text(Arc::from(text)),
            };
            sheet.cells.insert(at, Cell { value, format: Format::default(), formula });
        }
    }
    sheet
}

/// What is read is no longer than the reader allows, and each remark says where it belongs.
fn read(book: &Workbook) {
    let Ok(reading) = recognise_here(book, "a.xlsx") else { return };
    let queries = &reading.report.queries;
    assert!(queries.len() <= hpug_model::queries::MOST_QUERIES);
    assert!(queries.iter().all(|query| !hpug_model::queries::is_too_long(&query.text)));
    assert!(reading.notes.iter().all(|note| !note.message.is_empty() && note.cell.contains('!')));
    if let Some(handed_out) = reading.handed_out {
        assert!(handed_out.answers.iter().all(|(at, ..)| !at.as_str().is_empty()));
    }
}
