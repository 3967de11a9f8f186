//! The sheet of numerators and denominators, for plans that choose to send them.

use hpug_model::address::{Lob, Period};
use hpug_model::forms::{DataPoint, Role};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::content::{Content, content, number_format};
use super::page::Page;
use super::places::{Place, Places, area};
use super::{Book, style};
use crate::own;

const WIDTHS: [u16; 6] = [36, 44, 14, 10, 42, 20];
const FIRST: u32 = 4;
const VALUE: u32 = 5;

fn points<'a>(book: &'a Book<'_>) -> impl Iterator<Item = &'a DataPoint> {
    let given =
        |point: &&DataPoint| point.role == Role::Working && book.report.answers.contains_key(&point.address);
    book.form.points.iter().filter(given)
}

/// The cells of the working figures.
pub(super) fn places(book: &Book<'_>) -> Places {
    let sheet = book.sheet_name(own::WORKING_FIGURES);
    let place = |(row, point): (u32, &DataPoint)| {
        (point.address.clone(), Place { sheet: sheet.clone(), area: area((row, row), (VALUE, VALUE)) })
    };
    (FIRST..).zip(points(book)).map(place).collect()
}

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    if !book.has_working_figures() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.sheet_name(own::WORKING_FIGURES))?.set_landscape();
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, VALUE)), "Working figures", &style::title())?;
    page.at_least(0..=0, 28.0);
    let lead = "Numerators and denominators behind the percents of the form, sent because the plan chose to. Derived percents on the form are formulas over these cells.";
    page.text(area((1, 1), (0, VALUE)), lead, &style::lead())?;
    page.fit(area((1, 1), (0, VALUE)), lead);
    let heads = [own::ADDRESS, "Item", "Line of business", "Period", "Figure", own::ENTERED[0]];
    for (column, head) in (0..).zip(heads) {
        page.text(area((FIRST - 1, FIRST - 1), (column, column)), head, &style::head())?;
    }
    let mut row = FIRST;
    for point in points(book) {
        line(&mut page, book, point, row)?;
        row += 1;
    }
    page.sheet.set_freeze_panes(FIRST, 0)?.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.finish(&mut page, row - 1)
}

fn line(page: &mut Page<'_>, book: &Book<'_>, point: &DataPoint, row: u32) -> Result<(), XlsxError> {
    let (item, measure) = (book.form.item_of(point), book.form.measure_of(point));
    let texts = [
        (point.address.to_string(), style::key()),
        (book.form.item_name(item), style::cell()),
        (point.lob.map_or("", Lob::label).to_owned(), style::middle()),
        (point.period.map_or("", Period::label).to_owned(), style::middle()),
        (measure.label.clone(), style::cell()),
    ];
    for (column, (text, format)) in (0..).zip(texts) {
        let place = area((row, row), (column, column));
        page.text(place, &text, &format)?;
        if column > 0 {
            page.fit(place, &text);
        }
    }
    let value = book.report.answer(point.address.as_str());
    let cell = value.map_or(Content::Blank, |value| content(point.kind, value, None));
    let format = style::input().set_num_format(number_format(point.kind, None));
    page.put(area((row, row), (VALUE, VALUE)), &cell, &format)
}
