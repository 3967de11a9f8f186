//! A small workbook for a colleague: a row for each cell asked for, and nothing else of the report.

use hpug_model::forms::{DataPoint, Form, Role};
use hpug_model::values::Kind;
use hpug_model::{Address, Value};
use rust_xlsxwriter::{DocProperties, FormatAlign, ProtectionOptions, Workbook, XlsxError};

use super::content::{Content, content, number_format};
use super::page::Page;
use super::places::area;
use super::{WriteError, rules, style};
use crate::own::{self, property};

/// What a colleague is asked for.
#[derive(Clone, Copy, Debug)]
pub struct HandOut<'a> {
    /// The form, with the report's metrics and topics.
    pub form: &'a Form,
    /// By which the workbook is known when it comes back.
    pub token: &'a str,
    /// What is asked for, in words.
    pub title: &'a str,
    /// Who asks, for which plan and when, in a sentence.
    pub lead: &'a str,
    /// The cells, in the order asked, with what stands there now where that goes along.
    pub cells: &'a [(Address, Option<Value>)],
}

const WIDTHS: [u16; 7] = [42, 52, 16, 10, 15, 20, 14];
const HEADS: [&str; 6] = ["Item", "What is asked", "Line of business", "Period", "Unit", "Your answer"];
const ANSWER: u32 = 5;
const KEY: u32 = 6;
const FIRST: u32 = 5;

/// Writes it. The answers' cells alone can be typed into; without a password anybody can lift that protection.
///
/// # Errors
/// [`WriteError::Format`] where a text is longer than a cell holds.
pub fn hand_out(asked: &HandOut<'_>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let (font, row, column) = style::default();
    workbook.set_default_format(&font, row, column)?;
    let properties = DocProperties::new()
        .set_title(asked.title)
        .set_custom_property(property::FORM, asked.form.id.as_str())
        .set_custom_property(property::HAND_OUT, asked.token);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name(own::HAND_OUT)?.set_landscape();
    let mut page = Page::new(sheet, &WIDTHS)?;
    head(&mut page, asked)?;
    let mut row = FIRST;
    for (address, value) in asked.cells {
        if let Some(point) = asked.form.point(address.as_str()) {
            line(&mut page, asked.form, (point, value.as_ref()), row)?;
            row += 1;
        }
    }
    // It only serves to know the cells again.
    page.sheet.set_column_hidden(KEY as u16)?;
    page.sheet.set_freeze_panes(FIRST, 0)?.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    page.sheet.set_selection(FIRST, ANSWER as u16, FIRST, ANSWER as u16)?;
    page.sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: false,
        ..ProtectionOptions::default()
    });
    page.print(&super::page::escaped(asked.title), "");
    page.finish(row.saturating_sub(1))?;
    Ok(workbook.save_to_buffer()?)
}

fn head(page: &mut Page<'_>, asked: &HandOut<'_>) -> Result<(), XlsxError> {
    let whole = |row: u32| area((row, row), (0, ANSWER));
    page.text(whole(0), asked.title, &style::title())?;
    page.at_least(0..=0, 28.0);
    page.text(whole(1), asked.lead, &style::text())?;
    page.fit(whole(1), asked.lead);
    let how = "Fill in the yellow cells, save the file and send it back. Where you have no figure, say why: N/A, Not collected, Not available, or <11 for a count of 1 to 10.";
    page.text(whole(2), how, &style::lead())?;
    page.fit(whole(2), how);
    for (column, head) in (0..).zip(HEADS) {
        page.text(area((FIRST - 1, FIRST - 1), (column, column)), head, &style::text_head())?;
    }
    let key = format!("{} {}", own::HAND_OUT_KEY, asked.token);
    page.text(area((FIRST - 1, FIRST - 1), (KEY, KEY)), &key, &style::key())
}

fn line(
    page: &mut Page<'_>,
    form: &Form,
    (point, value): (&DataPoint, Option<&Value>),
    row: u32,
) -> Result<(), XlsxError> {
    let (item, measure) = (form.item_of(point), form.measure_of(point));
    let name = match point.role {
        Role::Working => format!("{}: {}", form.item_name(item), measure.label),
        _ if item.measures.len() > 1 => format!("{}, {}", form.item_name(item), measure.label),
        _ => form.item_name(item),
    };
    let asks = if item.fraction.is_empty() || point.kind != Kind::Percent {
        item.asks.clone()
    } else {
        format!("{} ({})", item.asks, item.fraction)
    };
    let texts = [
        (name, style::item().set_bold()),
        (asks, style::item()),
        (point.lob.map_or("", |lob| lob.label()).to_owned(), style::middle()),
        (point.period.map_or("", |period| period.label()).to_owned(), style::middle()),
        (unit(point.kind).to_owned(), style::middle()),
    ];
    for (column, (text, format)) in (0..).zip(texts) {
        let place = area((row, row), (column, column));
        page.text(place, &text, &format)?;
        page.fit(place, &text);
    }
    let place = area((row, row), (ANSWER, ANSWER));
    let format = style::input().set_unlocked().set_align(FormatAlign::VerticalCenter);
    let format = format.set_num_format(number_format(point.kind, None));
    let content = value.map_or(Content::Blank, |value| content(point.kind, value, measure.decimals));
    page.put(place, &content, &format)?;
    if measure.choices.is_empty() && point.kind != Kind::Flag {
        rules::figure(page, (&form.place_of(point.address.as_str()), ""), point.kind, place)?;
    } else {
        rules::choice(page, measure, place)?;
    }
    page.text(area((row, row), (KEY, KEY)), point.address.as_str(), &style::key())
}

fn unit(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "number",
        Kind::Dollars => "US dollars",
        Kind::Percent => "percent",
        Kind::Hours => "hours",
        Kind::Flag => "yes or no",
        Kind::Choice => "one choice",
        Kind::Choices => "any choices",
        Kind::Date => "m/d/yyyy",
        Kind::Month => "month",
        Kind::Months => "months",
        Kind::Lobs => "lines of business",
        Kind::Line | Kind::Text => "text",
    }
}
