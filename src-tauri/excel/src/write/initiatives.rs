//! The sheet of Section E: one text, its paragraphs apart, with its bold and italic words as far as one cell holds it.

use hpug_model::Value;
use hpug_model::values::Kind;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::page::set_runs;
use super::records::{FIRST, List, add_list, is_one_part};
use super::{Book, section_e, style, topics};
use crate::own;
use crate::written::words;

/// Column of the text.
const TEXT: u16 = 1;

/// Adds it where the section has a text, and to a blank to be filled in.
pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let Some(address) = section_e(book.form) else { return Ok(()) };
    let value = book.report.answer(address.as_str());
    let text = match value {
        Some(Value::Unreadable(text)) => text.clone(),
        Some(value) if value.as_text().is_some() => words(Kind::Text, value, None),
        _ if book.is_blank() => String::new(),
        _ => return Ok(()),
    };
    let looks = value.and_then(topics::in_one_cell).filter(|_| is_one_part(&text));
    let asks = book.form.item(address.item()).map_or("", |item| item.asks.as_str());
    let rows = vec![vec![(address.to_string(), style::key()), (text, style::answer())]];
    let list = List {
        name: own::OTHER_INITIATIVES,
        title: "E   Other initiatives",
        lead: asks,
        columns: &[(own::ADDRESS, 14), (own::ENTERED[3], 120)],
    };
    add_list(workbook, book, &list, rows)?;
    let Some(looks) = looks else { return Ok(()) };
    let runs: Vec<(Format, &str)> = looks.iter().map(|(look, text)| (look.clone(), text.as_str())).collect();
    let last = workbook.worksheets_mut().len().saturating_sub(1);
    set_runs(workbook.worksheet_from_index(last)?, (FIRST, TEXT), &runs, &style::answer())
}
