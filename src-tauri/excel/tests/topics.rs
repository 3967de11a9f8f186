//! Special topics in workbooks: a sheet per topic with formatted answers, the schedule, and the way back.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use hpug_excel::write::{BlankOptions, ReportOptions, blank, report};
use hpug_excel::{Reading, read_here};
use hpug_model::answers::{Origin, Report, ScheduledMeeting};
use hpug_model::forms::{self, Question, Topic};
use hpug_model::rich::RichText;
use hpug_model::{Address, Value};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn text(words: &str) -> Json {
    json!({ "type": "text", "text": words })
}

fn looking(words: &str, mark: Json) -> Json {
    json!({ "type": "text", "text": words, "marks": [mark] })
}

fn p(content: Vec<Json>) -> Json {
    json!({ "type": "paragraph", "content": content })
}

fn list(kind: &str, items: Vec<Vec<Json>>) -> Json {
    let items: Vec<Json> =
        items.into_iter().map(|item| json!({ "type": "list_item", "content": item })).collect();
    json!({ "type": kind, "content": items })
}

fn table(rows: &[&[&str]]) -> Json {
    let cell = |kind: &str, words: &str| json!({ "type": kind, "content": [p(vec![text(words)])] });
    let row = |(at, cells): (usize, &&[&str])| {
        let kind = if at == 0 { "table_header" } else { "table_cell" };
        json!({ "type": "table_row", "content": cells.iter().map(|words| cell(kind, words)).collect::<Vec<_>>() })
    };
    json!({ "type": "table", "content": rows.iter().enumerate().map(row).collect::<Vec<_>>() })
}

fn rich(content: Vec<Json>) -> Value {
    let text = RichText::from_json(&json!({ "type": "doc", "content": content })).unwrap();
    assert!(!text.is_unformatted());
    Value::Rich(Arc::new(text))
}

/// Everything that an answer can hold.
fn formatted() -> Value {
    rich(vec![
        p(vec![
            text("We pay "),
            looking("one price", json!({ "type": "strong" })),
            text(" per "),
            looking("episode", json!({ "type": "em" })),
            text("."),
        ]),
        list(
            "bullet_list",
            vec![
                vec![
                    p(vec![text("mother")]),
                    list("ordered_list", vec![vec![p(vec![text("before")])], vec![p(vec![text("after")])]]),
                ],
                vec![p(vec![
                    text("baby, see "),
                    looking(
                        "the page",
                        json!({ "type": "link", "attrs": { "href": "https://example.org/a?b=1&c=2" } }),
                    ),
                ])],
            ],
        ),
        table(&[&["Year", "", "Rate"], &["2025", "x", ""], &["=1+1", "", ""]]),
        p(vec![text("After the table. "), text(&"A long line with many words. ".repeat(150))]),
        table(&[&["One column"], &["two"]]),
    ])
}

fn topics() -> Vec<Topic> {
    let questions = vec![
        Question { id: "5".into(), asks: "Which features of the network draw members?".into() },
        Question { id: "2a".into(), asks: String::new() },
        Question { id: "1".into(), asks: String::new() },
        Question { id: "12".into(), asks: "And e-visits?".into() },
    ];
    let library = forms::topic_library().unwrap()[0].topics[1].clone();
    vec![
        Topic { number: 1, key: Some(library.key), title: library.title, ..Topic::default() },
        Topic {
            number: 3,
            title: "Care: [own] / odd*name? with a very long tail".into(),
            intro: "Our members ask.\nTwice.".into(),
            questions,
            ..Topic::default()
        },
    ]
}

fn sample(form: &str) -> Report {
    let mut sample = Report::new(forms::form(form).unwrap().unwrap(), Origin::Own);
    sample.plan = "Lakeside & Co.".into();
    sample.year = Some(2026);
    sample.widen(Vec::new(), topics());
    sample.schedule = vec![
        ScheduledMeeting {
            date: Some(day("2026-09-15")),
            minutes: Some(90),
            due: "Complete report".into(),
            ..Default::default()
        },
        ScheduledMeeting { due: "Update".into(), topic: "Bundled payment".into(), ..Default::default() },
    ];
    let answers = [
        ("T.1.1/text", formatted()),
        ("T.1.2a/count", Value::Number(214.into())),
        ("T.1.2c/percent", Value::Number("38.5".parse().unwrap())),
        ("T.1.2d/answer", Value::Flag(false)),
        ("T.1.3/text", Value::Text(format!("{}\n\nend", "word ".repeat(3_000).trim()))),
        ("T.1.4/answer", Value::Choice("too_early".into())),
        ("T.1.4/text", Value::NoData(hpug_model::NoData::NotCollected)),
        ("T.1.5/text", Value::Text("• typed by hand\n1. too | with a bar".into())),
        ("T.1.6/text", rich(vec![p(vec![looking("all bold", json!({ "type": "strong" }))])])),
        ("T.1.7/text", Value::Text("=SUM(A1:A2)".into())),
        (
            "T.3.12/text",
            rich(vec![list("ordered_list", vec![vec![p(vec![looking("x", json!({ "type": "em" }))])]])]),
        ),
        ("T.3.2a/count", Value::Unreadable("about a dozen".into())),
    ];
    for (address, value) in answers {
        assert!(sample.form.point(address).is_some(), "{address}");
        sample.set(Address::from(address), Some(value));
    }
    sample
}

