//! Cases of the checks: a base answers file, a patch, and every finding that must come (`data/checks/README.md`).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::data;
use crate::expectation::Expected;

const TODAY: &str = "2021-01-15";

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case shows.
    pub name: String,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    today: Option<String>,
    #[serde(default)]
    drop: Vec<String>,
    #[serde(default)]
    patch: BTreeMap<String, Value>,
    #[serde(default)]
    against: Vec<Earlier>,
    /// All findings.
    pub expect: Vec<Expected>,
    /// Checks that may speak as well.
    #[serde(default)]
    pub maybe: Vec<String>,
}

/// An earlier report to compare with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    drop: Vec<String>,
    #[serde(default)]
    patch: BTreeMap<String, Value>,
}

impl Case {
    /// The day the checks run, ISO.
    pub fn today(&self) -> &str {
        self.today.as_deref().unwrap_or(TODAY)
    }

    /// The answers file to check.
    pub fn answers(&self) -> Value {
        patched(self.base.as_deref(), &self.drop, &self.patch)
    }

    /// The answers files of earlier reports.
    pub fn against(&self) -> Vec<Value> {
        self.against
            .iter()
            .map(|earlier| patched(earlier.base.as_deref(), &earlier.drop, &earlier.patch))
            .collect()
    }
}

/// Every check's cases by file name without extension, the bases left out.
///
/// # Panics
/// When a file is no list of cases.
pub fn all() -> Vec<(String, Vec<Case>)> {
    data::names("checks")
        .iter()
        .filter_map(|name| name.strip_suffix(".json"))
        .filter(|name| !name.starts_with("base"))
        .map(|name| {
            let cases = serde_json::from_value(data::json(&format!("checks/{name}.json")));
            (name.to_owned(), cases.unwrap_or_else(|error| panic!("checks/{name}.json: {error}")))
        })
        .collect()
}

fn patched(base: Option<&str>, drop: &[String], patch: &BTreeMap<String, Value>) -> Value {
    let mut file = data::json(&format!("checks/{}.json", base.unwrap_or("base")));
    let answers = answers_of(&mut file);
    answers.retain(|address, _| !drop.iter().any(|text| address.contains(text.as_str())));
    for (key, value) in patch {
        let target = if is_address(key) { answers_of(&mut file) } else { fields_of(&mut file) };
        if value.is_null() {
            target.remove(key);
        } else {
            target.insert(key.clone(), value.clone());
        }
    }
    file
}

fn is_address(key: &str) -> bool {
    key.contains('/') || key == "lobs"
}

fn fields_of(file: &mut Value) -> &mut Map<String, Value> {
    file.as_object_mut().expect("a base is an object")
}

fn answers_of(file: &mut Value) -> &mut Map<String, Value> {
    fields_of(file).get_mut("answers").and_then(Value::as_object_mut).expect("a base has answers")
}
