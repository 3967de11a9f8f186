use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;

fn doc(content: Json) -> RichText {
    RichText::from_json(&json!({ "type": "doc", "content": content })).unwrap()
}

fn p(text: &str) -> Json {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": text }] })
}

fn item(content: Vec<Json>) -> Json {
    json!({ "type": "list_item", "content": content })
}

#[test]
fn plain_text_shows_lists_and_tables() {
    let text = doc(json!([
        p("First"),
        { "type": "ordered_list", "content": [
            item(vec![p("one"), { json!({ "type": "bullet_list", "content": [item(vec![p("deep"), p("more")])] }) }]),
            item(vec![p("two")]),
        ] },
        { "type": "table", "content": [
            { "type": "table_row", "content": [{ "type": "table_header", "content": [p("Year")] }, { "type": "table_header", "content": [p("Rate")] }] },
            { "type": "table_row", "content": [{ "type": "table_cell", "content": [p("2025"), p("to date")] }] },
        ] },
    ]));
    let expected = "First\n1. one\n   \u{2022} deep\n     more\n2. two\nYear | Rate\n2025 / to date |";
    assert_eq!(text.plain(), expected);
    assert_eq!(RichText::from_json(&text.to_json()), Ok(text));
}

#[test]
fn a_numbered_list_begins_with_its_number() {
    let list = |order: Json| {
        doc(
            json!([{ "type": "ordered_list", "attrs": { "order": order }, "content": [item(vec![p("a")]), item(vec![p("b")])] }]),
        )
    };
    for (order, plain) in [
        (json!(4), "4. a\n5. b"),
        (json!(0), "0. a\n1. b"),
        (json!(9_999), "9999. a\n10000. b"),
        (json!(10_000), "1. a\n2. b"),
        (json!(-3), "1. a\n2. b"),
        (json!("4"), "1. a\n2. b"),
        (json!(null), "1. a\n2. b"),
    ] {
        let text = list(order.clone());
        assert_eq!(text.plain(), plain, "{order}");
        assert_eq!(RichText::from_json(&text.to_json()), Ok(text), "{order}");
    }
    assert_eq!(list(json!(1)).to_json()["content"][0].get("attrs"), None, "1 is said by nothing");
}

/// Hostile or odd documents and the plain text that is left of each; nothing else of them is.
#[test]
fn what_has_no_place_is_taken_apart() {
    let marked = |mark: Json| json!([{ "type": "paragraph", "content": [{ "type": "text", "text": "x", "marks": [mark] }] }]);
    let link = |href: &str| {
        marked(json!({ "type": "link", "attrs": { "href": href, "onclick": "alert(1)", "target": "_top" } }))
    };
    let clean = json!([p("x")]);
    let rows = [
        (link("javascript:alert(1)"), clean.clone()),
        (link("JaVaScRiPt:alert(1)"), clean.clone()),
        (link("java\nscript:alert(1)"), clean.clone()),
        (link("\u{1}javascript:alert(1)"), clean.clone()),
        (link(" data:text/html,<script>alert(1)</script>"), clean.clone()),
        (link("vbscript:msgbox"), clean.clone()),
        (link("file:///etc/passwd"), clean.clone()),
        (link("//evil.example/x"), clean.clone()),
        (link("https:javascript"), clean.clone()),
        (link("https://a.example/\"onmouseover=\"x"), clean.clone()),
        (link(&format!("https://{}", "a".repeat(3_000))), clean.clone()),
        (marked(json!({ "type": "style", "attrs": { "css": "url(http://evil)" } })), clean.clone()),
        (
            json!([{ "type": "image", "attrs": { "src": "http://evil/x.png", "onerror": "alert(1)" } }, p("x")]),
            clean.clone(),
        ),
        (json!([{ "type": "script", "content": [{ "type": "text", "text": "x" }] }]), clean.clone()),
        (
            json!([{ "type": "heading", "attrs": { "level": 1 }, "content": [{ "type": "text", "text": "x" }] }]),
            clean.clone(),
        ),
        (json!([{ "type": "text", "text": "x\u{0}\u{202E}" }]), clean.clone()),
        (json!([{ "type": "paragraph" }, p("  x\u{A0}"), { "type": "paragraph" }]), clean.clone()),
        (json!([{ "type": "bullet_list", "content": [{ "type": "list_item" }] }, p("x")]), clean.clone()),
        (
            json!([{ "type": "table", "content": [{ "type": "table_row", "content": [] }] }, p("x")]),
            clean.clone(),
        ),
        (json!([p("a\nb")]), json!([p("a"), p("b")])),
        (json!("nothing"), json!([])),
    ];
    for (given, left) in rows {
        assert_eq!(doc(given.clone()).to_json(), json!({ "type": "doc", "content": left }), "{given}");
    }
    let markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    assert_eq!(doc(json!([p(markup)])).plain(), markup, "markup in a text is only text");
}

#[test]
fn good_links_stay() {
    for address in [
        "https://example.org/a?b=c#d",
        "http://10.0.0.1:8080/",
        "mailto:dana@plan.example",
        "HTTPS://Example.org",
    ] {
        let text = doc(json!([{ "type": "paragraph", "content": [
            { "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": address } }] }] }]));
        assert!(!text.is_unformatted(), "{address}");
    }
}

