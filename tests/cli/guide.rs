//! The Discussion Guide on the command line: blank, filled in by another program, read, checked, exported.

use hpug_tests::hpug::run;
use hpug_tests::python;
use serde_json::{Value, json};
use tempfile::TempDir;

fn blank(folder: &TempDir) -> Value {
    let arguments = [
        "blank",
        "special-topics",
        "-o",
        "guide.xlsx",
        "--host",
        "Great Lakes",
        "--topic",
        "bundled_payment",
        "--topic",
        "Our own topic",
    ];
    let _ = run(folder.path(), &arguments).ends_with(0);
    run(folder.path(), &["read", "guide.xlsx", "--format", "json"]).ends_with(0).only_file()
}

#[test]
fn a_blank_guide_names_its_topics_and_holds_no_answer() {
    let folder = TempDir::new().expect("a folder");
    let read = blank(&folder);
    assert_eq!(
        (&read["form"], &read["host"], &read["answers"]),
        (&json!("special-topics"), &json!("Great Lakes"), &json!({}))
    );
    let titles: Vec<&Value> =
        read["topics"].as_array().expect("topics").iter().map(|topic| &topic["title"]).collect();
    assert_eq!(titles, [&json!("Bundled payment"), &json!("Our own topic")]);
    let _ = run(folder.path(), &["blank", "special-topics", "-o", "plain.xlsx"]).ends_with(0);
    let arguments =
        ["blank", "special-topics", "-o", "guide.pdf", "--host", "Great Lakes", "--topic", "Prices"];
    let _ = run(folder.path(), &arguments).ends_with(0);
    assert!(std::fs::read(folder.path().join("guide.pdf")).expect("written").starts_with(b"%PDF"));
    let _ = run(folder.path(), &["blank", "questionnaire", "-o", "questionnaire.pdf"]).ends_with(64);
    let _ = run(folder.path(), &["blank", "special-topics", "-o", "no.xlsx", "--topic", " "]).ends_with(64);
    let prior = |form: &str| run(folder.path(), &["blank", form, "-o", "no.xlsx", "--prior", "guide.xlsx"]);
    let _ = prior("lan-apm-2017").ends_with(64);
    assert!(prior("progress-report-2021").ends_with(2).stderr().contains("nothing of it stands"));
    let _ =
        run(folder.path(), &["blank", "progress-report-2021", "-o", "no.xlsx", "--topic", "x"]).ends_with(64);
}

#[test]
fn a_guide_filled_elsewhere_is_read_checked_and_exported() {
    let folder = TempDir::new().expect("a folder");
    let _ = blank(&folder);
    let found = python::json(
        "fill_guide.py",
        &[&folder.path().join("guide.xlsx"), &folder.path().join("filled.xlsx")],
    );
    let read = run(folder.path(), &["read", "filled.xlsx", "--format", "json"]).ends_with(0).only_file();
    let expected = json!({
        "T.1.1/text": "One price per episode.\nTwo parts.", "T.1.2a/count": "214", "T.1.2c/percent": "38.5",
        "T.1.2d/answer": "no", "T.1.3/text": "Bundles", "T.1.4/answer": "too_early",
        "T.1.5/text": { "no_data": "not_applicable" }, "T.2.1/text": "=not a formula, said the plan\nFor two reasons:\n- one\n- two\nThat is all.",
        "T.1.11/text": format!("Monthly\n{}", found["more"].as_str().expect("text")),
    });
    assert_eq!(read["answers"], expected);
    // Bold and italic as a spreadsheet program leaves them: words within a cell, and a cell as a whole.
    let text = |words: &str| json!({ "type": "text", "text": words });
    let looks =
        |words: &str, mark: &str| json!({ "type": "text", "text": words, "marks": [{ "type": mark }] });
    let document = |paragraphs: &[Vec<Value>]| {
        let paragraph = |content: &Vec<Value>| json!({ "type": "paragraph", "content": content });
        json!({ "type": "doc", "content": paragraphs.iter().map(paragraph).collect::<Vec<_>>() })
    };
    let bold =
        [vec![text("One "), looks("price", "strong"), text(" per episode.")], vec![text("Two parts.")]];
    let rich = json!({
        "T.1.1/text": document(&bold), "T.1.3/text": document(&[vec![looks("Bundles", "em")]]),
    });
    assert_eq!(read["rich"], rich);
    assert_eq!(
        read["schedule"],
        json!([{ "date": "2026-09-15", "minutes": 90, "due": "Complete report", "topic": "Bundled payment" }])
    );
    let checked = run(folder.path(), &["check", "filled.xlsx", "--format", "json"]).ends_with(1).only_file();
    let finding =
        checked["findings"].as_array().expect("findings").iter().find(|finding| finding["check"] == "T-1");
    assert!(
        finding.expect("a question is open")["cell"].as_str().is_some_and(|cell| cell.starts_with("Topic 1")),
        "{checked}"
    );
    std::fs::write(folder.path().join("a.json"), read.to_string()).expect("written");
    for name in ["out.xlsx", "out.pdf"] {
        let told = run(folder.path(), &["export", "--answers", "a.json", "-o", name]).ends_with(1).told();
        assert!(told.contains("9 of 9 answers identical"), "{told}");
    }
    let _ = run(folder.path(), &["fill", "guide.xlsx", "--answers", "a.json", "-o", "refilled.xlsx"])
        .ends_with(0);
    let again = run(folder.path(), &["read", "refilled.xlsx", "--format", "json"]).ends_with(0).only_file();
    assert_eq!(again["answers"], expected);
}

#[test]
fn formatting_stands_beside_plain_text_and_survives() {
    let folder = TempDir::new().expect("a folder");
    let rich = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [
        { "type": "text", "text": "One " }, { "type": "text", "text": "price", "marks": [{ "type": "strong" }] }] }] });
    let answers = |text: &str| {
        json!({ "form": "special-topics", "answers": { "T.1.1/text": text }, "rich": { "T.1.1/text": rich } })
            .to_string()
    };
    let after = |text: &str| {
        std::fs::write(folder.path().join("a.json"), answers(text)).expect("written");
        let _ = run(folder.path(), &["export", "--answers", "a.json", "-o", "out.xlsx"]).ends_with(1);
        run(folder.path(), &["read", "out.xlsx", "--format", "json"]).ends_with(0).only_file()
    };
    let read = after("One price");
    assert_eq!((&read["answers"]["T.1.1/text"], &read["rich"]["T.1.1/text"]), (&json!("One price"), &rich));
    let read = after("Two prices");
    assert_eq!(
        (&read["answers"]["T.1.1/text"], &read["rich"]),
        (&json!("Two prices"), &Value::Null),
        "the words count"
    );
    let bad =
        json!({ "form": "special-topics", "answers": {}, "rich": { "T.1.1/text": "bold" } }).to_string();
    std::fs::write(folder.path().join("bad.json"), bad).expect("written");
    let told = run(folder.path(), &["export", "--answers", "bad.json", "-o", "no.xlsx"]).ends_with(2).told();
    assert!(told.contains("T.1.1/text"), "{told}");
}
