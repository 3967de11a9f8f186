use std::collections::BTreeMap;

use super::{Block, Document, Text};

impl Document {
    /// What [`crate::reread`] gives for this document: the text of every address as its pages show it,
    /// paragraphs and list items joined by line feeds.
    pub fn readings(&self) -> BTreeMap<String, String> {
        let mut readings = BTreeMap::new();
        for block in &self.blocks {
            collect(block, &mut readings);
        }
        readings
    }
}

fn collect(block: &Block, into: &mut BTreeMap<String, String>) {
    let mut put = |address: &Option<String>, text: &Text| {
        if let Some(address) = address {
            into.insert(address.clone(), crate::readable(&text.plain()));
        }
    };
    match block {
        Block::Cover(cover) => cover.facts.iter().for_each(|fact| put(&fact.address, &fact.value)),
        Block::Facts(facts) => facts.iter().for_each(|fact| put(&fact.address, &fact.value)),
        Block::Paragraph(paragraph) => put(&paragraph.address, &paragraph.text),
        Block::Table(table) => {
            let cells = table.head.iter().flatten().chain(table.rows.iter().flat_map(|row| &row.cells));
            cells.for_each(|cell| put(&cell.address, &cell.text));
        }
        Block::Group(group) => {
            into.insert(group.address.clone(), text_of(&group.blocks));
            group.blocks.iter().for_each(|block| collect(block, into));
        }
        Block::Contents(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Bars(_)
        | Block::Dots(_)
        | Block::Slopes(_)
        | Block::PageBreak
        | Block::Appended(_) => {}
    }
}

/// The text of blocks that answer one address together.
pub fn text_of(blocks: &[Block]) -> String {
    blocks.iter().flat_map(lines).collect::<Vec<_>>().join("\n")
}

/// The texts of a block inside a group, in reading order.
fn lines(block: &Block) -> Vec<String> {
    let of = |text: &Text| crate::readable(&text.plain());
    match block {
        Block::Paragraph(paragraph) if paragraph.text.is_empty() => Vec::new(),
        Block::Paragraph(paragraph) => vec![of(&paragraph.text)],
        Block::Heading(heading) => vec![crate::readable(&heading.text)],
        Block::List(list) => list.items.iter().flatten().flat_map(lines).collect(),
        Block::Table(table) => {
            let cells = table.head.iter().flatten().chain(table.rows.iter().flat_map(|row| &row.cells));
            cells.map(|cell| of(&cell.text)).collect()
        }
        Block::Facts(facts) => {
            facts.iter().flat_map(|fact| [crate::readable(&fact.label), of(&fact.value)]).collect()
        }
        Block::Group(group) => group.blocks.iter().flat_map(lines).collect(),
        Block::Cover(_)
        | Block::Contents(_)
        | Block::Bars(_)
        | Block::Dots(_)
        | Block::Slopes(_)
        | Block::PageBreak
        | Block::Appended(_) => Vec::new(),
    }
}
