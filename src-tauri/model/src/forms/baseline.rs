//! What a questionnaire's answers do to a report of another form: sections switched on and off, flags preset, answers
//! that contradict each other. Addresses on one side are the questionnaire's, on the other the report's.

use serde::Deserialize;

/// A section of the report that answers of the questionnaire switch.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// The section of the report.
    pub section: String,
    /// Nothing in it is due where all of these answers are No.
    #[serde(default)]
    pub off: Vec<String>,
    /// Its texts, else never due, are due where one of these answers is Yes.
    #[serde(default)]
    pub due: Vec<String>,
    /// Why, as people read it beside the section.
    pub reason: String,
    /// An answer of the questionnaire that is worth reading there.
    #[serde(default)]
    pub tell: Option<String>,
}

/// Flags of the report that an answer of several choices sets in advance: Yes for those chosen, No for the others.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The answer.
    pub from: String,
    /// It counts only where this answer is Yes.
    #[serde(rename = "where")]
    pub only_where: String,
    /// The flag; `{choice}` stands for a choice's key.
    pub to: String,
}

/// A yes or no that figures of the report may contradict.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The answer.
    pub answer: String,
    /// Items of the report: No says that none of their figures is above 0, Yes that one is.
    pub items: Vec<String>,
    /// A flag of theirs instead of their figures: No says that none is Yes.
    #[serde(default)]
    pub flag: Option<String>,
}
