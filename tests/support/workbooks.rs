//! Workbook samples and what reading them must give (`fixtures/README.md`).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::data;
use crate::expectation::Came;

/// A workbook under `data/workbooks` with its expectation.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The file's name.
    pub file: String,
    expected: Value,
}

/// Every sample, those that must be refused included.
///
/// # Panics
/// When a file has no expectation.
pub fn all() -> Vec<Sample> {
    data::names("workbooks")
        .into_iter()
        .filter(|name| !name.ends_with(".json"))
        .map(|file| {
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
            let expected = data::json(&format!("workbooks/{stem}.expected.json"));
            Sample { file, expected }
        })
        .collect()
}

impl Sample {
    /// The error kinds one of which must come, if the file must be refused.
    pub fn refused(&self) -> Option<Vec<String>> {
        let kinds = self.expected.get("error")?.as_array()?;
        Some(kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The answers that reading gives.
    pub fn answers(&self) -> &Map<String, Value> {
        object(&self.expected, "answers")
    }

    /// Whether the form was altered: what is read of some items is left open.
    pub fn is_altered(&self) -> bool {
        self.expected.get("altered").is_some()
    }

    /// Lines of what `read` gave otherwise than expected.
    pub fn differences(&self, came: &Value) -> Vec<String> {
        let mut lines = Vec::new();
        if self.expected["form"] != came["form"] {
            lines.push(format!("form {} instead of {}", came["form"], self.expected["form"]));
        }
        let plans =
            self.expected["plan"].as_array().cloned().unwrap_or_else(|| vec![self.expected["plan"].clone()]);
        if !plans.contains(&came["plan"]) {
            lines.push(format!("plan {} instead of {plans:?}", came["plan"]));
        }
        if let Some(wanted) = self.expected["notes"].as_u64() {
            let notes = came["notes"].as_array().map_or(0, Vec::len) as u64;
            lines.extend(
                (notes != wanted).then(|| format!("{notes} notes instead of {wanted}: {}", came["notes"])),
            );
        }
        let altered = self.altered();
        for part in ["answers", "computed", "remarks"] {
            if part == "computed" && !altered.is_empty() {
                continue;
            }
            lines.extend(compare(part, object(&self.expected, part), object(came, part), &altered));
        }
        lines
    }

    /// Lines of what the findings of reading (FORM-10 to FORM-13) say otherwise than expected.
    ///
    /// # Panics
    /// When the expectation's findings are malformed.
    pub fn finding_differences(&self, came: &[Came]) -> Vec<String> {
        let reading: Vec<&Came> = came.iter().filter(|came| is_of_reading(&came.check)).collect();
        let altered = self.altered();
        if altered.is_empty() {
            let expected = self.expected["findings"].as_array().expect("an expectation lists its findings");
            let expected: Vec<Came> = expected.iter().map(Came::from_json).collect();
            let missing = expected
                .iter()
                .filter(|want| !reading.contains(want))
                .map(|want| format!("missing {want:?}"));
            let extra = reading
                .iter()
                .filter(|came| !expected.contains(came))
                .map(|came| format!("unexpected {came:?}"));
            return missing.chain(extra).collect();
        }
        let items: BTreeSet<&str> = reading
            .iter()
            .filter(|came| came.check == "FORM-10" && came.severity == "error")
            .flat_map(|came| came.at.iter().map(|at| at.split('/').next().unwrap_or_default()))
            .collect();
        let wanted: BTreeSet<&str> = altered.iter().map(String::as_str).collect();
        if items.is_empty() || !items.is_subset(&wanted) {
            return vec![format!("FORM-10 at {items:?} instead of {wanted:?}")];
        }
        Vec::new()
    }

    fn altered(&self) -> Vec<String> {
        let items = self.expected.get("altered").and_then(Value::as_array).cloned().unwrap_or_default();
        items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn is_of_reading(check: &str) -> bool {
    ["FORM-10", "FORM-11", "FORM-12", "FORM-13"].contains(&check)
}

fn object<'a>(file: &'a Value, key: &str) -> &'a Map<String, Value> {
    static NONE: std::sync::OnceLock<Map<String, Value>> = std::sync::OnceLock::new();
    file.get(key).and_then(Value::as_object).unwrap_or_else(|| NONE.get_or_init(Map::new))
}

/// Lines for addresses that differ, those of the named items left out.
pub fn compare(
    part: &str,
    want: &Map<String, Value>,
    came: &Map<String, Value>,
    but: &[String],
) -> Vec<String> {
    let addresses: BTreeSet<&String> = want.keys().chain(came.keys()).collect();
    addresses
        .into_iter()
        .filter(|address| !but.iter().any(|item| address.split('/').next() == Some(item)))
        .filter(|address| want.get(*address) != came.get(*address))
        .map(|address| {
            let text = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
            format!("{part} {address}: {} instead of {}", text(came.get(address)), text(want.get(address)))
        })
        .collect()
}
