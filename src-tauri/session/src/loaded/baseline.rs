//! The baseline questionnaire that belongs to a report.

use hpug_model::Report;
use hpug_model::names::same_name;
use hpug_store::tables::{self, Tables};

use super::{form_of, report_with_answers};
use crate::error::Result;

/// The questionnaire of a report.
#[derive(Default)]
pub(super) struct Questionnaire {
    /// The questionnaire; `None` where none connects.
    pub report: Option<Report>,
    /// Which one it is: `Baseline questionnaire of 2024`; empty without one.
    pub words: String,
    /// Hosts of the plan's questionnaires, where there are some but none is for the report's host.
    pub other_hosts: Vec<String>,
}

/// The plan's questionnaire for the same host, letter case, spaces and punctuation aside: the last one up to the report's
/// year, else the first one after it. None for a report without a section that a questionnaire switches.
///
/// `all`: the reports outside the bin.
///
/// # Errors
/// Of reading the store.
pub(super) fn baseline(
    tables: &Tables,
    row: &tables::Report,
    report: &Report,
    all: &[tables::Report],
) -> Result<Questionnaire> {
    let of_plan = |other: &&tables::Report| {
        other.id != row.id && !row.plan.trim().is_empty() && same_name(&other.plan, &row.plan)
    };
    let mut found = Vec::new();
    for other in all.iter().filter(of_plan) {
        let Ok(form) = form_of(&other.form) else { continue };
        if form.switches.iter().any(|switch| report.form.section(&switch.section).is_some()) {
            found.push((other.clone(), form.title.clone()));
        }
    }
    let same_host = |other: &tables::Report| same_name(&other.host, &row.host);
    let year = row.reporting_year;
    let last = found.iter().filter(|(other, _)| same_host(other)).min_by_key(|(other, _)| {
        (other.reporting_year > year, other.reporting_year.abs_diff(year), std::cmp::Reverse(other.id))
    });
    let Some((other, title)) = last else {
        let mut other_hosts: Vec<String> = found.into_iter().map(|(other, _)| other.host).collect();
        other_hosts.sort();
        other_hosts.dedup_by(|one, other| same_name(one, other));
        return Ok(Questionnaire { other_hosts, ..Questionnaire::default() });
    };
    Ok(Questionnaire {
        report: Some(report_with_answers(tables, other)?),
        words: match other.host == row.host {
            true => format!("{title} of {}", other.reporting_year),
            false => format!("{title} of {}, there for “{}”", other.reporting_year, other.host),
        },
        other_hosts: Vec::new(),
    })
}
