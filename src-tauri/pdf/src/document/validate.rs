use std::collections::BTreeSet;

use super::{Block, Document, Table};
use crate::PdfError;

impl Document {
    /// Checks what the file format asks of a document: addresses once each, rows that fill their table,
    /// headings that skip no level.
    pub(crate) fn validate(&self) -> Result<(), PdfError> {
        let mut seen = BTreeSet::new();
        let mut level = 0;
        self.blocks.iter().try_for_each(|block| check(block, &mut seen, &mut level))
    }
}

fn check<'a>(block: &'a Block, seen: &mut BTreeSet<&'a str>, level: &mut u8) -> Result<(), PdfError> {
    match block {
        Block::Cover(cover) => cover.facts.iter().try_for_each(|fact| once(fact.address.as_deref(), seen)),
        Block::Facts(facts) => facts.iter().try_for_each(|fact| once(fact.address.as_deref(), seen)),
        Block::Paragraph(paragraph) => once(paragraph.address.as_deref(), seen),
        Block::Table(table) => check_table(table, seen),
        Block::Group(group) => {
            once(Some(&group.address), seen)?;
            group.blocks.iter().try_for_each(|block| check(block, seen, level))
        }
        Block::Heading(heading) => {
            if heading.level == 0 || heading.level > 3 || heading.level > *level + 1 {
                return Err(PdfError::HeadingLevel(heading.text.clone()));
            }
            *level = heading.level;
            Ok(())
        }
        Block::Contents(_) => {
            *level = (*level).max(1);
            Ok(())
        }
        Block::List(_)
        | Block::Bars(_)
        | Block::Dots(_)
        | Block::Slopes(_)
        | Block::PageBreak
        | Block::Appended(_) => Ok(()),
    }
}

fn check_table<'a>(table: &'a Table, seen: &mut BTreeSet<&'a str>) -> Result<(), PdfError> {
    let expected = table.columns.len();
    let rows = table.head.iter().chain(table.rows.iter().map(|row| &row.cells));
    for cells in rows {
        let found = cells.iter().map(|cell| cell.extra_columns + 1).sum();
        if found != expected {
            return Err(PdfError::TableShape { table: table.summary.clone(), expected, found });
        }
        cells.iter().try_for_each(|cell| once(cell.address.as_deref(), seen))?;
    }
    Ok(())
}

fn once<'a>(address: Option<&'a str>, seen: &mut BTreeSet<&'a str>) -> Result<(), PdfError> {
    match address {
        Some(address) if !seen.insert(address) => Err(PdfError::DuplicateAddress(address.to_owned())),
        _ => Ok(()),
    }
}
