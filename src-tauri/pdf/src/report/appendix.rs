use std::collections::BTreeMap;

use hpug_model::forms::{self, Benchmark, DataPoint};
use hpug_model::values::Kind;
use hpug_model::{Address, format};

use super::shown::{Context, in_tables, is_topic};
use super::{heading, lead};
use crate::document::{Block, Cell, Column, Row, RowKind, Table};

/// Figures by series, data year and line of business, each with the items that it stands beside.
type Beside<'a> = BTreeMap<(&'a str, u16, Option<&'a str>), (&'a Benchmark, Vec<&'a str>)>;

/// National figures that can stand beside the report's own, and the terms that the document uses; nothing else.
pub fn appendix(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = national(context);
    blocks.extend(terms(context));
    blocks
}

/// Published figures beside the answers, each with the items that it stands beside.
fn national(context: &Context<'_>) -> Vec<Block> {
    let form = &context.report.form;
    let mut beside: Beside<'_> = BTreeMap::new();
    let shown = |point: &&DataPoint| {
        point.kind == Kind::Percent && context.includes(point) && context.text(point).is_some()
    };
    for point in form.points.iter().filter(shown) {
        let code = form.item_of(point).code.as_str();
        for figure in context.report.national_beside(point) {
            let key = (figure.series.as_str(), figure.year, figure.lob.map(|lob| lob.label()));
            let (_, codes) = beside.entry(key).or_insert_with(|| (figure, Vec::new()));
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    if beside.is_empty() {
        return Vec::new();
    }
    let row = |(figure, codes): &(&Benchmark, Vec<&str>)| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(sentence(&figure.label)),
            Cell::new(figure.lob.map_or("All payers", |lob| lob.label())),
            Cell::new(figure.year.to_string()),
            Cell::new(format::with_unit(Kind::Percent, figure.percent)),
            Cell::new(codes.join(", ")),
            Cell::new(figure.source.as_str()),
        ],
    };
    let table = Table {
        summary: "National figures".to_owned(),
        columns: vec![
            Column::share(1.5),
            Column::share(1.0),
            Column::figures(52.0),
            Column::figures(52.0),
            Column::share(1.2),
            Column::share(1.3),
        ],
        head: vec![["Measure", "Whose", "Data year", "Share", "Beside", "Source"].map(Cell::new).to_vec()],
        rows: beside.values().map(row).collect(),
    };
    let about = "Published totals, weighted by dollars or births, of the data year that shares most months with the \
        report's. They are no pass mark.";
    vec![heading(1, "National figures"), lead(about), Block::Table(table)]
}

fn terms(context: &Context<'_>) -> Vec<Block> {
    let form = &context.report.form;
    let printed = form.sections.iter().filter(|section| !(context.options.companion && in_tables(section)));
    let texts = printed.flat_map(|section| {
        let labels = section.items.iter().map(|item| item.label.as_str());
        let asked =
            section.items.iter().filter(|_| context.options.asks || section.questions || is_topic(section));
        let asks = asked.map(|item| item.asks.as_str());
        [section.title.as_str(), section.lead.as_str()].into_iter().chain(labels).chain(asks)
    });
    let text = texts.chain(said(context)).collect::<Vec<_>>().join("\n");
    // A list that can't be read is told where the glossary is opened; the report stands without it.
    let terms = forms::terms_in(&text).unwrap_or_default();
    if terms.is_empty() {
        return Vec::new();
    }
    let row = |term: &&forms::Term| Row {
        kind: RowKind::Body,
        cells: vec![Cell::naming_row(sentence(&term.term)), Cell::new(sentence(&term.meaning))],
    };
    let table = Table {
        summary: "Terms".to_owned(),
        columns: vec![Column::share(1.0), Column::share(2.4)],
        head: vec![["Term", "Meaning"].map(Cell::new).to_vec()],
        rows: terms.iter().map(row).collect(),
    };
    let about = "Terms that this document uses, in our words for working use.";
    vec![heading(1, "Terms"), lead(about), Block::Table(table)]
}

/// What the plan wrote: answers in words, remarks and explanations.
fn said<'c>(context: &'c Context<'_>) -> impl Iterator<Item = &'c str> {
    let known = |address: &Address| context.report.form.point(address.as_str()).is_some();
    let remarks =
        context.report.remarks.iter().filter(move |(at, _)| known(at)).map(|(_, text)| text.as_str());
    let points = context.report.form.points.iter().filter(|point| context.includes(point));
    let answers = points.filter_map(|point| context.report.answer(point.address.as_str())?.as_text());
    remarks.chain(context.report.explanations.values().map(String::as_str)).chain(answers)
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
