//! Many reports at once: what comparisons read of them, in three queries however many there are.

use rusqlite::Row;

use super::Tables;
use crate::error::Result;

/// Which reports: outside the bin, of these forms, and where given of one reporting year or one plan.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// Form ids as a JSON list.
    pub forms: &'a str,
    /// Reporting year.
    pub year: Option<u16>,
    /// The plan's name as it is kept.
    pub plan: Option<&'a str>,
}

/// A text of a report: its id; address or finding; value as JSON, or words.
pub type OfReport = (i64, String, String);

fn from_row(row: &Row<'_>) -> rusqlite::Result<OfReport> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

impl Tables {
    /// Answers of many reports, by report.
    ///
    /// # Errors
    /// Of reading.
    pub fn answers_of(&self, which: Which<'_>) -> Result<Vec<OfReport>> {
        self.all(include_str!("answer/of_reports.sql"), (which.forms, which.year, which.plan), from_row)
    }

    /// Remarks of many reports, by report.
    ///
    /// # Errors
    /// Of reading.
    pub fn remarks_of(&self, which: Which<'_>) -> Result<Vec<OfReport>> {
        self.all(include_str!("remark/of_reports.sql"), (which.forms, which.year, which.plan), from_row)
    }

    /// Explanations of many reports, by report, each by the key of its finding.
    ///
    /// # Errors
    /// Of reading.
    pub fn explanations_of(&self, which: Which<'_>) -> Result<Vec<OfReport>> {
        self.all(include_str!("explanation/of_reports.sql"), (which.forms, which.year, which.plan), from_row)
    }
}
