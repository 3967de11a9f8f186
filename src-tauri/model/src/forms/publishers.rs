//! What publishers ask of who uses their forms.

use serde::Deserialize;

/// A publisher and its terms in our words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// As the forms name it.
    pub name: String,
    /// A sentence or two each.
    pub terms: Vec<String>,
}
