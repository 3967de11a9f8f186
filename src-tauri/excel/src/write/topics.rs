//! The sheet of the special topics: question by question, with the typed figures in their own rows.

use hpug_model::Value;
use hpug_model::format;
use hpug_model::forms::{DataPoint, Section};
use hpug_model::values::Kind;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::records::{List, add_list};
use super::{Book, style};
use crate::own;

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), XlsxError> {
    let topics: Vec<&Section> =
        book.form.sections.iter().filter(|section| section.id.starts_with("T.")).collect();
    if topics.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::new();
    for topic in topics {
        rows.push(heading(topic));
        rows.extend(book.form.points_of(&topic.id).map(|point| question(book, point)));
    }
    let list = List {
        name: own::TOPICS,
        title: "Special topics",
        lead: "The host's questions on each topic. These answers add to the report and never replace it.",
        columns: &[(own::ADDRESS, 14), ("", 5), ("Question", 44), ("Asked for", 18), (own::ENTERED[3], 84)],
    };
    add_list(workbook, book, &list, rows)
}

fn heading(topic: &Section) -> Vec<(String, Format)> {
    let plain = |text: &str| (text.to_owned(), style::section());
    vec![plain(&topic.id), plain(""), plain("Topic"), plain(""), plain(&topic.title)]
}

fn question(book: &Book<'_>, point: &DataPoint) -> Vec<(String, Format)> {
    let (item, measure) = (book.form.item_of(point), book.form.measure_of(point));
    let answer = book.figures.value(point.address.as_str());
    vec![
        (point.address.to_string(), style::key()),
        (item.mark.clone(), style::middle().set_bold()),
        (item.asks.clone(), style::cell()),
        (measure.label.clone(), style::cell()),
        (answer.map_or(String::new(), |answer| shown(point.kind, answer, &measure.choices)), style::answer()),
    ]
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
