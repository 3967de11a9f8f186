//! Sheets of the special topics, one each, of the schedule, and of the formatting that cells can't hold.

mod pieces;
mod schedule;
mod sheet;

use hpug_model::Value;
use hpug_model::forms::{Section, Topic};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::records::{List, add_list};
use super::{Book, style};
use crate::own;

/// Adds whatever the report has of them; a blank Discussion Guide has a schedule to fill in too.
pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    for section in book.form.sections.iter().filter(|section| section.id.starts_with("T.")) {
        sheet::add(workbook, book, section, &topic_of(book, section))?;
    }
    if !book.report.schedule.is_empty() || (book.is_blank() && book.is_guide()) {
        schedule::add(workbook, book)?;
    }
    add_formatting(workbook, book)
}

/// The topic of a section; the form of special topics has one before the host names any.
fn topic_of(book: &Book<'_>, section: &Section) -> Topic {
    let number = section.id.strip_prefix("T.").and_then(|number| number.parse().ok()).unwrap_or(1);
    let named = book.report.topics.iter().find(|topic| topic.number == number);
    named.cloned().unwrap_or_else(|| Topic { number, title: section.title.clone(), ..Topic::default() })
}

/// A text with formatting as it stands in a single cell, in stretches of one look; `None` for any other.
pub(super) fn in_one_cell(value: &Value) -> Option<Vec<(Format, String)>> {
    let Value::Rich(text) = value else { return None };
    let looks = pieces::in_one_cell(text).into_iter().filter(|run| !run.text.is_empty());
    Some(looks.map(|run| (sheet::look(&run, &style::text_input()), run.text)).collect())
}

/// Texts with formatting as documents, on a hidden sheet: links and nested lists have no place in a cell. They count
/// only where the words in the cells are still the same.
fn add_formatting(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let document = |(address, value): (&hpug_model::Address, &Value)| {
        let document = match value {
            Value::Rich(text) => text.to_json(),
            _ => return None,
        };
        Some(vec![(address.to_string(), style::key()), (document.to_string(), style::cell())])
    };
    let rows: Vec<_> = book.report.answers.iter().filter_map(document).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let list = List {
        name: own::FORMATTING,
        title: "Formatting",
        lead: "How the texts are formatted, for HPUG Workbook; it counts only as long as the words stay the same.",
        columns: &[(own::ADDRESS, 14), (own::ENTERED[0], 120)],
    };
    add_list(workbook, book, &list, rows)?;
    let last = workbook.worksheets_mut().len().saturating_sub(1);
    workbook.worksheet_from_index(last)?.set_hidden(true);
    Ok(())
}
