use hpug_model::forms::{Item, Section};

use super::shown::{Context, columns, once};
use super::{paragraph, remarks};
use crate::document::{Block, Cell, Column, ParagraphStyle, Row, RowKind, Table};

/// Items that stand beside one another in a row.
const ABREAST: usize = 3;

/// A section that asks of many items in which lines of business they are: those with an answer in a table, three to a
/// row, the others in a sentence.
pub fn blocks(context: &Context<'_>, section: &Section) -> Vec<Block> {
    let is_told = |item: &&Item| {
        answer(context, item).is_some_and(|cell| cell.address.is_some())
            || !remarks::under(context, item).is_empty()
    };
    let (told, others): (Vec<&Item>, Vec<&Item>) = section.items.iter().partition(is_told);
    let mut blocks = Vec::new();
    if !told.is_empty() {
        blocks.push(Block::Table(table(context, section, &told)));
    }
    if !others.is_empty() {
        let names: Vec<&str> = others.iter().map(|item| item.label.as_str()).collect();
        let begin = if told.is_empty() { "Without an answer" } else { "Without a line of business" };
        blocks.push(paragraph(&format!("{begin}: {}.", names.join(", ")), ParagraphStyle::Small));
    }
    blocks
}

fn table(context: &Context<'_>, section: &Section, items: &[&Item]) -> Table {
    let pair = |divided: bool| {
        let first = Column::share(0.8);
        [if divided { first.divided() } else { first }, Column::share(1.2)]
    };
    let mut table = Table { summary: section.title.clone(), ..Table::default() };
    table.columns = (0..ABREAST).flat_map(|at| pair(at > 0)).collect();
    let heads = (0..ABREAST).flat_map(|_| [section.row_head.as_str(), "Lines of business"].map(Cell::new));
    table.head = vec![heads.collect()];
    for row in items.chunks(ABREAST) {
        let pair = |item: &&Item| {
            [Cell::naming_row(context.item_label(item)), answer(context, item).unwrap_or_default()]
        };
        let mut cells: Vec<Cell> = row.iter().flat_map(pair).collect();
        cells.resize_with(2 * ABREAST, Cell::default);
        table.rows.push(Row { kind: RowKind::Body, cells });
        table.rows.extend(row.iter().flat_map(|item| remarks::rows(context, item, 2 * ABREAST)));
    }
    table
}

/// The cell of an item's only answer; without an address where it is blank.
fn answer(context: &Context<'_>, item: &Item) -> Option<Cell> {
    let measure = columns(item).chain(once(item)).next()?;
    Some(context.cell(context.point(item, None, None, &measure.key)))
}
