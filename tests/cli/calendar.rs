//! `hpug calendar`: files that an iCalendar library reads, the same for the same day, mistakes told.

use std::collections::BTreeSet;
use std::fs;

use hpug_tests::data;
use hpug_tests::hpug::run;
use hpug_tests::python;
use serde_json::Value;
use tempfile::TempDir;

const TODAY: [&str; 2] = ["--today", "2026-06-01"];

fn events(facts: &Value) -> &Vec<Value> {
    facts["events"].as_array().expect("events are a list")
}

#[test]
fn the_sample_gives_a_calendar_that_a_library_reads() {
    let folder = TempDir::new().expect("a folder");
    let sample = data::path("sample/meeting.toml");
    let sample = sample.to_str().expect("paths of the tests are text");
    let told = run(folder.path(), &["calendar", sample, "-o", "out.ics", TODAY[0], TODAY[1]]).ends_with(0);
    assert!(told.stdout().contains("out.ics: 30 dates"), "{}", told.stdout());
    assert!(told.stdout().contains("Sep 13, 2026 is a Sunday"), "{}", told.stdout());
    let facts = python::json("events.py", &[&folder.path().join("out.ics")]);
    assert_eq!((facts["version"].as_str(), facts["method"].as_str()), (Some("2.0"), Some("PUBLISH")));
    assert_eq!(facts["zones"], serde_json::json!(["America/Chicago"]));
    let events = events(&facts);
    assert_eq!(events.len(), 30);
    let names: BTreeSet<&str> = events.iter().filter_map(|event| event["uid"].as_str()).collect();
    assert_eq!(names.len(), 30, "every event has a name of its own");
    let meeting = events.iter().find(|event| event["all_day"] == false).expect("the meeting");
    assert_eq!(meeting["start"], "2026-09-15T09:00:00-05:00");
    assert_eq!(meeting["end"], "2026-09-15T10:30:00-05:00");
    assert_eq!(meeting["location"], "https://meet.example/glbg");
    assert_eq!(meeting["class"], "CONFIDENTIAL");
    assert_eq!(meeting["stamp"], "2026-06-01T12:00:00+00:00");
    let due = |event: &&Value| {
        event["summary"].as_str().is_some_and(|text| text.starts_with("Report and topic answers"))
    };
    let due = events.iter().find(due).expect("the report is due");
    assert_eq!((&due["start"], &due["end"]), (&"2026-09-08".into(), &"2026-09-09".into()));
}

#[test]
fn the_same_meeting_and_day_give_the_same_file_in_winter_and_summer_time() {
    let folder = TempDir::new().expect("a folder");
    let zones = [
        ("eastern", "-05:00", "-04:00"),
        ("central", "-06:00", "-05:00"),
        ("mountain", "-07:00", "-06:00"),
        ("arizona", "-07:00", "-07:00"),
        ("pacific", "-08:00", "-07:00"),
        ("alaska", "-09:00", "-08:00"),
        ("hawaii", "-10:00", "-10:00"),
        ("atlantic", "-04:00", "-04:00"),
    ];
    for (zone, winter, summer) in zones {
        let text = format!(
            "kind = \"regular\"\nhost = \"Höst, with; marks\\\\\"\nplan = \"Plan, \u{5065}\u{5eb7} \"\n\
             date = 2026-01-20\nstart = \"10:30 pm\"\nzone = \"{zone}\"\n\
             [[further]]\nkind = \"regular\"\nplan = \"B\"\ndate = 2026-07-21\n"
        );
        fs::write(folder.path().join("m.toml"), text).expect("written");
        for out in ["one.ics", "two.ics"] {
            let _ = run(folder.path(), &["calendar", "m.toml", "-o", out, TODAY[0], TODAY[1]]).ends_with(0);
        }
        let read = |name: &str| fs::read(folder.path().join(name)).expect("read");
        assert_eq!(read("one.ics"), read("two.ics"), "{zone}");
        let facts = python::json("events.py", &[&folder.path().join("one.ics")]);
        let held: Vec<&Value> = events(&facts).iter().filter(|event| event["all_day"] == false).collect();
        assert_eq!(held[0]["start"], format!("2026-01-20T22:30:00{winter}"), "{zone}");
        assert_eq!(held[0]["end"], format!("2026-01-21T00:00:00{winter}"), "{zone}");
        assert_eq!(held[1]["start"], format!("2026-07-21T22:30:00{summer}"), "{zone}");
        assert!(held[0]["summary"].as_str().is_some_and(|text| text.contains("健康")));
    }
}

#[test]
fn mistakes_are_told_with_file_and_line_and_nothing_is_written() {
    let folder = TempDir::new().expect("a folder");
    fs::write(
        folder.path().join("m.toml"),
        "kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = \"soon\"\n",
    )
    .expect("written");
    let told = run(folder.path(), &["calendar", "m.toml", "-o", "out.ics"]).ends_with(2);
    assert!(told.stderr().contains("m.toml, line 4: \"soon\" is no day"), "{}", told.stderr());
    assert!(!folder.path().join("out.ics").exists());
    let told = run(folder.path(), &["calendar", "none.toml", "-o", "out.ics"]).ends_with(2);
    assert!(told.stderr().contains("none.toml: there is no such file"), "{}", told.stderr());
    fs::write(folder.path().join("b.toml"), [0xff, 0xfe, 0x00]).expect("written");
    let told = run(folder.path(), &["calendar", "b.toml", "-o", "out.ics"]).ends_with(2);
    assert!(told.stderr().contains("not UTF-8"), "{}", told.stderr());
    let _ = run(folder.path(), &["calendar", "m.toml", "-o", "out.txt"]).ends_with(64);
}
