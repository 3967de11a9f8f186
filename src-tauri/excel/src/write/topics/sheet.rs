//! The sheet of one topic: its questions, typed fields in rows of their own, texts with bold and italic words, tables
//! as cells.

use hpug_model::format;
use hpug_model::forms::{DataPoint, Item, Section, Topic};
use hpug_model::rich::{Line, Run};
use hpug_model::values::{Kind, Value};
use rust_xlsxwriter::{DataValidation, Format, Url, Workbook, XlsxError};

use super::pieces::{Piece, of_plain, of_rich};
use crate::own;
use crate::write::page::Page;
use crate::write::places::area;
use crate::write::{Book, style};

/// Address, mark, question, then the answer over so many columns.
const WIDTHS: [u16; 9] = [14, 5, 42, 15, 15, 15, 15, 15, 15];
const MARK: u32 = 1;
const QUESTION: u32 = 2;
const ANSWER: u32 = 3;
const LAST: u32 = 8;
/// The row of heads.
const HEADS: u32 = 3;
/// Characters of an address that Excel follows; a longer one stands there as words.
const LONGEST_LINK: usize = 2_000;
/// Height of the cell for an answer that is still to be written, in points: a blank topic prints on two pages.
const ROOM: f64 = 57.0;

pub(super) fn add(
    workbook: &mut Workbook,
    book: &Book<'_>,
    section: &Section,
    topic: &Topic,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(own::topic_sheet(topic.number, &topic.title))?.set_landscape();
    let mut sheet = Sheet { page: Page::new(sheet, &WIDTHS)?, book, row: HEADS + 1 };
    sheet.head(topic)?;
    for item in &section.items {
        sheet.question(item)?;
        for measure in &item.measures {
            let address = hpug_model::Address::new(&item.code, None, None, &measure.key);
            if let Some(point) = book.form.point(address.as_str()) {
                sheet.answer(point)?;
            }
        }
    }
    let Sheet { mut page, row, .. } = sheet;
    page.sheet.set_freeze_panes(HEADS + 1, 0)?.set_repeat_rows(HEADS, HEADS)?;
    book.finish(&mut page, row.saturating_sub(1))
}

struct Sheet<'w, 'b> {
    page: Page<'w>,
    book: &'b Book<'b>,
    row: u32,
}

impl Sheet<'_, '_> {
    fn head(&mut self, topic: &Topic) -> Result<(), XlsxError> {
        let page = &mut self.page;
        page.text(area((0, 0), (0, LAST)), &topic.title, &style::title())?;
        page.at_least(0..=0, 28.0);
        let lead = if self.book.is_blank() {
            "Answer in the yellow cells. Where there is no answer, say why: N/A, Not collected or Not available."
        } else {
            "These answers add to the report and never replace it."
        };
        page.text(area((1, 1), (0, LAST)), lead, &style::lead())?;
        for (column, head) in [(0, own::ADDRESS), (MARK, ""), (QUESTION, "Question")] {
            page.text(area((HEADS, HEADS), (column, column)), head, &style::text_head())?;
        }
        page.text(area((HEADS, HEADS), (ANSWER, LAST)), own::ENTERED[3], &style::text_head())?;
        let key = format!("T.{}", topic.number);
        self.line(&key, "Topic", &topic.title, &style::cell().set_bold())?;
        if !topic.intro.is_empty() || self.book.is_blank() {
            let key = format!("{key} {}", own::INTRODUCTION);
            self.line(&key, "Why it matters", &topic.intro, &style::cell())?;
        }
        Ok(())
    }

    /// A row of the topic itself.
    fn line(&mut self, key: &str, label: &str, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.key(key)?;
        self.label(label, &style::cell())?;
        let place = area((self.row, self.row), (ANSWER, LAST));
        self.page.text(place, text, format)?;
        self.page.fit(place, text);
        self.row += 1;
        Ok(())
    }

    fn key(&mut self, key: &str) -> Result<(), XlsxError> {
        self.page.text(area((self.row, self.row), (0, 0)), key, &style::key())
    }

    fn label(&mut self, label: &str, format: &Format) -> Result<(), XlsxError> {
        let place = area((self.row, self.row), (QUESTION, QUESTION));
        self.page.text(place, label, format)?;
        self.page.fit(place, label);
        Ok(())
    }

    fn question(&mut self, item: &Item) -> Result<(), XlsxError> {
        self.key(&item.code)?;
        let format = style::head().set_align(rust_xlsxwriter::FormatAlign::Left);
        self.page.text(area((self.row, self.row), (MARK, MARK)), &item.mark, &format)?;
        let place = area((self.row, self.row), (QUESTION, LAST));
        self.page.text(place, &item.asks, &format)?;
        self.page.fit(place, &item.asks);
        self.page.at_least(self.row..=self.row, 20.0);
        self.row += 1;
        Ok(())
    }

