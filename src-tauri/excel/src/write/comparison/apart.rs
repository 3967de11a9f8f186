//! What is shown and not compared, figure by figure, with the reason.

use hpug_model::address::Period;
use hpug_model::side_by_side::{Figure, Line, Mode, SideBySide};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::page::Page;
use super::super::places::area;
use super::super::style;
use super::show;

const WIDTHS: [u16; 5] = [24, 48, 12, 16, 76];
const HEAD: u32 = 3;
/// Most rows: what a person reads, and a workbook opens with ease.
const MOST: usize = 20_000;

pub(super) fn add(workbook: &mut Workbook, side: &SideBySide) -> Result<(), XlsxError> {
    let rows = rows(side);
    if rows.is_empty() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Not compared")?;
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, 4)), "Not compared", &style::title())?;
    page.at_least(0..=0, 26.0);
    let lead = match rows.len() > MOST {
        true => format!(
            "The first {MOST} figures that are shown but neither ranked nor part of a median, and why."
        ),
        false => {
            "Figures that are shown but neither ranked nor part of a median, and why. Blanks aren't listed."
                .to_owned()
        }
    };
    page.text(area((1, 1), (0, 4)), &lead, &style::lead())?;
    page.fit(area((1, 1), (0, 4)), &lead);
    let first = if side.mode == Mode::Plans { "Plan" } else { "Year" };
    for (column, head) in (0..).zip([first, "Figure", "Period", "Value", "Why"]) {
        page.text(area((HEAD, HEAD), (column, column)), head, &style::text_head())?;
    }
    let mut row = HEAD + 1;
    for (name, line, period, figure) in rows.into_iter().take(MOST) {
        let value = figure.number.map_or(String::new(), |number| show::text(line, number));
        let why = figure.apart.as_ref().map(|apart| apart.words()).unwrap_or_default();
        for (column, text) in (0..).zip([name, line.name(), period.label().to_owned(), value, why]) {
            let place = area((row, row), (column, column));
            page.text(place, &text, &style::cell())?;
            page.fit(place, &text);
        }
        row += 1;
    }
    page.sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    page.sheet.autofilter(HEAD, 0, row - 1, 4)?;
    super::finish(&mut page, side, row - 1)
}

fn rows(side: &SideBySide) -> Vec<(String, &Line, Period, &Figure)> {
    let mut rows = Vec::new();
    for at in 0..side.columns.len() {
        for line in &side.lines {
            let cell = &line.cells[at];
            for (period, figure) in [(Period::Current, &cell.current), (Period::Prior, &cell.prior)] {
                if figure.number.is_some() && figure.apart.is_some() {
                    rows.push((side.head(at, [line]), line, period, figure));
                }
            }
        }
    }
    rows
}
