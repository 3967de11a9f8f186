//! The form's own sheet: title, periods, how to fill it in, the blocks of items.

use std::collections::BTreeSet;

use hpug_model::address::Period;
use hpug_model::format;
use hpug_model::{Address, Value};
use rust_xlsxwriter::{ProtectionOptions, Workbook, XlsxError};

use super::page::Page;
use super::places::{area, rows_of, supplement_heading, supplement_lines};
use super::{Book, block, style, supplements};
use crate::cell::CellRef;

/// Rows above the blocks that stay in view and are repeated on every printed page.
const HEAD_ROWS: u32 = 5;
/// Points of a row that holds nothing.
const EMPTY: f64 = 5.0;
/// Share of a printed page that is planned with; the rest is for fonts that are a little larger elsewhere.
const PLANNED: f64 = 0.96;

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(&book.layout.sheet)?.set_landscape();
    sheet.set_tab_color(if book.is_draft() { style::DRAFT_TAB } else { style::FORM_TAB });
    let mut page = Page::new(sheet, &book.layout.widths)?;
    head(&mut page, book)?;
    how_to_fill(&mut page, book)?;
    let mut drawn = BTreeSet::new();
    for one in &book.layout.blocks {
        block::draw(&mut page, book, one, drawn.insert(one.head_row))?;
    }
    supplements::draw(&mut page, book)?;
    let last = last_row(book);
    thin_empty_rows(&mut page, last);
    let breaks = page_breaks(&page, book, last);
    page.sheet.set_page_breaks(&breaks)?;
    page.sheet.set_freeze_panes(HEAD_ROWS, 0)?;
    page.sheet.set_repeat_rows(0, HEAD_ROWS - 1)?;
    page.sheet.set_print_area(0, 0, last, last_column(book) as u16)?;
    page.sheet.protect_with_options(&protection());
    page.print(&book.header(), &book.footer());
    page.finish(last)
}

/// Labels are protected against slips, without a password; sizes and formats stay free.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    }
}

pub(super) fn last_column(book: &Book<'_>) -> u32 {
    (book.layout.widths.len() as u32).saturating_sub(1)
}

fn last_row(book: &Book<'_>) -> u32 {
    let supplements = supplement_lines(book.form, book.layout).last().map(|line| line.row);
    supplements.unwrap_or(supplement_heading(book.layout) - 2)
}

fn cell(reference: &str) -> CellRef {
    reference.parse().unwrap_or(CellRef::new(0, 1))
}

fn head(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let layout = book.layout;
    let last = last_column(book);
    let title = cell(&layout.title);
    let mark = if book.is_draft() { 3 } else { 0 };
    page.text(area((title.row, title.row), (title.column, last - mark)), &book.title(), &style::title())?;
    if mark > 0 {
        page.text(area((title.row, title.row), (last - mark + 1, last)), "DRAFT", &style::draft())?;
    }
    page.at_least(title.row..=title.row, 28.0);
    let [recommended, current, prior] = layout.recommended.each_ref().map(|reference| cell(reference));
    let [actual, actual_current, actual_prior] = layout.actual.each_ref().map(|reference| cell(reference));
    let before = actual.column - 1;
    page.text(
        area((recommended.row, recommended.row), (recommended.column, before)),
        "Recommended reporting period",
        &style::text_head(),
    )?;
    page.text(
        area((actual.row, actual.row), (actual.column, last)),
        "Actual reporting period",
        &style::text_head(),
    )?;
    let periods = [(current, Period::Current, actual_current), (prior, Period::Prior, actual_prior)];
    for (at, period, actual) in periods {
        let span = book.form.recommended(book.year(), period);
        let days = span
            .map_or(String::new(), |(start, end)| format!("{} – {}", format::day(start), format::day(end)));
        let label = format!("{} period: {days}", period.label());
        page.text(area((at.row, at.row), (at.column, before)), &label, &style::text())?;
        let label = format!("{} period:", period.label());
        page.text(
            area((actual.row, actual.row), (actual.column, actual.column + 1)),
            &label,
            &style::label(),
        )?;
        let place = area((actual.row, actual.row), (actual.column + 2, last));
        page.text(place, &actual_period(book, period), &style::text_input())?;
        super::rules::prompt(
            page,
            place,
            "Actual period",
            "Only if it is not the recommended one, as 7/1/2019 – 6/30/2020",
        )?;
    }
    Ok(())
}

