//! Terms with their meanings: the whole glossary for people who fill in a blank, in a report the terms that it uses and
//! the national figures that can stand beside its own.

use std::collections::BTreeMap;

use hpug_model::format;
use hpug_model::forms::{self, Benchmark};
use hpug_model::values::{Kind, Value};
use rust_xlsxwriter::Workbook;

use super::records::{List, add_list};
use super::{Book, WriteError, style};
use crate::own;

/// Figures by series, data year and line of business, each with the items that it stands beside.
type Beside<'a> = BTreeMap<(&'a str, u16, Option<&'a str>), (&'a Benchmark, Vec<&'a str>)>;

/// Whether the form has a tab of its own for them, which is there however few they are.
pub(super) fn is_tab(book: &Book<'_>) -> bool {
    book.form.tabs.as_ref().is_some_and(|tabs| tabs.sheets.iter().any(|sheet| sheet == own::DEFINITIONS))
}

pub(super) fn add(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), WriteError> {
    let terms: Vec<&forms::Term> =
        if book.is_blank() { forms::glossary()?.iter().collect() } else { forms::terms_in(&words(book))? };
    if terms.is_empty() && !is_tab(book) {
        return Ok(());
    }
    let row = |term: &&forms::Term| {
        vec![(sentence(&term.term), style::cell().set_bold()), (sentence(&term.meaning), style::cell())]
    };
    let rows = terms.iter().map(row).collect();
    let list = List {
        name: own::DEFINITIONS,
        title: "Definitions",
        lead: "Terms of the report in our words, for working use; where the publisher defines a term its wording prevails.",
        columns: &[("Term", 40), ("Meaning", 96)],
    };
    Ok(add_list(workbook, book, &list, rows)?)
}

/// What a report's sheets say: titles, leads, labels and questions of its form, answers in words, remarks and explanations.
fn words(book: &Book<'_>) -> String {
    let sections = book.form.sections.iter().flat_map(|section| {
        let items = section.items.iter().flat_map(|item| [item.label.as_str(), item.asks.as_str()]);
        [section.title.as_str(), section.lead.as_str()].into_iter().chain(items)
    });
    let said = book.report.remarks.values().chain(book.report.explanations.values()).map(String::as_str);
    let answers = book.report.answers.values().filter_map(Value::as_text);
    sections.chain(said).chain(answers).collect::<Vec<_>>().join("\n")
}

/// The national figures beside a report's percents; no sheet where there is none.
pub(super) fn add_national(workbook: &mut Workbook, book: &Book<'_>) -> Result<(), WriteError> {
    let mut beside: Beside<'_> = BTreeMap::new();
    let shown = book.form.points.iter().filter(|point| book.figures.shown(point.address.as_str()).is_some());
    for point in shown.filter(|_| !book.is_blank()) {
        let code = book.form.item_of(point).code.as_str();
        for figure in book.report.national_beside(point) {
            let key = (figure.series.as_str(), figure.year, figure.lob.map(|lob| lob.label()));
            let (_, codes) = beside.entry(key).or_insert_with(|| (figure, Vec::new()));
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    if beside.is_empty() {
        return Ok(());
    }
    let row = |(figure, codes): &(&Benchmark, Vec<&str>)| {
        let whose = figure.lob.map_or("All payers", |lob| lob.label());
        let texts = [
            format!("{}, {whose}", sentence(&figure.label)),
            figure.year.to_string(),
            format::with_unit(Kind::Percent, figure.percent),
            codes.join(", "),
            figure.source.clone(),
        ];
        texts.into_iter().map(|text| (text, style::cell())).collect()
    };
    let list = List {
        name: own::NATIONAL_FIGURES,
        title: "National figures",
        lead: "Published totals of the data year that shares most months with the report's. They are no pass mark.",
        columns: &[("Measure", 46), ("Data year", 12), ("Share", 12), ("Beside", 30), ("Source", 40)],
    };
    Ok(add_list(workbook, book, &list, beside.values().map(row).collect())?)
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
