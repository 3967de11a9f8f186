//! A workbook of several tabs whose answers stand beside labels: questions with one answer or one per line of business,
//! and tables of marked rows. A reader finds all of it by words and marks, never by address.

use serde::Deserialize;

use crate::address::Lob;

/// The workbook of a form that spreads over several tabs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tabs {
    /// Sheet names in order.
    pub sheets: Vec<String>,
    /// Words by which a reader knows the workbook's title, one of these; the year in it tells the edition.
    #[serde(default)]
    pub title: Vec<String>,
    /// Years that the title may say instead of the edition.
    #[serde(default)]
    pub titled: Vec<u16>,
    /// How to fill it in, as our own blank workbook says it on its first sheet.
    #[serde(default)]
    pub how: Vec<String>,
    /// Labels of the lines of business on the form: `Comm`.
    #[serde(default)]
    pub lobs: Vec<(Lob, String)>,
    /// Words by which a choice is understood: (key, word beginnings).
    #[serde(default)]
    pub choices: Vec<(String, Vec<String>)>,
    /// Tables of marked rows.
    #[serde(default)]
    pub table: Vec<Table>,
    /// Questions in the order of the tabs.
    pub question: Vec<Question>,
}

/// A tab of marked rows: mark, text and value of the numerator, text and value of the denominator, text and value
/// of the metric. The items' own words tell such a table from another one with the same marks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its sheet, which is also the id of its section.
    pub sheet: String,
    /// The line of business that it is about.
    pub lob: Lob,
    /// Words by which a reader knows whose tab it is: each one at the start of a word of the sheet's name or texts.
    pub words: String,
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
    /// One beside the label of each measure of each item.
    PerMeasure,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its sheet.
    pub sheet: String,
    /// What our own workbook asks; the items' own questions where there is one answer per measure.
    #[serde(default)]
    pub asks: String,
    /// Its label in our own workbook, where it has one answer.
    #[serde(default)]
    pub label: String,
    /// What a reader knows it by: one of these, each of whose words begins a word of the text; one with a minus must not.
    #[serde(default)]
    pub words: Vec<String>,
    /// How many answers it has.
    pub answers: Answers,
    /// Its items; those of `section` where empty.
    #[serde(default)]
    pub items: Vec<String>,
    /// The section whose items it asks.
    #[serde(default)]
    pub section: String,
    /// The measures that share an answer's cell.
    #[serde(default)]
    pub measures: Vec<String>,
}
