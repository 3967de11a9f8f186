//! Telling a comparison that this program wrote earlier from a file that was received, where both lie in a folder.

use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;
use crate::folder::Given;
use crate::input::{self, Inputs};
use crate::output;

/// Most bytes of a file that is looked at.
const MOST: u64 = 20_000_000;
/// What only sheets of this program's comparisons and keys begin with, as the reader tells it.
const SHEETS: [&str; 2] = ["It holds: sheet “Comparison” with ", "It holds: sheet “Key” with “Who is who”"];
/// What only the properties of a PDF of a comparison hold.
const PRODUCER: &[u8] = b"<pdf:Producer>hpug-pdf ";
const SUBJECTS: [&[u8]; 2] = [b" plans side by side</rdf:li>", b">One plan, year by year</rdf:li>"];

/// Without the outputs, if what lies there is what this program wrote earlier.
///
/// # Errors
/// [`Failure::Usage`] where an output would replace an input: one that is named itself, or no such comparison.
pub fn passed_over(files: Vec<Given>, outputs: &[&Path], inputs: &Inputs) -> Result<Vec<Given>, Failure> {
    let mut left = Vec::with_capacity(files.len());
    for given in files {
        if !outputs.iter().any(|output| output::same_file(output, &given.path)) {
            left.push(given);
        } else if given.named || !is_former(&given.path, inputs) {
            return Err(output::replaces(&given.path.display().to_string()));
        }
    }
    Ok(left)
}

fn is_former(path: &Path, inputs: &Inputs) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => input::bytes(path, MOST).is_ok_and(|bytes| is_json(&bytes)),
        Some("pdf") => input::bytes(path, MOST).is_ok_and(|bytes| is_pdf(&bytes)),
        _ => inputs.open(path).is_err_and(|unread| {
            unread.kind == "unknown_form" && SHEETS.iter().any(|sheet| unread.message.contains(sheet))
        }),
    }
}

/// A comparison, or the key to one.
fn is_json(bytes: &[u8]) -> bool {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let holds = |key: &str| value.get(key).is_some();
    let is_comparison = holds("columns_are") && holds("columns") && holds("lines");
    (is_comparison || holds("key")) && !holds("answers")
}

fn is_pdf(bytes: &[u8]) -> bool {
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    holds(PRODUCER) && SUBJECTS.iter().any(|subject| holds(subject))
}
