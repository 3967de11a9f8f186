//! The time zones of the United States, as calendars name them.

use serde::{Deserialize, Serialize};

/// A time zone. Daylight saving follows the rules in force since 2007 (15 U.S.C. 260a).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// New York.
    #[serde(alias = "America/New_York")]
    Eastern,
    /// Chicago.
    #[default]
    #[serde(alias = "America/Chicago")]
    Central,
    /// Denver.
    #[serde(alias = "America/Denver")]
    Mountain,
    /// Phoenix: no daylight saving.
    #[serde(alias = "America/Phoenix")]
    Arizona,
    /// Los Angeles.
    #[serde(alias = "America/Los_Angeles")]
    Pacific,
    /// Anchorage.
    #[serde(alias = "America/Anchorage")]
    Alaska,
    /// Honolulu: no daylight saving.
    #[serde(alias = "Pacific/Honolulu")]
    Hawaii,
    /// San Juan: no daylight saving.
    #[serde(alias = "America/Puerto_Rico")]
    Atlantic,
}

impl Zone {
    /// Every zone, from east to west.
    pub const ALL: [Zone; 8] = [
        Self::Atlantic,
        Self::Eastern,
        Self::Central,
        Self::Mountain,
        Self::Arizona,
        Self::Pacific,
        Self::Alaska,
        Self::Hawaii,
    ];

    /// Name in the time zone database.
    pub const fn tzid(self) -> &'static str {
        match self {
            Self::Eastern => "America/New_York",
            Self::Central => "America/Chicago",
            Self::Mountain => "America/Denver",
            Self::Arizona => "America/Phoenix",
            Self::Pacific => "America/Los_Angeles",
            Self::Alaska => "America/Anchorage",
            Self::Hawaii => "Pacific/Honolulu",
            Self::Atlantic => "America/Puerto_Rico",
        }
    }

    /// In words, behind a time: `Central Time`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Eastern => "Eastern Time",
            Self::Central => "Central Time",
            Self::Mountain => "Mountain Time",
            Self::Arizona => "Arizona Time",
            Self::Pacific => "Pacific Time",
            Self::Alaska => "Alaska Time",
            Self::Hawaii => "Hawaii Time",
            Self::Atlantic => "Atlantic Time",
        }
    }

    /// Hours behind UTC in winter, and whether clocks change.
    const fn offset(self) -> (i32, bool) {
        match self {
            Self::Atlantic => (4, false),
            Self::Eastern => (5, true),
            Self::Central => (6, true),
            Self::Mountain => (7, true),
            Self::Arizona => (7, false),
            Self::Pacific => (8, true),
            Self::Alaska => (9, true),
            Self::Hawaii => (10, false),
        }
    }

    /// The lines of the zone's VTIMEZONE (RFC 5545, 3.6.5), for days from 2007 on.
    pub fn definition(self) -> Vec<String> {
        let (hours, changes) = self.offset();
        let winter = format!("-{hours:02}00");
        let summer = if changes { format!("-{:02}00", hours - 1) } else { winter.clone() };
        let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{}", self.tzid())];
        let mut part = |kind: &str, start: &str, rule: Option<&str>, from: &str, to: &str| {
            lines.push(format!("BEGIN:{kind}"));
            lines.push(format!("DTSTART:{start}"));
            lines.extend(rule.map(|rule| format!("RRULE:FREQ=YEARLY;{rule}")));
            lines.push(format!("TZOFFSETFROM:{from}"));
            lines.push(format!("TZOFFSETTO:{to}"));
            lines.push(format!("END:{kind}"));
        };
        if changes {
            part("DAYLIGHT", "20070311T020000", Some("BYMONTH=3;BYDAY=2SU"), &winter, &summer);
            part("STANDARD", "20071104T020000", Some("BYMONTH=11;BYDAY=1SU"), &summer, &winter);
        } else {
            part("STANDARD", "20070101T000000", None, &winter, &winter);
        }
        lines.push("END:VTIMEZONE".to_owned());
        lines
    }
}
