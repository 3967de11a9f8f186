//! What an item asks: kinds, roles, and how one figure depends on others.

use serde::Deserialize;

use crate::format;
use crate::values::Kind;

/// What a measure is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answered, and due unless a rule says otherwise.
    #[default]
    Answer,
    /// Kept if given, never due (A.1a and A.1b percent, Section E).
    Optional,
    /// The name or description of a row called Other; due when the row is used.
    Name,
    /// Computed by the program from other points.
    Computed,
    /// A numerator or denominator that isn't sent unless asked for.
    Working,
    /// As it stands in a received file, to be compared with what the program computes; neither asked nor sent.
    Stated,
    /// About the report as a whole: periods, lines of business.
    Head,
}

/// A share of one point in another of the same line of business and period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Numerator as `ITEM/MEASURE`.
    pub of: String,
    /// Denominator as `ITEM/MEASURE`.
    pub over: String,
}

/// On what it depends whether a measure is due: another point of the same line of business and period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The other point as `ITEM/MEASURE`.
    pub at: String,
    /// What must hold of it.
    pub is: Is,
}

/// What must hold of a point for another one to be due.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    /// Anything but No: the other is due as long as nobody says No.
    NotNo,
    /// Neither 0 nor a no-data reason; blank is fine.
    NotZero,
    /// A number above 0.
    Positive,
    /// Yes.
    Yes,
    /// Nothing.
    Blank,
    /// This choice.
    Choice(String),
    /// A choice other than this one.
    Not(String),
}

/// One thing asked of an item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Last part of the address: `count`.
    pub key: String,
    /// What it takes.
    pub kind: Kind,
    /// What it is for.
    #[serde(default)]
    pub role: Role,
    /// Head of its column: `Births`.
    pub label: String,
    /// Asked once per item instead of per line of business and period.
    #[serde(default)]
    pub once: bool,
    /// Choices as (key, label).
    #[serde(default)]
    pub choices: Vec<(String, String)>,
    /// Derived from working figures where blank.
    #[serde(default)]
    pub share: Option<Share>,
    /// Sum of the same measure of these items (computed measures).
    #[serde(default)]
    pub sum: Vec<String>,
    /// Where blank, worth what stands at this `ITEM/MEASURE` of the same line of business.
    #[serde(default)]
    pub same_as: Option<String>,
    /// Where blank, worth what the report says of itself.
    #[serde(default)]
    pub of_report: Option<OfReport>,
    /// Due only where all of these hold.
    #[serde(default)]
    pub when: Vec<When>,
    /// Decimals that the form asks for; `None` where the figure is shown as typed.
    #[serde(default)]
    pub decimals: Option<u32>,
}

/// What a report says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfReport {
    /// The plan's name.
    Plan,
    /// The contact's name.
    ContactName,
    /// The contact's e-mail address.
    ContactEmail,
    /// The contact's phone number.
    ContactPhone,
}

impl Measure {
    /// A choice as people read it: its label, several with semicolons between them; a key that is none as it is.
    pub fn chosen(&self, key: &str) -> String {
        match self.kind {
            Kind::Choices => {
                key.split(',').map(|key| format::choice(&self.choices, key)).collect::<Vec<_>>().join("; ")
            }
            _ => format::choice(&self.choices, key).to_owned(),
        }
    }
}
