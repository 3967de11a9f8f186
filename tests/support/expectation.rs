//! Expected findings against those that came.

use serde::Deserialize;
use serde_json::Value;

/// A finding that must come: the whole `at`, or what its first address may be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Check id.
    pub check: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// All addresses, in order.
    #[serde(default)]
    pub at: Vec<String>,
    /// What the first address may be; `*` at the end: begins with.
    #[serde(default)]
    pub first: Vec<String>,
    /// `some`: one or more such findings instead of one.
    #[serde(default)]
    pub times: Option<String>,
}

/// A finding that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Check id.
    pub check: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// All addresses, in order.
    pub at: Vec<String>,
}

impl Came {
    /// A finding of `hpug check --format json`.
    ///
    /// # Panics
    /// When a field is missing.
    pub fn from_json(finding: &Value) -> Came {
        let text =
            |key: &str| finding[key].as_str().unwrap_or_else(|| panic!("no {key} in {finding}")).to_owned();
        let at = finding["at"].as_array().unwrap_or_else(|| panic!("no at in {finding}"));
        let at = at.iter().map(|address| address.as_str().unwrap_or_default().to_owned()).collect();
        Came { check: text("check"), severity: text("severity"), at }
    }
}

impl Expected {
    fn fits(&self, came: &Came) -> bool {
        let at_fits = if self.first.is_empty() {
            self.at == came.at
        } else {
            let first = came.at.first().map_or("", String::as_str);
            self.first.iter().any(|pattern| matches(pattern, first))
        };
        self.check == came.check && self.severity == came.severity && at_fits
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == text, |start| text.starts_with(start))
}

/// Pairs expectations with what came; a line for each that is missing and each that is too many.
pub fn differences(expected: &[Expected], maybe: &[String], came: &[Came]) -> Vec<String> {
    let mut left: Vec<&Came> = came.iter().collect();
    let mut lines = Vec::new();
    for want in expected {
        let Some(at) = left.iter().position(|came| want.fits(came)) else {
            lines.push(format!("missing    {} {} {:?}{:?}", want.check, want.severity, want.at, want.first));
            continue;
        };
        left.remove(at);
        if want.times.as_deref() == Some("some") {
            left.retain(|came| !want.fits(came));
        }
    }
    let extra = left.iter().filter(|came| !maybe.contains(&came.check));
    lines.extend(extra.map(|came| format!("unexpected {} {} {:?}", came.check, came.severity, came.at)));
    lines
}
