//! Comparisons as workbook and PDF: every figure stands where it belongs, and LibreOffice works out what is stored.

use std::fs;

use chrono::NaiveDate;
use hpug_excel::cell::CellRef;
use hpug_excel::grid::{Sheet, Value as Held, Workbook};
use hpug_excel::write::{ComparisonOptions, comparison};
use hpug_model::address::Lob;
use hpug_model::checks::{Context, check};
use hpug_model::side_by_side::{Line, SideBySide, Taken, main_form, plans, years};
use hpug_model::values::Kind;
use hpug_model::{Form, Report};
use hpug_pdf::document::Block;
use hpug_tests::{data, office, python};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tempfile::TempDir;

/// First row of figures' heads, from 0, and the first column of figures.
const HEAD: u32 = 3;
const LABELS: u32 = 4;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 1, 15).expect("a day")
}

/// A report of the checks' base, changed.
fn taken(base: &str, plan: &str, patch: &[(&str, Value)]) -> Taken {
    let mut file = data::json(base);
    file["plan"] = json!(plan);
    for (address, value) in patch {
        file["answers"][*address] = value.clone();
    }
    let report = Report::from_json(&file.to_string()).expect("a valid report");
    let findings = check(&report, &Context::on(today()));
    Taken::from(&report, &findings, &format!("{plan}.xlsx")).expect("it is taken")
}

fn of(taken: &[Taken]) -> SideBySide {
    plans(&main_form(taken).expect("a form"), taken)
}

/// Plans with figures of their own, one that can't be compared in places, one of other months.
fn reports() -> SideBySide {
    let base = "checks/base.json";
    let d = |percent: &str| vec![("C.2.2/commercial/current/percent", json!(percent))];
    let mut calendar = d("44");
    for (address, day) in [
        ("period/current/start", "2019-01-01"),
        ("period/current/end", "2019-12-31"),
        ("period/prior/start", "2018-01-01"),
        ("period/prior/end", "2018-12-31"),
    ] {
        calendar.push((address, json!(day)));
    }
    of(&[
        taken(base, "Lakeside", &d("12.5")),
        taken(base, "Northern & <Sons>", &d("33.25")),
        taken(
            base,
            "Prairie",
            &[("C.2.2/commercial/current/percent", json!({ "no_data": "not_collected" }))],
        ),
        taken(base, "Harbor", &calendar),
        taken(base, "Zephyr", &d("41")),
    ])
}

fn dollars() -> SideBySide {
    let base = "checks/base-lan.json";
    let small =
        [("M.1/commercial/dollars", json!("900000000")), ("G.spend/commercial/dollars", json!("900000000"))];
    of(&[taken(base, "One", &[]), taken(base, "Two", &small), taken(base, "Three", &[])])
}

fn over_years() -> SideBySide {
    let of_year = |year: i32| {
        let day = |period: &str, edge: &str, back: i32| {
            let (at, day) = if edge == "start" { (year - back - 1, "07-01") } else { (year - back, "06-30") };
            (format!("period/{period}/{edge}"), json!(format!("{at}-{day}")))
        };
        let days: Vec<(String, Value)> = [("current", 0), ("prior", 1)]
            .into_iter()
            .flat_map(|(period, back)| [day(period, "start", back), day(period, "end", back)])
            .collect();
        let days: Vec<(&str, Value)> = days.iter().map(|(at, day)| (at.as_str(), day.clone())).collect();
        taken("checks/base.json", "Lakeside", &days)
    };
    let all = [of_year(2018), of_year(2019), of_year(2020)];
    years(&main_form(&all).expect("a form"), &all)
}

/// Two years of a plan whose Medicaid figures follow other months than the rest.
fn dollars_over_years() -> SideBySide {
    let of_year = |months: &str, of_medicaid: &str| {
        let recent = json!("recent_12_months");
        let mut patch = vec![("G.basis/medicaid", recent.clone()), ("G.months/medicaid", json!(of_medicaid))];
        for (basis, of_line) in [
            ("G.basis/commercial", "G.months/commercial"),
            ("G.basis/medicare_advantage", "G.months/medicare_advantage"),
        ] {
            patch.extend([(basis, recent.clone()), (of_line, json!(months))]);
        }
        taken("checks/base-lan.json", "Lakeside", &patch)
    };
    let all = [of_year("2015-01/2015-12", "2014-07/2015-06"), of_year("2016-01/2016-12", "2015-07/2016-06")];
    years(&main_form(&all).expect("a form"), &all)
}

