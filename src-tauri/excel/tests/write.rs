//! Our own workbooks: every data point stands in its cell, and what is written twice is the same bytes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test may stop")]

use chrono::NaiveDate;
use hpug_excel::grid::{self, Workbook};
use hpug_excel::write::{BlankOptions, ReportOptions, blank, fingerprint, report};
use hpug_excel::{cell::CellRef, own};
use hpug_model::answers::{Origin, Report};
use hpug_model::findings::{Finding, Severity};
use hpug_model::{Address, NoData, Value, forms};
use proptest::prelude::*;

#[path = "random/mod.rs"]
mod random;

fn day() -> NaiveDate {
    "2026-02-15".parse().unwrap()
}

fn options() -> ReportOptions {
    ReportOptions { working_figures: true, draft: false, today: day() }
}

/// Longer than one cell holds.
fn long_text() -> String {
    "Good so far. ".repeat(4000).trim_end().to_owned()
}

fn number(text: &str) -> Value {
    Value::number(text.parse().unwrap())
}

/// A report with something of every kind.
fn sample() -> Report {
    let mut sample = Report::new(forms::form("progress-report-2021").unwrap().unwrap(), Origin::Own);
    sample.plan = "Lakeside & Co.".to_owned();
    sample.host = "Great Lakes Business Group".to_owned();
    sample.contact.email = "dana@lakeside.example".to_owned();
    sample.year = Some(2026);
    let topic = forms::Topic {
        number: 1,
        key: Some("bundled_payment".to_owned()),
        title: "Bundled payment".to_owned(),
        ..forms::Topic::default()
    };
    sample.widen(Vec::new(), vec![topic]);
    let answers = [
        ("A.1a/current/count", number("12")),
        ("A.2a/current/count", number("33")),
        ("A.base/current/hospitals", number("472")),
        ("B.bariatric/coe", Value::Flag(true)),
        ("B.other1/name", Value::Text("Gene therapy".to_owned())),
        ("C.1A.i/commercial/current/births", Value::NoData(NoData::Suppressed)),
        ("C.1A.i/commercial/current/csections", Value::NoData(NoData::Suppressed)),
        ("C.2.1a/medicaid/prior/percent", number("12.25")),
        ("D.1/commercial/current/dollars", number("1000000")),
        ("D.2/commercial/current/dollars", number("2000000")),
        ("D.total/commercial/current/dollars", number("3000000")),
        ("E/text", Value::Text("Navigators.\nSecond line".to_owned())),
        ("T.1.2a/count", Value::Unreadable("about a dozen".to_owned())),
        ("T.1.4/answer", Value::Choice("too_early".to_owned())),
        ("T.1.8/text", Value::Text(long_text())),
    ];
    sample.answers.extend(answers.map(|(address, value)| (Address::from(address), value)));
    sample.remarks.insert(Address::from("A.1a/current/count"), "As of 30 June.".to_owned());
    sample.explanations.insert("A-3@A.2a/current/count".to_owned(), "Two systems merged.".to_owned());
    sample
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a grid::Sheet {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
}

fn shown(sheet: &grid::Sheet, at: &str) -> String {
    match sheet.value(at.parse::<CellRef>().unwrap()) {
        grid::Value::Number(number) => number.normalize().to_string(),
        grid::Value::Text(text) => format!("“{text}”"),
        other => format!("{other:?}"),
    }
}

#[test]
fn answers_stand_in_their_cells() {
    let book = Workbook::from_bytes(&report(&sample(), &[], &options()).unwrap()).unwrap();
    let form = sheet(&book, "Progress Report");
    let cells = [
        ("B1", "“HPUG Progress Report 2021”"),
        ("B3", "“Current period: 7/1/2024 – 6/30/2025”"),
        ("L16", "12"),
        ("M20", "0.07"),
        ("D36", "“Y”"),
        ("C50", "“Gene therapy”"),
        ("K66", "“<11”"),
        ("L66", "“*”"),
        ("M105", "0.1225"),
        ("M130", "0.333"),
        ("M136", "0.667"),
        ("M190", "1"),
        ("M191", "Empty"),
        ("B130", "1"),
    ];
    for (at, expected) in cells {
        assert_eq!(shown(form, at), expected, "{at}");
    }
    let formula =
        |at: &str| form.cell(at.parse().unwrap()).unwrap().formula.as_ref().unwrap().text.to_string();
    assert!(
        formula("M20").starts_with("ROUND('Progress Report'!L20/'Working Figures'!F"),
        "{}",
        formula("M20")
    );
    assert!(formula("M190").contains("SUM(M130,M136,"), "{}", formula("M190"));
}

#[test]
fn an_edition_made_here_says_so_on_every_face() {
    let form = hpug_model::forms::form("progress-report-2026").unwrap().unwrap();
    let today = "2026-06-01".parse().unwrap();
    let bytes = blank(&form, &BlankOptions { today, ..BlankOptions::default() }).unwrap();
    let book = Workbook::from_bytes(&bytes).unwrap();
    for (name, cell) in [("Introduction", "B2"), ("Progress Report", "B1")] {
        let title = shown(sheet(&book, name), cell);
        assert_eq!(title, "“HPUG Progress Report 2026 (illustrative, not published)”", "{name}");
    }
}

#[test]
fn what_the_form_has_no_cell_for_stands_on_sheets_of_its_own() {
    let finding = |severity| {
        let at = vec![Address::from("A.2a/current/count")];
        Finding::new("A-3", severity, at, "Hospitals rose.".to_owned(), "Say why.".to_owned())
    };
    let bytes = report(&sample(), &[finding(Severity::Warning)], &options()).unwrap();
    let book = Workbook::from_bytes(&bytes).unwrap();
    assert_eq!(shown(sheet(&book, own::REMARKS), "A5"), "“A.1a/current/count”");
    assert_eq!(shown(sheet(&book, own::REMARKS), "C5"), "“As of 30 June.”");
    assert_eq!(shown(sheet(&book, own::EXPLANATIONS), "A5"), "“A-3@A.2a/current/count”");
    assert_eq!(shown(sheet(&book, own::EXPLANATIONS), "E5"), "“Two systems merged.”");
    assert_eq!(shown(sheet(&book, own::OTHER_INITIATIVES), "B5"), "“Navigators.\n\nSecond line”");
    assert_eq!(shown(sheet(&book, own::WORKING_FIGURES), "F5"), "472");
    assert_eq!(book.properties.subject, "Lakeside & Co.");
    let property = |name: &str| book.properties.custom.get(name).map(String::as_str);
    assert_eq!(property(own::property::FORM), Some("progress-report-2021"));
    assert_eq!(property(own::property::FINGERPRINT), Some(fingerprint(&sample()).as_str()));
    assert_eq!(property(own::property::CONTACT_EMAIL), Some("dana@lakeside.example"));
}

#[test]
fn working_figures_stay_behind_unless_asked_for() {
    let bytes = report(&sample(), &[], &ReportOptions { working_figures: false, ..options() }).unwrap();
    let book = Workbook::from_bytes(&bytes).unwrap();
    assert!(book.sheets.iter().all(|sheet| sheet.name != own::WORKING_FIGURES));
    let form = sheet(&book, "Progress Report");
    assert_eq!(shown(form, "M20"), "0.07");
    assert!(form.cell("M20".parse().unwrap()).unwrap().formula.is_none());
}

#[test]
fn nothing_tells_a_working_figure_that_stays_behind() {
    let working = "A.base/current/hospitals";
    let written = |hospitals: i64, working_figures: bool| {
        let mut sample = sample();
        sample.set(Address::from(working), Some(Value::number(hospitals.into())));
        sample.remarks.insert(Address::from(working), format!("About {hospitals}."));
        sample.explanations.insert(format!("WF-1@{working}"), format!("Because of {hospitals}."));
        let bytes = report(&sample, &[], &ReportOptions { working_figures, ..options() }).unwrap();
        let book = Workbook::from_bytes(&bytes).unwrap();
        let print = book.properties.custom.get(own::property::FINGERPRINT).cloned().unwrap();
        let said = |name: &str| {
            let sheet = sheet(&book, name);
            (1..=12).map(|row| shown(sheet, &format!("A{row}"))).any(|key| key.contains(working))
        };
        (print, said(own::REMARKS), said(own::EXPLANATIONS))
    };
    let [one, other] = [10_000, 10_001].map(|hospitals| written(hospitals, false));
    assert_eq!((one.1, one.2), (false, false));
    assert_eq!(one.0, other.0, "the fingerprint tells them apart");
    let [one, other] = [10_000, 10_001].map(|hospitals| written(hospitals, true));
    assert_eq!((one.1, one.2), (true, true));
    assert_ne!(one.0, other.0);
}

#[test]
fn a_line_of_business_that_is_not_covered_gets_na() {
    let mut sample = sample();
    sample.set(Address::from("lobs"), Some(Value::Lobs(vec![hpug_model::address::Lob::Commercial])));
    let book = Workbook::from_bytes(&report(&sample, &[], &options()).unwrap()).unwrap();
    let form = sheet(&book, "Progress Report");
    assert_eq!([shown(form, "K68"), shown(form, "M105"), shown(form, "M132")], ["“N/A”", "0.1225", "“N/A”"]);
    assert_eq!(book.properties.custom.get(own::property::LOBS).map(String::as_str), Some("commercial"));
}

#[test]
fn a_period_stands_only_where_it_is_not_the_recommended_one() {
    let mut sample = sample();
    let mut set = |address: &str, day: &str| {
        sample.set(Address::from(address), Some(Value::Date(day.parse().unwrap())));
    };
    set("period/current/start", "2024-07-01");
    set("period/current/end", "2025-06-30");
    set("period/prior/start", "2023-01-01");
    set("period/prior/end", "2023-12-31");
    let book = Workbook::from_bytes(&report(&sample, &[], &options()).unwrap()).unwrap();
    let form = sheet(&book, "Progress Report");
    assert_eq!([shown(form, "I3"), shown(form, "I4")], ["Empty", "“1/1/2023 – 12/31/2023”"]);
}

#[test]
fn a_draft_says_so_and_the_same_report_gives_the_same_bytes() {
    let draft = ReportOptions { draft: true, ..options() };
    let bytes = report(&sample(), &[], &draft).unwrap();
    assert_eq!(bytes, report(&sample(), &[], &draft).unwrap());
    let book = Workbook::from_bytes(&bytes).unwrap();
    assert_eq!(shown(sheet(&book, "Progress Report"), "K1"), "“DRAFT”");
    assert_eq!(shown(sheet(&book, "Introduction"), "B3"), "“DRAFT, not final”");
    let plain = Workbook::from_bytes(&report(&sample(), &[], &options()).unwrap()).unwrap();
    assert_eq!(shown(sheet(&plain, "Progress Report"), "K1"), "Empty");
}

#[test]
fn a_blank_names_host_contact_and_day_and_takes_last_year_over() {
    let form = forms::form("progress-report-2021").unwrap().unwrap();
    let last = sample();
    let metric = forms::Supplement {
        number: 1,
        label: "Practices".to_owned(),
        per_lob: true,
        measures: vec![("count".to_owned(), hpug_model::values::Kind::Count)],
    };
    let mut options = BlankOptions {
        host: "Great Lakes Business Group",
        due: Some("2026-03-10".parse().unwrap()),
        prior: Some(&last),
        supplements: &[metric],
        year: Some(2027),
        today: day(),
        ..BlankOptions::default()
    };
    let book = Workbook::from_bytes(&blank(&form, &options).unwrap()).unwrap();
    let (intro, sheet_one) = (sheet(&book, "Introduction"), sheet(&book, "Progress Report"));
    let all: Vec<String> = intro.cells.keys().map(|at| shown(intro, &at.to_string())).collect();
    assert!(all.contains(&"“This report is asked for by Great Lakes Business Group.”".to_owned()), "{all:?}");
    assert!(all.contains(&"“Please send it to [contact] by March 10, 2026.”".to_owned()), "{all:?}");
    assert_eq!([shown(sheet_one, "L16"), shown(sheet_one, "L17")], ["Empty", "12"]);
    assert_eq!([shown(sheet_one, "M130"), shown(sheet_one, "M131")], ["Empty", "0.333"]);
    assert_eq!([shown(sheet_one, "D36"), shown(sheet_one, "C50")], ["Empty", "“Gene therapy”"]);
    assert_eq!([shown(sheet_one, "B195"), shown(sheet_one, "B198")], ["“Supplemental metrics”", "“S1”"]);
    assert!(book.sheets.iter().any(|sheet| sheet.name == own::DEFINITIONS));
    options.host = "";
    options.prior = None;
    let book = Workbook::from_bytes(&blank(&form, &options).unwrap()).unwrap();
    let intro = sheet(&book, "Introduction");
    assert!(intro.cells.keys().any(|at| shown(intro, &at.to_string()).contains("[host]")));
}

/// The answers as sent: shown values, without working figures and totals.
fn sent(report: &Report) -> std::collections::BTreeMap<Address, Value> {
    let figures = hpug_model::answers::Figures::of(report);
    let kept = |point: &&forms::DataPoint| !matches!(point.role, forms::Role::Computed);
    let points = report.form.points.iter().filter(kept);
    points
        .filter_map(|point| Some((point.address.clone(), figures.shown_value(point.address.as_str())?)))
        .collect()
}

#[test]
fn everything_in_a_report_reads_back() {
    let sample = sample();
    let reading = hpug_excel::read_here(&report(&sample, &[], &options()).unwrap(), "x.xlsx").unwrap();
    let mut read = reading.report.answers.clone();
    read.retain(|address, _| !address.as_str().starts_with("period/"));
    assert_eq!(random::differences(&sent(&sample), &read), Vec::<String>::new());
    assert_eq!(reading.report.remarks, sample.remarks);
    assert_eq!(reading.report.explanations, sample.explanations);
    assert_eq!(reading.report.topics, sample.topics);
    assert_eq!((&reading.report.plan, &reading.report.host), (&sample.plan, &sample.host));
    assert_eq!(reading.report.contact, sample.contact);
    assert_eq!(reading.findings, Vec::new());
    assert_eq!(reading.notes, Vec::new());
}

#[test]
fn a_blank_reads_as_the_form_without_answers() {
    let form = forms::form("progress-report-2021").unwrap().unwrap();
    let metrics = ["count", "dollars", "percent"].map(|key| {
        let kind = match key {
            "count" => hpug_model::values::Kind::Count,
            "dollars" => hpug_model::values::Kind::Dollars,
            _ => hpug_model::values::Kind::Percent,
        };
        (key.to_owned(), kind)
    });
    for per_lob in [false, true] {
        for measures in [&metrics[..1], &metrics[1..2], &metrics[2..], &metrics[1..], &metrics[..]] {
            let supplement = forms::Supplement {
                number: 1,
                label: "Practices in the program".to_owned(),
                per_lob,
                measures: measures.to_vec(),
            };
            let options = BlankOptions {
                host: "Great Lakes Business Group",
                contact: "Ana Ruiz, ana@glbg.example",
                supplements: std::slice::from_ref(&supplement),
                year: Some(2026),
                today: day(),
                ..BlankOptions::default()
            };
            let reading = hpug_excel::read_here(&blank(&form, &options).unwrap(), "x.xlsx").unwrap();
            assert_eq!(reading.report.supplements, [supplement]);
            assert!(reading.report.answers.keys().all(|address| address.as_str().starts_with("period/")));
            let place = |point: &&forms::DataPoint| point.address.as_str().starts_with("S.");
            for point in reading.report.form.points.iter().filter(place) {
                assert!(reading.places.cells.contains_key(&point.address), "{}", point.address);
            }
            assert_eq!(reading.report.host, "Great Lakes Business Group");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn any_report_reads_back(random::Random(given) in random::report(&sample())) {
        let reading = hpug_excel::read_here(&report(&given, &[], &options()).unwrap(), "x.xlsx").unwrap();
        let mut read = reading.report.answers;
        read.retain(|address, _| !address.as_str().starts_with("period/"));
        let lines = random::differences(&sent(&given), &read);
        prop_assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
