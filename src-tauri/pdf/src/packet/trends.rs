use std::collections::BTreeMap;

use chrono::NaiveDate;
use hpug_model::address::{Address, Period};
use hpug_model::answers::Figures;
use hpug_model::comparison::{Comparison, compare};
use hpug_model::format;
use hpug_model::forms::{DataPoint, Role};
use hpug_model::{Report, periods::Span};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::summary::name;
use super::{part, sub};
use crate::document::{Block, Cell, Column, Row, RowKind, Table, Tone};
use crate::report::shown::{Context, is_sent};
use crate::report::{frame, lead};

/// Most periods side by side: the latest ones.
const PERIODS: usize = 5;

/// Width of the column of small lines.
const SPARK: f32 = 56.0;

/// A 12-month period on file, and which report's figures tell of it.
struct Year<'r> {
    span: Span,
    period: Period,
    report: &'r Report,
    figures: Figures<'r>,
    /// How the newest report's items compare with its own; none for the newest itself.
    comparison: Option<Comparison>,
}

/// Figures over the years on file; nothing with fewer than two reports of the form.
pub fn trends(context: &Context<'_>, earlier: &[(String, Report)]) -> Vec<Block> {
    let years = years(context.report, earlier);
    if years.len() < 3 || !years.iter().any(|year| !std::ptr::eq(year.report, context.report)) {
        return Vec::new();
    }
    let mut blocks = vec![
        part("Trends"),
        lead(
            "Every figure over the years on file. A period stands as reported when it was Current, else as Prior of the \
             report after it.",
        ),
    ];
    for (at, section) in context.report.form.sections.iter().enumerate() {
        let points = context.report.form.points.iter().filter(|point| point.section == at);
        let rows: Vec<Row> = points.filter_map(|point| row(context, point, &years)).collect();
        if !rows.is_empty() {
            blocks.push(sub(&format!("{} over the years", frame::section_title(section))));
            blocks.push(Block::Table(table(&section.title, &years, rows)));
        }
    }
    blocks
}

/// The periods on file from the earliest on, each once: as Current of a report where there is one.
fn years<'r>(newest: &'r Report, earlier: &'r [(String, Report)]) -> Vec<Year<'r>> {
    let mut found: BTreeMap<NaiveDate, Year<'r>> = BTreeMap::new();
    let reports = std::iter::once(newest).chain(earlier.iter().map(|(_, report)| report));
    for period in Period::ALL {
        for report in reports.clone().filter(|report| newest.same_plan(report)) {
            let own = std::ptr::eq(report, newest);
            let comparison = if own { None } else { compare(&newest.form, &report.form) };
            let (Some(span), true) = (report.period(period), own || comparison.is_some()) else { continue };
            found.entry(span.1).or_insert_with(|| Year {
                span,
                period,
                report,
                figures: Figures::of(report),
                comparison,
            });
        }
    }
    let skipped = found.len().saturating_sub(PERIODS);
    found.into_values().skip(skipped).collect()
}

impl Year<'_> {
    fn figure(&self, point: &DataPoint) -> Option<Decimal> {
        let address =
            Address::new(point.address.item(), point.lob, Some(self.period), point.address.measure());
        match &self.comparison {
            None => self.figures.shown(address.as_str()),
            Some(comparison) => comparison.figure(&address, &self.figures),
        }
    }
}

fn row(context: &Context<'_>, point: &DataPoint, years: &[Year<'_>]) -> Option<Row> {
    let counted = point.period == Some(Period::Current) && point.kind.is_number() && is_sent(point.role);
    if !counted || point.lob.is_some_and(|lob| !context.covers(lob)) {
        return None;
    }
    let figures: Vec<Option<Decimal>> = years.iter().map(|year| year.figure(point)).collect();
    if figures.iter().flatten().count() < 2 {
        return None;
    }
    let spark = spark(&figures);
    let decimals = context.report.form.measure_of(point).decimals;
    let mut cells = vec![Cell::naming_row(name(context, &point.address))];
    cells.extend(figures.iter().map(|figure| match figure {
        Some(figure) => Cell::new(format::number(point.kind, *figure, decimals)),
        None => Cell::new("\u{2013}").toned(Tone::Quiet),
    }));
    cells.push(spark);
    let kind = if point.role == Role::Computed { RowKind::Total } else { RowKind::Body };
    Some(Row { kind, cells })
}

/// The figures as a small line, between their least and their greatest.
fn spark(figures: &[Option<Decimal>]) -> Cell {
    let known = figures.iter().flatten();
    let (Some(least), Some(most)) = (known.clone().min(), known.max()) else { return Cell::new("") };
    let place = |figure: &Decimal| {
        let part = (figure - least).checked_mul(Decimal::ONE_THOUSAND)?.checked_div(most - least);
        part.map_or(Some(500), |part| part.round().to_u32())
    };
    Cell::spark(figures.iter().map(|figure| figure.as_ref().and_then(place)).collect())
}

/// Where a period's figures come from, where that isn't the report of its own year.
fn source(year: &Year<'_>) -> String {
    match (year.period, year.report.year) {
        (Period::Current, _) => String::new(),
        (Period::Prior, Some(of)) => format!("As Prior in the report of {of}."),
        (Period::Prior, None) => "As Prior in the report of the year after.".to_owned(),
    }
}

fn table(title: &str, years: &[Year<'_>], rows: Vec<Row>) -> Table {
    let mut columns = vec![Column::share(1.0)];
    let has_dollars = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.plain().starts_with('$'));
    let width = if has_dollars { 84.0 } else { 60.0 };
    columns.extend(years.iter().map(|_| Column::figures(width)));
    columns.push(Column::figures(SPARK));
    let mut head = vec![Cell::new("Figure")];
    head.extend(years.iter().map(|year| {
        Cell::new(format::span(year.span).replace(" \u{2013} ", " \u{2013}\n")).noted(&source(year))
    }));
    head.push(Cell::new("Course"));
    Table { summary: format!("{title} over the years"), columns, head: vec![head], rows }
}
