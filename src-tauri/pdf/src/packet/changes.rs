use hpug_model::Report;
use hpug_model::forms::DataPoint;

use super::summary::name;
use super::{Packet, part};
use crate::document::{Block, Cell, Column, Row, RowKind, Table, Tone};
use crate::report::lead;
use crate::report::shown::{Context, is_sent, is_topic};

/// What the report says otherwise than at the meeting before; nothing where that report isn't at hand.
pub fn changes(context: &Context<'_>, packet: &Packet<'_>) -> Vec<Block> {
    let Some(before) = packet.last_meeting else { return Vec::new() };
    // Both without working figures: a share that is worked out is written with other decimals than one that was typed.
    let (before, now) = (before.without_working_figures(), context.report.without_working_figures());
    let rows = rows(&Context::new(&now, &[], context.options), &before);
    let mut blocks = vec![part("What changed since the last meeting")];
    if rows.is_empty() {
        blocks.push(lead("The report says what it said then."));
        return blocks;
    }
    blocks.push(lead(
        "Answers that differ from those of the report as it stood at the meeting before this one.",
    ));
    blocks.push(Block::Table(Table {
        summary: "What changed since the last meeting".to_owned(),
        columns: vec![Column::share(1.6), Column::share(1.0), Column::share(1.0)],
        head: vec![["Answer", "Then", "Now"].map(Cell::new).to_vec()],
        rows,
    }));
    blocks
}

fn rows(context: &Context<'_>, before: &Report) -> Vec<Row> {
    let then = Context::new(before, &[], context.options);
    let form = &context.report.form;
    let mut rows = Vec::new();
    let mut section = None;
    let sent = |point: &&DataPoint| is_sent(point.role) && !is_topic(&form.sections[point.section]);
    for point in form.points.iter().filter(sent) {
        let now = context.text(point);
        let old = before.form.point(point.address.as_str()).and_then(|point| then.text(point));
        if now == old {
            continue;
        }
        if section != Some(point.section) {
            section = Some(point.section);
            let title = crate::report::frame::section_title(&form.sections[point.section]);
            rows.push(Row { kind: RowKind::Group, cells: vec![Cell::new(title).spanning(3)] });
        }
        let cell = |text: Option<String>| match text {
            Some(text) => Cell::new(text),
            None => Cell::new("\u{2013}").toned(Tone::Quiet),
        };
        let period = point.period.map(|period| format!(", {}", period.label())).unwrap_or_default();
        let title = format!("{}{period}", name(context, &point.address));
        rows.push(Row { kind: RowKind::Body, cells: vec![Cell::naming_row(title), cell(old), cell(now)] });
    }
    rows
}
