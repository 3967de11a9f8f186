//! What only the host's own review copy holds.

use hpug_model::side_by_side::Named;

use super::{Packet, part, sub};
use crate::document::{Block, Cell, Column, ParagraphStyle, Row, RowKind, Table, Tone};
use crate::report::shown::Context;
use crate::report::{paragraph, working};

/// Internal remarks, notes, debrief, working figures.
pub fn blocks(packet: &Packet<'_>, context: Option<&Context<'_>>) -> Vec<Block> {
    let mut blocks = vec![part("For the host only")];
    if packet.compared().is_some() && !packet.key.is_empty() {
        blocks.push(sub("Who is who"));
        blocks.push(Block::Table(key(packet)));
    }
    let remarks = packet.internal.iter().filter(|(_, text)| !text.trim().is_empty());
    let row = |(address, text): (&String, &String)| {
        let place = context.map_or_else(|| address.clone(), |context| context.report.form.name_of(address));
        Row { kind: RowKind::Body, cells: vec![Cell::naming_row(place), Cell::new(text.as_str())] }
    };
    let rows: Vec<Row> = remarks.map(row).collect();
    if !rows.is_empty() {
        blocks.push(sub("Internal remarks"));
        blocks.push(Block::Table(Table {
            summary: "Internal remarks".to_owned(),
            columns: vec![Column::share(1.0), Column::share(2.0)],
            head: vec![["About", "Remark"].map(Cell::new).to_vec()],
            rows,
        }));
    }
    for (title, text) in [("Notes", &packet.meeting.notes), ("Debrief", &packet.meeting.debrief)] {
        if !text.trim().is_empty() {
            blocks.push(sub(title));
            blocks.push(paragraph(text, ParagraphStyle::Body));
        }
    }
    let working = context.map(working::working).unwrap_or_default();
    if blocks.len() == 1 {
        return working;
    }
    blocks.extend(working);
    blocks
}

/// The plans behind the letters of a comparison.
fn key(packet: &Packet<'_>) -> Table {
    let row = |named: &Named| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::naming_row(named.letter.as_str()),
            Cell::new(named.plan.as_str()),
            Cell::new(named.source.as_str()).toned(Tone::Quiet),
        ],
    };
    Table {
        summary: "Who is who".to_owned(),
        columns: vec![Column::share(0.6), Column::share(1.6), Column::share(1.6)],
        head: vec![["Letter", "Plan", "File"].map(Cell::new).to_vec()],
        rows: packet.key.iter().map(row).collect(),
    }
}
