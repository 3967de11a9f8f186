//! The text without formatting, line by line.

use super::{Block, Line, RichText, Table};

/// What stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A paragraph.
    Line {
        /// What stands before it: blanks of its level in a list, and its mark.
        prefix: String,
        /// What it says.
        line: &'a Line,
    },
    /// A table.
    Table(&'a Table),
}

impl RichText {
    /// Its paragraphs and tables in reading order.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        shown(&self.blocks)
    }
}

impl Table {
    /// A row as plain text, by its number from 0.
    pub fn plain_row(&self, row: usize) -> String {
        let cell = |lines: &Vec<Line>| lines.iter().map(Line::plain).collect::<Vec<_>>().join(" / ");
        let cells: Vec<String> = self.rows.get(row).into_iter().flatten().map(cell).collect();
        cells.join(" | ").trim_end().to_owned()
    }
}

pub(super) fn shown(blocks: &[Block]) -> Vec<Shown<'_>> {
    let mut all = Vec::new();
    walk(blocks, ("", ""), &mut all);
    all
}

/// A line per paragraph; see [`RichText::plain`].
pub(super) fn plain(blocks: &[Block]) -> String {
    let lines = |shown: Shown<'_>| match shown {
        Shown::Line { prefix, line } => vec![format!("{prefix}{}", line.plain()).trim_end().to_owned()],
        Shown::Table(table) => (0..table.rows.len()).map(|row| table.plain_row(row)).collect(),
    };
    shown(blocks).into_iter().flat_map(lines).collect::<Vec<_>>().join("\n")
}

/// `before`: what stands before the first paragraph, and before everything below it.
fn walk<'a>(blocks: &'a [Block], before: (&str, &str), into: &mut Vec<Shown<'a>>) {
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(line) => {
                let prefix = if at == 0 { before.0 } else { before.1 };
                into.push(Shown::Line { prefix: prefix.to_owned(), line });
            }
            Block::List(list) => {
                for (number, item) in (list.first..).zip(&list.items) {
                    let mark = if list.numbered { format!("{number}. ") } else { "\u{2022} ".to_owned() };
                    let indent = format!("{}{}", before.1, " ".repeat(mark.chars().count()));
                    walk(item, (&format!("{}{mark}", before.1), &indent), into);
                }
            }
            Block::Table(table) => into.push(Shown::Table(table)),
        }
    }
}
