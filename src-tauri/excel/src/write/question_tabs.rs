//! Tabs of questions: the question in column A, its labels in B, the answers in C.

use hpug_model::Address;
use hpug_model::address::Lob;
use hpug_model::forms::tabs::{Answers, Question};
use hpug_model::forms::{Item, Measure, Section, Tabs};
use hpug_model::values::Kind;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::content::{Content, content, number_format};
use super::long::is_too_long;
use super::page::Page;
use super::places::{Place, Places, area};
use super::{Book, rules, style, topics};
use crate::tabs::shared::Shared;
use crate::tabs::{asked, items_of};

const WIDTHS: [u16; 3] = [48, 44, 44];
/// Where every answer has a question of its own, texts need the room.
const WIDTHS_OF_QUESTIONS: [u16; 3] = [52, 26, 72];
const ANSWER: u32 = 2;
const FIRST: u32 = 3;
/// Points of an empty cell for a text of several lines.
const ROOM: f64 = 56.0;

/// A row with one answer cell.
struct Line<'f> {
    item: &'f Item,
    /// What is asked, on the first row of a question.
    asks: &'f str,
    /// What can be chosen, where that is several at a time.
    offers: String,
    label: String,
    lobs: Vec<Option<Lob>>,
    measures: Vec<String>,
    /// Title of the section that begins here, one row above.
    heading: Option<String>,
    row: u32,
}

impl<'f> Line<'f> {
    fn measure(&self) -> Option<&'f Measure> {
        let key = self.measures.first()?;
        self.item.measures.iter().find(|measure| measure.key == *key)
    }

    /// The cell holds one plain answer.
    fn plain(&self) -> Option<(Address, Kind)> {
        let ([lob], [key], Some(measure)) = (self.lobs.as_slice(), self.measures.as_slice(), self.measure())
        else {
            return None;
        };
        let plain =
            matches!(measure.kind, Kind::Count | Kind::Dollars | Kind::Hours | Kind::Line | Kind::Text);
        plain.then(|| (Address::new(&self.item.code, *lob, None, key), measure.kind))
    }
}

fn lines<'f>(book: &'f Book<'_>, tabs: &'f Tabs, sheet: &str) -> Vec<Line<'f>> {
    let mut lines = Vec::new();
    let mut row = FIRST;
    for question in tabs.question.iter().filter(|question| question.sheet == sheet) {
        let mut of_question = rows(book, tabs, question);
        let per_measure = question.answers == Answers::PerMeasure;
        if let Some(first) = of_question.first_mut().filter(|_| per_measure) {
            first.heading = book.form.section(&question.section).map(titled);
        }
        for mut line in of_question {
            row += u32::from(line.heading.is_some());
            line.row = row;
            lines.push(line);
            row += 1;
        }
        row += u32::from(question.answers != Answers::One);
    }
    lines
}

fn titled(section: &Section) -> String {
    format!("{}   {}", section.letter, section.title).trim_start().to_owned()
}

/// The rows of a question, not yet placed.
fn rows<'f>(book: &'f Book<'_>, tabs: &'f Tabs, question: &'f Question) -> Vec<Line<'f>> {
    let line = |item, label: &str, lobs, measures: &[String]| Line {
        item,
        asks: "",
        offers: String::new(),
        label: label.to_owned(),
        lobs,
        measures: measures.to_vec(),
        heading: None,
        row: 0,
    };
    let mut rows = Vec::new();
    match question.answers {
        Answers::PerItem | Answers::PerMeasure => {
            let asked = asked(book.form, question).into_iter();
            rows.extend(asked.map(|asked| line(asked.item, &asked.shown, asked.lobs, &asked.measures)));
        }
        Answers::One | Answers::PerLob => {
            for item in items_of(book.form, question) {
                if question.answers == Answers::One {
                    rows.push(line(item, &question.label, vec![None], &question.measures));
                    continue;
                }
                let lobs = tabs.lobs.iter();
                rows.extend(lobs.map(|(lob, label)| line(item, label, vec![Some(*lob)], &question.measures)));
            }
        }
    }
    let mut last = None;
    for (at, row) in rows.iter_mut().enumerate() {
        if question.answers == Answers::PerMeasure && last != Some(&row.item.code) {
            row.asks = &row.item.asks;
        } else if question.answers != Answers::PerMeasure && at == 0 {
            row.asks = &question.asks;
        }
        last = Some(&row.item.code);
        if let Some(measure) = row.measure().filter(|measure| measure.kind == Kind::Choices) {
            let labels: Vec<&str> = measure.choices.iter().map(|(_, label)| label.as_str()).collect();
            row.offers = format!("{}, separated by semicolons", labels.join("; "));
        }
    }
    rows
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
    let own_questions = tabs.question.iter().any(|q| q.sheet == name && q.answers == Answers::PerMeasure);
    if own_questions {
        sheet.set_landscape();
    }
    let mut page = Page::new(sheet, if own_questions { &WIDTHS_OF_QUESTIONS } else { &WIDTHS })?;
    page.text(area((0, 0), (0, ANSWER)), name, &style::title())?;
    page.at_least(0..=0, 28.0);
    page.text(area((1, 1), (0, ANSWER)), &lead(tabs), &style::lead())?;
    let lines = lines(book, tabs, name);
    for line in &lines {
        draw(&mut page, book, tabs, line)?;
    }
    page.sheet.set_freeze_panes(FIRST, 0)?;
    page.sheet.protect_with_options(&super::form_sheet::protection());
    book.finish(&mut page, lines.last().map_or(FIRST, |line| line.row))
}

