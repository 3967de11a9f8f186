//! The schedule of the year's meetings.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::own;
use crate::write::page::Page;
use crate::write::places::area;
use crate::write::{Book, style};

const WIDTHS: [u16; 5] = [10, 14, 10, 44, 44];
const HEADS: u32 = 3;
/// Rows to fill in, in a blank guide.
const OPEN_ROWS: usize = 4;

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.sheet_name(own::SCHEDULE))?.set_landscape();
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, 4)), "Schedule of meetings", &style::title())?;
    page.at_least(0..=0, 28.0);
    let lead =
        "What is due of the report before each meeting, and the special topic of each. Rows can be added.";
    page.text(area((1, 1), (0, 4)), lead, &style::lead())?;
    for (column, head) in (0..).zip(own::MEETING_HEADS) {
        page.text(area((HEADS, HEADS), (column, column)), head, &style::text_head())?;
    }
    let mut meetings = book.report.schedule.clone();
    if book.is_blank() {
        meetings.resize_with(meetings.len().max(OPEN_ROWS), Default::default);
    }
    for (row, (number, meeting)) in (HEADS + 1..).zip((1..).zip(&meetings)) {
        let texts = [
            number.to_string(),
            meeting.date.map(hpug_model::format::day).unwrap_or_default(),
            meeting.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            meeting.due.clone(),
            meeting.topic.clone(),
        ];
        for (column, text) in (0..).zip(&texts) {
            let place = area((row, row), (column, column));
            let format = if column == 0 { style::middle() } else { style::text_input() };
            page.text(place, text, &format)?;
            page.fit(place, text);
        }
    }
    page.sheet.set_freeze_panes(HEADS + 1, 0)?;
    book.finish(&mut page, HEADS + meetings.len() as u32)
}
