//! Checks on a complete report with a few figures changed. Which findings come is held by the cases of
//! `tests/data/checks`; here: why, with what, and what is offered.

mod fixes;
mod grouping;
mod hostile;
mod lan;
mod received;
mod restated;

use super::{Context, check};
use crate::address::Address;
use crate::answers::{Origin, Report};
use crate::findings::{Finding, Severity};
use crate::values::typed;

const BASE: &str = include_str!("../../../../../tests/data/checks/base.json");

/// Cells changed, as typed.
pub(super) type Patch<'t> = Vec<(&'t str, &'t str)>;

/// The complete report without a finding, with cells changed as typed; `""` clears a cell.
pub(super) fn patched(patch: &[(&str, &str)]) -> Report {
    let mut report = Report::from_json(BASE).unwrap();
    for (address, text) in patch {
        let form = report.form.clone();
        let point = form.point(address).unwrap_or_else(|| panic!("{address} is in the form"));
        report.set(Address::from(*address), typed(point.kind, &form.measure_of(point).choices, text));
    }
    report
}

pub(super) fn day() -> Context<'static> {
    Context::on("2021-01-15".parse().unwrap())
}

pub(super) fn findings(report: &Report) -> Vec<Finding> {
    check(report, &day())
}

/// `D-1 error D.1/commercial/current/percent`, with ` < KEY` where another finding causes it.
pub(super) fn lines(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let severity = match finding.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let at: Vec<&str> = finding.at.iter().map(Address::as_str).collect();
        let cause = finding.because.as_ref().map_or_else(String::new, |cause| format!(" < {cause}"));
        format!("{} {severity} {}{cause}", finding.check, at.join(" "))
    };
    findings.iter().map(line).collect()
}

/// A column of Section D as typed.
pub(super) fn column(place: &str, measure: &str, figures: &str) -> Vec<(String, String)> {
    let rows = figures.split_whitespace().enumerate();
    rows.map(|(at, figure)| (format!("D.{}/{place}/{measure}", at + 1), figure.to_owned())).collect()
}

pub(super) fn borrowed(patch: &[(String, String)]) -> Vec<(&str, &str)> {
    patch.iter().map(|(address, text)| (address.as_str(), text.as_str())).collect()
}

#[test]
fn findings_stand_in_form_order() {
    let mut report = patched(&[
        ("D.1/medicaid/prior/percent", "60"),
        ("A.2a/current/count", ""),
        ("B.spine/coe", ""),
        ("period/current/end", "2020-05-31"),
    ]);
    report.plan.clear();
    let checks: Vec<String> = findings(&report).iter().map(Finding::key).collect();
    assert_eq!(
        checks,
        [
            "FORM-1@plan",
            "FORM-1@period/current/start",
            "FORM-2@A.2a/current/count",
            "FORM-2@B.spine/coe",
            "FORM-6@D.1/medicaid/current/percent",
            "D-1@D.1/medicaid/prior/percent",
        ]
    );
}

#[test]
fn an_explanation_stays_with_its_warning_only() {
    let mut report = patched(&[("C.2.2/commercial/current/percent", "60"), ("A.2a/current/count", "")]);
    for key in ["FORM-6@C.2.2/commercial/current/percent", "FORM-2@A.2a/current/count"] {
        report.explanations.insert(key.to_owned(), "Two clinics joined.".to_owned());
    }
    report.explanations.insert("FORM-6@C.2.2/medicaid/current/percent".to_owned(), "Unused.".to_owned());
    let explained: Vec<(String, Option<String>)> =
        findings(&report).into_iter().map(|finding| (finding.key(), finding.explained)).collect();
    assert_eq!(
        explained,
        [
            ("FORM-2@A.2a/current/count".to_owned(), None),
            ("FORM-6@C.2.2/commercial/current/percent".to_owned(), Some("Two clinics joined.".to_owned())),
        ]
    );
}

#[test]
fn messages_hold_the_figures() {
    let rows: [(&[(&str, &str)], &str); 6] = [
        (
            &[("C.1A.iv/commercial/current/births", "9801"), ("C.1A.iv/commercial/prior/births", "9900")],
            "C.1A.iv · Commercial · Current, Births is 9,801, above the 9,800 births of all maternity.",
        ),
        (
            &[("D.1/commercial/current/percent", "55.8")],
            "Commercial, Current: the rows add up to 100.6 %, not 100 %; rounding 10 shares can explain 99.5 to 100.5.",
        ),
        (
            &[("C.2.2/commercial/current/percent", "46.1")],
            "C.2.2 · Commercial · Current rose from 36 % to 46.1 %, by 10.1 points (more than 10).",
        ),
        (
            &[("A.base/current/hospitals", "476")],
            "A.2a · Current, % is 7.5 %, but 36 of 476 is 7.56 %, more than 0.05 points off.",
        ),
        (&[("A.1a/current/count", "-3")], "A.1a · Current, # is -3; a count is a whole number of 0 or more."),
        (
            &[("A.2a/current/count", ""), ("A.2a/prior/percent", "")],
            "A.2a (Hospitals: publishing limited): 2 of 4 answers are blank: Current # and Prior %.",
        ),
    ];
    for (patch, expected) in rows {
        let messages: Vec<String> =
            findings(&patched(patch)).into_iter().map(|finding| finding.message).collect();
        assert!(messages.iter().any(|message| message == expected), "{expected}\ngot {messages:#?}");
    }
}