/// A period as given, where it is not the recommended one; what is no day stands as it was typed.
fn actual_period(book: &Book<'_>, period: Period) -> String {
    let given = ["start", "end"]
        .map(|edge| book.report.answer(Address::new("period", None, Some(period), edge).as_str()));
    if given.iter().all(Option::is_none)
        || book
            .report
            .period(period)
            .is_some_and(|span| Some(span) == book.form.recommended(book.year(), period))
    {
        return String::new();
    }
    let recommended = book.form.recommended(book.year(), period);
    let edge = |value: Option<&Value>, fallback: Option<chrono::NaiveDate>| match value {
        Some(Value::Date(day)) => format::day(*day),
        Some(other) => format::editable(other),
        None => fallback.map_or(String::new(), format::day),
    };
    let [start, end] = given;
    format!("{} – {}", edge(start, recommended.map(|r| r.0)), edge(end, recommended.map(|r| r.1)))
}

const HOW_TO: &str = "Give each figure for Current and for Prior. Percents as 12.5 %; Section D to the nearest tenth, each column to 100.0 %. \
Where there is no figure say why: N/A (does not apply), Not collected, Not available, <11 (a count of 1 to 10, withheld), * (its percent). \
Yellow cells are for entries; grey ones are computed.";

fn how_to_fill(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let last = last_column(book);
    let rows = [(HEAD_ROWS + 1, HOW_TO), (HEAD_ROWS + 2, book.form.credit.as_str())];
    for (row, text) in rows {
        let place = area((row, row), (1, last));
        page.text(place, text, &style::lead())?;
        page.fit(place, text);
    }
    Ok(())
}

/// Rows that the publisher's layout leaves empty take little room.
fn thin_empty_rows(page: &mut Page<'_>, last: u32) {
    let empty: Vec<u32> = (HEAD_ROWS..=last).filter(|row| !page.is_used(*row)).collect();
    for row in empty {
        page.thin(row, EMPTY);
    }
}

/// Breaks before sections and, where a section is longer than a page, before items.
fn page_breaks(page: &Page<'_>, book: &Book<'_>, last: u32) -> Vec<u32> {
    let headings: BTreeSet<u32> = headings(book).collect();
    let starts = starts(book, &headings);
    let repeated: f64 = (0..HEAD_ROWS).map(|row| page.height(row)).sum();
    let room = page.landscape_height() * PLANNED - repeated;
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for (place, &start) in starts.iter().enumerate() {
        let end = starts.iter().nth(place + 1).copied().unwrap_or(last + 1);
        let height: f64 = (start..end).map(|row| page.height(row)).sum();
        let begins = headings.contains(&start) && used > room * 0.4;
        if place > 0 && (begins || used + height > room) {
            breaks.push(start);
            used = 0.0;
        }
        used += height;
    }
    breaks
}

fn headings(book: &Book<'_>) -> impl Iterator<Item = u32> {
    let blocks = book.layout.blocks.iter().filter_map(|block| block.heading_row).map(|row| row - 1);
    let own = super::places::supplements(book.form).map(|_| supplement_heading(book.layout));
    blocks.chain(own)
}

/// Rows that a page may begin with: headings, and items with the heads that stand above them.
fn starts(book: &Book<'_>, headings: &BTreeSet<u32>) -> BTreeSet<u32> {
    let mut starts = headings.clone();
    let mut heads = BTreeSet::new();
    for block in &book.layout.blocks {
        let own_heads = heads.insert(block.head_row) && block.heading_row.is_none();
        for position in 0..block.items.len() {
            let top = rows_of(block, position).0;
            match (position, block.heading_row) {
                (0, Some(_)) => {}
                (0, None) if own_heads => _ = starts.insert(block.head_row - 1),
                _ => _ = starts.insert(top - u32::from(block.head_each)),
            }
        }
    }
    starts
}
