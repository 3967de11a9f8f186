//! Which items of two editions ask the same, as the later one's file says it.

use serde::Deserialize;

/// How an edition's items compare with those of another form. Items that neither side names compare by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompareWith {
    /// Id of the other form.
    pub with: String,
    /// Items that together ask the same.
    #[serde(default)]
    pub pair: Vec<Pair>,
    /// Items of this form that the other one has nothing for: (item, why).
    #[serde(default)]
    pub only_here: Vec<(String, String)>,
    /// Items of the other form that this one has nothing for: (item, why).
    #[serde(default)]
    pub only_there: Vec<(String, String)>,
}

/// Items that together ask the same in both editions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Items of this form.
    pub here: Vec<String>,
    /// Items of the other form.
    pub there: Vec<String>,
    /// What the two don't share; empty where they are the same.
    #[serde(default)]
    pub difference: String,
}
