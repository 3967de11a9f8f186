//! Every check of a report. All findings are returned; none blocks another.
//!
//! A file per rule or per group of rules; each adds its findings to a [`judge::Judge`]. Afterwards the findings are put
//! in form order, consequences are tied to their cause and explanations to their warnings.

mod births;
mod blanks;
mod change;
mod copied;
mod grouping;
mod judge;
mod lan;
mod limits;
mod order;
mod periods;
mod privacy;
mod questionnaire;
mod reading;
mod restated;
mod rules;
mod section_a;
mod section_b;
mod section_d;
mod strategies;
mod together;
mod topics;
mod units;
mod visits;
mod working;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::answers::{Figures, Report};
use crate::findings::{Finding, Severity};
use judge::Judge;

pub use rules::rule;
pub use topics::placeholder_in;

/// Version of the checks, written into exports; raised when a rule changes.
pub const VERSION: &str = "1";

/// What the checks know beside the report.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Today, for dates in the future and the age of periods.
    pub today: NaiveDate,
    /// Earlier reports, for restatements: (name of the file or report, report), the last one on file last. Those of
    /// another plan are left out of the comparison. LAN workbooks among them are what D-4 compares with.
    pub against: &'a [(String, Report)],
    /// Reports of the plan that would be among these, if their forms could be read: (name, why not, in a sentence).
    pub unopened: &'a [(String, String)],
    /// Findings made while a received workbook was read (FORM-7 by the file's own word, FORM-10 to
    /// FORM-13).
    pub reading: &'a [Finding],
}

impl Context<'_> {
    /// Nothing but the day.
    pub fn on(today: NaiveDate) -> Context<'static> {
        Context { today, against: &[], unopened: &[], reading: &[] }
    }
}

/// Runs every check that belongs to the report's form. Findings come in form order of their first cell; each one that
/// another causes names it in `because`, and an explained warning carries its explanation.
///
/// Figures of a line of business that the report does not cover, or that a received file takes as not offered, are
/// not judged.
///
/// ```
/// use hpug_model::checks::{Context, check};
/// use hpug_model::{Address, Report};
///
/// let report = Report::from_json(
///     r#"{"form": "progress-report-2021", "plan": "Lakeside", "host": "Great Lakes", "contact": {"name": "Dana"},
///         "answers": {"C.1A.i/commercial/current/births": "9800", "C.1A.ii/commercial/current/births": "9801"}}"#,
/// )?;
/// let findings = check(&report, &Context::on("2021-01-15".parse()?));
/// let first = findings.iter().find(|finding| finding.check == "C-1").ok_or("no C-1")?;
/// assert_eq!(first.at, [Address::from("C.1A.ii/commercial/current/births")]);
/// assert_eq!(first.key(), "C-1@C.1A.ii/commercial/current/births");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(report: &Report, context: &Context<'_>) -> Vec<Finding> {
    let figures = Figures::of(report);
    let mut judge = Judge::new(&figures, context);
    reading::judge(&mut judge);
    periods::judge(&mut judge);
    limits::judge(&mut judge);
    units::judge(&mut judge);
    copied::judge(&mut judge);
    change::judge(&mut judge);
    restated::judge(&mut judge);
    privacy::judge(&mut judge);
    working::judge(&mut judge);
    section_a::judge(&mut judge);
    section_b::judge(&mut judge);
    births::judge(&mut judge);
    strategies::judge(&mut judge);
    visits::judge(&mut judge);
    section_d::judge(&mut judge);
    lan::judge_section_d(&mut judge);
    lan::judge(&mut judge);
    topics::judge(&mut judge);
    questionnaire::judge(&mut judge);
    // Last, because a blank that a specific check names is not listed again.
    blanks::judge(&mut judge);
    let mut findings = judge.into_findings();
    order::in_form_order(&report.form, &mut findings);
    let mut findings = together::one_for_each_key(&report.form, findings);
    grouping::tie_to_causes(&figures, &mut findings);
    explain(report, &mut findings);
    findings
}

/// Ties the analyst's explanations to their warnings. Errors and notes can't be explained away.
fn explain(report: &Report, findings: &mut [Finding]) {
    if report.explanations.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.severity == Severity::Warning) {
        let text = report.explanations.get(&finding.key()).filter(|text| !text.trim().is_empty());
        finding.explained = text.cloned();
    }
}
