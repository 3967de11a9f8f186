//! What is offered puts the finding right.

use super::*;

fn applied(report: &Report, writes: &[(Address, Option<crate::values::Value>)]) -> Report {
    let mut report = report.clone();
    for (address, value) in writes {
        report.set(address.clone(), value.clone());
    }
    report
}

fn offers_of(patch: &[(&str, &str)], key: &str) -> (Report, Vec<crate::findings::Fix>) {
    let report = patched(patch);
    let found = findings(&report).into_iter().find(|finding| finding.key() == key);
    let finding = found.unwrap_or_else(|| panic!("{key} among {:#?}", lines(&findings(&report))));
    (report, finding.fixes)
}

#[test]
fn every_offer_ends_its_finding() {
    let place = "commercial/current";
    let in_dollars = column(place, "percent", "55200 12300 10500 9400 3100 2000 4000 1500 1200 800");
    let mut by_dollars = column(place, "dollars", "552 123 105 94 31 20 40 15 12 8");
    by_dollars.push((format!("D.total/{place}/dollars"), "1000".to_owned()));
    by_dollars.push((format!("D.1/{place}/percent"), "55.8".to_owned()));
    let rows: [(Patch<'_>, &str, &str); 13] = [
        (vec![("A.base/current/hospitals", "476")], "A-2@A.2a/current/percent", "Take 7.6"),
        (
            vec![("A.1a/current/percent", "30"), ("A.base/current/systems", "50")],
            "A-2@A.1a/current/percent",
            "Take 24.0",
        ),
        (
            vec![("C.1A.i/commercial/current/csection_births", "3150")],
            "WF-1@C.1A.i/commercial/current/csections",
            "Take 32.1",
        ),
        (borrowed(&by_dollars), "D-2@D.1/commercial/current/percent", "Take 55.2"),
        (borrowed(&by_dollars), "D-1@D.1/commercial/current/percent", "Round the column to 100.0"),
        (
            borrowed(&in_dollars),
            "FORM-4@D.1/commercial/current/percent",
            "Keep as dollars and derive the percents",
        ),
        (
            vec![("C.1A.ii/commercial/current/csections", "570")],
            "FORM-4@C.1A.ii/commercial/current/csections",
            "Keep as counts and derive the percents",
        ),
        (
            vec![("C.2.2/commercial/current/percent", "0.36")],
            "FORM-4@C.2.2/commercial/current/percent",
            "Take 36 %",
        ),
        (vec![("A.3a/current/dollars", "151250")], "FORM-4@A.3a/current/dollars", "Take $151,250,000"),
        (
            vec![("D.10/commercial/current/percent", ""), ("D.1/commercial/current/percent", "56")],
            "FORM-2@D.10/commercial/current/percent",
            "Set the blank rows to 0",
        ),
        (
            vec![("C.1A.v/medicaid/current/births", "10")],
            "FORM-8@C.1A.v/medicaid/current/births",
            "Suppress births and percent",
        ),
        (
            vec![("C.1A.v/medicaid/current/csections", "1")],
            "FORM-8@C.1A.v/medicaid/current/csections",
            "Suppress the percent",
        ),
        (
            vec![("period/prior/start", "2018-06-01"), ("period/prior/end", "2019-05-31")],
            "FORM-1@period/prior/end",
            "Use Jul 2018 – Jun 2019",
        ),
    ];
    for (patch, key, label) in rows {
        let (report, fixes) = offers_of(&patch, key);
        let labels: Vec<&str> = fixes.iter().map(|fix| fix.label.as_str()).collect();
        assert!(labels.contains(&label), "{key} offers {labels:?}, not {label:?}");
        for fix in &fixes {
            let after = findings(&applied(&report, &fix.writes));
            let left = after.iter().any(|finding| finding.key() == key);
            assert!(!left, "{key}: {:?} leaves {:#?}", fix.label, lines(&after));
        }
    }
}

#[test]
fn rounding_is_offered_only_when_the_dollars_make_the_total() {
    let place = "commercial/current";
    let mut patch = column(place, "dollars", "552 123 105 94 31 20 40 15 12 8");
    patch.push((format!("D.1/{place}/percent"), "55.8".to_owned()));
    for (total, offered) in [("1000", true), ("1001", false), ("999", false), ("", false)] {
        let mut patch = patch.clone();
        patch.push((format!("D.total/{place}/dollars"), total.to_owned()));
        let (_, fixes) = offers_of(&borrowed(&patch), "D-1@D.1/commercial/current/percent");
        assert_eq!(!fixes.is_empty(), offered, "a total of {total:?}");
    }
}
