//! The seal of an export: short digests of its answers, carried in the file, by which a received file shows which
//! answers were changed by hand since. Anybody can make one, so it tells nothing about who made it.

mod digits;
mod pages;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::digits::{bits, digits, number};
pub use self::pages::{PagesState, SealedPages};
use crate::address::Address;
use crate::answers::Report;
use crate::checks;
use crate::values::{Value, to_json};

/// Begins every seal; a later way of sealing begins otherwise and is not taken for this one.
const KIND: &str = "hpug1";
/// Characters of a place's digest, 6 bits each.
const PLACE: usize = 5;
/// Characters of an answer's digest, 6 bits each: one change in 68 billion goes unseen.
const STATE: usize = 6;
/// Characters of the digest over the whole seal.
const WHOLE: usize = 22;
/// Most characters of a seal: 512 KB.
pub const MOST: usize = 512 * 1024;
/// Most characters of one piece: what a document property holds in every program.
pub const PIECE: usize = 240;

/// What an export says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Id of the form, which names its edition.
    pub form: String,
    /// Version of the checks that judged the report.
    pub checks: String,
    /// Explanations of warnings by finding key.
    pub explanations: BTreeMap<String, String>,
    /// Digest of each place, with the digest of what stood there; sorted.
    marks: Vec<(u64, u64)>,
}

/// How a file compares with its seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealState {
    /// Every answer is as it was exported.
    Unchanged,
    /// Some are not.
    Changed,
    /// The seal is of a report on another form.
    OtherForm,
    /// The seal is not whole, so nothing can be told.
    Damaged,
}

/// What a seal tells about the file that carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// How they compare.
    pub state: SealState,
    /// Id of the form that was exported; empty for a damaged seal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// Version of the checks that judged the report; empty for a damaged seal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checks: String,
    /// Answers that were sealed.
    #[serde(default)]
    pub answers: usize,
    /// Where an answer, or the remark beside it, differs from what was exported, in form order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Address>,
    /// Sealed answers whose place the file no longer has.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub gone: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Seal {
    /// The seal of a report: its answers, working figures and periods, each with its remark, and its explanations.
    ///
    /// To be told unchanged later, the report must be as the file's reader gives it.
    pub fn of(report: &Report, explanations: &BTreeMap<String, String>) -> Seal {
        Seal {
            form: report.form.id.clone(),
            checks: checks::VERSION.to_owned(),
            explanations: explanations.clone(),
            marks: marks_over(&states(report)),
        }
    }

    /// How many answers were sealed.
    pub fn answers(&self) -> usize {
        self.marks.len()
    }

    /// The seal as text: ASCII without spaces, the same for the same report.
    pub fn to_text(&self) -> String {
        let mut text = format!("{KIND}.{}.{}.", plain(&self.form), plain(&self.checks));
        for (place, state) in &self.marks {
            digits(*place, PLACE, &mut text);
            digits(*state, STATE, &mut text);
        }
        text.push('.');
        if !self.explanations.is_empty() {
            let json = serde_json::json!(self.explanations).to_string();
            URL_SAFE_NO_PAD.encode_string(json, &mut text);
        }
        let whole = whole(&text);
        text.push('.');
        text.push_str(&whole);
        text
    }

    /// The text in pieces of at most [`PIECE`] characters, in their order.
    pub fn pieces(&self) -> Vec<String> {
        let text = self.to_text();
        text.as_bytes().chunks(PIECE).map(|piece| String::from_utf8_lossy(piece).into_owned()).collect()
    }

    /// Reads a seal; `None` for one that is not whole, longer than [`MOST`], or of a way that is not known.
    pub fn parse(text: &str) -> Option<Seal> {
        if text.len() > MOST || !text.is_ascii() {
            return None;
        }
        let (body, check) = text.rsplit_once('.')?;
        if whole(body) != check {
            return None;
        }
        let parts: Vec<&str> = body.split('.').collect();
        let [KIND, form, checks, marks, explanations] = parts.as_slice() else { return None };
        Some(Seal {
            form: (*form).to_owned(),
            checks: (*checks).to_owned(),
            explanations: explained(explanations)?,
            marks: marks_of(marks)?,
        })
    }

    /// Compares a report, as it was read from the file that carries this seal, with what was sealed.
    pub fn compare(&self, report: &Report) -> Sealed {
        let mut told = Sealed {
            state: SealState::Unchanged,
            form: self.form.clone(),
            checks: self.checks.clone(),
            answers: self.marks.len(),
            changed: Vec::new(),
            gone: 0,
        };
        if self.form != plain(&report.form.id) {
            told.state = SealState::OtherForm;
            return told;
        }
        let points = report.form.points.iter().map(|point| &point.address);
        (told.changed, told.gone) = self.differing(&states(report), points);
        told.changed.sort_by_key(|address| report.form.position(address.as_str()));
        if !told.changed.is_empty() || told.gone > 0 {
            told.state = SealState::Changed;
        }
        told
    }

    /// Addresses that differ, and how many sealed ones are neither among `states` nor `known`.
    fn differing<'a>(
        &self,
        states: &BTreeMap<Address, String>,
        known: impl Iterator<Item = &'a Address>,
    ) -> (Vec<Address>, usize) {
        let mut missing: BTreeSet<(u64, u64)> = self.marks.iter().copied().collect();
        let mut changed: BTreeSet<Address> = BTreeSet::new();
        for (address, state) in states {
            if !missing.remove(&mark(address, state)) {
                changed.insert(address.clone());
            }
        }
        let seen: BTreeSet<u64> = changed.iter().map(|address| place(address.as_str())).collect();
        let mut open: BTreeSet<u64> = missing.iter().map(|(place, _)| *place).collect();
        open.retain(|place| !seen.contains(place));
        for address in known.filter(|address| !states.contains_key(*address)) {
            if open.remove(&place(address.as_str())) {
                changed.insert(address.clone());
            }
        }
        (changed.into_iter().collect(), open.len())
    }
}

