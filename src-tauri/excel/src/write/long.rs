//! Texts that are longer than a cell holds: answers go onto a sheet of their own in parts, the rest is refused by name.

use hpug_model::rich::Block;
use hpug_model::{Address, Report, Value};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::records::{List, add_list};
use super::{Book, WriteError, style};
use crate::own;
use crate::written::words;

/// UTF-16 units of text that a cell holds.
const CELL: usize = 32_767;

/// Whether a text is longer than a cell holds.
pub(super) fn is_too_long(text: &str) -> bool {
    // No text has more UTF-16 units than bytes.
    text.len() > CELL && text.encode_utf16().count() > CELL
}

/// What stands in the form's cell for a value: itself, or for a text that is too long where it stands.
pub(super) fn in_cell(value: Value) -> Value {
    match value.as_text() {
        Some(text) if is_too_long(text) => Value::Text(own::SEE_LONG_ANSWERS.to_owned()),
        _ => value,
    }
}

/// Adds the sheet of the answers that are too long for the form's cells; none where there is no such answer. Topics
/// and Section E stand in several rows of their own sheets already.
pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let row = |(address, value): (&Address, &Value)| {
        let point = book.form.point(address.as_str())?;
        let in_form = book.places.contains_key(address) && !book.is_blank();
        let text = words(point.kind, value, None);
        (in_form && is_too_long(&text)).then(|| {
            vec![
                (address.to_string(), style::key()),
                (book.form.name_of(address.as_str()), style::cell()),
                (text, style::answer()),
            ]
        })
    };
    let rows: Vec<_> = book.report.answers.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let list = List {
        name: own::LONG_ANSWERS,
        title: "Long answers",
        lead: "Answers that are longer than a cell holds; a text goes on in the row below it.",
        columns: &[(own::ADDRESS, 14), ("Question", 34), (own::ENTERED[3], 96)],
    };
    add_list(workbook, book, &list, rows)
}

/// Refuses texts that have to stand in one cell and are too long for it.
///
/// # Errors
/// [`WriteError::TooLong`].
pub(super) fn refuse(report: &Report) -> Result<(), WriteError> {
    let fits = |what: String, text: &str| match is_too_long(text) {
        true => Err(WriteError::TooLong { what, characters: text.encode_utf16().count() }),
        false => Ok(()),
    };
    fits("the plan’s name".to_owned(), &report.plan)?;
    fits("the host’s name".to_owned(), &report.host)?;
    for topic in &report.topics {
        fits(format!("the introduction of the topic “{}”", topic.title), &topic.intro)?;
        for question in &topic.questions {
            fits(format!("question {} of the topic “{}”", question.id, topic.title), &question.asks)?;
        }
    }
    for (number, meeting) in (1..).zip(&report.schedule) {
        fits(format!("what is due before meeting {number}"), &meeting.due)?;
        fits(format!("the topic of meeting {number}"), &meeting.topic)?;
    }
    for (address, value) in &report.answers {
        let Value::Rich(text) = value else { continue };
        let tables = text.blocks().iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::List(_) => None,
        });
        for cell in tables.flat_map(|table| table.rows.iter().flatten()) {
            let lines: Vec<String> = cell.iter().map(|line| line.plain()).collect();
            let what = format!("a cell of the table in {}", report.form.name_of(address.as_str()));
            fits(what, &lines.join("\n"))?;
        }
    }
    Ok(())
}
