use hpug_model::side_by_side::SideBySide;

use super::part;
use crate::comparison;
use crate::document::{Block, Heading, Paragraph, ParagraphStyle};

/// Several plans side by side, its sections a level down: the comparison is one part of the packet.
pub fn blocks(side: &SideBySide) -> Vec<Block> {
    if side.columns.len() < 2 {
        return Vec::new();
    }
    let mut blocks = vec![part("Plans side by side")];
    blocks.push(Block::Facts(comparison::facts(side)));
    let note = |text| Block::Paragraph(Paragraph { text, style: ParagraphStyle::Small, address: None });
    blocks.extend(comparison::notes(side).into_iter().map(note));
    blocks.extend(comparison::body(side).into_iter().map(|block| match block {
        Block::Heading(heading) => Block::Heading(Heading { level: (heading.level + 1).min(3), ..heading }),
        block => block,
    }));
    blocks
}
