//! Lists of our own: remarks, findings with explanations.

use hpug_model::Address;
use hpug_model::findings::{Finding, Severity};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::page::Page;
use super::places::area;
use super::{Book, style};
use crate::own;

/// A list: its sheet, its sentence, its columns as (head, width in characters).
pub(super) struct List<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub lead: &'a str,
    pub columns: &'a [(&'a str, u16)],
}

/// Bytes of text in one cell, well below the 32,767 UTF-16 units that it holds.
const PART: usize = 16_000;
/// Row of the first entry.
pub(super) const FIRST: u32 = 4;

/// Writes a list; the last column of each row is its long text, which continues below where it is longer than a
/// row can be high or a cell can hold.
pub(super) fn add_list(
    workbook: &mut Workbook,
    book: &Book<'_>,
    list: &List<'_>,
    rows: Vec<Vec<(String, Format)>>,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.sheet_name(list.name))?.set_landscape();
    let widths: Vec<u16> = list.columns.iter().map(|(_, width)| *width).collect();
    let last = (widths.len() as u32).saturating_sub(1);
    let mut page = Page::new(sheet, &widths)?;
    page.text(area((0, 0), (0, last)), list.title, &style::title())?;
    page.at_least(0..=0, 28.0);
    page.text(area((1, 1), (0, last)), list.lead, &style::lead())?;
    page.fit(area((1, 1), (0, last)), list.lead);
    for (column, (head, _)) in (0..).zip(list.columns) {
        page.text(area((FIRST - 1, FIRST - 1), (column, column)), head, &style::text_head())?;
    }
    let keyed = list.columns.first().is_some_and(|(head, _)| [own::ADDRESS, own::FINDING].contains(head));
    let mut row = FIRST;
    for cells in rows {
        for part in parts(cells) {
            row = add_row(&mut page, &part, row, keyed)?;
        }
    }
    page.sheet.set_freeze_panes(FIRST, 0)?.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    book.finish(&mut page, row.saturating_sub(1))
}

/// Whether a text stands in one cell.
pub(super) fn is_one_part(text: &str) -> bool {
    text.len() <= PART
}

/// A row as one or, where its long text is longer than a cell holds, several rows of the same key.
fn parts(cells: Vec<(String, Format)>) -> Vec<Vec<(String, Format)>> {
    let long = cells.last().map_or("", |(text, _)| text.as_str());
    if is_one_part(long) {
        return vec![cells];
    }
    let with = |text: &str| {
        let mut cells = cells.clone();
        if let Some(last) = cells.last_mut() {
            text.clone_into(&mut last.0);
        }
        cells
    };
    chunks(long).into_iter().map(with).collect()
}

/// A text in pieces that a cell holds. None begins or ends with white space if that can be helped: programs take it
/// away, and the pieces would not join to the same text.
fn chunks(text: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut rest = text;
    while rest.len() > PART {
        let inside = |&at: &usize| {
            rest.is_char_boundary(at)
                && !rest[..at].ends_with(char::is_whitespace)
                && !rest[at..].starts_with(char::is_whitespace)
        };
        let cut = (1..=PART).rev().find(inside);
        let fallback = (1..=PART).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(cut.unwrap_or(fallback));
        chunks.push(piece);
        rest = behind;
    }
    chunks.push(rest);
    chunks
}

/// Writes one row from `row` on and gives the row below; a column of keys doesn't make it higher.
fn add_row(page: &mut Page<'_>, cells: &[(String, Format)], row: u32, keyed: bool) -> Result<u32, XlsxError> {
    let needed = (0..)
        .zip(cells)
        .skip(usize::from(keyed))
        .map(|(column, (text, _))| page.rows_for((column, column), text))
        .max();
    let last = row + needed.unwrap_or(1) - 1;
    for (column, (text, format)) in (0..).zip(cells) {
        let place = area((row, last), (column, column));
        page.text(place, text, format)?;
        if column > 0 || !keyed {
            page.fit(place, text);
        }
    }
    Ok(last + 1)
}

pub(super) fn add_remarks(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let remarks = book.report.remarks.iter().filter(|(address, _)| book.goes_out(address.as_str()));
    let mut remarks: Vec<(&Address, &String)> = remarks.collect();
    if remarks.is_empty() || book.is_blank() {
        return Ok(());
    }
    remarks.sort_by_key(|(address, _)| book.form.position(address.as_str()).unwrap_or(usize::MAX));
    let row = |(address, text): (&Address, &String)| {
        vec![
            (address.to_string(), style::key()),
            (book.form.name_of(address.as_str()), style::cell()),
            (text.clone(), style::cell()),
        ]
    };
    let list = List {
        name: own::REMARKS,
        title: "Remarks",
        lead: "What the plan adds to single figures.",
        columns: &[(own::ADDRESS, 30), ("Data point", 46), (own::ENTERED[1], 80)],
    };
    add_list(workbook, book, &list, remarks.into_iter().map(row).collect())
}

pub(super) fn add_explanations(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let explanations = book.report.explanations.iter();
    let at_of = |key: &str| key.split_once('@').map_or_else(String::new, |(_, at)| at.to_owned());
    let explanations: Vec<_> = explanations.filter(|(key, _)| book.goes_out(&at_of(key))).collect();
    if (explanations.is_empty() && book.findings().is_empty()) || book.is_blank() {
        return Ok(());
    }
    let mut rows: Vec<_> = book.findings().iter().map(|finding| finding_row(book, finding)).collect();
    let keys: Vec<String> = book.findings().iter().map(Finding::key).collect();
    for (key, text) in explanations.into_iter().filter(|(key, _)| !keys.contains(key)) {
        rows.push(row(key, ("", style::cell()), &book.form.name_of(&at_of(key)), "", text));
    }
    let list = List {
        name: own::EXPLANATIONS,
        title: "Findings and explanations",
        lead: "What the checks found in these answers, and what the plan says to it.",
        columns: &[
            (own::FINDING, 30),
            ("Severity", 10),
            ("Data point", 36),
            ("What was found", 52),
            (own::ENTERED[2], 48),
        ],
    };
    add_list(workbook, book, &list, rows)
}

fn finding_row(book: &Book<'_>, finding: &Finding) -> Vec<(String, Format)> {
    let severity = match finding.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    let at = finding.at.first().map_or(String::new(), |at| book.form.name_of(at.as_str()));
    let key = finding.key();
    let explained = finding.explained.as_ref().or_else(|| book.report.explanations.get(&key));
    let message = format!("{} {}", finding.message, finding.fix);
    row(
        &key,
        (severity, style::severity(finding.severity)),
        &at,
        message.trim(),
        explained.map_or("", String::as_str),
    )
}

fn row(
    key: &str,
    severity: (&str, Format),
    at: &str,
    message: &str,
    explanation: &str,
) -> Vec<(String, Format)> {
    vec![
        (key.to_owned(), style::key()),
        (severity.0.to_owned(), severity.1),
        (at.to_owned(), style::cell()),
        (message.to_owned(), style::cell()),
        (explanation.to_owned(), style::cell()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{PART, chunks};

    #[test]
    fn pieces_join_to_the_text_and_touch_no_white_space() {
        for text in ["ä b ".repeat(20_000), "x".repeat(PART * 3), " ".repeat(PART * 2), "é".repeat(PART)] {
            let pieces = chunks(&text);
            assert_eq!(pieces.concat(), text);
            assert!(pieces.len() > 1 && pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= PART));
        }
        let text = "one two ".repeat(10_000);
        let inner = &chunks(text.trim())[1..];
        assert!(inner.iter().all(|piece| !piece.starts_with(' ')));
    }
}
