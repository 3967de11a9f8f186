//! The address of a data point: `ITEM[/LOB][/PERIOD]/MEASURE`.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A line of business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lob {
    /// Commercial members.
    Commercial,
    /// Medicare Advantage members (LAN form only).
    MedicareAdvantage,
    /// Medicaid beneficiaries in managed care.
    Medicaid,
}

impl Lob {
    /// Every line of business, in form order.
    pub const ALL: [Lob; 3] = [Lob::Commercial, Lob::MedicareAdvantage, Lob::Medicaid];

    /// The part of an address: `commercial`.
    pub fn key(self) -> &'static str {
        match self {
            Lob::Commercial => "commercial",
            Lob::MedicareAdvantage => "medicare_advantage",
            Lob::Medicaid => "medicaid",
        }
    }

    /// The label on forms: `Commercial`.
    pub fn label(self) -> &'static str {
        match self {
            Lob::Commercial => "Commercial",
            Lob::MedicareAdvantage => "Medicare Advantage",
            Lob::Medicaid => "Medicaid",
        }
    }

    /// The line of business of a key.
    pub fn from_key(key: &str) -> Option<Lob> {
        Lob::ALL.into_iter().find(|lob| lob.key() == key)
    }
}

/// Which of the two 12-month periods of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The latest 12 months with data.
    Current,
    /// The 12 months before.
    Prior,
}

impl Period {
    /// Both periods, in form order.
    pub const ALL: [Period; 2] = [Period::Current, Period::Prior];

    /// The part of an address: `current`.
    pub fn key(self) -> &'static str {
        match self {
            Period::Current => "current",
            Period::Prior => "prior",
        }
    }

    /// The label on forms: `Current`.
    pub fn label(self) -> &'static str {
        match self {
            Period::Current => "Current",
            Period::Prior => "Prior",
        }
    }

    /// The other period.
    pub fn other(self) -> Period {
        match self {
            Period::Current => Period::Prior,
            Period::Prior => Period::Current,
        }
    }

    /// The period of a key.
    pub fn from_key(key: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|period| period.key() == key)
    }
}

/// The address of a data point, e.g. `D.3/commercial/current/percent`. Cheap to clone; ordered as text
/// (form order is [`crate::forms::Form::position`]).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(Arc<str>);

impl Address {
    /// Puts an address together from its parts.
    pub fn new(item: &str, lob: Option<Lob>, period: Option<Period>, measure: &str) -> Address {
        let mut text = String::with_capacity(item.len() + measure.len() + 24);
        text.push_str(item);
        for part in [lob.map(Lob::key), period.map(Period::key)].into_iter().flatten() {
            text.push('/');
            text.push_str(part);
        }
        if !measure.is_empty() {
            text.push('/');
            text.push_str(measure);
        }
        Address(text.into())
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The item: what stands before the first slash.
    pub fn item(&self) -> &str {
        self.0.split('/').next().unwrap_or("")
    }

    /// The measure: what stands after the last slash; empty for `lobs`.
    pub fn measure(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(_, measure)| measure)
    }

    /// The line of business, if the address names one.
    pub fn lob(&self) -> Option<Lob> {
        self.0.split('/').skip(1).find_map(Lob::from_key)
    }

    /// The period, if the address names one.
    pub fn period(&self) -> Option<Period> {
        self.0.split('/').skip(1).find_map(Period::from_key)
    }

    /// The same data point in another period; itself where it has no period.
    pub fn in_period(&self, period: Period) -> Address {
        Address::new(self.item(), self.lob(), self.period().map(|_| period), self.measure())
    }

    /// The same data point under another line of business; itself where it has none.
    pub fn in_lob(&self, lob: Lob) -> Address {
        Address::new(self.item(), self.lob().map(|_| lob), self.period(), self.measure())
    }
}

impl From<&str> for Address {
    fn from(text: &str) -> Address {
        Address(text.into())
    }
}

impl From<String> for Address {
    fn from(text: String) -> Address {
        Address(text.into())
    }
}

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Address {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_wherever_they_stand() {
        let rows = [
            (
                "D.3/commercial/current/percent",
                "D.3",
                Some(Lob::Commercial),
                Some(Period::Current),
                "percent",
            ),
            ("A.1a/prior/count", "A.1a", None, Some(Period::Prior), "count"),
            ("B.other1/name", "B.other1", None, None, "name"),
            ("M.1/medicare_advantage/dollars", "M.1", Some(Lob::MedicareAdvantage), None, "dollars"),
            ("lobs", "lobs", None, None, ""),
        ];
        for (text, item, lob, period, measure) in rows {
            let address = Address::from(text);
            assert_eq!(
                (address.item(), address.lob(), address.period(), address.measure()),
                (item, lob, period, measure),
                "{text}"
            );
            assert_eq!(Address::new(item, lob, period, measure), address, "{text}");
        }
    }
}
