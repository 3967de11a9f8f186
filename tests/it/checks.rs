//! Every case of `data/checks` through the model: all findings, no other.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hpug_model::Report;
use hpug_model::address::Address;
use hpug_model::checks::{Context, check};
use hpug_model::findings::{Finding, Severity};
use hpug_model::forms::{DataPoint, Role};
use hpug_model::values::Kind;
use hpug_tests::cases::{self, Case};
use hpug_tests::expectation::{Came, differences};
use serde_json::{Value, json};

fn report(json: &Value) -> Report {
    Report::from_json(&json.to_string()).expect("a case's answers file is valid")
}

fn findings(case: &Case) -> Vec<Finding> {
    let against: Vec<(String, Report)> =
        case.against().iter().enumerate().map(|(at, json)| (format!("earlier {at}"), report(json))).collect();
    let today: NaiveDate = case.today().parse().expect("a case's day is ISO");
    let context = Context { against: &against, ..Context::on(today) };
    check(&report(&case.answers()), &context)
}

fn came(finding: &Finding) -> Came {
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let at = finding.at.iter().map(|address| address.as_str().to_owned()).collect();
    Came { check: finding.check.to_owned(), severity: severity.to_owned(), at }
}

#[test]
fn every_case_gives_exactly_its_findings() {
    let mut failures = Vec::new();
    let mut cases_seen = 0;
    for (file, cases) in cases::all() {
        for case in cases {
            cases_seen += 1;
            let came: Vec<Came> = findings(&case).iter().map(came).collect();
            let lines = differences(&case.expect, &case.maybe, &came);
            if !lines.is_empty() {
                failures.push(format!("{file}: {}\n    {}", case.name, lines.join("\n    ")));
            }
        }
    }
    assert!(cases_seen >= 325, "only {cases_seen} cases found");
    assert!(failures.is_empty(), "{} of {cases_seen} cases differ:\n{}", failures.len(), failures.join("\n"));
}

/// Every count and every dollar figure of the form is wrong: each is told, however many there are.
#[test]
fn hundreds_of_wrong_figures_are_hundreds_of_findings() {
    let (_, cases) = cases::all().into_iter().next().expect("a file of cases");
    let mut json = cases[0].answers();
    let form = report(&json).form;
    let counted = |point: &&DataPoint| matches!(point.kind, Kind::Count | Kind::Dollars);
    let typed = form.points.iter().filter(counted).filter(|point| point.role != Role::Computed);
    let wrong: BTreeSet<&str> = typed.map(|point| point.address.as_str()).collect();
    assert!(wrong.len() > 200, "{} figures to be wrong", wrong.len());
    json["answers"] = wrong.iter().map(|at| ((*at).to_owned(), json!("-1"))).collect();
    let today: NaiveDate = cases[0].today().parse().expect("a case's day is ISO");
    let all = check(&report(&json), &Context::on(today));
    let told: BTreeSet<&str> = all
        .iter()
        .filter(|finding| finding.check == "FORM-3")
        .flat_map(|finding| &finding.at)
        .map(Address::as_str)
        .collect();
    assert_eq!(told, wrong);
}

#[test]
fn every_finding_says_what_and_how() {
    for (file, cases) in cases::all() {
        for case in cases {
            let all = findings(&case);
            for finding in &all {
                let place = format!("{file}: {}: {}", case.name, finding.key());
                assert!(finding.message.trim_end().ends_with(['.', '?']), "{place}: {}", finding.message);
                assert!(!finding.fix.trim().is_empty(), "{place} says no fix");
                assert!(!finding.at.is_empty(), "{place} names no cell");
                let keys: Vec<String> = all.iter().map(Finding::key).collect();
                let same = keys.iter().filter(|key| **key == finding.key()).count();
                assert!(same == 1, "{place}: {same} findings have this key");
                if let Some(cause) = &finding.because {
                    assert!(keys.contains(cause), "{place} is because of {cause}, which isn't listed");
                }
            }
        }
    }
}
