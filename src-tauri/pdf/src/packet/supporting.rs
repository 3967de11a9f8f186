use hpug_model::meetings::Supporting;

use super::part;
use crate::document::{Block, Cell, Column, Row, RowKind, Table};
use crate::report::lead;

/// The files that the plan sent along, by name and what they are.
pub fn files(files: &[Supporting]) -> Vec<Block> {
    if files.is_empty() {
        return Vec::new();
    }
    let row = |file: &Supporting| {
        let name = file.file.rsplit(['/', '\\']).next().unwrap_or(&file.file);
        Row { kind: RowKind::Body, cells: vec![Cell::naming_row(name), Cell::new(file.about.as_str())] }
    };
    let table = Table {
        summary: "Supporting files".to_owned(),
        columns: vec![Column::share(1.0), Column::share(1.6)],
        head: vec![["File", "What it is"].map(Cell::new).to_vec()],
        rows: files.iter().map(row).collect(),
    };
    vec![
        part("Supporting files"),
        lead("Files that came with the report; they go out beside this packet."),
        Block::Table(table),
    ]
}
