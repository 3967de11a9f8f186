//! The library of special topics.

use serde::Deserialize;

/// A group of topics.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryGroup {
    /// Its title.
    pub title: String,
    /// Its topics.
    #[serde(rename = "topic")]
    pub topics: Vec<LibraryTopic>,
}

/// A topic that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryTopic {
    /// Its key: `bundled_payment`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is about, and prompts, in our words.
    #[serde(default)]
    pub about: String,
}
