//! Who stands for a report or a section of it, as papers say it.

use chrono::NaiveDate;

use crate::format;

/// What somebody stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignedFor {
    /// The whole report: its figures are right and complete.
    Attestation,
    /// The whole report: closed.
    Lock,
    /// A section, by its title.
    Section(String),
}

/// A sign-off, a lock or an attestation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What for.
    pub what: SignedFor,
    /// Who.
    pub person: String,
    /// What the person is; may be empty.
    pub position: String,
    /// When.
    pub day: NaiveDate,
    /// The first change after it, and who made it: it is void.
    pub voided: Option<(NaiveDate, String)>,
}

impl Signed {
    /// What stands in front: `Attested`, `Signed off: Value-oriented payment`.
    pub fn label(&self) -> String {
        match &self.what {
            SignedFor::Attestation => "Attested".to_owned(),
            SignedFor::Lock => "Locked".to_owned(),
            SignedFor::Section(title) => format!("Signed off: {title}"),
        }
    }

    /// `Ann Lee, Medical director, on Mar 1, 2021`, or that it is void and since when.
    pub fn sentence(&self) -> String {
        let day = format::long_day(self.day);
        let person = match self.position.as_str() {
            "" => self.person.clone(),
            position => format!("{}, {position}", self.person),
        };
        match &self.voided {
            None => format!("{person}, on {day}"),
            Some((changed, by)) => {
                format!("void: given by {person} on {day}, changed by {by} on {}", format::long_day(*changed))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_and_what_is_void_is_told_apart() {
        let day = |d| NaiveDate::from_ymd_opt(2021, 3, d).unwrap();
        let mut signed = Signed {
            what: SignedFor::Section("Value-oriented payment".to_owned()),
            person: "Ann Lee".to_owned(),
            position: "Medical director".to_owned(),
            day: day(1),
            voided: None,
        };
        assert_eq!(signed.label(), "Signed off: Value-oriented payment");
        assert_eq!(signed.sentence(), "Ann Lee, Medical director, on Mar 1, 2021");
        signed.voided = Some((day(3), "Bo".to_owned()));
        signed.position.clear();
        assert_eq!(signed.sentence(), "void: given by Ann Lee on Mar 1, 2021, changed by Bo on Mar 3, 2021");
    }
}