#[test]
fn limits_are_kept() {
    let nested = (0..MAX_LEVELS + 4).fold(p("deep"), |inner, _| {
        json!({ "type": "bullet_list", "content": [{ "type": "list_item", "content": [p("x"), inner] }] })
    });
    let text = doc(json!([nested]));
    let deepest = text.plain().lines().map(|line| line.len() - line.trim_start().len()).max();
    assert_eq!(deepest, Some(2 * MAX_LEVELS), "{}", text.plain());
    assert!(text.plain().contains("deep"), "{}", text.plain());
    let of = |content: Json| RichText::from_json(&json!({ "type": "doc", "content": content }));
    assert_eq!(of(json!([p(&"x".repeat(MAX_CHARACTERS + 1))])), Err(RichError::TooLong));
    assert_eq!(of(json!(vec![p("x"); MAX_PARTS + 1])), Err(RichError::TooManyParts));
    let row = |cells: usize| json!({ "type": "table_row", "content": vec![json!({ "type": "table_cell", "content": [p("x")] }); cells] });
    let table = |rows: Vec<Json>| of(json!([{ "type": "table", "content": rows }]));
    assert_eq!(table(vec![row(MAX_COLUMNS + 1)]), Err(RichError::TableTooLarge));
    assert_eq!(table(vec![row(1); MAX_ROWS + 1]), Err(RichError::TableTooLarge));
    let deep = (0..DEEP).fold(p("x"), |inner, _| json!({ "type": "blockquote", "content": [inner] }));
    assert_eq!(of(json!([deep])), Err(RichError::TooDeep));
    assert_eq!(RichText::from_json(&json!({ "type": "paragraph" })), Err(RichError::NotADocument));
}

const DEEP: usize = 100;

#[test]
fn a_plain_text_and_its_document_say_the_same() {
    for text in ["", "one", "one\ntwo", "one\n\ntwo", "\u{2022} typed by hand", "1. too"] {
        let read = RichText::from_json(&RichText::document_of(text)).unwrap();
        assert!(read.is_unformatted());
        assert_eq!(read.plain(), text);
    }
}

#[test]
fn words_are_compared() {
    let parts = compare("We pay 12 clinics per month.", "We pay 14 clinics per month, in advance.");
    let kept = |without: Change| -> String {
        parts.iter().filter(|part| part.change != without).map(|part| part.text.as_str()).collect()
    };
    assert_eq!(kept(Change::Added), "We pay 12 clinics per month.");
    assert_eq!(kept(Change::Removed), "We pay 14 clinics per month, in advance.");
    assert_eq!(parts[0], Part { change: Change::Same, text: "We pay ".into() });
}

#[test]
fn words_changed_one_after_the_other_are_one_change() {
    let parts = compare("Plans pay.\nResults stand in the report.", "Plans pay and report by month.");
    let is = |change, text: &str| Part { change, text: text.into() };
    assert_eq!(
        parts,
        [
            is(Change::Same, "Plans "),
            is(Change::Removed, "pay.\nResults stand in the report."),
            is(Change::Added, "pay and report by month."),
        ]
    );
}

fn any_json() -> impl Strategy<Value = Json> {
    let kinds = prop::sample::select(vec![
        "paragraph",
        "bullet_list",
        "ordered_list",
        "list_item",
        "table",
        "table_row",
        "table_cell",
        "table_header",
        "image",
    ]);
    let marks = prop::sample::subsequence(
        vec![
            json!({"type": "strong"}),
            json!({"type": "em"}),
            json!({"type": "link", "attrs": {"href": "https://a.example"}}),
        ],
        0..3,
    );
    let leaf = prop_oneof![
        (" ?[a-z•|\\[\\] ]{0,8}\n?", marks)
            .prop_map(|(text, marks)| json!({ "type": "text", "text": text, "marks": marks })),
        Just(json!({ "type": "hard_break" })),
        Just(json!(3)),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        (kinds.clone(), prop::collection::vec(inner, 0..5))
            .prop_map(|(kind, content)| json!({ "type": kind, "content": content }))
    })
}

proptest! {
    /// Whatever comes in, what goes out is canonical: reading it again gives the same document and the same plain text,
    /// and a text without formatting is its own plain text.
    #[test]
    fn documents_survive_the_round_trip(content in prop::collection::vec(any_json(), 0..6)) {
        let text = doc(Json::Array(content));
        let again = RichText::from_json(&text.to_json()).unwrap();
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(again.plain(), text.plain());
        if text.is_unformatted() {
            let plain = RichText::from_json(&RichText::document_of(text.plain())).unwrap();
            prop_assert_eq!(plain.plain(), text.plain());
        }
    }

    #[test]
    fn parts_make_up_both_texts(before in "[a-d \n]{0,40}", after in "[a-d \n]{0,40}") {
        let parts = compare(&before, &after);
        let without = |change| parts.iter().filter(|p| p.change != change).map(|p| p.text.as_str()).collect::<String>();
        prop_assert_eq!(without(Change::Added), before);
        prop_assert_eq!(without(Change::Removed), after);
    }
}
