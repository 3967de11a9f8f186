//! Reports as documents: every answer stands in the PDF under its address.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use hpug_model::address::Address;
use hpug_model::answers::{Origin, Report};
use hpug_model::findings::{Finding, Severity};
use hpug_model::forms::{Role, Supplement, Topic};
use hpug_model::values::{Kind, NoData, Value};
use hpug_pdf::document::Block;
use hpug_pdf::report::{Options, document, shown_answers};
use hpug_pdf::{render, reread};
use rust_decimal::Decimal;

fn options() -> Options {
    Options::new(DateTime::<FixedOffset>::parse_from_rfc3339("2026-03-04T09:30:00-06:00").unwrap())
}

fn sample() -> Report {
    Report::from_json(include_str!("../../../tests/data/sample/answers.json")).unwrap()
}

/// A report with a value at every address that takes one, supplements and two topics included.
fn full() -> Report {
    let form = hpug_model::forms::form("progress-report-2021").unwrap().unwrap();
    let mut report = Report::new(form, Origin::Own);
    report.plan = "Lakeside Health Plan".to_owned();
    report.host = "Great Lakes Business Group".to_owned();
    let metric = |number, per_lob, measures: &[(&str, Kind)]| Supplement {
        number,
        label: format!("Metric {number}"),
        per_lob,
        measures: measures.iter().map(|(key, kind)| ((*key).to_owned(), *kind)).collect(),
    };
    let supplements = vec![
        metric(1, false, &[("count", Kind::Count), ("percent", Kind::Percent)]),
        metric(2, true, &[("dollars", Kind::Dollars)]),
    ];
    let topic = |number| Topic { number, title: format!("Topic {number}"), ..Topic::default() };
    report.widen(supplements, vec![topic(1), topic(2)]);
    let points = report.form.points.clone();
    for (index, point) in points.iter().enumerate().filter(|(_, point)| point.role != Role::Computed) {
        report.set(point.address.clone(), Some(value(index, point.kind)));
        report.remarks.insert(point.address.clone(), format!("Remark on {}", point.address));
    }
    report
}

fn value(index: usize, kind: Kind) -> Value {
    match kind {
        _ if index.is_multiple_of(17) && kind.is_number() => Value::NoData(NoData::NotCollected),
        _ if index.is_multiple_of(23) && kind.is_number() => Value::Unreadable("see note".to_owned()),
        Kind::Count => Value::number(Decimal::from(index * 1000)),
        Kind::Dollars => Value::number(Decimal::new(41_280_611_350 + i64::try_from(index).unwrap(), 2)),
        Kind::Percent | Kind::Hours => Value::number(Decimal::new(i64::try_from(index).unwrap() % 1000, 1)),
        Kind::Flag => Value::Flag(index.is_multiple_of(2)),
        Kind::Choice | Kind::Choices => Value::Choice("too_early".to_owned()),
        Kind::Line => Value::Text(format!("Named {index}")),
        Kind::Date => Value::Date("2024-07-01".parse().unwrap()),
        Kind::Lobs => Value::Lobs(vec![hpug_model::address::Lob::Commercial]),
        Kind::Text | Kind::Month | Kind::Months => {
            Value::Text(format!("First paragraph {index}, ≥ 12 → “quoted”.\n\nSecond – with œ and é."))
        }
    }
}

/// The part of what is read that the answers ask for.
fn of_answers(
    read: &BTreeMap<String, String>,
    expected: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let wanted = read.iter().filter(|(address, _)| expected.contains_key(*address));
    wanted.map(|(address, text)| (address.clone(), text.clone())).collect()
}

#[test]
fn every_answer_is_read_again_from_its_cell() {
    let mut with_working = options();
    with_working.working_figures = true;
    let mut companion = options();
    companion.companion = true;
    for (report, options) in
        [(sample(), options()), (sample(), with_working.clone()), (full(), with_working), (full(), companion)]
    {
        let expected = shown_answers(&report, &options);
        let rendered = render(&document(&report, &[], &options)).unwrap();
        let read = reread(&rendered.bytes).unwrap();
        assert_eq!(of_answers(&read, &expected), expected);
        assert_eq!(rendered.missing_glyphs, []);
    }
}

#[test]
fn a_full_report_shows_every_data_point_and_keeps_working_figures_back() {
    let report = full();
    let shown = shown_answers(&report, &options());
    for point in &report.form.points {
        let is_shown = shown.contains_key(point.address.as_str());
        let is_sent = !matches!(point.role, Role::Working | Role::Stated);
        assert_eq!(is_shown, is_sent, "{}", point.address);
    }
    let read = reread(&render(&document(&report, &[], &options())).unwrap().bytes).unwrap();
    let working = report.form.points.iter().filter(|point| point.role == Role::Working);
    assert_eq!(working.filter(|point| read.contains_key(point.address.as_str())).count(), 0);
}

#[test]
fn a_companion_leaves_the_figures_to_the_hosts_file() {
    let companion = Options { companion: true, ..options() };
    let shown = shown_answers(&full(), &companion);
    assert!(shown.contains_key("E/text") && shown.contains_key("T.2.4/answer"), "{shown:?}");
    assert!(!shown.contains_key("D.1/commercial/current/percent"), "{shown:?}");
}

#[test]
fn blank_reports_and_reports_with_findings_render() {
    let form = hpug_model::forms::form("progress-report-2021").unwrap().unwrap();
    let blank = Report::new(form, Origin::Own);
    render(&document(&blank, &[], &options())).unwrap();

    let at = vec![Address::from("A.1a/current/count")];
    let mut finding = Finding::new("FORM-7", Severity::Warning, at, "12, was 11.".into(), "Explain.".into());
    finding.explained = Some("A system merged.\nSince May.".to_owned());
    let text = format!("{:?}", document(&sample(), &[finding], &options()));
    assert!(text.contains("Restatements") && text.contains("A system merged."), "the explanation is missing");
}

#[test]
fn topics_alone_begin_below_whose_they_are() {
    let alone = hpug_model::forms::form("special-topics").unwrap().unwrap();
    let mut alone = Report::new(alone, Origin::Own);
    alone.widen(Vec::new(), vec![Topic { number: 1, title: "Prices".to_owned(), ..Topic::default() }]);
    for (report, expected) in [(alone, false), (full(), true)] {
        let document = document(&report, &[], &options());
        let heading = document.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) if heading.text == "Special topics" => Some(heading.new_page),
            _ => None,
        });
        assert_eq!(heading, Some(expected));
    }
}

#[test]
fn choices_are_shown_by_their_labels() {
    let mut report = full();
    for (flag, word) in [(true, "Yes"), (false, "No")] {
        report.set(Address::from("T.1.2d/answer"), Some(Value::Flag(flag)));
        let shown = shown_answers(&report, &options());
        assert_eq!((&*shown["T.1.4/answer"], &*shown["T.1.2d/answer"]), ("Too early to say", word));
    }
}