fn written(report: &Report) -> Reading {
    let options = ReportOptions { working_figures: false, draft: false, today: day("2026-06-01") };
    read_here(&self::report(report, &[], &options).unwrap(), "x.xlsx").unwrap()
}

#[test]
fn topics_come_back_as_they_were() {
    for form in ["progress-report-2021", "special-topics"] {
        let sent = sample(form);
        let read = written(&sent).report;
        assert_eq!(read.form.id, form);
        assert_eq!(read.topics, sent.topics, "{form}");
        assert_eq!(read.schedule, sent.schedule, "{form}");
        for (address, value) in &sent.answers {
            assert_eq!(read.answer(address.as_str()), Some(value), "{form} {address}");
        }
        let more: Vec<_> = read
            .answers
            .keys()
            .filter(|at| at.item().starts_with("T.") && !sent.answers.contains_key(*at))
            .collect();
        assert!(more.is_empty(), "{form}: {more:?}");
    }
}

#[test]
fn a_blank_guide_asks_and_holds_no_answer() {
    let form = forms::form("special-topics").unwrap().unwrap();
    let topics = topics();
    let mut options = BlankOptions {
        host: "Great Lakes",
        contact: "kim@host.example",
        due: Some(day("2026-09-08")),
        topics: &topics,
        today: day("2026-06-01"),
        ..BlankOptions::default()
    };
    let read = read_here(&blank(&form, &options).unwrap(), "guide.xlsx").unwrap().report;
    assert_eq!((read.topics, read.answers.len(), read.schedule.len()), (topics.clone(), 0, 0));
    assert_eq!(read.host, "Great Lakes");
    options.topics = &[];
    let read = read_here(&blank(&form, &options).unwrap(), "guide.xlsx").unwrap().report;
    assert_eq!(read.topics.len(), 1);
    assert_eq!(read.topics[0].title, "Special topic 1");
    assert_eq!(read.form.points_of("T.1").count(), form.points.len());
}

fn any_block() -> impl Strategy<Value = Json> {
    let words = "[a-z•|0-9.=]{1,6}( [a-zä.]{1,8}){0,4}";
    let marks =
        prop::sample::select(vec![json!([]), json!([{ "type": "strong" }]), json!([{ "type": "em" }])]);
    let run =
        (words, marks).prop_map(|(text, marks)| json!({ "type": "text", "text": text, "marks": marks }));
    let line = prop::collection::vec(run, 0..3).prop_map(p).boxed();
    let lines = prop::collection::vec(line.clone(), 1..3);
    let cells = prop::collection::vec(prop::collection::vec(line.clone(), 1..3), 1..4);
    prop_oneof![
        line.clone(),
        (prop::option::of(0..40), prop::collection::vec(lines, 1..4)).prop_map(|(number, items)| match number {
            Some(first) => {
                let mut numbered = list("ordered_list", items);
                numbered["attrs"] = json!({ "order": first });
                numbered
            }
            None => list("bullet_list", items),
        }),
        prop::collection::vec(cells, 1..4).prop_map(|rows| {
            let cell = |lines: Vec<Json>| json!({ "type": "table_cell", "content": lines });
            let row = |cells: Vec<Vec<Json>>| json!({ "type": "table_row", "content": cells.into_iter().map(cell).collect::<Vec<_>>() });
            json!({ "type": "table", "content": rows.into_iter().map(row).collect::<Vec<_>>() })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever an answer holds, the workbook gives it back.
    #[test]
    fn every_text_comes_back(content in prop::collection::vec(any_block(), 1..6)) {
        let mut sent = sample("special-topics");
        let value = hpug_model::values::rich_from_json(&json!({ "type": "doc", "content": content })).unwrap();
        let address = Address::from("T.1.8/text");
        sent.set(address.clone(), value.clone());
        let read = written(&sent).report;
        prop_assert_eq!(read.answer(address.as_str()), value.as_ref());
    }
}
