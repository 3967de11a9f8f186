//! Files of queries: read back as written, and hostile ones listed cell by cell.
#![allow(clippy::unwrap_used, clippy::panic)]

use hpug_excel::{own, read_here};
use hpug_model::answers::Origin;
use hpug_model::queries::{LONGEST, MOST_QUERIES, Query};
use hpug_model::{Report, forms};
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::json;

const CELL: &str = "D.3/commercial/current/percent";

fn report(queries: Vec<Query>) -> Report {
    let form = forms::form("progress-report-2021").unwrap().unwrap();
    let mut report = Report::new(form, Origin::Received);
    report.plan = "Evergreen Health".to_owned();
    report.year = Some(2022);
    report.queries = queries;
    report
}

fn query(id: &str, address: &str, text: &str) -> Query {
    Query { id: id.to_owned(), address: address.to_owned(), text: text.to_owned(), ..Query::default() }
}

#[test]
fn what_was_written_reads_back_with_its_report() {
    let texts =
        ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-1+1", "@SUM(A1)", "<img src=x>", "two\nlines — ünï 🎉"];
    let mut queries: Vec<Query> =
        (1..).zip(texts).map(|(n, text)| query(&format!("q{n}"), CELL, text)).collect();
    queries[0].received = "12.5".to_owned();
    queries[0].answer = "=1+1".to_owned();
    queries[0].corrected = Some(json!("14.25"));
    queries[1].address = "A.1a/current/count".to_owned();
    queries[1].corrected = Some(json!({ "no_data": "suppressed" }));
    queries[2].address = "D.total/commercial/current/percent".to_owned();
    let written = report(queries);
    let bytes = hpug_excel::write::queries(&written, true, "2026-06-01".parse().unwrap()).unwrap();
    let read = read_here(&bytes, "x.xlsx").unwrap();
    assert!(read.is_queries_alone());
    assert_eq!(read.report.queries, written.queries);
    assert_eq!((read.report.plan.as_str(), read.report.year), ("Evergreen Health", Some(2022)));
    assert_eq!(read.report.form.id, "progress-report-2021");
    assert_eq!(read.notes, []);
    let again = hpug_excel::write::queries(&written, true, "2026-06-01".parse().unwrap()).unwrap();
    assert_eq!(bytes, again, "the same queries give the same file");
}

/// A file with the heads and whatever else stands in it, without any property of ours.
fn file(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Fragen").unwrap();
    for (column, head) in (0..).zip(own::QUERY_HEADS) {
        sheet.write_string(3, column, head).unwrap();
    }
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn what_is_odd_is_told_with_its_cell() {
    let bytes = file(|sheet| {
        let row = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, texts: [&str; 7]| {
            for (column, text) in (0..).zip(texts) {
                sheet.write_string(row, column, text).unwrap();
            }
        };
        row(sheet, 4, [CELL, "", "", "Why?", "", "12.5%", "q1"]);
        row(sheet, 5, [CELL, "", "", "Why?", "", "", "q1"]);
        row(sheet, 6, [CELL, "", "", "", "So.", "about a third", "q3"]);
        sheet.write_formula(6, 3, Formula::new("=WEBSERVICE(\"http://x\")").set_result("told")).unwrap();
        row(sheet, 7, ["X.9/nowhere", "", "", "And this?", "", "7", ""]);
        row(sheet, 8, [CELL, "", "", &"long ".repeat(2_000), "", "", "q5"]);
        row(sheet, 10, ["", "", "", "", "", "", ""]);
    });
    let read = read_here(&bytes, "Evergreen questions.xlsx").unwrap();
    assert_eq!(read.report.form.id, "progress-report-2021", "told by the addresses alone");
    let queries = &read.report.queries;
    assert_eq!(queries.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["q1", "q3", "", "q5"]);
    assert_eq!(queries[0].corrected, Some(json!("12.5")));
    assert_eq!(
        (queries[1].text.as_str(), queries[1].answer.as_str()),
        ("", "So."),
        "a formula is no question"
    );
    assert!(queries[1].corrected.is_some(), "words are kept as they are");
    assert_eq!(queries[2].corrected, Some(json!("7")));
    assert!(queries[3].text.chars().count() <= LONGEST);
    let cells: Vec<&str> = read.notes.iter().map(|note| note.cell.as_str()).collect();
    assert_eq!(cells, ["Fragen!G6", "Fragen!D7", "Fragen!F7", "Fragen!G8", "Fragen!D9"], "{:#?}", read.notes);
}

#[test]
fn a_huge_file_is_cut_and_says_so() {
    let bytes = file(|sheet| {
        for row in 0..(MOST_QUERIES as u32 + 300) {
            sheet.write_string(4 + row, 0, CELL).unwrap();
            sheet.write_string(4 + row, 3, "Why?").unwrap();
            sheet.write_string(4 + row, 6, format!("q{row}")).unwrap();
        }
    });
    let read = read_here(&bytes, "x.xlsx").unwrap();
    assert_eq!(read.report.queries.len(), MOST_QUERIES);
    assert!(read.notes[0].message.starts_with("300 further rows were left out"), "{:?}", read.notes);
}

#[test]
fn heads_without_a_question_are_no_file_of_queries() {
    assert!(read_here(&file(|_| ()), "x.xlsx").is_err());
    let nowhere = file(|sheet| {
        sheet.write_string(4, 0, "X.9/nowhere").unwrap();
        sheet.write_string(4, 3, "Why?").unwrap();
    });
    assert!(read_here(&nowhere, "x.xlsx").is_err(), "no form is known that has such a cell");
}
