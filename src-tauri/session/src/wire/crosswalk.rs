//! Section D beside the dollars of a LAN report.

use serde::Serialize;
use ts_rs::TS;

use super::findings::Severity;

/// Section D of a report beside the LAN report of the same plan.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CrosswalkView {
    /// LAN reports of the plan on file: (id, title of the form and reporting year), the last changed first.
    pub lans: Vec<(u32, String)>,
    /// The one shown; `None` where there is none.
    pub lan: Option<u32>,
    /// A column per line of business that both ask for.
    pub columns: Vec<CrosswalkColumn>,
}

/// One line of business.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CrosswalkColumn {
    /// Key of the line of business.
    pub lob: String,
    /// Its label.
    pub label: String,
    /// `current` or `prior`: the period of the same 12 months; `None` where neither is.
    pub period: Option<String>,
    /// Why it can't be derived; empty for nothing.
    pub note: String,
    /// The LAN's 12 months in words.
    pub months: String,
    /// All payments to providers in the LAN report.
    pub whole: String,
    /// Every match of the LAN report with Section D, in the order of its form.
    pub rows: Vec<CrosswalkRow>,
    /// Percents that were typed and would give way to derived ones.
    pub typed: u32,
}

/// Rows of Section D and LAN rows that hold the same dollars.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CrosswalkRow {
    /// One row of Section D, or two whose sum is held.
    pub items: Vec<CrosswalkItem>,
    /// `8 Procedure-based bundles or episodes`, one or more.
    pub lan_rows: Vec<String>,
    /// Dollars of the LAN rows together, as shown.
    pub dollars: String,
    /// The same, as a plain number.
    pub exact: String,
    /// Their share of all payments, to two decimals.
    pub percent: String,
    /// Section D's share less the LAN's, in percentage points; empty where Section D is blank.
    pub difference: String,
    /// The open finding D-4 about it.
    pub severity: Option<Severity>,
    /// What the two definitions don't share; empty where they are the same.
    pub definition: String,
    /// Part of the dollars belongs to further rows of Section D: their codes. Nothing is derived here then.
    pub part_of: Vec<String>,
    /// The dollars are split in the row whose sum holds these rows and the further ones; `false` where there is none.
    pub held: bool,
    /// Why nothing is known: which LAN rows are blank. Empty otherwise; dollars and shares are empty then.
    pub blank: String,
}

/// A row of Section D.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, export_to = "../../../ui/src/wire/")]
pub struct CrosswalkItem {
    /// `D.4`.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Address of its percent in the matching period; empty without one.
    pub percent_address: String,
    /// Address of its dollars; empty without one.
    pub dollars_address: String,
    /// Its percent as shown.
    pub percent: String,
    /// Its dollars as a plain number; empty for a blank.
    pub dollars: String,
}
