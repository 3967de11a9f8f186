//! Terms and published national figures.

use serde::Serialize;
use ts_rs::TS;

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct TermView {
    /// The term.
    pub term: String,
    /// Its meaning, as a sentence.
    pub meaning: String,
}

/// A published national figure.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct NationalRow {
    /// What it measures: `categories 3 and 4`.
    pub label: String,
    /// Calendar year of the data.
    pub year: u16,
    /// Line of business, or all payers.
    pub whose: String,
    /// `39.2 %`.
    pub percent: String,
    /// Who published it.
    pub source: String,
}

/// The glossary and the national figures.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct GlossaryView {
    /// Every term, in alphabetical order.
    pub terms: Vec<TermView>,
    /// Every national figure, by measure and year.
    pub national: Vec<NationalRow>,
}
