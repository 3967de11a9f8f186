//! The host's own metrics, after the form's items and laid out as in Section A.

use hpug_model::address::Lob;
use hpug_model::forms::layout::Layout;
use rust_xlsxwriter::XlsxError;

use super::page::Page;
use super::places::{
    SupplementLine, area, supplement_columns, supplement_heading, supplement_lines, supplements,
};
use super::{Book, block, form_sheet, style};

pub(super) fn draw(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let Some(section) = supplements(book.form) else { return Ok(()) };
    let row = supplement_heading(book.layout);
    let last = form_sheet::last_column(book);
    page.text(area((row, row), (1, last)), &section.title, &style::section())?;
    page.at_least(row..=row, 22.0);
    page.text(area((row + 1, row + 1), (1, last)), &section.lead, &style::lead())?;
    let columns = Columns::of(book);
    heads(page, &columns, row + 2)?;
    for line in supplement_lines(book.form, book.layout) {
        draw_line(page, book, &columns, &line)?;
    }
    Ok(())
}

/// Where things stand; each part ends where the next begins.
struct Columns {
    text: (u32, u32),
    lob: Option<(u32, u32)>,
    period: u32,
    figures: Vec<(&'static str, u32)>,
}

impl Columns {
    fn of(book: &Book<'_>) -> Self {
        let figures = supplement_columns(book.form);
        let first = figures.iter().map(|(_, column)| *column).min().unwrap_or(Layout::column("M"));
        let period = first.min(Layout::column("L")) - 1;
        let start = Layout::column("C");
        let mut items = supplements(book.form).into_iter().flat_map(|section| &section.items);
        if items.any(|item| item.per_lob) {
            return Self { text: (start, period - 3), lob: Some((period - 2, period - 1)), period, figures };
        }
        Self { text: (start, period - 1), lob: None, period, figures }
    }
}

fn head_of(measure: &str) -> &'static str {
    match measure {
        "percent" => "%",
        "dollars" => "$",
        _ => "#",
    }
}

fn one(column: u32) -> (u32, u32) {
    (column, column)
}

fn heads(page: &mut Page<'_>, columns: &Columns, row: u32) -> Result<(), XlsxError> {
    let mut heads =
        vec![(one(Layout::column("B")), "Code"), (columns.text, "Metric"), (one(columns.period), "Date")];
    heads.extend(columns.lob.map(|lob| (lob, "Line of business")));
    heads.extend(columns.figures.iter().map(|(measure, column)| (one(*column), head_of(measure))));
    for (columns, head) in heads {
        page.text(area((row, row), columns), head, &style::head())?;
    }
    Ok(())
}

fn draw_line(
    page: &mut Page<'_>,
    book: &Book<'_>,
    columns: &Columns,
    line: &SupplementLine<'_>,
) -> Result<(), XlsxError> {
    if let Some(rows) = line.first_of {
        let mark = line.item.code.replace('.', "");
        page.text(area(rows, one(Layout::column("B"))), &mark, &style::middle().set_bold())?;
        page.text(area(rows, columns.text), &line.item.label, &style::item())?;
        page.fit(area(rows, columns.text), &line.item.label);
    }
    if let Some(lob) = columns.lob {
        page.text(area(one(line.row), lob), line.lob.map_or("", Lob::label), &style::middle())?;
    }
    page.text(area(one(line.row), one(columns.period)), line.period.label(), &style::middle())?;
    for (address, _) in &line.figures {
        if let Some(point) = book.form.point(address.as_str()) {
            block::figure(page, book, point)?;
        }
    }
    Ok(())
}
