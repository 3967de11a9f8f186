use hpug_model::address::{Address, Period};
use hpug_model::findings::{Finding, Severity};
use hpug_model::format;
use hpug_model::forms::{DataPoint, Section};
use hpug_model::values::Kind;
use rust_decimal::Decimal;

use super::{part, sub};
use crate::document::{Block, Cell, Column, List, Row, RowKind, Table, Text};
use crate::report::shown::{Context, is_sent};
use crate::report::{bars, frame, lead};

/// Most changes that are named.
const CHANGES: usize = 5;
/// Most questions that are listed; the appendix holds all.
const QUESTIONS: usize = 25;

/// One page: how complete each section is, the largest changes, the bars, what is open.
pub fn summary(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = vec![part("Summary")];
    blocks.push(sub("How complete the sections are"));
    blocks.push(Block::Table(completeness(context)));
    let changes = changes(context);
    if !changes.is_empty() {
        blocks.push(sub("The largest changes"));
        blocks.push(lead(
            "Current against Prior: percents by points, counts and dollars by percent of the earlier figure.",
        ));
        blocks.push(Block::Table(table(context, &changes)));
    }
    for section in &context.report.form.sections {
        let bars = bars::bars(context, section);
        if !bars.is_empty() {
            blocks.push(sub(&format!("{}, in percent", frame::section_title(section))));
            // The heading says what the line above the bars does.
            blocks.extend(bars.into_iter().filter(|block| matches!(block, Block::Bars(_))));
        }
    }
    blocks.push(sub("Open questions"));
    blocks.extend(questions(context));
    blocks
}

fn completeness(context: &Context<'_>) -> Table {
    let of = |section: &Section, wanted: &dyn Fn(&Finding) -> bool| {
        let here = |finding: &&Finding| {
            let at = finding.at.first().and_then(|at| context.report.form.point(at.as_str()));
            at.is_some_and(|point| context.report.form.sections[point.section].id == section.id)
        };
        let count = context.findings.iter().filter(here).filter(|finding| wanted(finding)).count();
        Cell::new(if count == 0 { "\u{2013}".to_owned() } else { count.to_string() })
    };
    let row = |section: &Section| {
        let (answered, due) = context.figures.complete_in(&section.id);
        (due > 0).then(|| Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::naming_row(frame::section_title(section)),
                Cell::new(answered.to_string()),
                Cell::new(due.to_string()),
                of(section, &|finding| finding.severity == Severity::Error),
                of(section, &|finding| finding.severity == Severity::Warning && finding.is_open()),
                of(section, &|finding| finding.severity == Severity::Warning && !finding.is_open()),
            ],
        })
    };
    let figure = Column::figures(52.0);
    Table {
        summary: "How complete the sections are".to_owned(),
        columns: vec![Column::share(1.0), figure, figure, figure, figure, figure],
        head: vec![["Section", "Answered", "Due", "Errors", "Open", "Explained"].map(Cell::new).to_vec()],
        rows: context.report.form.sections.iter().filter_map(row).collect(),
    }
}

/// A figure with the one of the period before.
struct Change<'c> {
    point: &'c DataPoint,
    current: Decimal,
    prior: Decimal,
    size: Decimal,
}

/// The largest changes, largest first; totals and figures of lines that aren't covered left out.
fn changes<'c>(context: &'c Context<'_>) -> Vec<Change<'c>> {
    let form = &context.report.form;
    let counted = |point: &&DataPoint| {
        point.period == Some(Period::Current)
            && point.kind.is_number()
            && is_sent(point.role)
            && point.role != hpug_model::forms::Role::Computed
            && point.lob.is_none_or(|lob| context.covers(lob))
    };
    let change = |point: &'c DataPoint| {
        let before = &form.points.get(point.counterpart?)?.address;
        let (current, prior) =
            (context.figures.shown(point.address.as_str())?, context.figures.shown(before.as_str())?);
        let by = (current - prior).abs();
        let size = match point.kind {
            Kind::Percent => by,
            _ => by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(prior.abs())?,
        };
        (!by.is_zero()).then_some(Change { point, current, prior, size })
    };
    let mut changes: Vec<Change<'_>> = form.points.iter().filter(counted).filter_map(change).collect();
    // The order is that of the form where changes are as large.
    changes.sort_by_key(|change| std::cmp::Reverse(change.size));
    changes.truncate(CHANGES);
    changes
}

fn table(context: &Context<'_>, changes: &[Change<'_>]) -> Table {
    let form = &context.report.form;
    let row = |change: &Change<'_>| {
        let shown =
            |number| format::number(change.point.kind, number, form.measure_of(change.point).decimals);
        let (direction, amount) = format::change(change.point.kind, change.current, change.prior);
        let mark = if direction < 0 { "\u{25BC}" } else { "\u{25B2}" };
        let unit = if change.point.kind == Kind::Percent { " %" } else { "" };
        Row {
            kind: RowKind::Body,
            cells: vec![
                Cell::naming_row(name(context, &change.point.address)),
                Cell::new(format!("{}{unit}", shown(change.current))),
                Cell::new(format!("{}{unit}", shown(change.prior))),
                Cell::new(format!("{mark} {amount}")),
            ],
        }
    };
    Table {
        summary: "The largest changes".to_owned(),
        columns: vec![
            Column::share(1.0),
            Column::figures(80.0),
            Column::figures(80.0),
            Column::figures(80.0),
        ],
        head: vec![["Figure", "Current", "Prior", "Change"].map(Cell::new).to_vec()],
        rows: changes.iter().map(row).collect(),
    }
}

/// A figure in words, without its period.
pub fn name(context: &Context<'_>, address: &Address) -> String {
    let form = &context.report.form;
    let name = form.name_of(address.as_str());
    // A code that is a word says no more than the label: `B.joint Joint replacement`.
    let code =
        form.point(address.as_str()).map(|point| form.item_of(point).code.as_str()).unwrap_or_default();
    let is_word = code
        .rsplit('.')
        .next()
        .is_some_and(|last| last.len() > 4 && last.bytes().all(|byte| byte.is_ascii_lowercase()));
    let name = if is_word { name.trim_start_matches(code).trim_start() } else { &name };
    let name = name.replace(", Current", "").replace(", Prior", "");
    match name.rsplit_once(", ") {
        Some((item, "#")) => format!("{item}, number"),
        Some((item, "$")) => format!("{item}, dollars"),
        Some((item, "%")) => format!("{item}, percent"),
        _ => name,
    }
}

/// What the plan has neither corrected nor explained, roots only.
fn questions(context: &Context<'_>) -> Vec<Block> {
    let open: Vec<&Finding> = context
        .findings
        .iter()
        .filter(|finding| finding.is_open() && finding.because.is_none() && finding.severity > Severity::Note)
        .collect();
    if open.is_empty() {
        return vec![lead("Nothing is open: every error is corrected and every warning explained.")];
    }
    let form = &context.report.form;
    let place = |finding: &Finding| match finding.at.first() {
        Some(at) => form.said_of(at.as_str(), &form.place_of(at.as_str()), &finding.message),
        None => finding.message.clone(),
    };
    let items = open.iter().take(QUESTIONS).map(|finding| Text::from(place(finding)));
    let mut blocks = vec![Block::List(List::of(true, items))];
    if open.len() > QUESTIONS {
        let more = open.len() - QUESTIONS;
        blocks.push(lead(&format!("And {more} more; the appendix lists all of them.")));
    }
    blocks
}
