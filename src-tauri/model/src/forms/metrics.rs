//! What the checks and the crosswalk know of a form's rows of dollars: which item is the whole, which ones make it, and
//! which rows hold the same dollars as rows of Section D.

use serde::Deserialize;

/// The rows of dollars of a form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Item whose dollars are the denominator of every row.
    pub whole: String,
    /// Item of total spend, which the whole equals.
    pub spend: String,
    /// Items that together make the whole, each dollar in one of them.
    pub parts: Vec<String>,
    /// Item that takes the dollars paid before an arrangement began.
    pub before_launch: String,
    /// Totals that may lie above their rows: (item, why).
    #[serde(default)]
    pub above: Vec<(String, String)>,
    /// Rows that hold the same dollars as rows of Section D, in the order of Section D.
    #[serde(default, rename = "match")]
    pub matches: Vec<Match>,
}

/// Rows of Section D that together hold the same dollars as rows of this form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// Items of Section D.
    pub items: Vec<String>,
    /// Items of this form.
    pub rows: Vec<String>,
    /// Items of Section D of whose dollars the rows may hold a part as well.
    #[serde(default)]
    pub part_of: Vec<String>,
    /// What the two definitions don't share; empty where they are the same.
    #[serde(default)]
    pub difference: String,
}

impl Metrics {
    /// Every item of the form that is named.
    pub(super) fn items(&self) -> impl Iterator<Item = &String> {
        let single = [&self.whole, &self.spend, &self.before_launch];
        let above = self.above.iter().map(|(item, _)| item);
        let rows = self.matches.iter().flat_map(|matched| &matched.rows);
        single.into_iter().chain(&self.parts).chain(above).chain(rows)
    }

    /// Why a total may lie above its rows; `None` where it may not.
    pub fn may_lie_above(&self, item: &str) -> Option<&str> {
        self.above.iter().find(|(of, _)| of == item).map(|(_, why)| why.as_str())
    }
}
