//! FORM-7: which earlier figure is compared, and how finely.

use super::*;

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
