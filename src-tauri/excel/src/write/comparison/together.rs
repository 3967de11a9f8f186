//! All plans together: sums of numerators over sums of denominators.

use hpug_model::side_by_side::{Line, SideBySide};
use hpug_model::values::Kind;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::content::{Content, float, number_format, stored};
use super::super::page::Page;
use super::super::places::area;
use super::super::style;

const WIDTHS: [u16; 7] = [12, 42, 20, 22, 22, 14, 10];
const HEAD: u32 = 3;

pub(super) fn add(workbook: &mut Workbook, side: &SideBySide) -> Result<(), XlsxError> {
    let lines: Vec<&Line> = side.lines.iter().filter(|line| line.aggregate.is_some()).collect();
    if lines.is_empty() {
        return Ok(());
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("All plans together")?;
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, 6)), "All plans together", &style::title())?;
    page.at_least(0..=0, 26.0);
    let lead = "The dollars of all plans whose figures can be compared, added up, over all their payments to providers: weighted by dollars, as the LAN publishes its results, and so another figure than the median.";
    page.text(area((1, 1), (0, 6)), lead, &style::lead())?;
    page.fit(area((1, 1), (0, 6)), lead);
    let heads =
        ["Item", "Figure", "Line of business", "Dollars paid this way", "All dollars paid", "Share", "Plans"];
    for (column, head) in (0..).zip(heads) {
        let format = if column < 3 { style::text_head() } else { style::head() };
        page.text(area((HEAD, HEAD), (column, column)), head, &format)?;
    }
    let mut row = HEAD + 1;
    for line in lines {
        row_of(&mut page, line, row)?;
        row += 1;
    }
    page.sheet.set_freeze_panes(HEAD + 1, 2)?.set_repeat_rows(HEAD, HEAD)?;
    super::finish(&mut page, side, row - 1)
}

fn row_of(page: &mut Page<'_>, line: &Line, row: u32) -> Result<(), XlsxError> {
    let Some(sum) = line.aggregate else { return Ok(()) };
    let texts = [line.short_code(), line.label.clone(), line.lob.map_or("", |lob| lob.label()).to_owned()];
    for (column, text) in (0..).zip(&texts) {
        let place = area((row, row), (column, column));
        page.text(place, text, &style::item())?;
        page.fit(place, text);
    }
    let dollars =
        |number| Content::Number { value: float(number), format: number_format(Kind::Dollars, Some(0)) };
    let share = Content::Formula {
        text: format!("=IF(E{0}=0,\"\",ROUND(D{0}/E{0},3))", row + 1),
        result: sum
            .percent
            .map_or(String::new(), |percent| float(stored(Kind::Percent, percent)).to_string()),
        format: "0.0%".to_owned(),
    };
    let plans = Content::Number { value: f64::from(sum.plans), format: "0".to_owned() };
    for (column, content) in (3..).zip([dollars(sum.numerator), dollars(sum.denominator), share, plans]) {
        page.put(area((row, row), (column, column)), &content, &style::input_quiet())?;
    }
    Ok(())
}
