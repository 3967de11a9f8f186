//! The sheet of queries: what the host asks about single figures, with room for the plan's answer and the right figure.
//! It stands in a file of its own, and among the sheets of a plan's workbook.

use chrono::NaiveDate;
use hpug_model::answers::{Figures, Report};
use hpug_model::forms::Layout;
use hpug_model::queries::Query;
use hpug_model::values::{Kind, from_json};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::content::{Content, content, number_format};
use super::page::Page;
use super::places::{Places, area};
use super::{Book, Purpose, WriteError, form_sheet, properties, style};
use crate::own::{self, property};

/// Widths of the columns in characters.
const WIDTHS: [u16; 7] = [18, 38, 14, 58, 50, 16, 11];
/// Row of the heads, from 0.
const HEAD: u32 = 5;

/// A workbook of nothing but a report's queries: to be answered in it with any spreadsheet program, or in this one.
/// `answered`: a plan writes it, with its answers.
///
/// # Errors
/// [`WriteError`] where a text is longer than a cell holds.
pub fn queries(report: &Report, answered: bool, today: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let layout = Layout::of_sheets(std::iter::empty());
    let form = report.form.clone();
    let book = Book {
        report,
        form: &form,
        layout: &layout,
        figures: Figures::of(report),
        places: Places::new(),
        purpose: Purpose::Queries,
        today,
    };
    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    let direction = if answered { "answered" } else { "asked" };
    workbook.set_properties(&properties::of(&book)?.set_custom_property(property::QUERIES, direction));
    add(&mut workbook, &book)?;
    Ok(workbook.save_to_buffer()?)
}

/// Adds the sheet, where there are queries.
pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    if book.report.queries.is_empty() || book.is_blank() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.sheet_name(own::QUERIES))?.set_landscape();
    let mut page = Page::new(sheet, &WIDTHS)?;
    let last = (WIDTHS.len() as u32).saturating_sub(1);
    page.text(area((0, 0), (0, last)), "Questions about single figures", &style::title())?;
    page.at_least(0..=0, 28.0);
    for (row, text) in (1..).zip(lead(book)) {
        page.text(area((row, row), (0, last)), &text, &style::lead())?;
        page.fit(area((row, row), (0, last)), &text);
    }
    for (column, head) in (0..).zip(own::QUERY_HEADS) {
        page.text(area((HEAD, HEAD), (column, column)), head, &style::text_head())?;
    }
    let mut row = HEAD;
    for query in &book.report.queries {
        row += 1;
        line(&mut page, book, query, row)?;
    }
    page.sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    page.sheet.protect_with_options(&form_sheet::protection());
    book.finish(&mut page, row)
}

fn lead(book: &Book<'_>) -> Vec<String> {
    let report = book.report;
    let year = report.year.map_or(String::new(), |year| format!(", reporting year {year}"));
    let whose = if report.plan.is_empty() { String::new() } else { format!("{}: ", report.plan) };
    vec![
        format!("{whose}{}{year}", report.form.title),
        "Answer in the yellow cells: in words, with the right figure, or both. A figure that is right as it is needs no other one.".to_owned(),
        "Opened in HPUG Workbook, each question leads to its cell. The first and the last column tie it to the report; please leave them.".to_owned(),
    ]
}

/// What somebody wrote stays text in every program: also where it begins as a formula does, also in a .csv made of it.
fn words(format: Format) -> Format {
    format.set_quote_prefix()
}

fn line(page: &mut Page<'_>, book: &Book<'_>, query: &Query, row: u32) -> Result<(), XlsxError> {
    let at = |column: u32| area((row, row), (column, column));
    let name = book.form.name_of(&query.address);
    let texts = [
        (0, query.address.as_str(), words(style::key())),
        (1, name.as_str(), style::cell()),
        (2, query.received.as_str(), words(style::cell())),
        (3, query.text.as_str(), words(style::cell())),
        (4, query.answer.as_str(), words(style::answer())),
        (6, query.id.as_str(), words(style::key())),
    ];
    for (column, text, format) in texts {
        page.text(at(column), text, &format)?;
        if (1..=4).contains(&column) {
            page.fit(at(column), text);
        }
    }
    let (content, format) = corrected(book, query);
    page.put(at(5), &content, &format)
}

/// The corrected figure as its cell in the form holds it; a blank cell that takes such a figure where there is none.
fn corrected(book: &Book<'_>, query: &Query) -> (Content, Format) {
    let Some(point) = book.form.point(&query.address) else {
        return (Content::Blank, words(style::answer()));
    };
    let text = matches!(point.kind, Kind::Line | Kind::Text);
    let format = if text { words(style::answer()) } else { style::input() };
    let choices = &book.form.measure_of(point).choices;
    let value = query.corrected.as_ref().and_then(|json| from_json(point.kind, choices, json).ok().flatten());
    match value {
        Some(value) => (content(point.kind, &value, None), format),
        None => (Content::Blank, format.set_num_format(number_format(point.kind, None))),
    }
}
