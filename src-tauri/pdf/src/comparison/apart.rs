//! What is shown and not compared, and why: a row per plan and reason.

use hpug_model::side_by_side::{Mode, SideBySide};

use super::{heading, paragraph, show};
use crate::document::{Block, Cell, Column, ParagraphStyle, Row, RowKind, Table};

/// Figures named in a row before the rest is counted.
const NAMED: usize = 12;

/// The section at the end; none where everything is compared.
pub fn apart(side: &SideBySide) -> Vec<Block> {
    let rows = rows(side);
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let first = if side.mode == Mode::Plans { "Plan" } else { "Year" };
        blocks.push(heading(1, "Not compared"));
        let lead = "Figures that are shown but neither ranked nor part of a median. Blanks aren't listed.";
        blocks.push(paragraph(lead, ParagraphStyle::Lead));
        let row = |(name, why, figures): (String, String, Vec<String>)| {
            let more = figures.len().saturating_sub(NAMED);
            let mut named = figures.into_iter().take(NAMED).collect::<Vec<_>>().join("; ");
            if more > 0 {
                named.push_str(&format!("; and {more} more"));
            }
            let cells = vec![Cell::naming_row(name), Cell::new(why), Cell::new(named)];
            Row { kind: RowKind::Body, cells }
        };
        blocks.push(Block::Table(Table {
            summary: "Figures that are not compared, by plan and reason".to_owned(),
            columns: vec![Column::share(1.0), Column::share(1.5), Column::share(1.6)],
            head: vec![[first, "Why", "Figures"].map(Cell::new).to_vec()],
            rows: rows.into_iter().map(row).collect(),
        }));
    }
    if !side.left_out.is_empty() {
        blocks.push(heading(1, "Reports that are not shown"));
        let row = |(source, why): &(String, String)| {
            let source = if source.is_empty() { "A report" } else { source };
            Row { kind: RowKind::Body, cells: vec![Cell::naming_row(source), Cell::new(why.as_str())] }
        };
        blocks.push(Block::Table(Table {
            summary: "Reports that are not shown, and why".to_owned(),
            columns: vec![Column::share(1.0), Column::share(1.5)],
            head: vec![["Report", "Why"].map(Cell::new).to_vec()],
            rows: side.left_out.iter().map(row).collect(),
        }));
    }
    blocks
}

/// (Column, reason, figures), in the order of columns and of the first figure with the reason.
fn rows(side: &SideBySide) -> Vec<(String, String, Vec<String>)> {
    let mut rows: Vec<(String, String, Vec<String>)> = Vec::new();
    for at in 0..side.columns.len() {
        let begin = rows.len();
        for line in &side.lines {
            let figure = &line.cells[at].current;
            let Some((number, apart)) = figure.number.zip(figure.apart.as_ref()) else { continue };
            let (why, name) = (apart.words(), format!("{} {}", line.name(), show::number(line, number)));
            let head = side.head(at, [line]);
            match rows[begin..].iter_mut().find(|(of, reason, _)| *reason == why && *of == head) {
                Some((_, _, figures)) => figures.push(name),
                None => rows.push((head, why, vec![name])),
            }
        }
    }
    rows
}
