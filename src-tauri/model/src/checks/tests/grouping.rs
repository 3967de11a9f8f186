//! Consequences name their cause.

use super::*;

#[test]
fn a_consequence_names_its_cause() {
    let rows: [(&str, Patch<'_>, &[&str]); 10] = [
        (
            "a figure that is no percent",
            vec![("D.10/commercial/current/percent", "101")],
            &[
                "FORM-6 warning D.10/commercial/current/percent < FORM-3@D.10/commercial/current/percent",
                "D-1 error D.* < FORM-3@D.10/commercial/current/percent",
            ],
        ),
        (
            "a blank in a column that falls short",
            vec![("D.10/commercial/current/percent", "")],
            &["D-1 error D.* < FORM-2@D.10/commercial/current/percent"],
        ),
        (
            "a count where a percent belongs",
            vec![("C.1A.ii/commercial/current/csections", "570")],
            &[
                "FORM-3 error C.1A.ii/commercial/current/csections < FORM-4@C.1A.ii/commercial/current/csections",
                "C-3 error C.1A.ii/commercial/current/births C.1A.ii/commercial/current/csections < FORM-4@C.1A.ii/commercial/current/csections",
            ],
        ),
        (
            "a fraction where points belong",
            vec![
                ("C.2.2/commercial/current/percent", "0.36"),
                ("C.2.2/commercial/current/waivered", "41"),
                ("C.2.2/commercial/current/physicians", "100"),
            ],
            &[
                "FORM-6 warning C.2.2/commercial/current/percent < FORM-4@C.2.2/commercial/current/percent",
                "WF-1 error C.2.2/commercial/current/percent < FORM-4@C.2.2/commercial/current/percent",
            ],
        ),
        (
            "more births than all",
            vec![("C.1A.iv/commercial/current/births", "10000"), ("C.1A.iv/commercial/prior/births", "9900")],
            &[
                "C-3 error C.1A.iv/commercial/current/births C.1A.iv/commercial/current/csections < C-1@C.1A.iv/commercial/current/births",
            ],
        ),
        (
            "a prior figure in another unit",
            vec![("C.2.2/commercial/prior/percent", "0.4")],
            &["FORM-6 warning C.2.2/commercial/current/percent < FORM-4@C.2.2/commercial/prior/percent"],
        ),
        (
            "a part above its whole, the percent derived",
            vec![
                ("C.2.1a/medicaid/current/percent", ""),
                ("C.2.mh/medicaid/current/in_person_visits", "120"),
                ("C.2.mh/medicaid/current/total_visits", "100"),
            ],
            &[
                "FORM-6 warning C.2.1a/medicaid/current/percent < WF-2@C.2.mh/medicaid/current/in_person_visits",
                "C-6 error C.2.1a/medicaid/current/percent C.2.1b/medicaid/current/percent C.2.1c/medicaid/current/percent < WF-2@C.2.mh/medicaid/current/in_person_visits",
            ],
        ),
        (
            "a period that is not 12 months",
            vec![("period/prior/end", "2019-05-31")],
            &["FORM-1 warning period/prior/end < FORM-1@period/prior/start"],
        ),
        (
            "all of all, not of the part",
            vec![("B.transplant/current/all", "100")],
            &["B-4 warning B.transplant/current/incentive < B-5@B.transplant/current/all"],
        ),
        (
            "more hospitals than there are",
            vec![("A.base/current/hospitals", "35"), ("A.2b/current/percent", "na")],
            &["A-2 error A.2a/current/percent < A-1@A.2a/current/count"],
        ),
    ];
    for (name, patch, expected) in rows {
        let got = lines(&findings(&patched(&patch)));
        for line in expected {
            assert!(got.iter().any(|came| fits(line, came)), "{name}: no {line}\ngot {got:#?}");
        }
    }
}

/// `D.*` stands for whatever cells of Section D.
fn fits(expected: &str, came: &str) -> bool {
    match expected.split_once("D.*") {
        Some((start, end)) => came.starts_with(&format!("{start}D.")) && came.ends_with(end),
        None => expected == came,
    }
}

#[test]
fn a_total_off_by_one_wrong_share_is_put_down_to_its_dollars() {
    let place = "commercial/current";
    let mut patch = column(place, "dollars", "552 123 105 94 31 20 40 15 12 8");
    patch.push((format!("D.total/{place}/dollars"), "1000".to_owned()));
    patch.push((format!("D.3/{place}/percent"), "11.5".to_owned()));
    let got = lines(&findings(&patched(&borrowed(&patch))));
    assert_eq!(
        got[0],
        "D-1 error D.1/commercial/current/percent D.2/commercial/current/percent D.3/commercial/current/percent D.4/commercial/current/percent D.5/commercial/current/percent D.6/commercial/current/percent D.7/commercial/current/percent D.8/commercial/current/percent D.9/commercial/current/percent D.10/commercial/current/percent < D-2@D.3/commercial/current/percent"
    );
    assert_eq!(got[1..], ["D-2 error D.3/commercial/current/percent"]);
}

#[test]
fn derived_shares_that_miss_a_hundred_are_put_down_to_their_dollars() {
    let place = "commercial/current";
    for (total, root) in [("990", "D-3"), ("1010", "D-6")] {
        let mut patch = column(place, "dollars", "552 123 105 94 31 20 40 15 12 8");
        patch.extend((1..=10).map(|row| (format!("D.{row}/{place}/percent"), String::new())));
        patch.push((format!("D.total/{place}/dollars"), total.to_owned()));
        let got = lines(&findings(&patched(&borrowed(&patch))));
        let cause = format!("< {root}@D.1/{place}/dollars");
        let sum = got.iter().find(|line| line.starts_with("D-1 error"));
        assert!(sum.is_some_and(|line| line.ends_with(&cause)), "{total}: {got:#?}");
    }
}

#[test]
fn a_waiver_that_ended_has_no_wrong_figure_as_its_cause() {
    let dates = [
        ("period/current/start", "2023-07-01"),
        ("period/current/end", "2024-06-30"),
        ("period/prior/start", "2022-07-01"),
        ("period/prior/end", "2023-06-30"),
    ];
    for wrong in ["101", "0.36"] {
        let mut patch = dates.to_vec();
        patch.push(("C.2.2/commercial/current/percent", wrong));
        let got = findings(&patched(&patch));
        let waiver = got.iter().find(|finding| finding.check == "C-8");
        assert!(waiver.is_some_and(|finding| finding.because.is_none()), "{wrong}: {:#?}", lines(&got));
    }
}

#[test]
fn every_cause_is_listed() {
    let patches: [&[(&str, &str)]; 3] = [
        &[("D.1/commercial/current/percent", "552000000"), ("C.1B.i/medicaid/prior/spend", "35000000")],
        &[("C.1A.i/commercial/current/births", "10"), ("B.maternity/coe", "N")],
        &[("A.2a/current/count", "-5"), ("A.3a/current/dollars", "151250")],
    ];
    for patch in patches {
        let got = findings(&patched(patch));
        let keys: Vec<String> = got.iter().map(Finding::key).collect();
        for finding in &got {
            let cause = finding.because.as_ref();
            assert!(cause.is_none_or(|cause| keys.contains(cause)), "{} < {cause:?}", finding.key());
            assert!(cause.is_none_or(|cause| *cause != finding.key()), "{} causes itself", finding.key());
        }
    }
}
