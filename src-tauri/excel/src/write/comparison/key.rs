//! Who stands behind the letters: a workbook of its own, for the host alone.

use chrono::NaiveDate;
use hpug_model::side_by_side::Named;
use rust_xlsxwriter::Workbook;

use super::super::page::Page;
use super::super::places::area;
use super::super::{WriteError, style};

const WIDTHS: [u16; 3] = [16, 44, 60];
const HEAD: u32 = 3;

/// The key to an anonymous comparison.
///
/// # Errors
/// [`WriteError::Format`] beyond a limit of the file format.
pub fn key(key: &[Named], today: NaiveDate) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    workbook.set_properties(&super::properties("Key to a comparison", "", today)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Key")?;
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, 2)), "Who is who", &style::title())?;
    page.at_least(0..=0, 26.0);
    let lead = "For the host alone: keep it apart from the comparison, and don't send it.";
    page.text(area((1, 1), (0, 2)), lead, &style::lead())?;
    for (column, head) in (0..).zip(["Letter", "Plan", "Report"]) {
        page.text(area((HEAD, HEAD), (column, column)), head, &style::text_head())?;
    }
    let mut row = HEAD + 1;
    for named in key {
        for (column, text) in (0..).zip([&named.letter, &named.plan, &named.source]) {
            let place = area((row, row), (column, column));
            page.text(place, text, &style::cell())?;
            page.fit(place, text);
        }
        row += 1;
    }
    page.print("&L&9Key to a comparison: for the host alone", "");
    page.finish(row)?;
    Ok(workbook.save_to_buffer()?)
}
