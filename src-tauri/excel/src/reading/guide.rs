//! From the sheets of topics to answers, and a Discussion Guide as a reading of its own.

use std::collections::BTreeMap;

use hpug_model::address::Address;
use hpug_model::answers::{Figures, Origin, Report};
use hpug_model::forms::form;
use hpug_model::values::{Kind, Value, rich_from_json, typed};
use serde_json::{Value as Json, json};

use super::cells::read_cell;
use super::{Place, Places, Reading, Suggested};
use crate::grid::{Stretch, Workbook};
use crate::own::SEE_LONG_ANSWERS;
use crate::paragraphs;
use crate::recognise::{OwnSheets, TopicSheets, View, own_sheets, topic_sheets};

/// Reads a workbook that holds nothing but special topics; `None` where it holds none.
pub(crate) fn guide(book: &Workbook, views: &[View<'_>], name: &str) -> Option<Reading> {
    let sheets = topic_sheets(views);
    if sheets.topics.is_empty() {
        return None;
    }
    let mut report = Report::new(form("special-topics").ok()??, Origin::Received);
    report.widen(Vec::new(), sheets.topics.clone());
    super::set_head(book, name, &mut report);
    report.answers.clear();
    let own = own_sheets(views);
    take_topics(book, &sheets, &mut report);
    take_formatting(&own, &mut report);
    report.remarks.extend(own.remarks.iter().map(|(at, text)| (Address::from(at.as_str()), text.clone())));
    report.explanations.extend(own.explanations.clone());
    let computed = super::computed(&Figures::of(&report));
    let places = places(book, views, &sheets, &report);
    let suggested = Suggested::default();
    let mut notes = Vec::new();
    super::queries::take(book, views, &mut report, &mut notes);
    let as_reported = BTreeMap::new();
    Some(Reading {
        report,
        computed,
        suggested,
        places,
        findings: Vec::new(),
        notes,
        as_reported,
        seal: None,
        handed_out: None,
    })
}

/// Takes the answers and the schedule into a report that has the topics.
pub(crate) fn take_topics(book: &Workbook, sheets: &TopicSheets, report: &mut Report) {
    report.schedule = sheets.schedule.clone();
    let form = report.form.clone();
    for (key, answer) in &sheets.answers {
        let Some(point) = form.point(key) else { continue };
        let choices = &form.measure_of(point).choices;
        let read = if point.kind.is_number() {
            read_cell(book, answer.sheet, answer.cell, point.kind).value
        } else {
            None
        };
        // Text where a figure belongs is kept as what was typed.
        let value = read.or_else(|| typed(point.kind, choices, &paragraphs::own_lines(&answer.text)));
        let value = match value {
            Some(Value::Text(_)) if point.kind == Kind::Text => emphasised(&answer.stretches).or(value),
            value => value,
        };
        report.set(point.address.clone(), value);
    }
}

/// A text with its bold and italic words; `None` where it has none. A line is a paragraph.
fn emphasised(stretches: &[Stretch]) -> Option<Value> {
    if !stretches.iter().any(|stretch| stretch.bold || stretch.italic) {
        return None;
    }
    let mut lines: Vec<Vec<Json>> = vec![Vec::new()];
    for Stretch { text, bold, italic } in stretches {
        let marks = [(bold, "strong"), (italic, "em")].into_iter().filter(|(is, _)| **is);
        let marks: Vec<Json> = marks.map(|(_, mark)| json!({ "type": mark })).collect();
        for (at, words) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), words.is_empty()) {
                line.push(json!({ "type": "text", "text": words, "marks": marks }));
            }
        }
    }
    let paragraph = |line: Vec<Json>| json!({ "type": "paragraph", "content": line });
    let content: Vec<Json> = lines.into_iter().map(paragraph).collect();
    rich_from_json(&json!({ "type": "doc", "content": content })).ok().flatten()
}

/// Puts answers that are longer than a cell holds where the form's cell points to them.
pub(crate) fn take_long(own: &OwnSheets, report: &mut Report) {
    for (address, text) in &own.long {
        let points = report.answer(address).and_then(Value::as_text) == Some(SEE_LONG_ANSWERS);
        if points {
            report.set(Address::from(address.as_str()), Some(Value::Text(paragraphs::read(text))));
        }
    }
}

/// Gives texts their formatting back, where the words in the cells are still the same.
pub(crate) fn take_formatting(own: &OwnSheets, report: &mut Report) {
    for (address, document) in &own.formatting {
        let value = serde_json::from_str(document).ok().and_then(|json| rich_from_json(&json).ok()).flatten();
        report.restore_formatting(Address::from(address.as_str()), value);
    }
}

fn places(book: &Workbook, views: &[View<'_>], sheets: &TopicSheets, report: &Report) -> Places {
    let mut places = Places::default();
    for (key, answer) in &sheets.answers {
        let (Some(view), Some(sheet)) = (views.get(answer.sheet), book.sheets.get(answer.sheet)) else {
            continue;
        };
        if report.form.point(key).is_none() {
            continue;
        }
        let place = Place {
            sheet: sheet.name.clone(),
            cell: answer.cell,
            area: view.area(answer.cell),
            format: view.sheet.format_at(answer.cell),
            formula: view.sheet.cell(answer.cell).is_some_and(|cell| cell.formula.is_some()),
        };
        places.cells.insert(Address::from(key.as_str()), place);
    }
    places.sheet = places.cells.values().next().map_or_else(String::new, |place| place.sheet.clone());
    places
}
