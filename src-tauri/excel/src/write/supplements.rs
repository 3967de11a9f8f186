//! The host's own metrics, after the form's items and laid out as in Section A.

use hpug_model::address::Lob;
use hpug_model::forms::layout::Layout;
use rust_xlsxwriter::XlsxError;

use super::page::Page;
use super::places::{SupplementLine, area, supplement_heading, supplement_lines, supplements};
use super::{Book, block, form_sheet, style};

pub(super) fn draw(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    let Some(section) = supplements(book.form) else { return Ok(()) };
    let row = supplement_heading(book.layout);
    let last = form_sheet::last_column(book);
    page.text(area((row, row), (1, last)), &section.title, &style::section())?;
    page.at_least(row..=row, 22.0);
    page.text(area((row + 1, row + 1), (1, last)), &section.lead, &style::lead())?;
    let per_lob = section.items.iter().any(|item| item.per_lob);
    heads(page, row + 2, per_lob)?;
    for line in supplement_lines(book.form, book.layout) {
        draw_line(page, book, &line, per_lob)?;
    }
    Ok(())
}

fn heads(page: &mut Page<'_>, row: u32, per_lob: bool) -> Result<(), XlsxError> {
    let (text, rest) = text_columns(per_lob);
    let mut heads = vec![(text, "Metric"), (column("K"), "Date"), (column("L"), "#"), (column("M"), "%")];
    heads.extend(rest.map(|columns| (columns, "Line of business")));
    page.text(area((row, row), column("B")), "Code", &style::head())?;
    for (columns, head) in heads {
        page.text(area((row, row), columns), head, &style::head())?;
    }
    Ok(())
}

/// The columns of the metric's text, and those of the line of business where any metric has one.
fn text_columns(per_lob: bool) -> ((u32, u32), Option<(u32, u32)>) {
    let (first, last) = (Layout::column("C"), Layout::column("J"));
    if per_lob { ((first, last - 2), Some((last - 1, last))) } else { ((first, last), None) }
}

fn column(letter: &str) -> (u32, u32) {
    (Layout::column(letter), Layout::column(letter))
}

fn draw_line(
    page: &mut Page<'_>,
    book: &Book<'_>,
    line: &SupplementLine<'_>,
    per_lob: bool,
) -> Result<(), XlsxError> {
    let (text, lob) = text_columns(per_lob);
    if let Some(rows) = line.first_of {
        let mark = line.item.code.replace('.', "");
        page.text(area(rows, column("B")), &mark, &style::middle().set_bold())?;
        page.text(area(rows, text), &line.item.label, &style::cell())?;
        page.fit(area(rows, text), &line.item.label);
    }
    if let Some(columns) = lob {
        page.text(area((line.row, line.row), columns), line.lob.map_or("", Lob::label), &style::middle())?;
    }
    page.text(area((line.row, line.row), column("K")), line.period.label(), &style::middle())?;
    for (address, _) in &line.figures {
        if let Some(point) = book.form.point(address.as_str()) {
            block::figure(page, book, point)?;
        }
    }
    Ok(())
}
