//! One door for changes: history, ids, undo.
#![allow(clippy::unwrap_used, clippy::panic)]

mod made;

use std::collections::BTreeMap;

use hpug_store::tables::{Act, Explanation, KnownName, NameKind, NewExport, NewVersion, ReportState, Topic};
use hpug_store::{Done, Store, StoreError};
use made::*;
use proptest::prelude::*;

#[test]
fn a_change_is_one_history_row_with_before_and_after() {
    let (_made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    let head = store.head().unwrap().seq;
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let done = type_in(&mut store, "e2", report, "A.1a/current/count", "13");
    let Done::Applied { seq, steps, .. } = done else { panic!("{done:?}") };
    assert_eq!(seq, head + 2);
    assert_eq!(
        steps[0].before::<hpug_store::tables::Answer>().unwrap(),
        Some(answer("A.1a/current/count", "12"))
    );
    assert_eq!(
        steps[0].after::<hpug_store::tables::Answer>().unwrap(),
        Some(answer("A.1a/current/count", "13"))
    );
    let lines = store.history_at(report, "A.1a/current/count").unwrap();
    assert_eq!(lines.iter().map(|l| l.edit_id.as_str()).collect::<Vec<_>>(), ["e2", "e1"]);
    assert_eq!(store.history(report).unwrap().len(), 3, "two edits and the making of the report");
}

#[test]
fn the_same_edit_id_is_applied_once() {
    let (_made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let head = store.head().unwrap();
    let again = type_in(&mut store, "e1", report, "A.1a/current/count", "99");
    assert!(matches!(again, Done::Repeated { .. }), "{again:?}");
    assert_eq!(store.answers(report).unwrap(), [answer("A.1a/current/count", "12")]);
    store.undo(&edit("u1", report), report).unwrap();
    let twice = store.undo(&edit("u1", report), report).unwrap();
    assert!(matches!(twice, Done::Repeated { .. }));
    assert_eq!(store.head().unwrap().seq, head.seq + 1);
}

#[test]
fn what_changes_nothing_leaves_no_row_and_no_undo_step() {
    let (_made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    type_in(&mut store, "e1", report, "A.1a/current/count", "12");
    let head = store.head().unwrap();
    assert_eq!(type_in(&mut store, "e2", report, "A.1a/current/count", "12"), Done::Unchanged(()));
    assert_eq!(store.head().unwrap(), head);
}

#[test]
fn a_refused_change_leaves_nothing() {
    let (_made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    let head = store.head().unwrap();
    let refused = store.transact(&edit("e1", report), |tx| {
        tx.put_answer(report, &answer("A.1a/current/count", "12"))?;
        tx.version(99).map(drop)
    });
    assert!(matches!(refused, Err(StoreError::NoSuchRow { .. })));
    assert_eq!((store.head().unwrap(), store.answers(report).unwrap()), (head, vec![]));
    type_in(&mut store, "e2", report, "A.1a/current/count", "13");
    assert_eq!(store.answers(report).unwrap().len(), 1, "a wrong request stops nothing");
}

#[test]
fn undo_keeps_what_came_without_undo() {
    let (_made, mut store) = Made::open_now();
    let id = add_report(&mut store);
    store
        .transact(&edit("rename", id), |tx| {
            let mut report = tx.report(id)?;
            report.plan = "Lakeside".to_owned();
            tx.put_report(&report)
        })
        .unwrap();
    let exported = hpug_store::Edit { undoable: false, ..edit("export", id) };
    store
        .transact(&exported, |tx| {
            let mut report = tx.report(id)?;
            report.state = ReportState::Exported;
            tx.put_report(&report)
        })
        .unwrap();
    store.undo(&edit("u1", id), id).unwrap();
    let report = store.report(id).unwrap();
    assert_eq!((report.plan.as_str(), report.state), ("Evergreen Health", ReportState::Exported));
}

#[test]
fn undo_belongs_to_its_report_and_survives_closing() {
    let (made, mut store) = Made::open_now();
    let one = add_report(&mut store);
    let two = store.transact(&note("second"), |tx| tx.add_report(&report())).unwrap().value().unwrap();
    type_in(&mut store, "e1", one, "A.1a/current/count", "1");
    type_in(&mut store, "e2", two, "A.1a/current/count", "2");
    store.close().unwrap();
    let mut store = made.open().store;
    let row = store.undo(&edit("u1", one), one).unwrap().value().unwrap();
    assert_eq!(row.edit_id, "e1");
    assert_eq!((store.answers(one).unwrap().len(), store.answers(two).unwrap().len()), (0, 1));
    assert!(matches!(store.undo(&edit("u2", one), one), Err(StoreError::NothingTo(Act::Undo))));
    drop(store);
    let mut store = made.open().store;
    store.redo(&edit("r1", one), one).unwrap();
    assert_eq!(store.answers(one).unwrap(), [answer("A.1a/current/count", "1")]);
}

#[test]
fn everything_else_that_is_kept() {
    let (made, mut store) = Made::open_now();
    let id = add_report(&mut store);
    let sha = store
        .transact(&note("rest"), |tx| {
            tx.put_setting("theme", "dark")?;
            let detail = r#"{"email":"a@b.example"}"#.to_owned();
            tx.remember_name(NameKind::Contact, &KnownName { name: "Ann".into(), detail })?;
            let (time, person) = (TIME.to_owned(), "Ann".to_owned());
            tx.keep_version(&NewVersion {
                report: id,
                name: "May".into(),
                time: time.clone(),
                person,
                snapshot: "{}".into(),
            })?;
            tx.add_export(&NewExport {
                report: id,
                time,
                host: "State".into(),
                kind: "pdf".into(),
                file_name: "a.pdf".into(),
                fingerprint: "ab".into(),
                answers: "{}".into(),
                draft: true,
            })?;
            tx.put_draft_text(id, "E/text", "half a sent")?;
            tx.keep_file("form.xlsx", b"bytes")
        })
        .unwrap()
        .value()
        .unwrap();
    store
        .transact(&edit("words", id), |tx| {
            tx.put_remark(id, "A.1a/current/count", "as of July")?;
            let figures = r#"["20.9"]"#.to_owned();
            tx.put_explanation(
                id,
                &Explanation { check_id: "D-2".into(), at: "D.1".into(), text: "new".into(), figures },
            )?;
            tx.put_topic(
                id,
                &Topic {
                    number: 1,
                    library_key: None,
                    title: "Own".into(),
                    intro: String::new(),
                    questions: "[]".into(),
                },
            )
        })
        .unwrap();
    store.close().unwrap();
    let store = made.open().store;
    assert_eq!(store.setting("theme").unwrap().as_deref(), Some("dark"));
    assert_eq!(store.known_names(NameKind::Contact).unwrap()[0].name, "Ann");
    assert_eq!(store.versions(id).unwrap()[0].version.name, "May");
    assert_eq!(store.exports(id).unwrap()[0].export.file_name, "a.pdf");
    assert_eq!(store.draft_texts(id).unwrap()[0].text, "half a sent");
    assert_eq!(store.file(&sha).unwrap().unwrap().bytes, b"bytes");
    assert_eq!(store.remarks(id).unwrap()[0].text, "as of July");
    assert_eq!(store.explanations(id).unwrap()[0].text, "new");
    assert_eq!(store.topics(id).unwrap()[0].title, "Own");
    let history = store.history(id).unwrap();
    let told = format!("{history:?}");
    assert!(!told.contains("half a sent"), "the history does not repeat half-typed words");
}

/// What a person does to a report, in numbers small enough to meet again.
#[derive(Clone, Debug)]
enum Deed {
    Type(u8, u8),
    Clear(u8),
    Paste(Vec<(u8, u8)>),
    Remark(u8, u8),
    Plan(u8),
    Topic(u8, u8),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        4 => (0..4u8, 0..4u8).prop_map(|(a, v)| Deed::Type(a, v)),
        1 => (0..4u8).prop_map(Deed::Clear),
        2 => proptest::collection::vec((0..4u8, 0..4u8), 1..6).prop_map(Deed::Paste),
        1 => (0..3u8, 0..3u8).prop_map(|(a, v)| Deed::Remark(a, v)),
        1 => (0..3u8).prop_map(Deed::Plan),
        1 => (1..3u8, 0..3u8).prop_map(|(n, v)| Deed::Topic(n, v)),
        5 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
    ];
    proptest::collection::vec(one, 1..40)
}

/// Everything undo has to bring back, to the time and person of each answer.
fn state(store: &Store, id: i64) -> String {
    let answers: BTreeMap<_, _> =
        store.answers(id).unwrap().into_iter().map(|a| (a.address.clone(), a)).collect();
    let plan = store.report(id).unwrap().plan;
    format!("{answers:?} {:?} {plan} {:?}", store.remarks(id).unwrap(), store.topics(id).unwrap())
}

fn act(store: &mut Store, id: i64, n: usize, deed: &Deed) -> bool {
    let edit = hpug_store::Edit { time: format!("2026-01-01T00:00:{n:02}Z"), ..edit(&format!("e{n}"), id) };
    let address = |a: u8| format!("D.{a}/commercial/current/percent");
    let stamped = |a: u8, v: u8| hpug_store::tables::Answer {
        changed_at: edit.time.clone(),
        ..answer(&address(a), &v.to_string())
    };
    let done = store.transact(&edit, |tx| match deed {
        Deed::Type(a, v) => tx.put_answer(id, &stamped(*a, *v)),
        Deed::Clear(a) => tx.remove_answer(id, &address(*a)),
        Deed::Paste(cells) => cells.iter().try_for_each(|(a, v)| tx.put_answer(id, &stamped(*a, *v))),
        Deed::Remark(a, v) => tx.put_remark(id, &address(*a), &"x".repeat(usize::from(*v))),
        Deed::Plan(v) => {
            let mut report = tx.report(id)?;
            report.plan = format!("Plan {v}");
            tx.put_report(&report)
        }
        Deed::Topic(n, v) => {
            let topic = Topic {
                number: u32::from(*n),
                library_key: None,
                title: format!("T{v}"),
                intro: String::new(),
                questions: "[]".into(),
            };
            tx.put_topic(id, &topic)
        }
        Deed::Undo | Deed::Redo => Ok(()),
    });
    matches!(done.unwrap(), Done::Applied { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Undo and redo against a model that keeps every state: whatever was done, undo is the exact inverse.
    #[test]
    fn undo_and_redo_are_exact(deeds in deeds()) {
        let (_made, mut store) = Made::open_now();
        let id = add_report(&mut store);
        let (mut past, mut future) = (Vec::new(), Vec::new());
        for (n, deed) in deeds.iter().enumerate() {
            let before = state(&store, id);
            let key = edit(&format!("u{n}"), id);
            match deed {
                Deed::Undo => match past.pop() {
                    Some(expected) => {
                        store.undo(&key, id).unwrap();
                        prop_assert_eq!(state(&store, id), expected, "undo {}", n);
                        future.push(before);
                    }
                    None => prop_assert!(matches!(store.undo(&key, id), Err(StoreError::NothingTo(Act::Undo)))),
                },
                Deed::Redo => match future.pop() {
                    Some(expected) => {
                        store.redo(&key, id).unwrap();
                        prop_assert_eq!(state(&store, id), expected, "redo {}", n);
                        past.push(before);
                    }
                    None => prop_assert!(matches!(store.redo(&key, id), Err(StoreError::NothingTo(Act::Redo)))),
                },
                _ => {
                    if act(&mut store, id, n, deed) {
                        past.push(before);
                        future.clear();
                    }
                }
            }
        }
        store.verify().unwrap();
    }
}

#[test]
fn a_clock_set_back_leaves_versions_exports_and_history_in_their_order() {
    let (_made, mut store) = Made::open_now();
    let id = add_report(&mut store);
    let times = ["2026-11-25T10:00:00-05:00", "2027-11-25T10:00:00-05:00", "2025-11-25T10:00:00-05:00"];
    for (at, time) in times.into_iter().enumerate() {
        let told = hpug_store::Edit { time: time.to_owned(), ..note(&format!("n{at}")) };
        store
            .transact(&told, |tx| {
                let (report, time, person) = (id, time.to_owned(), "Ann".to_owned());
                let (name, snapshot) = (at.to_string(), "{}".to_owned());
                tx.keep_version(&NewVersion { report, name, time: time.clone(), person, snapshot })?;
                tx.add_export(&NewExport {
                    report,
                    time,
                    host: "State".into(),
                    kind: "pdf".into(),
                    file_name: "a.pdf".into(),
                    fingerprint: at.to_string(),
                    answers: "{}".into(),
                    draft: false,
                })
            })
            .unwrap();
        let typed = hpug_store::Edit { time: time.to_owned(), ..edit(&format!("e{at}"), id) };
        store
            .transact(&typed, |tx| tx.put_answer(id, &answer("A.1a/current/count", &at.to_string())))
            .unwrap();
    }
    let kept: Vec<_> = store.versions(id).unwrap().into_iter().map(|one| one.version.name).collect();
    let sent: Vec<_> = store.exports(id).unwrap().into_iter().map(|one| one.export.fingerprint).collect();
    assert_eq!(
        (kept, sent),
        (vec!["2".into(), "1".into(), "0".into()], vec!["2".into(), "1".into(), "0".into()])
    );
    store.undo(&edit("u", id), id).unwrap();
    assert_eq!(
        store.answers(id).unwrap(),
        [answer("A.1a/current/count", "1")],
        "the last one done is undone"
    );
}
