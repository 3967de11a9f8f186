use hpug_model::address::{Address, Lob, Period};
use hpug_model::format;
use hpug_model::values::Value;

use super::frame::plan;
use super::shown::{Context, in_tables};
use super::{heading, lead, paragraph, remarks};
use crate::document::{Block, Cell, Column, Fact, Heading, ParagraphStyle, Row, RowKind, Table, Text, Tone};

/// How to read the tables of the sections.
const MARKS: &str = "In the tables: a dash is no answer; a tinted figure is worked out by the program; a bold \
    figure behind a bar has an open finding.";

/// Plan, host, contact, lines of business, periods.
pub fn head(context: &Context<'_>) -> Vec<Block> {
    let report = context.report;
    let section = report.form.section("head");
    let title = section.map_or("Plan", |section| section.title.as_str());
    let mut blocks = vec![Block::Heading(Heading { level: 1, text: title.to_owned(), new_page: true })];
    blocks.extend(section.map(|section| lead(&section.lead)));
    let mut facts = vec![Fact::new("Plan", plan(context)).at("plan")];
    if !report.host.trim().is_empty() {
        facts.push(Fact::new("Host", report.host.as_str()).at("host"));
    }
    if !report.contact.is_empty() {
        let contact = &report.contact;
        let lines: Vec<&str> = [&contact.name, &contact.email, &contact.phone]
            .into_iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect();
        facts.push(Fact::new("Contact", Text::leading(&lines.join("\n"))).at("contact"));
    }
    facts.extend(lobs(context));
    blocks.push(Block::Facts(facts));
    if report.form.point("period/current/start").is_some() {
        blocks.push(heading(2, "Reporting periods"));
        blocks.push(Block::Table(periods(context)));
    }
    let has_tables = report.form.sections.iter().any(|section| in_tables(section) && !section.questions);
    if !context.options.companion && has_tables {
        blocks.push(paragraph(MARKS, ParagraphStyle::Small));
    }
    blocks.extend(
        section
            .into_iter()
            .flat_map(|section| &section.items)
            .flat_map(|item| remarks::under(context, item).into_iter().map(|text| remarks::aside(&text))),
    );
    blocks
}

fn lobs(context: &Context<'_>) -> Option<Fact> {
    let point = context.report.form.point("lobs")?;
    if let Some(text) = context.text(point) {
        return Some(Fact::new("Lines of business", text).at("lobs"));
    }
    let all = context.report.covered().into_iter().map(Lob::label).collect::<Vec<_>>().join(", ");
    Some(Fact::new("Lines of business", format!("{all} (all that the form asks for)")))
}

fn periods(context: &Context<'_>) -> Table {
    let row = |period: Period| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(period.label()),
            day(context, period, "start"),
            day(context, period, "end"),
            Cell::new(context.report.period(period).map(format::span).unwrap_or_default()).toned(Tone::Quiet),
        ],
    };
    Table {
        summary: "Reporting periods".to_owned(),
        columns: vec![Column::share(1.0), Column::share(1.0), Column::share(1.0), Column::share(1.4)],
        head: vec![["Period", "First day", "Last day", "In words"].map(Cell::new).to_vec()],
        rows: Period::ALL.into_iter().map(row).collect(),
    }
}

/// A day as it was given; the recommended one, in grey, where none was.
fn day(context: &Context<'_>, period: Period, edge: &str) -> Cell {
    let address = Address::new("period", None, Some(period), edge);
    let point = context.report.form.point(address.as_str());
    if point.is_some_and(|point| context.text(point).is_some()) {
        return context.cell(point);
    }
    let recommended = context.report.period(period);
    let day = recommended.map(|(start, end)| if edge == "start" { start } else { end });
    match day {
        Some(day) => Cell::new(format::value(hpug_model::values::Kind::Date, &Value::Date(day), None)),
        None => Cell::new("\u{2013}"),
    }
    .toned(Tone::Quiet)
}
