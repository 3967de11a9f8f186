//! Plans, or the years of one plan, side by side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to put side by side; what is left open is chosen: the form and year of most reports, the first section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareRequest {
    /// Form id.
    pub form: Option<String>,
    /// Reporting year of the plans.
    pub year: Option<u16>,
    /// The years of this plan instead.
    pub plan: Option<String>,
    /// Section shown.
    pub section: Option<String>,
    /// Line of business shown, by its key; empty for all.
    pub lob: Option<String>,
}

/// A section of a comparison, and what else can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareView {
    /// Forms that reports are of: (id, title).
    pub forms: Vec<(String, String)>,
    /// The one compared by; empty where there is no report.
    pub form: String,
    /// Reporting years with reports of the form, the newest first, each with the number of its plans.
    pub years: Vec<(u16, u32)>,
    /// The year shown; 0 where the years of one plan are.
    pub year: u16,
    /// Plans with reports of the form.
    pub plans: Vec<String>,
    /// The plan whose years are shown.
    pub plan: Option<String>,
    /// Sections with figures: (id, letter and title).
    pub sections: Vec<(String, String)>,
    /// The one shown.
    pub section: String,
    /// Lines of business of its figures: (key, label).
    pub lobs: Vec<(String, String)>,
    /// The one shown; empty for all.
    pub lob: String,
    /// Whether the form asks for the 12 months before as well, so that plans have a prior figure and a change.
    pub has_prior: bool,
    /// The 12 months that are compared, in words.
    pub months: String,
    /// The columns.
    pub columns: Vec<CompareColumn>,
    /// The figures.
    pub lines: Vec<CompareLine>,
    /// Reports that aren't shown: (which, why).
    pub left_out: Vec<(String, String)>,
}

/// A plan, or a year of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareColumn {
    /// The plan's name, or 12 months.
    pub name: String,
    /// Its report.
    pub report: u32,
    /// Its form's title, where that is another edition; else empty.
    pub edition: String,
}

/// A figure across the columns. Places on the picture's scale are in thousandths.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareLine {
    /// Address without its period.
    pub id: String,
    /// `D.3`, or the items of a sum.
    pub code: String,
    /// Label and measure.
    pub label: String,
    /// Line of business; empty where it has none.
    pub lob: String,
    /// All of that in words.
    pub name: String,
    /// It adds items up.
    pub sum: bool,
    /// Median with its unit; empty for none.
    pub median: String,
    /// Its place.
    pub median_at: Option<u32>,
    /// How many figures can be compared.
    pub compared: u32,
    /// National figure with its source and year; empty for none.
    pub national: String,
    /// The figure alone.
    pub national_short: String,
    /// Its place.
    pub national_at: Option<u32>,
    /// All plans together, with the number of plans; empty for none.
    pub aggregate: String,
    /// The right end of the scale.
    pub end: String,
    /// A cell per column.
    pub cells: Vec<CompareCell>,
}

/// A figure of one column. Texts are empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareCell {
    /// Current, or the word for why there is no figure.
    pub current: String,
    /// There is a figure.
    pub has_figure: bool,
    /// Prior.
    pub prior: String,
    /// Current less prior, with its sign.
    pub change: String,
    /// Current less the median, with its sign.
    pub distance: String,
    /// Place from the highest, 1.
    pub rank: Option<u32>,
    /// Why it isn't compared, in a sentence; empty where it is.
    pub apart: String,
    /// The same in a word or two.
    pub apart_short: String,
    /// What was reported for the prior period when that was current, where it was another figure.
    pub restated: String,
    /// Place of Current.
    pub current_at: Option<u32>,
    /// Place of Prior.
    pub prior_at: Option<u32>,
    /// National figure of this column with its source and year (years of one plan).
    pub national: String,
}

/// A comparison to be written, all sections of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CompareExport {
    /// What is shown.
    pub request: CompareRequest,
    /// Where; the ending says what: .xlsx or .pdf.
    pub path: String,
    /// Letters in place of names, and the key in a workbook of its own beside it.
    pub anonymous: bool,
}
