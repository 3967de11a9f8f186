//! What the window paints, made from a report: sections as tables, the cell in focus, findings, the rail. Pure.

mod cell;
mod compare;
mod crosswalk;
mod detail;
mod finding;
mod head;
mod over_years;
mod section;
mod standing;
mod terms;
mod topic;
mod working;
mod years;

pub(crate) use compare::{compared, nothing_compared};
pub use detail::counting_period;
pub use over_years::{over_years, shown_text};
pub use terms::{national_row, term_view};

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use hpug_model::address::Address;
use hpug_model::answers::{Baseline, Figures};
use hpug_model::findings::{Finding, Severity};
use hpug_model::format::Style;
use hpug_model::{Report, forms};
use hpug_store::tables::SignOff;

pub use topic::{Earlier, piece};

use crate::wire::cells::SourceKind;
use crate::wire::reports::ReportState;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Typed, pasted, read, carried.
    pub source: SourceKind,
    /// Carried from last year and not yet confirmed.
    pub carried: bool,
    /// The source as a sentence: `Read from Lakeside.xlsx, sheet VBP, cell F14`.
    pub sentence: String,
    /// The arithmetic behind the value, a step a line.
    pub derivation: Vec<String>,
}

/// Figures that an explanation was written about: text as shown, by address.
pub type FiguresThen = BTreeMap<String, String>;

/// What belongs to a report beside its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Its id in the store.
    pub id: u32,
    /// Reporting year.
    pub year: u16,
    /// Day of the meeting.
    pub meeting_date: Option<NaiveDate>,
    /// State.
    pub state: ReportState,
    /// Name of the host's file it is bound to.
    pub bound_file: Option<String>,
    /// Today.
    pub today: NaiveDate,
    /// Where values came from, by address.
    pub marks: BTreeMap<Address, Mark>,
    /// Who stands for it or for a section of it, voided ones included.
    pub signed: Vec<SignOff>,
    /// Figures that explanations were written about, by finding key.
    pub explained: BTreeMap<String, FiguresThen>,
    /// Explanations written for figures that have moved since, by finding key.
    pub outdated: Vec<String>,
    /// The baseline questionnaire taken into account; empty without one.
    pub questionnaire: String,
    /// Hosts of the plan's questionnaires, where none is for the report's host.
    pub questionnaire_hosts: Vec<String>,
    /// How numbers look in its tables.
    pub numbers: Style,
}

/// A report with everything worked out, ready to be looked at from any side.
pub struct View<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub figures: Figures<'a>,
    /// Its findings.
    pub findings: &'a [Finding],
    /// What belongs to it beside its answers.
    pub facts: &'a Facts,
    worst: HashMap<Address, Severity>,
}

impl<'a> View<'a> {
    /// Gets a report ready.
    pub fn of(report: &'a Report, findings: &'a [Finding], facts: &'a Facts) -> View<'a> {
        let mut worst: HashMap<Address, Severity> = HashMap::new();
        for finding in findings.iter().filter(|finding| finding.is_open()) {
            for address in &finding.at {
                let severity = worst.entry(address.clone()).or_insert(finding.severity);
                *severity = (*severity).max(finding.severity);
            }
        }
        View { report, figures: Figures::of(report), findings, facts, worst }
    }

    /// The baseline questionnaire switches a section off; it stays visible, greyed.
    fn is_off(&self, section: &str) -> bool {
        matches!(self.report.baseline_of(section), Some(Baseline::Off { .. }))
    }

    /// The section that a finding's first cell belongs to; `head` for plan and periods.
    fn section_of(&self, finding: &Finding) -> &'a str {
        let first = finding.at.first().map_or("", Address::as_str);
        let form: &'a forms::Form = &self.report.form;
        match form.point(first) {
            Some(point) => &form.sections[point.section].id,
            None => section_of_item(form, first),
        }
    }
}

/// Findings may stand at an address without a cell (a line of business, a whole section): then its item decides.
fn section_of_item<'a>(form: &'a forms::Form, address: &str) -> &'a str {
    let item = address.split('/').next().unwrap_or_default();
    let section = form
        .sections
        .iter()
        .find(|section| section.id == item || section.items.iter().any(|candidate| candidate.code == item));
    section.map_or("head", |section| section.id.as_str())
}

#[cfg(test)]
mod tests;
