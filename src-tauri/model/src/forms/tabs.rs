//! A workbook of several tabs whose answers stand beside labels: questions with one answer or one per line of business,
//! and tables of numbered rows. A reader finds all of it by words and numbers, never by address.

use serde::Deserialize;

use crate::address::Lob;

/// The workbook of a form that spreads over several tabs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tabs {
    /// Sheet names in order.
    pub sheets: Vec<String>,
    /// Labels of the lines of business on the form: `Comm`.
    pub lobs: Vec<(Lob, String)>,
    /// Words by which a choice is understood: (key, word beginnings).
    #[serde(default)]
    pub choices: Vec<(String, Vec<String>)>,
    /// Tables of numbered rows.
    pub table: Vec<Table>,
    /// Questions in the order of the tabs.
    pub question: Vec<Question>,
}

/// A tab of numbered rows: number, text and value of the numerator, text and value of the denominator, text and value
/// of the metric.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its sheet, which is also the id of its section.
    pub sheet: String,
    /// The line of business that it is about.
    pub lob: Lob,
    /// Words by which a reader knows whose tab it is: each one at the start of a word of the sheet's name or texts.
    pub words: String,
    /// Rows and a word that their text holds: what tells such a table from another numbered one.
    pub landmarks: Vec<(u32, String)>,
    /// Sub-headings above rows: (row, text).
    #[serde(default)]
    pub headings: Vec<(u32, String)>,
}

/// How many answers a question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// One beside the question's own label.
    One,
    /// One beside each line of business's label.
    PerLob,
    /// One beside each item's label; lines of business share the cell.
    PerItem,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its sheet.
    pub sheet: String,
    /// What our own workbook asks.
    pub asks: String,
    /// Its label in our own workbook, where it has one answer.
    #[serde(default)]
    pub label: String,
    /// What a reader knows it by: one of these, each of whose words begins a word of the text; one with a minus must not.
    pub words: Vec<String>,
    /// How many answers it has.
    pub answers: Answers,
    /// Its items; those of `section` where empty.
    #[serde(default)]
    pub items: Vec<String>,
    /// The section whose items it asks.
    #[serde(default)]
    pub section: String,
    /// Words of each item's label, in the items' order, where the label itself isn't a fact of the form.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The measures that share an answer's cell.
    pub measures: Vec<String>,
}
