//! Section D beside the LAN dollars of the same plan, and earlier years beside a cell across editions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::path::Path;

use desk::{Desk, wanted};
use hpug_session::wire::cells::Typed;
use hpug_session::wire::compare::CompareRequest;
use hpug_session::wire::reports::{HeadEdit, NewReport, ReportView};
use hpug_session::wire::workbooks::WorkbookUse;

/// The complete LAN workbook as a report to go on with.
fn complete(desk: &mut Desk) -> u32 {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/lan/complete.xlsx");
    let look = desk.session.look_at_workbook(file.to_str().unwrap()).unwrap();
    desk.session
        .use_workbook(&look.token, &wanted(WorkbookUse::GoOn, "Evergreen Health", ""))
        .unwrap()
        .head
        .id
}

/// A progress report of the plan whose Current is the calendar year 2016.
fn progress_2016(desk: &mut Desk) -> u32 {
    let id = desk.new_report();
    for (edge, day) in [("start", "1/1/2016"), ("end", "12/31/2016")] {
        let edit_id = desk.edit_id();
        let edit = match edge {
            "start" => HeadEdit::CurrentStart(day.to_owned()),
            _ => HeadEdit::CurrentEnd(day.to_owned()),
        };
        desk.session.edit_head(id, &edit_id, &edit).unwrap();
    }
    id
}

#[test]
fn section_d_is_taken_from_the_lan_report_in_one_step() {
    let mut desk = Desk::new();
    let lan = complete(&mut desk);
    let id = progress_2016(&mut desk);
    desk.type_in(id, "D.2/commercial/current/percent", "9");
    let view = desk.session.crosswalk(id, None).unwrap();
    assert_eq!((view.lan, view.lans.len()), (Some(lan), 1));
    assert!(view.lans[0].1.starts_with("LAN APM Data Collection 2017, reporting year "), "{:?}", view.lans);
    let column = view.columns.iter().find(|column| column.lob == "commercial").unwrap();
    assert_eq!((column.period.as_deref(), column.rows.len(), column.typed), (Some("current"), 8, 1));
    let shared_risk = &column.rows[1];
    assert_eq!((shared_risk.dollars.as_str(), shared_risk.percent.as_str()), ("$30,000,000", "5.00"));
    assert_eq!((shared_risk.difference.as_str(), shared_risk.severity.is_some()), ("+4", true));
    let split =
        |address: &str, text: &str| Typed { address: address.to_owned(), text: text.to_owned(), rich: None };
    let wrong = [split("D.4/commercial/current/dollars", "1"), split("D.10/commercial/current/dollars", "2")];
    assert!(desk.session.derive_section_d(id, "wrong", lan, "commercial", &wrong).is_err());
    let splits = [
        split("D.4/commercial/current/dollars", "50000000"),
        split("D.10/commercial/current/dollars", "10000000"),
        split("D.7/commercial/current/dollars", "36,000,000"),
        split("D.8/commercial/current/dollars", "0"),
    ];
    let changed = desk.session.derive_section_d(id, "derive", lan, "commercial", &splits).unwrap();
    let d4 = |report: &ReportView| {
        report.findings.iter().filter(|f| f.check == "D-4" && f.at[0].contains("commercial")).count()
    };
    assert_eq!(d4(&changed.report), 0, "{:?}", changed.report.findings);
    assert_eq!(desk.shown(id, "D.total/commercial/current/percent"), "100.0");
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "5.0");
    let source = desk.session.cell(id, "D.6/commercial/current/dollars").unwrap().source.unwrap();
    assert!(source.starts_with("Computed from LAN APM Data Collection 2017, row 9 + 11"), "{source}");
    desk.session.undo(id).unwrap();
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "9.0");
    assert_eq!(desk.shown(id, "D.6/commercial/current/dollars"), "");
}

#[test]
fn other_months_are_told_and_nothing_is_derived() {
    let mut desk = Desk::new();
    let lan = complete(&mut desk);
    let id = desk.new_report();
    let view = desk.session.crosswalk(id, Some(lan)).unwrap();
    assert!(view.columns.iter().all(|column| column.period.is_none() && !column.note.is_empty()));
    assert!(desk.session.derive_section_d(id, "derive", lan, "commercial", &[]).is_err());
    assert!(desk.session.crosswalk(id, Some(99)).is_err());
}

fn new_lan(desk: &mut Desk, form: &str, year: u16) -> u32 {
    let request = NewReport {
        form: form.to_owned(),
        plan: "evergreen health".to_owned(),
        host: String::new(),
        year,
        copy_from: None,
    };
    desk.session.new_report(&request).unwrap().head.id
}

