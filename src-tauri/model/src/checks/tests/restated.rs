//! FORM-7: which earlier figure is compared, and how finely.

use super::*;
use crate::values::{Kind, Value};

const EARLIER: &str = include_str!("../../../../../tests/data/checks/base-earlier.json");

fn earlier(patch: &[(&str, &str)]) -> Report {
    let mut report = Report::from_json(EARLIER).unwrap();
    for (address, text) in patch {
        let kind = report.kind(address);
        report.set(Address::from(*address), typed(kind, &[], text));
    }
    report
}

fn against(report: &Report, files: Vec<Report>) -> Vec<Finding> {
    let named: Vec<(String, Report)> =
        files.into_iter().enumerate().map(|(at, file)| (format!("file-{at}.xlsx"), file)).collect();
    check(report, &Context { against: &named, ..day() })
}

#[test]
fn figures_are_compared_at_the_precision_shown() {
    let rows = [
        ("C.2.2/commercial", "percent", "36", "36.4", false),
        ("C.2.2/commercial", "percent", "36.3", "36.34", false),
        ("C.2.2/commercial", "percent", "36.3", "36.4", true),
        ("C.2.2/commercial", "percent", "36", "36.5", true),
        ("A.3a", "dollars", "143000000", "143000000.4", false),
        ("A.3a", "dollars", "143000000", "143000001", true),
        ("A.1a", "count", "14", "na", false),
        ("A.1a", "count", "14", "", false),
    ];
    for (item, measure, ours, theirs, restated) in rows {
        let report = patched(&[(&format!("{item}/prior/{measure}"), ours)]);
        let file = earlier(&[(&format!("{item}/current/{measure}"), theirs)]);
        let got = against(&report, vec![file]);
        let expected = format!("FORM-7 warning {item}/prior/{measure}");
        assert_eq!(lines(&got).contains(&expected), restated, "{item} {ours} against {theirs}");
    }
}

#[test]
fn the_last_file_that_has_the_figure_speaks() {
    let report = patched(&[]);
    let files = vec![
        earlier(&[("A.1a/current/count", "20")]),
        earlier(&[("A.1a/current/count", "13")]),
        earlier(&[("A.1a/current/count", "")]),
    ];
    let got = against(&report, files);
    assert_eq!(lines(&got), ["FORM-7 warning A.1a/prior/count"]);
    assert_eq!(
        got[0].message,
        "A.1a · Prior, # is 14; file-1.xlsx says 13 for the same 12 months, as Current."
    );
}

#[test]
fn plans_are_told_apart_by_name() {
    for (plan, matches) in [("lakeside  health PLAN", true), ("", true), ("Prairie Care", false)] {
        let mut file = earlier(&[("A.1a/current/count", "20")]);
        file.plan = plan.to_owned();
        let expected = if matches {
            "FORM-7 warning A.1a/prior/count"
        } else {
            "FORM-7 note period/prior/start period/prior/end"
        };
        assert_eq!(lines(&against(&patched(&[]), vec![file])), [expected], "{plan:?}");
    }
}

#[test]
fn an_edition_is_compared_as_its_file_says_and_the_rest_is_named() {
    // A later edition that asks A.1a and A.1b together, and a row of its own.
    let first = include_str!("../../../../forms/progress-report-2021.toml");
    let (first, _layout) = first.split_once("\n[layout]").unwrap();
    let later = r##"
id = "later"
extends = "progress-report-2021"
title = "Later"
edition = 2027

[[section]]
id = "A"
letter = "A"
title = "Contract terms"
per = ["period"]
measures = [{ key = "count", kind = "count", label = "#" }]
[[section.item]]
code = "A.1"
label = "Health systems"
[[section.item]]
code = "A.9"
label = "Clinics"

[[compare]]
with = "progress-report-2021"
only_here = [["A.9", "The 2021 edition asks for no clinics."]]
[[compare.pair]]
here = ["A.1"]
there = ["A.1a", "A.1b"]
"##;
    let forms = crate::forms::parse_all(&[("first.toml", first), ("later.toml", later)]).unwrap();
    let file = earlier(&[]);
    let mut report = Report::new(std::sync::Arc::new(forms[1].clone()), Origin::AnswersFile);
    for (edge, day) in [("start", "2019-07-01"), ("end", "2020-06-30")] {
        report.set(Address::from(format!("period/current/{edge}")), typed(Kind::Date, &[], day));
        let prior = day.replace("2019", "2018").replace("2020", "2019");
        report.set(Address::from(format!("period/prior/{edge}")), typed(Kind::Date, &[], &prior));
    }
    let on_file = |item: &str| file.answer(&format!("{item}/current/count")).unwrap().as_number().unwrap();
    let sum = on_file("A.1a") + on_file("A.1b");
    for (count, restated) in [(sum, false), (sum + rust_decimal::Decimal::ONE, true)] {
        report.set(Address::from("A.1/prior/count"), Some(Value::number(count)));
        let found = against(&report, vec![file.clone()]);
        let found: Vec<&Finding> = found.iter().filter(|finding| finding.check == "FORM-7").collect();
        let notes: Vec<&&Finding> = found.iter().filter(|f| f.severity == Severity::Note).collect();
        assert_eq!(found.len() - notes.len(), usize::from(restated), "{found:?}");
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].at, [Address::from("A.9/current/count")]);
        assert!(notes[0].message.contains("asks for no clinics."), "{}", notes[0].message);
    }
}
