//! Tabs of questions: the question in column A, its labels in B, the answers in C.

use hpug_model::address::Lob;
use hpug_model::forms::Tabs;
use hpug_model::forms::tabs::{Answers, Question};
use hpug_model::values::Kind;
use hpug_model::{Address, forms::Item};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::content::{Content, content, number_format};
use super::page::Page;
use super::places::{Place, Places, area};
use super::{Book, rules, style};
use crate::tabs::items_of;
use crate::tabs::shared::Shared;

const WIDTHS: [u16; 3] = [48, 44, 44];
const ANSWER: u32 = 2;
const FIRST: u32 = 3;

/// A row with one answer cell.
struct Line<'f> {
    question: &'f Question,
    item: &'f Item,
    label: String,
    lobs: Vec<Option<Lob>>,
    /// The first row of its question.
    first: bool,
    row: u32,
}

impl Line<'_> {
    /// The cell holds one plain answer.
    fn plain(&self) -> Option<(Address, Kind)> {
        let ([lob], [key]) = (self.lobs.as_slice(), self.question.measures.as_slice()) else { return None };
        let measure = self.item.measures.iter().find(|measure| measure.key == *key)?;
        let plain =
            matches!(measure.kind, Kind::Count | Kind::Dollars | Kind::Hours | Kind::Line | Kind::Text);
        plain.then(|| (Address::new(&self.item.code, *lob, None, key), measure.kind))
    }
}

fn lines<'f>(book: &'f Book<'_>, tabs: &'f Tabs, sheet: &str) -> Vec<Line<'f>> {
    let mut lines = Vec::new();
    let mut row = FIRST;
    for question in tabs.question.iter().filter(|question| question.sheet == sheet) {
        let mut first = true;
        let mut push = |item, label: &str, lobs, row| {
            lines.push(Line {
                question,
                item,
                label: label.to_owned(),
                lobs,
                first: std::mem::take(&mut first),
                row,
            });
        };
        for item in items_of(book.form, question) {
            match question.answers {
                Answers::One => push(item, &question.label, vec![None], row),
                Answers::PerItem if item.per_lob => {
                    push(item, &item.label, book.form.lobs.iter().copied().map(Some).collect(), row);
                }
                Answers::PerItem => push(item, &item.label, vec![None], row),
                Answers::PerLob => {
                    for (lob, label) in &tabs.lobs {
                        push(item, label, vec![Some(*lob)], row);
                        row += 1;
                    }
                    continue;
                }
            }
            row += 1;
        }
        row += u32::from(question.answers != Answers::One);
    }
    lines
}

/// The cells of the answers that stand alone.
pub(super) fn places(book: &Book<'_>, tabs: &Tabs) -> Places {
    let mut places = Places::new();
    for sheet in sheets(tabs) {
        for line in lines(book, tabs, sheet) {
            if let Some((address, _)) = line.plain() {
                let cell = area((line.row, line.row), (ANSWER, ANSWER));
                places.insert(address, Place { sheet: sheet.to_owned(), area: cell });
            }
        }
    }
    places
}

/// The sheets that hold questions, in order.
pub(super) fn sheets(tabs: &Tabs) -> Vec<&str> {
    let asked = |sheet: &&String| tabs.question.iter().any(|question| question.sheet == **sheet);
    tabs.sheets.iter().filter(asked).map(String::as_str).collect()
}

pub(super) fn add(
    workbook: &mut Workbook,
    book: &Book<'_>,
    tabs: &Tabs,
    name: &str,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_tab_color(style::FORM_TAB);
    let mut page = Page::new(sheet, &WIDTHS)?;
    page.text(area((0, 0), (0, ANSWER)), name, &style::title())?;
    page.at_least(0..=0, 28.0);
    let lead = "The answer stands to the right of its label. Lines of business: Comm, MA, MCO.";
    page.text(area((1, 1), (0, ANSWER)), lead, &style::lead())?;
    let lines = lines(book, tabs, name);
    for line in &lines {
        draw(&mut page, book, tabs, line)?;
    }
    page.sheet.set_freeze_panes(FIRST, 0)?;
    page.sheet.protect_with_options(&super::form_sheet::protection());
    book.finish(&mut page, lines.last().map_or(FIRST, |line| line.row))
}

fn draw(page: &mut Page<'_>, book: &Book<'_>, tabs: &Tabs, line: &Line<'_>) -> Result<(), XlsxError> {
    let cell = |column| area((line.row, line.row), (column, column));
    if line.first && !line.question.asks.is_empty() {
        page.text(cell(0), &line.question.asks, &style::item().set_bold())?;
        page.fit(cell(0), &line.question.asks);
    }
    page.text(cell(1), &line.label, &style::item())?;
    page.fit(cell(1), &line.label);
    let place = cell(ANSWER);
    if let Some((address, kind)) = line.plain() {
        let value = book.value(&address);
        let content = value.map_or(Content::Blank, |value| content(kind, &value, None));
        let text = matches!(kind, Kind::Line | Kind::Text);
        let format =
            if text { style::text_input() } else { style::input().set_num_format(number_format(kind, None)) };
        if let Content::Text(text) = &content {
            page.fit(place, text);
        }
        page.put(place, &content, &format)?;
        return match book.form.point(address.as_str()) {
            Some(point) => rules::add(page, book, point, place),
            None => Ok(()),
        };
    }
    let shared = Shared {
        form: book.form,
        tabs,
        item: &line.item.code,
        lobs: line.lobs.clone(),
        measures: &line.question.measures,
    };
    let text = shared.compose(|address| book.value(address));
    page.text(place, &text, &style::text_input())?;
    page.fit(place, &text);
    Ok(())
}
