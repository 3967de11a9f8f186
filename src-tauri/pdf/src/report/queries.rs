use hpug_model::format;
use hpug_model::queries::Query;
use hpug_model::values::from_json;

use super::shown::Context;
use super::{heading, lead, paragraph};
use crate::document::{Block, Cell, Column, Fact, ParagraphStyle, Row, RowKind, Table, Text, Weight};

/// What the host asks about single figures, with the plan's answers as far as there are any.
pub fn queries(context: &Context<'_>) -> Vec<Block> {
    if context.report.queries.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, "Questions about single figures"),
        lead("What the host asked about figures as it received them, and what the plan answers."),
        Block::Table(table(context)),
    ]
}

/// The same as a paper of its own, to be read beside the workbook that takes the answers.
pub fn alone(context: &Context<'_>) -> Vec<Block> {
    let report = context.report;
    let mut facts =
        vec![Fact::new("Plan", report.plan.as_str()), Fact::new("Form", report.form.title.as_str())];
    facts.extend(report.year.map(|year| Fact::new("Reporting year", year.to_string())));
    if !report.host.is_empty() {
        facts.push(Fact::new("Asked by", report.host.as_str()));
    }
    vec![
        heading(1, "Questions about single figures"),
        Block::Facts(facts),
        paragraph(
            "Please answer in the workbook that came with this page: in words, with the right figure, or both. In HPUG Workbook it opens on the very cells; any spreadsheet program will do as well.",
            ParagraphStyle::Body,
        ),
        Block::Table(table(context)),
    ]
}

fn table(context: &Context<'_>) -> Table {
    let answered = context.report.queries.iter().any(Query::is_answered);
    let mut columns = vec![Column::figures(28.0), Column::share(1.5), Column::share(0.7), Column::share(2.4)];
    let mut heads = vec!["No.", "Figure", "As received", "Question"];
    if answered {
        columns.push(Column::share(2.0));
        heads.push("Answer");
    }
    let row = |(number, query): (usize, &Query)| {
        let mut cells = vec![
            Cell::naming_row(number.to_string()),
            Cell::new(context.report.form.name_of(&query.address)),
            Cell::new(if query.received.is_empty() { "blank" } else { query.received.as_str() }),
            Cell::new(query.text.as_str()),
        ];
        if answered {
            cells.push(Cell::new(answer(context, query)));
        }
        Row { kind: RowKind::Body, cells }
    };
    Table {
        summary: "Questions about single figures".to_owned(),
        columns,
        head: vec![heads.into_iter().map(Cell::new).collect()],
        rows: (1..).zip(&context.report.queries).map(row).collect(),
    }
}

fn answer(context: &Context<'_>, query: &Query) -> Text {
    let text = Text::from(query.answer.as_str());
    let Some(point) = context.report.form.point(&query.address) else { return text };
    let choices = &context.report.form.measure_of(point).choices;
    let value = query.corrected.as_ref().and_then(|json| from_json(point.kind, choices, json).ok().flatten());
    let Some(value) = value else { return text };
    let line = if query.answer.is_empty() { "" } else { "\n" };
    text.then(format!("{line}Corrected: {}", format::value(point.kind, &value, None)), Weight::Bold)
}
