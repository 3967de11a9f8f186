//! Where a form's data points stand in the publisher's workbook. Row numbers are those of the publisher's file and
//! serve for writing; a reader finds blocks by heads, marks and labels.

use serde::Deserialize;

use crate::address::{Lob, Period};

/// The workbook of a form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Sheet names in order: `Introduction`, `Progress Report`.
    pub sheets: Vec<String>,
    /// The sheet that holds title, periods and blocks.
    pub sheet: String,
    /// Cell of the title: `B1`.
    pub title: String,
    /// What the publisher's own title says where it names another year than the edition (the 2021 file says 2020).
    #[serde(default)]
    pub titled: Vec<u16>,
    /// Cells of the recommended periods' head, Current and Prior: `B2`, `B3`, `B5`.
    pub recommended: [String; 3],
    /// Cells of the actual periods' head, Current and Prior: `G2`, `G3`, `G4`.
    pub actual: [String; 3],
    /// Width of each column in characters, from A.
    pub widths: Vec<u16>,
    /// The blocks, from top to bottom.
    #[serde(rename = "block")]
    pub blocks: Vec<Block>,
}

/// A run of items laid out alike: each takes `step` rows, of which the first `rows.len()` hold answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Section of its items.
    pub section: String,
    /// Codes of its items, in order.
    pub items: Vec<String>,
    /// Row of the section's heading in our own workbook, from 1; headings are no landmark for reading.
    #[serde(default)]
    pub heading_row: Option<u32>,
    /// Row of the heads, from 1. With `head_each` that of the first item.
    pub head_row: u32,
    /// Row of the first item, from 1.
    pub first_row: u32,
    /// Rows from one item to the next.
    pub step: u32,
    /// Heads stand above each item (Section D).
    #[serde(default)]
    pub head_each: bool,
    /// The heads as (column letter, text), left to right: what a reader recognises the block by.
    pub heads: Vec<(String, String)>,
    /// Column of the item's mark (`1a`, `ii.`); none where items are known by their label.
    #[serde(default)]
    pub mark: Option<String>,
    /// Column of the item's text or label, and the column it is merged to.
    pub text: (String, String),
    /// Column of the line of business, if it has one of its own.
    #[serde(default)]
    pub lob: Option<String>,
    /// Column of Current/Prior; in Section D the combined `Current Year Comm`.
    #[serde(default)]
    pub period: Option<String>,
    /// What the rows of an item hold, top to bottom.
    pub rows: Vec<BlockRow>,
    /// Columns of the measures: (measure, column, column it is merged to).
    pub measures: Vec<(String, String, String)>,
    /// Where a name is typed: over or behind the label in the text column.
    #[serde(default)]
    pub named: bool,
}

/// One row of an item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockRow {
    /// Line of business of the row.
    #[serde(default)]
    pub lob: Option<Lob>,
    /// Period of the row.
    #[serde(default)]
    pub period: Option<Period>,
    /// What the period column says, as on the form: `Current`, `Current Year Comm`.
    pub label: String,
}

impl Layout {
    /// A workbook of these sheets without a sheet of blocks.
    pub fn of_sheets<'n>(names: impl Iterator<Item = &'n String>) -> Layout {
        Layout {
            sheets: names.cloned().collect(),
            sheet: String::new(),
            title: String::new(),
            titled: Vec::new(),
            recommended: Default::default(),
            actual: Default::default(),
            widths: Vec::new(),
            blocks: Vec::new(),
        }
    }

    /// Zero-based column number of a letter such as `M`; 0 for anything else.
    pub fn column(letters: &str) -> u32 {
        letters
            .bytes()
            .filter(u8::is_ascii_uppercase)
            .fold(0, |sum, byte| sum * 26 + u32::from(byte - b'A') + 1)
            .saturating_sub(1)
    }
}
