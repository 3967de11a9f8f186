//! The sample that README and `make run` use shows the year's work at its end: no error, every warning explained.

use chrono::NaiveDate;
use hpug_excel::read_here;
use hpug_model::Report;
use hpug_model::checks::{Context, check};
use hpug_model::findings::{Finding, Severity};
use hpug_tests::data;

fn told(findings: &[&Finding]) -> String {
    findings.iter().map(|finding| format!("{} {}\n", finding.key(), finding.message)).collect()
}

#[test]
fn no_error_and_every_warning_explained() {
    let today = NaiveDate::from_ymd_opt(2026, 2, 15).expect("a day");
    let bytes =
        std::fs::read(data::path("sample/last-year.xlsx")).expect("the sample holds last year's file");
    let last = read_here(&bytes, "last-year.xlsx").expect("it is read").report;
    let against = [("last-year.xlsx".to_owned(), last)];
    for name in ["answers", "answers-and-topics"] {
        let file = data::json(&format!("sample/{name}.json")).to_string();
        let report = Report::from_json(&file).expect("the sample is valid");
        let findings = check(&report, &Context { against: &against, ..Context::on(today) });
        let open: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.is_open() && finding.severity > Severity::Note)
            .collect();
        assert!(open.is_empty(), "{name}:\n{}", told(&open));
        let explained = findings.iter().filter(|finding| !finding.is_open()).count();
        assert_eq!(explained, 2, "{name}:\n{}", told(&findings.iter().collect::<Vec<_>>()));
    }
}