fn workbook(side: &SideBySide) -> Vec<u8> {
    comparison(side, &ComparisonOptions { unread: 1, today: today() }).expect("a workbook")
}

fn text(sheet: &Sheet, row: u32, column: u32) -> String {
    match sheet.cells.get(&CellRef::new(row, column)).map(|cell| &cell.value) {
        Some(Held::Text(text)) => text.to_string(),
        Some(Held::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The row of a line, found by its labels as a person would.
fn row_of(sheet: &Sheet, line: &Line) -> u32 {
    let label = match line.measure.as_str() {
        "" => line.label.clone(),
        measure => format!("{}: {measure}", line.label),
    };
    let unit = match line.kind {
        Kind::Percent => "percent",
        Kind::Dollars => "dollars",
        Kind::Hours => "hours",
        _ => "count",
    };
    let wanted = [
        line.short_code(),
        label,
        line.lob.map_or(String::new(), |lob| lob.label().to_owned()),
        unit.to_owned(),
    ];
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap_or(0);
    let found: Vec<u32> = (HEAD + 1..=last)
        .filter(|row| (0..).zip(&wanted).all(|(column, words)| text(sheet, *row, column) == *words))
        .collect();
    assert_eq!(found.len(), 1, "{wanted:?} stands in rows {found:?}");
    found[0]
}

#[test]
fn a_form_that_asks_for_no_months_before_has_no_sheets_of_them() {
    for (side, wanted) in [(reports(), true), (dollars(), false)] {
        let book = Workbook::from_bytes(&workbook(&side)).expect("it is read");
        for name in ["Prior", "Change"] {
            let there = book.sheets.iter().any(|sheet| sheet.name == name);
            assert_eq!(there, wanted, "{}: {name}", side.form.id);
        }
    }
}

#[test]
fn every_figure_stands_in_the_cell_of_its_line_and_plan() {
    for (what, side, name, first) in [
        ("plans", reports(), "Current", LABELS + 2),
        ("dollars", dollars(), "Current", LABELS + 2),
        ("years", over_years(), "Years", LABELS),
    ] {
        let book = Workbook::from_bytes(&workbook(&side)).expect("it is read");
        let sheet = book.sheets.iter().find(|sheet| sheet.name == name).expect("the sheet of figures");
        let (mut numbers, mut apart) = (0, 0);
        for line in &side.lines {
            let row = row_of(sheet, line);
            for (column, cell) in (first..).zip(&line.cells) {
                let held = sheet.cells.get(&CellRef::new(row, column)).map(|cell| &cell.value);
                match (cell.current.compared(), held) {
                    (Some(number), Some(Held::Number(held))) => {
                        let scale =
                            if line.kind == Kind::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
                        assert_eq!((held * scale).normalize(), number.normalize(), "{what}: {}", line.id);
                        numbers += 1;
                    }
                    (None, Some(Held::Text(_)) | None) => apart += 1,
                    (figure, held) => panic!("{what}: {} is {figure:?} and stands as {held:?}", line.id),
                }
            }
        }
        assert!(numbers > 100, "{what}: {numbers} figures, {apart} not compared");
        for (column, plan) in (first..).zip(&side.columns) {
            assert!(text(sheet, HEAD, column).starts_with(&plan.name), "{what}: {}", plan.name);
        }
    }
}

/// What stands above a line on a sheet: in the nearest row above that says months, as a reader's eye goes up.
fn heads_above(sheet: &Sheet, row: u32, columns: std::ops::Range<u32>) -> Vec<String> {
    let head = |row: &u32| text(sheet, *row, columns.start).contains(" – ");
    let row = (HEAD..row).rev().find(head).expect("a row of months");
    columns.map(|column| text(sheet, row, column)).collect()
}

#[test]
fn each_line_of_business_stands_below_its_own_months() {
    let side = dollars_over_years();
    let own = ["Jul 2014 – Jun 2015", "Jul 2015 – Jun 2016"];
    let others = ["Jan 2015 – Dec 2015", "Jan 2016 – Dec 2016"];
    let book = Workbook::from_bytes(&workbook(&side)).expect("it is read");
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "Years").expect("the sheet of figures");
    for line in &side.lines {
        let wanted = if line.lob == Some(Lob::Medicaid) { own } else { others };
        assert_eq!(heads_above(sheet, row_of(sheet, line), LABELS..LABELS + 2), wanted, "{}", line.id);
    }
    let whole = text(sheet, HEAD, LABELS);
    assert_eq!(whole, format!("Commercial, Medicare Advantage: {}; Medicaid: {}", others[0], own[0]));
}

#[test]
fn a_table_of_the_pdf_is_of_lines_of_the_same_months() {
    let side = dollars_over_years();
    let now = today().and_hms_opt(9, 0, 0).expect("a time").and_utc().fixed_offset();
    let document = hpug_pdf::comparison::document(&side, &hpug_pdf::comparison::Options::new(now));
    let mut tables = 0;
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        let told = format!("{:?}", table.head);
        let medicaid = told.contains("Jul 2014");
        assert!(medicaid != told.contains("Jan 2015"), "the months of one line: {told}");
        for row in &table.rows {
            let name = format!("{:?}", row.cells[0]);
            assert_eq!(name.contains("Medicaid"), medicaid, "{name} below {told}");
        }
        tables += 1;
    }
    assert_eq!(tables, 5, "General Information twice, and a tab for each line of business");
    let dots = document.blocks.iter().filter_map(|block| match block {
        Block::Dots(dots) => Some(dots),
        _ => None,
    });
    for dots in dots {
        let medicaid = dots.alt.contains("Medicaid");
        let labels: Vec<&str> = dots.lines.iter().map(|line| line.label.as_str()).collect();
        assert_eq!(labels.iter().all(|label| label.starts_with("Jul")), medicaid, "{}: {labels:?}", dots.alt);
    }
}

#[test]
fn libreoffice_works_out_the_medians_ranks_changes_and_sums_that_are_stored() {
    let folder = TempDir::new().expect("a folder");
    for (what, side, at_least) in [("plans", reports(), 900), ("dollars", dollars(), 400)] {
        let ours = folder.path().join(format!("{what}.xlsx"));
        fs::write(&ours, workbook(&side)).expect("written");
        let calculated = office::recalculated(&ours, folder.path());
        let (stored, calculated) =
            (python::json("facts.py", &[&ours]), python::json("facts.py", &[&calculated]));
        let mut compared = 0;
        for (sheet, facts) in stored["sheets"].as_object().expect("sheets") {
            for (cell, result) in facts["results"].as_object().expect("results") {
                let other = &calculated["sheets"][sheet]["results"][cell];
                let blank = |value: &Value| value.is_null() || value == "";
                let equal = match (result.as_f64(), other.as_f64()) {
                    (Some(one), Some(two)) => (one - two).abs() < 1e-9 * one.abs().max(1.0),
                    _ => result == other || (blank(result) && blank(other)),
                };
                assert!(equal, "{what}: {sheet}!{cell}: {result} stored, {other} calculated");
                compared += 1;
            }
        }
        assert!(compared >= at_least, "{what}: only {compared} formulas");
    }
}

#[test]
fn the_pdf_names_every_plan_line_and_sum() {
    let now = today().and_hms_opt(9, 0, 0).expect("a time").and_utc().fixed_offset();
    let folder = TempDir::new().expect("a folder");
    for side in [reports(), dollars()] {
        let document = hpug_pdf::comparison::document(&side, &hpug_pdf::comparison::Options::new(now));
        let file = folder.path().join("compared.pdf");
        fs::write(&file, hpug_pdf::render(&document).expect("rendered").bytes).expect("written");
        let told = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext");
        let told = String::from_utf8_lossy(&told.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
        for plan in &side.columns {
            assert!(told.contains(&plan.name), "{}", plan.name);
        }
        let form: &Form = &side.form;
        for (id, title) in side.sections() {
            assert!(told.contains(&title), "{} {id}: {title}", form.id);
        }
        for sum in side.lines.iter().filter_map(|line| line.aggregate) {
            let numerator = hpug_model::format::dollars(sum.numerator);
            assert!(told.contains(&numerator), "{numerator}");
        }
    }
}