#[test]
fn refreshed_rows_are_split_where_their_sum_is_held() {
    let mut desk = Desk::new();
    let lan = new_lan(&mut desk, "lan-apm-refreshed", 2026);
    desk.type_in(lan, "G.basis/commercial", "recent_12_months");
    desk.type_in(lan, "G.months/commercial", "2016-01/2016-12");
    let id = progress_2016(&mut desk);
    for row in ["1", "2A", "2B", "2C", "3A", "3B", "3N", "4A", "4B", "4C"] {
        desk.type_in(lan, &format!("M.{row}/commercial/dollars"), "100");
    }
    let column = |desk: &mut Desk| desk.session.crosswalk(id, None).unwrap().columns.remove(0);
    let blank = column(&mut desk);
    assert!(blank.rows.iter().all(|row| row.blank == "Row 4N is blank in the LAN report."), "{blank:?}");
    desk.type_in(lan, "M.4N/commercial/dollars", "0");
    let known = column(&mut desk);
    let held: Vec<bool> = known.rows.iter().map(|row| row.held).collect();
    assert_eq!(held, [false, true, false, false, false]);
    let parts = |amounts: [(u8, &str); 6]| -> Vec<Typed> {
        let part = |(item, text): (u8, &str)| Typed {
            address: format!("D.{item}/commercial/current/dollars"),
            text: text.to_owned(),
            rich: None,
        };
        amounts.map(part).into()
    };
    let derive = |desk: &mut Desk, splits: &[Typed]| {
        let edit_id = desk.edit_id();
        desk.session.derive_section_d(id, &edit_id, lan, "commercial", splits)
    };
    // Row 3A holds 100: D.3 can't be more, nor D.3 with the bundles less.
    for wrong in [
        [(2, "100"), (3, "101"), (5, "100"), (6, "100"), (7, "99"), (8, "0")],
        [(2, "300"), (3, "50"), (5, "50"), (6, "51"), (7, "49"), (8, "0")],
    ] {
        let refused = derive(&mut desk, &parts(wrong)).unwrap_err().to_string();
        assert!(refused.contains("LAN row 3A holds $100"), "{refused}");
    }
    let right = parts([(2, "100"), (3, "80"), (5, "100"), (6, "200"), (7, "20"), (8, "0")]);
    let changed = derive(&mut desk, &right).unwrap();
    let d4 = changed.report.findings.iter().filter(|found| found.check == "D-4");
    assert_eq!(d4.count(), 0, "{:?}", changed.report.findings);
    assert_eq!(desk.shown(id, "D.3/commercial/current/percent"), "8.0");
    assert_eq!(desk.shown(id, "D.7/commercial/current/percent"), "2.0");
}

#[test]
fn a_match_with_blank_lan_rows_is_listed_with_the_reason() {
    let mut desk = Desk::new();
    let lan = complete(&mut desk);
    desk.type_in(lan, "M.8/commercial/dollars", "");
    let id = progress_2016(&mut desk);
    let view = desk.session.crosswalk(id, None).unwrap();
    let column = view.columns.iter().find(|column| column.lob == "commercial").unwrap();
    let blank: Vec<&str> =
        column.rows.iter().map(|row| row.blank.as_str()).filter(|why| !why.is_empty()).collect();
    assert_eq!((column.rows.len(), blank), (8, vec!["Row 8 is blank in the LAN report."]));
    desk.session.derive_section_d(id, "derive", lan, "commercial", &[]).unwrap();
    assert_eq!(desk.shown(id, "D.2/commercial/current/percent"), "5.0");
    assert_eq!(desk.shown(id, "D.7/commercial/current/percent"), "");
}

#[test]
fn earlier_years_stand_beside_a_cell_across_editions() {
    let mut desk = Desk::new();
    let earlier = new_lan(&mut desk, "lan-apm-2017", 2017);
    for (row, dollars) in [("1", "1000"), ("2", "400"), ("3", "50"), ("6", "60"), ("7", "70"), ("8", "80")] {
        desk.type_in(earlier, &format!("M.{row}/commercial/dollars"), dollars);
    }
    let later = new_lan(&mut desk, "lan-apm-refreshed", 2026);
    desk.type_in(later, "M.3A/commercial/dollars", "150");
    desk.type_in(later, "M.3B/commercial/dollars", "70");
    let years = |desk: &mut Desk, at: &str| desk.session.cell(later, at).unwrap().years;
    let same = years(&mut desk, "M.2A/commercial/dollars").remove(0);
    assert_eq!((same.year, same.text.as_str(), same.note.as_str()), (2017, "$50", ""));
    assert!(same.edition.contains("2017"));
    let sum = years(&mut desk, "M.3A/commercial/dollars").remove(0);
    assert!(
        sum.text.is_empty() && sum.note.contains("6 + 7 + 8 then and 3A + 3B here: $210 then, $220 here"),
        "{sum:?}"
    );
    let none = years(&mut desk, "M.2B/commercial/dollars").remove(0);
    assert!(none.note.starts_with("Can’t be compared:"), "{none:?}");
    let whole = years(&mut desk, "M.total/commercial/dollars").remove(0);
    assert_eq!(whole.text, "$1,000");
    assert!(years(&mut desk, "G.limitations/text").is_empty());
    assert!(desk.session.cell(earlier, "M.3/commercial/dollars").unwrap().years.is_empty());
}

#[test]
fn a_year_is_headed_by_the_months_that_the_lines_shown_follow() {
    let mut desk = Desk::new();
    complete(&mut desk);
    let mut head = |section: Option<&str>| {
        let request = CompareRequest {
            plan: Some("Evergreen Health".to_owned()),
            section: section.map(str::to_owned),
            ..CompareRequest::default()
        };
        desk.session.compare(&request).unwrap().columns.remove(0).name
    };
    assert_eq!(head(Some("Commercial Metrics")), "Jan 2016 – Dec 2016");
    assert_eq!(head(Some("Medicaid Metrics")), "Jul 2015 – Jun 2016");
    let all = "Commercial, Medicare Advantage: Jan 2016 – Dec 2016; Medicaid: Jul 2015 – Jun 2016";
    assert_eq!(head(None), all);
}
