//! Answers with formatting as blocks of a document.

use hpug_model::rich::{self, Line, RichText, Run};

use crate::document::{self, Block, Cell, Column, List, Paragraph, Row, RowKind, Table, Text, Weight};

/// The blocks of an answer.
pub fn blocks(text: &RichText) -> Vec<Block> {
    text.blocks().iter().map(block).collect()
}

/// What reading those blocks back gives.
pub fn reading(text: &RichText) -> String {
    document::text_of(&blocks(text))
}

fn block(block: &rich::Block) -> Block {
    match block {
        rich::Block::Paragraph(line) => Block::Paragraph(paragraph(line)),
        rich::Block::List(list) => {
            let items = list.items.iter().map(|item| item.iter().map(self::block).collect());
            Block::List(List { numbered: list.numbered, first: list.first, items: items.collect() })
        }
        rich::Block::Table(table) => Block::Table(self::table(table)),
    }
}

fn paragraph(line: &Line) -> Paragraph {
    Paragraph { text: text(line), ..Paragraph::default() }
}

fn text(line: &Line) -> Text {
    let run = |run: &Run| document::Run {
        text: run.text.clone(),
        weight: match (run.bold, run.italic) {
            (false, false) => Weight::Regular,
            (true, false) => Weight::Bold,
            (false, true) => Weight::Italic,
            (true, true) => Weight::BoldItalic,
        },
        emphasis: run.bold || run.italic,
        link: run.link.clone(),
        note: None,
    };
    Text(line.0.iter().map(run).collect())
}

/// A table; without a row of heads its columns have none.
fn table(table: &rich::Table) -> Table {
    let cell = |lines: &Vec<Line>| {
        let mut all = Text::default();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                all = all.then("\n", Weight::Regular);
            }
            all.0.extend(text(line).0);
        }
        Cell::new(all)
    };
    let mut rows: Vec<Vec<Cell>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let head = if table.headed && rows.len() > 1 { vec![rows.remove(0)] } else { Vec::new() };
    Table {
        summary: "Table in an answer".to_owned(),
        columns: vec![Column::share(1.0); table.columns()],
        head,
        rows: rows.into_iter().map(|cells| Row { kind: RowKind::Body, cells }).collect(),
    }
}
