//! `hpug letter`: what is open in a report, and the letters about a meeting.

use std::fs;
use std::path::Path;

use hpug_tests::data;
use hpug_tests::hpug::{Run, run};
use tempfile::TempDir;

use super::papers::{raw, text};

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for name in ["answers-and-topics.json", "meeting.toml"] {
        fs::copy(data::path("sample").join(name), folder.path().join(name)).expect("copied");
    }
    folder
}

fn letter(folder: &Path, kind: &str, out: &str) -> Run {
    run(folder, &["letter", "meeting.toml", kind, "-o", out, "--today", "2026-09-01"])
}

/// A report with an error, an open warning, one that is explained, and a working figure that contradicts its percent: the
/// letter asks about the first two.
#[test]
fn a_letter_asks_the_plan_for_what_is_open_and_nothing_else() {
    let folder = folder();
    let answers = folder.path().join("answers-and-topics.json");
    let mut report: serde_json::Value =
        serde_json::from_slice(&fs::read(&answers).expect("read")).expect("JSON");
    report["answers"]["D.1/commercial/current/percent"] = "92.5".into();
    report["answers"]["C.1A.i/commercial/current/csections"] = "61".into();
    report["answers"]["D.total/commercial/current/dollars"] = "9871234567".into();
    report["answers"]["D.2/commercial/current/dollars"] = "1234567891".into();
    fs::write(&answers, report.to_string()).expect("written");
    let _ = letter(folder.path(), "findings", "letter.pdf").ends_with(0);
    let file = folder.path().join("letter.pdf");
    let said = text(&file);
    for part in ["Dana Whitfield", "To be corrected", "D", "Marcus Hale", "by Tue, Sep 8, 2026", "100"] {
        assert!(said.contains(part), "{part:?} is missing in\n{said}");
    }
    assert!(!said.contains("telehealth parity"), "an explained warning is asked about again:\n{said}");
    let raw = raw(&file);
    for private in ["9,871,234,567", "1,234,567,891", "9871234567", "1234567891", "WF-1"] {
        assert!(!said.contains(private) && !raw.contains(private), "{private} is in the letter");
    }
}

#[test]
fn a_report_without_findings_gets_a_word_of_thanks() {
    let folder = folder();
    let _ = letter(folder.path(), "findings", "letter.pdf").ends_with(0);
    let said = text(&folder.path().join("letter.pdf"));
    assert!(said.contains("found nothing to ask"), "{said}");
}

#[test]
fn letters_about_the_meeting_are_filled_in() {
    let folder = folder();
    for kind in ["purchasers", "plan", "reminder"] {
        let _ = letter(folder.path(), kind, "letter.pdf").ends_with(0);
        let _ = letter(folder.path(), kind, "letter.txt").ends_with(0);
        let printed = text(&folder.path().join("letter.pdf"));
        let plain = fs::read_to_string(folder.path().join("letter.txt")).expect("read");
        for words in [printed, plain] {
            assert!(words.contains("Lakeside Health Plan") && words.contains("Marcus Hale"), "{words}");
            assert!(!words.contains(['{', '}']), "{words}");
        }
    }
    let _ = letter(folder.path(), "findings", "letter.txt").ends_with(64);
    let _ = letter(folder.path(), "findings", "meeting.toml").ends_with(64);
}