impl Sealed {
    /// What text that stands for a seal tells about the report of the file that carries it.
    pub fn of(text: &str, report: &Report) -> Sealed {
        match Seal::parse(text) {
            Some(seal) => seal.compare(report),
            None => Sealed {
                state: SealState::Damaged,
                form: String::new(),
                checks: String::new(),
                answers: 0,
                changed: Vec::new(),
                gone: 0,
            },
        }
    }
}

impl Sealed {
    /// What the seal tells, in a sentence; who made it, it can't tell.
    pub fn in_words(&self) -> String {
        let count = |number: usize| match number {
            1 => "1 answer was".to_owned(),
            many => format!("{many} answers were"),
        };
        match self.state {
            SealState::Unchanged => "The seal fits: no answer was changed since the export.".to_owned(),
            SealState::Changed => {
                let at: Vec<&str> = self.changed.iter().map(Address::as_str).collect();
                let changed = count(self.changed.len() + self.gone);
                let at = if at.is_empty() { String::new() } else { format!(": {}", at.join(", ")) };
                format!("{changed} changed since the export{at}.")
            }
            SealState::OtherForm => "The seal is of a report on another form.".to_owned(),
            SealState::Damaged => "The seal is damaged: it tells nothing.".to_owned(),
        }
    }
}

/// What stands at each address, as text that does not depend on how a program keeps spaces and formatting.
fn states(report: &Report) -> BTreeMap<Address, String> {
    let text = |value: &Value| match value {
        Value::Rich(text) => words(text.plain()),
        Value::Text(text) | Value::Unreadable(text) => words(text),
        other => to_json(other).to_string(),
    };
    let mut states: BTreeMap<Address, String> =
        report.answers.iter().map(|(address, value)| (address.clone(), text(value))).collect();
    for (address, remark) in report.remarks.iter().filter(|(_, remark)| !remark.trim().is_empty()) {
        let state = states.entry(address.clone()).or_default();
        state.push('\n');
        state.push_str(&words(remark));
    }
    states
}

/// A text as it counts: spaces and line breaks are all the same.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn marks_over(states: &BTreeMap<Address, String>) -> Vec<(u64, u64)> {
    states.iter().map(|(address, state)| mark(address, state)).collect()
}

fn mark(address: &Address, state: &str) -> (u64, u64) {
    let mut hash = Sha256::new();
    hash.update(address.as_str().as_bytes());
    hash.update([0]);
    hash.update(state.as_bytes());
    (place(address.as_str()), bits(&hash.finalize(), STATE))
}

fn place(address: &str) -> u64 {
    bits(&Sha256::digest(address.as_bytes()), PLACE)
}

/// The digest over all that stands before it.
fn whole(text: &str) -> String {
    let mut digest = URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()));
    digest.truncate(WHOLE);
    digest
}

/// A word without what ends one in a seal.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn marks_of(text: &str) -> Option<Vec<(u64, u64)>> {
    let one = |mark: &[u8]| {
        let mark = std::str::from_utf8(mark).ok().filter(|mark| mark.len() == PLACE + STATE)?;
        let (place, state) = mark.split_at(PLACE);
        Some((number(place)?, number(state)?))
    };
    text.as_bytes().chunks(PLACE + STATE).map(one).collect()
}

fn explained(text: &str) -> Option<BTreeMap<String, String>> {
    if text.is_empty() {
        return Some(BTreeMap::new());
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}
