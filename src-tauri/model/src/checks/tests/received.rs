//! Received workbooks: no plan is asked for, lines not offered are silent, the reader's findings come in.

use super::*;
use crate::findings::Finding;

fn received(patch: &[(&str, &str)]) -> Report {
    let mut report = patched(patch);
    report.origin = Origin::Received;
    report
}

fn medicaid(report: &mut Report, value: Option<crate::values::Value>) {
    let form = report.form.clone();
    for point in form.points.iter().filter(|point| point.lob == Some(crate::address::Lob::Medicaid)) {
        report.set(point.address.clone(), value.clone());
    }
}

#[test]
fn plan_host_and_contact_are_not_asked_for() {
    let mut report = received(&[]);
    (report.plan, report.host, report.contact) = Default::default();
    assert_eq!(lines(&findings(&report)), [""; 0]);
    report.origin = Origin::Own;
    assert_eq!(lines(&findings(&report)), ["FORM-1 error plan", "FORM-1 error host", "FORM-1 error contact"]);
}

#[test]
fn a_line_not_offered_is_one_note() {
    let zero = Some(crate::values::Value::number(0.into()));
    let not_applicable = Some(crate::values::Value::NoData(crate::values::NoData::NotApplicable));
    for value in [None, zero, not_applicable] {
        let mut report = received(&[]);
        medicaid(&mut report, value.clone());
        assert_eq!(lines(&findings(&report)), ["FORM-13 note medicaid"], "{value:?}");
    }
    let mut report = received(&[("D.1/commercial/current/percent", "")]);
    medicaid(&mut report, None);
    report.origin = Origin::AnswersFile;
    let blank = lines(&findings(&report));
    assert!(blank.iter().any(|line| line.starts_with("FORM-2 error C.1A.i/medicaid")), "{blank:#?}");
}

#[test]
fn what_the_reader_found_is_ordered_grouped_and_not_said_twice() {
    let text = |check, severity, at: &str| {
        Finding::new(check, severity, vec![Address::from(at)], "Found.".to_owned(), "Fix.".to_owned())
    };
    let reading = [
        text("FORM-12", Severity::Error, "D.total/commercial/current/percent"),
        text("FORM-11", Severity::Warning, "A.1a/current/count"),
        text("FORM-12", Severity::Error, "B.cancer/current/all"),
    ];
    let mut report = received(&[
        ("A.1a/current/count", ""),
        ("B.cancer/current/all", ""),
        ("D.1/commercial/current/percent", "55.8"),
    ]);
    report.explanations.insert("FORM-11@A.1a/current/count".to_owned(), "It is a range.".to_owned());
    let context = Context { reading: &reading, ..day() };
    let got = check(&report, &context);
    let keys: Vec<String> = got.iter().map(Finding::key).collect();
    assert_eq!(
        keys,
        [
            "FORM-11@A.1a/current/count",
            "FORM-12@B.cancer/current/all",
            "D-1@D.1/commercial/current/percent",
            "FORM-12@D.total/commercial/current/percent",
        ]
    );
    assert_eq!(got[0].explained.as_deref(), Some("It is a range."));
    assert_eq!(got[2].because.as_deref(), Some("FORM-12@D.total/commercial/current/percent"));
}

#[test]
fn words_that_are_no_answer_are_named_once() {
    for (address, text) in [("B.spine/coe", "maybe"), ("B.spine/coe", "TBD"), ("lobs", "comercial")] {
        let report = patched(&[(address, text)]);
        assert_eq!(lines(&findings(&report)), [format!("FORM-11 warning {address}")], "{text}");
    }
}

#[test]
fn what_could_not_be_read_causes_what_is_missing() {
    let unread = [
        "B.joint/prior/all",
        "B.joint/prior/incentive",
        "C.1A.ii/medicaid/prior/csections",
        "D.2/medicaid/prior/percent",
    ];
    for check_id in ["FORM-10", "FORM-11", "FORM-12"] {
        let reading = unread.map(|at| {
            Finding::new(
                check_id,
                Severity::Error,
                vec![Address::from(at)],
                "Found.".to_owned(),
                "Fix.".to_owned(),
            )
        });
        let report = received(&unread.map(|at| (at, "")));
        let got = lines(&check(&report, &Context { reading: &reading, ..day() }));
        for expected in [
            format!("B-2 error B.joint/prior/all B.joint/prior/incentive < {check_id}@B.joint/prior/all"),
            format!(
                "C-2 error C.1A.ii/medicaid/prior/csections < {check_id}@C.1A.ii/medicaid/prior/csections"
            ),
        ] {
            assert!(got.contains(&expected), "no {expected}\ngot {got:#?}");
        }
        let total = got.iter().find(|line| line.starts_with("D-1"));
        let cause = format!("< {check_id}@D.2/medicaid/prior/percent");
        assert!(total.is_some_and(|line| line.ends_with(&cause)), "{total:?} is not {cause}");
        assert_eq!(got.len(), 4 + 3, "{got:#?}");
    }
}
