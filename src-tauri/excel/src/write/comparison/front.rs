//! The first sheet: what is compared, over which months, and what isn't.

use hpug_model::format;
use hpug_model::side_by_side::{Mode, SideBySide};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::super::page::Page;
use super::super::places::area;
use super::super::style;
use super::ComparisonOptions;

const WIDTHS: [u16; 2] = [30, 96];

pub(super) fn add(
    workbook: &mut Workbook,
    side: &SideBySide,
    options: &ComparisonOptions,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name("Comparison")?;
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, 1)), &super::title(side), &style::title())?;
    page.at_least(0..=0, 30.0);
    let mut row = 2;
    for (label, text) in facts(side, options) {
        page.text(area((row, row), (0, 0)), &label, &style::label())?;
        let place = area((row, row), (1, 1));
        page.text(place, &text, &style::text())?;
        page.fit(place, &text);
        row += 1;
    }
    super::finish(&mut page, side, row)
}

/// What a reader should know first.
fn facts(side: &SideBySide, options: &ComparisonOptions) -> Vec<(String, String)> {
    let mut facts = vec![("Form".to_owned(), side.form.title.clone())];
    if side.mode == Mode::Plans {
        for (lob, current, prior) in &side.months {
            let whose = lob.map_or(String::new(), |lob| format!(", {}", lob.label()));
            let months = |span: &Option<_>| span.map_or_else(|| "not said".to_owned(), format::span);
            if current.is_some() || lob.is_none() {
                facts.push((format!("Current 12 months{whose}"), months(current)));
            }
            if prior.is_some() {
                facts.push((format!("Prior 12 months{whose}"), months(prior)));
            }
        }
        facts.push(("Plans".to_owned(), names(side)));
        facts.push((
            "Median".to_owned(),
            "Of the figures that can be compared, where there are two or more. The formulas are live."
                .to_owned(),
        ));
        facts.push((
            "Rank".to_owned(),
            "1 is the highest figure; equal figures share a place. High is neither good nor bad by itself."
                .to_owned(),
        ));
    } else {
        facts.push(("Years".to_owned(), names(side)));
    }
    facts.push(("National figures".to_owned(), "Published totals of the data year that shares most months with the period; source and year are in the cell's note. They are no pass mark.".to_owned()));
    if side.anonymous {
        facts.push((
            "Names".to_owned(),
            "Letters stand in place of the plans' names. The host has the key.".to_owned(),
        ));
    }
    if let Some(missing) = side.missing(options.unread) {
        facts.push(("Not shown".to_owned(), missing));
        facts.extend(side.left_out.iter().map(|(source, why)| (source.clone(), why.clone())));
    }
    facts.push(("Written".to_owned(), format::long_day(options.today)));
    facts.push(("Credit".to_owned(), side.form.credit.clone()));
    facts
}

fn names(side: &SideBySide) -> String {
    let between = if side.mode == Mode::Plans { "; " } else { "\n" };
    side.heads(&side.lines).join(between)
}
