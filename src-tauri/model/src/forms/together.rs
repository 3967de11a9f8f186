//! Items that a comparison also shows added up, as published figures put them into categories.

use serde::Deserialize;

use super::expand::Mistake;
use super::{Form, national_series};

/// Items of one section whose figures make a row of their own in comparisons.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// Its code, which no item has: `D.category2`.
    pub code: String,
    /// In words: `Category 2 together`.
    pub label: String,
    /// The items added up.
    pub items: Vec<String>,
    /// It is one end of a range: shown, with a median, but never ranked.
    #[serde(default)]
    pub bound: bool,
    /// Series of national figures that measures the same; empty for none.
    #[serde(default)]
    pub national: String,
}

/// Refuses rows that add up what the form doesn't have, or that go by an item's code.
pub(super) fn check(form: &Form) -> Result<(), Mistake> {
    for row in &form.together {
        let refuse = |name: &str, reason: String| Err(Mistake::new(name, reason));
        if form.item(&row.code).is_some() {
            return refuse(
                &row.code,
                format!("{} is an item; a row of a sum needs a code of its own", row.code),
            );
        }
        if let Some(code) = row.items.iter().find(|code| form.item(code).is_none()) {
            return refuse(code, format!("{} adds up item {code}, which the form doesn't have", row.code));
        }
        if row.items.is_empty() {
            return refuse(&row.code, format!("{} adds up no item", row.code));
        }
        if !row.national.is_empty() && !national_series(&row.national) {
            return refuse(&row.national, format!("there is no series {} of national figures", row.national));
        }
    }
    Ok(())
}
