use std::collections::BTreeSet;

use super::{Block, Document, Text};

/// Most places that are told of one document.
const MOST: usize = 200;

/// A place whose text holds characters that the fonts can't draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Address of the data point, else the heading above with the row's name.
    pub place: String,
    /// The characters, each once, in the order in which they stand there.
    pub characters: String,
}

/// Where a document's text holds characters of `missing`, in reading order, at most 200 places.
pub fn places(document: &Document, missing: &[char]) -> Vec<Missing> {
    if missing.is_empty() {
        return Vec::new();
    }
    let mut search = Search { missing, heading: document.title.clone(), found: Vec::new() };
    search.blocks(&document.blocks);
    search.found
}

struct Search<'a> {
    missing: &'a [char],
    heading: String,
    found: Vec<Missing>,
}

impl Search<'_> {
    fn text(&mut self, text: &str, place: impl FnOnce(&str) -> String) {
        let mut seen = BTreeSet::new();
        let characters: String =
            text.chars().filter(|c| self.missing.contains(c) && seen.insert(*c)).collect();
        if !characters.is_empty() && self.found.len() < MOST {
            self.found.push(Missing { place: place(&self.heading), characters });
        }
    }

    fn at(&mut self, text: &Text, address: Option<&String>, row: &str) {
        let place = |heading: &str| match address {
            Some(address) => address.clone(),
            None if row.is_empty() => heading.to_owned(),
            None => format!("{heading}, {row}"),
        };
        self.text(&text.plain(), place);
        text.notes().for_each(|note| self.text(note, place));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Cover(cover) => {
                    for text in [&cover.kicker, &cover.title, &cover.subtitle] {
                        self.text(text, |_| "cover".to_owned());
                    }
                    cover
                        .facts
                        .iter()
                        .for_each(|fact| self.at(&fact.value, fact.address.as_ref(), &fact.label));
                    cover.notes.iter().for_each(|note| self.at(note, None, ""));
                }
                Block::Heading(heading) => {
                    heading.text.clone_into(&mut self.heading);
                    self.text(&heading.text, str::to_owned);
                }
                Block::Paragraph(paragraph) => self.at(&paragraph.text, paragraph.address.as_ref(), ""),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => self.table(table),
                Block::Facts(facts) => {
                    facts.iter().for_each(|fact| self.at(&fact.value, fact.address.as_ref(), &fact.label));
                }
                Block::Group(group) => {
                    let outer = std::mem::replace(&mut self.heading, group.address.clone());
                    self.blocks(&group.blocks);
                    self.heading = outer;
                }
                Block::Bars(bars) => self.text(&bars.alt, str::to_owned),
                Block::Dots(dots) => self.text(&dots.alt, str::to_owned),
                Block::Slopes(slopes) => self.text(&slopes.alt, str::to_owned),
                Block::Contents(_) | Block::PageBreak | Block::Appended(_) => {}
            }
        }
    }

    fn table(&mut self, table: &super::Table) {
        let head = table.head.iter().map(|cells| (cells, table.summary.clone()));
        let rows = table.rows.iter().map(|row| {
            let name = row.cells.iter().find(|cell| cell.heads_row).or(row.cells.first());
            (&row.cells, name.map(|cell| cell.text.plain()).unwrap_or_default())
        });
        for (cells, name) in head.chain(rows) {
            let name = name.lines().next().unwrap_or_default();
            for cell in cells {
                self.at(&cell.text, cell.address.as_ref(), name);
            }
        }
    }
}