    fn answer(&mut self, point: &DataPoint) -> Result<(), XlsxError> {
        let value = self.book.figures.value(point.address.as_str()).cloned();
        let label = self.book.form.measure_of(point).label.clone();
        self.label(&label, &style::cell())?;
        if point.kind != Kind::Text {
            return self.field(point, value.as_ref());
        }
        let pieces = match value {
            Some(Value::Rich(text)) => of_rich(&text),
            Some(value) => of_plain(&format::value(point.kind, &value, None)),
            None => Vec::new(),
        };
        if pieces.is_empty() {
            self.key(point.address.as_str())?;
            self.page.text(area((self.row, self.row), (ANSWER, LAST)), "", &style::answer())?;
            self.page.at_least(self.row..=self.row, if self.book.is_blank() { ROOM } else { 0.0 });
            self.row += 1;
        }
        for piece in pieces {
            self.piece(point.address.as_str(), piece)?;
        }
        Ok(())
    }

    /// A typed field: a figure as text that reads back as it is.
    fn field(&mut self, point: &DataPoint, value: Option<&Value>) -> Result<(), XlsxError> {
        let choices = &self.book.form.measure_of(point).choices;
        let text = value.map_or(String::new(), |value| shown(point.kind, value, choices));
        self.key(point.address.as_str())?;
        let place = area((self.row, self.row), (ANSWER, ANSWER + 1));
        self.page.text(place, &text, &style::text_input())?;
        self.page.fit(place, &text);
        let listed: Vec<&str> = match point.kind {
            Kind::Flag => vec!["Yes", "No", "N/A"],
            _ => choices.iter().map(|(_, label)| label.as_str()).collect(),
        };
        if !listed.is_empty() {
            let rule = DataValidation::new()
                .allow_list_strings(&listed)?
                .ignore_blank(true)
                .show_error_message(false);
            self.page.sheet.add_data_validation(self.row, ANSWER as u16, self.row, ANSWER as u16, &rule)?;
        }
        self.row += 1;
        Ok(())
    }

    fn piece(&mut self, address: &str, piece: Piece) -> Result<(), XlsxError> {
        match piece {
            Piece::Text { runs, mark } => {
                self.key(&format!("{address}{mark}"))?;
                let place = area((self.row, self.row), (ANSWER, LAST));
                self.runs(place, &runs, &style::answer())?;
            }
            Piece::Row { cells, heads } => {
                self.key(&format!("{address}{}", own::TABLE_ROW))?;
                let format = if heads { style::answer().set_bold() } else { style::answer() };
                for (column, lines) in (ANSWER..).zip(&cells) {
                    let place = area((self.row, self.row), (column, column));
                    self.runs(place, &joined(lines), &format)?;
                }
            }
            Piece::Link { words, address: link } => {
                self.key(&format!("{address}{}", own::LINK))?;
                let text = format!("{words}: {}", link.trim_start_matches("mailto:"));
                let (row, column) = (self.row, ANSWER as u16);
                self.page.text(area((row, row), (ANSWER, LAST)), &text, &style::cell())?;
                if link.len() > LONGEST_LINK {
                    self.row += 1;
                    return Ok(());
                }
                let link = Url::new(link).set_text(&text);
                let format = style::cell()
                    .set_font_color(style::ACCENT)
                    .set_underline(rust_xlsxwriter::FormatUnderline::Single);
                self.page.sheet.write_url_with_format(row, column, link, &format)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn runs(
        &mut self,
        place: crate::cell::CellRange,
        runs: &[Run],
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let looks: Vec<(Format, &str)> = runs
            .iter()
            .filter(|run| !run.text.is_empty())
            .map(|run| (look(run, format), run.text.as_str()))
            .collect();
        self.page.runs(place, &looks, &text, format)?;
        self.page.fit(place, &text);
        Ok(())
    }
}

/// The look of a run in a cell of a format.
pub(super) fn look(run: &Run, cell: &Format) -> Format {
    let mut look = style::plain_run();
    if run.bold || *cell == style::answer().set_bold() {
        look = look.set_bold();
    }
    if run.italic {
        look = look.set_italic();
    }
    if run.link.is_some() {
        look = look.set_underline(rust_xlsxwriter::FormatUnderline::Single).set_font_color(style::ACCENT);
    }
    look
}

fn joined(lines: &[Line]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            runs.push(Run { text: "\n".to_owned(), ..Run::default() });
        }
        runs.extend(line.0.iter().cloned());
    }
    runs
}

/// An answer as text that reads back as it is: choices by label, percents with their sign, flags in words.
fn shown(kind: Kind, value: &Value, choices: &[(String, String)]) -> String {
    match value {
        Value::Flag(flag) => if *flag { "Yes" } else { "No" }.to_owned(),
        Value::Choice(key) => choices
            .iter()
            .find(|(known, _)| known == key)
            .map_or_else(|| key.clone(), |(_, label)| label.clone()),
        Value::Number(number) if kind == Kind::Percent => format!("{}%", number.normalize()),
        other => format::value(kind, other, None),
    }
}