fn lead(tabs: &Tabs) -> String {
    let lobs: Vec<&str> = tabs.lobs.iter().map(|(_, label)| label.as_str()).collect();
    let answers = "The answer stands to the right of its label.";
    if lobs.is_empty() {
        return answers.to_owned();
    }
    format!("{answers} Lines of business: {}.", lobs.join(", "))
}

fn draw(page: &mut Page<'_>, book: &Book<'_>, tabs: &Tabs, line: &Line<'_>) -> Result<(), XlsxError> {
    let cell = |column| area((line.row, line.row), (column, column));
    if let Some(title) = &line.heading {
        page.text(area((line.row - 1, line.row - 1), (0, ANSWER)), title, &style::section())?;
        page.at_least(line.row - 1..=line.row - 1, 20.0);
    }
    match (line.asks.is_empty(), line.offers.is_empty()) {
        // The question above goes on.
        (true, true) => page.put(cell(0), &Content::Blank, &style::item())?,
        (false, true) => page.text(cell(0), line.asks, &style::item().set_bold())?,
        (true, false) => page.text(cell(0), &format!("Any of: {}", line.offers), &style::item())?,
        (false, false) => {
            page.rich(cell(0), line.asks, &format!("Any of: {}", line.offers), &style::item())?
        }
    }
    page.fit(cell(0), &format!("{} {}", line.asks, line.offers));
    page.text(cell(1), &line.label, &style::item())?;
    page.fit(cell(1), &line.label);
    match line.plain() {
        Some((address, kind)) => answer(page, book, cell(ANSWER), &address, kind),
        None => words(page, book, tabs, line),
    }
}

fn answer(
    page: &mut Page<'_>,
    book: &Book<'_>,
    place: crate::cell::CellRange,
    address: &Address,
    kind: Kind,
) -> Result<(), XlsxError> {
    let value = book.value(address);
    let looks = value.as_ref().filter(|_| kind == Kind::Text).and_then(topics::in_one_cell);
    if let Some(looks) = looks.filter(|looks| !is_too_long(&plain(looks))) {
        let runs: Vec<(Format, &str)> =
            looks.iter().map(|(look, text)| (look.clone(), text.as_str())).collect();
        let text = plain(&looks);
        page.fit(place, &text);
        return page.runs(place, &runs, &text, &style::text_input());
    }
    let content = value.map_or(Content::Blank, |value| content(kind, &value, None));
    let text = matches!(kind, Kind::Line | Kind::Text);
    let format =
        if text { style::text_input() } else { style::input().set_num_format(number_format(kind, None)) };
    match &content {
        Content::Text(text) => page.fit(place, text),
        _ if kind == Kind::Text => page.at_least(place.first.row..=place.last.row, ROOM),
        _ => {}
    }
    page.put(place, &content, &format)?;
    match book.form.point(address.as_str()) {
        Some(point) => rules::add(page, book, point, place),
        None => Ok(()),
    }
}

fn plain(looks: &[(Format, String)]) -> String {
    looks.iter().map(|(_, text)| text.as_str()).collect()
}

/// A cell of several answers, or of one in words.
fn words(page: &mut Page<'_>, book: &Book<'_>, tabs: &Tabs, line: &Line<'_>) -> Result<(), XlsxError> {
    let place = area((line.row, line.row), (ANSWER, ANSWER));
    let shared = Shared {
        form: book.form,
        tabs,
        item: &line.item.code,
        lobs: line.lobs.clone(),
        measures: &line.measures,
    };
    let text = shared.compose(|address| book.value(address));
    page.text(place, &text, &style::text_input())?;
    page.fit(place, &text);
    match line.measure().filter(|_| line.lobs.len() == 1 && line.measures.len() == 1) {
        Some(measure) => rules::choice(page, measure, place),
        None => Ok(()),
    }
}
