//! `hpug packet`: every part in its order, nothing private in a purchasers' copy, sound and the same each time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::{Run, run, run_with};
use hpug_tests::python;
use tempfile::TempDir;

use super::papers::{text, tool};

const TODAY: &str = "2026-09-10";

/// The sample with its material in a folder of its own; `more` is added to the meeting's file.
fn folder(more: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for name in ["answers-and-topics.json", "answers.json", "last-year.xlsx"] {
        fs::copy(data::path("sample").join(name), folder.path().join(name)).expect("copied");
    }
    let text = fs::read_to_string(data::path("sample/meeting.toml")).expect("read");
    fs::write(folder.path().join("meeting.toml"), text + more).expect("written");
    folder
}

fn packet(folder: &Path, out: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["packet", "meeting.toml", "-o", out, "--today", TODAY];
    arguments.extend(more);
    run(folder, &arguments)
}

#[test]
fn the_sample_has_its_parts_in_order_and_passes_the_checkers() {
    let folder = folder("");
    for (paper, size) in [("letter", "612 x 792"), ("a4", "595.28 x 841.89")] {
        let told = packet(folder.path(), "out.pdf", &["--paper", paper]);
        assert_eq!(told.status(), Some(0), "{}", told.told());
        assert!(told.stdout().contains("answers identical"), "{}", told.told());
        let file = folder.path().join("out.pdf");
        let text = text(&file);
        let order = [
            "Meeting packet",
            "Contents",
            "Introductions and purpose",
            "How complete the sections are",
            "Open questions",
            "Number of health",
            "Trends",
            "Ninety days from signing",
            "Terms that this document uses",
        ];
        let mut at = 0;
        for part in order {
            let found = text[at..].find(part);
            at += found.unwrap_or_else(|| panic!("{part:?} is missing or out of order in\n{text}"));
        }
        for part in ["CONFIDENTIAL", "Catalyst for Payment Reform", "Harbor Steel", "Page 2 of", "9:15 am"] {
            assert!(text.contains(part), "{part:?} is missing");
        }
        let info = Command::new("pdfinfo").arg(&file).output().expect("pdfinfo starts");
        let info = String::from_utf8_lossy(&info.stdout).into_owned();
        assert!(info.contains(size), "{info}");
        let checked = Command::new(python::interpreter())
            .arg(data::path("../pdf/check.py"))
            .arg(&file)
            .output()
            .expect("the checker starts");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
}

#[test]
fn the_same_material_gives_the_same_bytes_and_a_password_protects_them() {
    let folder = folder("");
    for out in ["one.pdf", "two.pdf"] {
        let _ = packet(folder.path(), out, &[]).ends_with(0);
    }
    let read = |name: &str| fs::read(folder.path().join(name)).expect("read");
    assert!(read("one.pdf") == read("two.pdf"), "the bytes differ");
    let arguments =
        ["packet", "meeting.toml", "-o", "locked.pdf", "--today", TODAY, "--password-env", "SECRET"];
    let _ = run_with(folder.path(), &arguments, &[("SECRET", "Lakeside 2026")]).ends_with(0);
    let opened = |password: &str| {
        let mut command = Command::new("qpdf");
        command.arg(format!("--password={password}")).arg("--check").arg(folder.path().join("locked.pdf"));
        command.output().expect("qpdf starts").status.success()
    };
    assert!(opened("Lakeside 2026") && !opened("wrong"));
}

/// Puts marks into everything private, makes each copy and looks for the marks in its text and in every stream.
#[test]
fn nothing_private_is_in_the_copies_of_purchasers_and_plan() {
    let folder = folder("\"B.cancer/current/all\" = \"MARKREMARK\"\n");
    let meeting = folder.path().join("meeting.toml");
    let text_of = fs::read_to_string(&meeting).expect("read");
    let text_of = text_of
        .replace("Ask about the wage index", "MARKNOTES")
        .replace("debrief = \"\"", "debrief = \"MARKDEBRIEF\"");
    fs::write(&meeting, text_of).expect("written");
    let answers = folder.path().join("answers-and-topics.json");
    let mut report: serde_json::Value =
        serde_json::from_slice(&fs::read(&answers).expect("read")).expect("JSON");
    // Dollars that make 12.3 percent, which only the share may tell, and one that contradicts what was typed.
    report["answers"]["D.total/commercial/current/dollars"] = "9871234567".into();
    report["answers"]["D.1/commercial/current/dollars"] = "1234567891".into();
    report["remarks"]["D.1/commercial/current/dollars"] = "MARKWORKING".into();
    report["explanations"]["WF-1@D.1/commercial/current/dollars"] = "MARKEXPLAINED".into();
    fs::write(&answers, report.to_string()).expect("written");
    let marks = ["MARKREMARK", "MARKNOTES", "MARKDEBRIEF", "MARKWORKING", "1,234,567,891", "9,871,234,567"];
    let shown = |audience: &str| -> (String, String) {
        let told = packet(folder.path(), "out.pdf", &["--audience", audience]);
        assert!(matches!(told.status(), Some(0 | 1)), "{}", told.told());
        let file: PathBuf = folder.path().join("out.pdf");
        (text(&file), tool("qpdf", &["--qdf", "--object-streams=disable"], &file))
    };
    for audience in ["purchasers", "plan"] {
        let (text, raw) = shown(audience);
        for mark in marks.into_iter().chain(["MARKEXPLAINED", "1234567891", "9871234567"]) {
            assert!(!text.contains(mark) && !raw.contains(mark), "{mark} is in the copy of {audience}");
        }
    }
    let (text, _) = shown("host");
    for mark in marks {
        assert!(text.contains(mark), "{mark} is missing in the host's copy");
    }
}

/// Two reports that differ in private things alone give the very same copies: nothing in these, seen or unseen, tells one
/// from the other.
#[test]
fn copies_do_not_depend_on_anything_private() {
    let copies = |private: bool| -> Vec<Vec<u8>> {
        let folder = folder(if private { "\"B.cancer/current/all\" = \"Doubtful.\"\n" } else { "" });
        if private {
            let meeting = folder.path().join("meeting.toml");
            let text = fs::read_to_string(&meeting).expect("read");
            let text = text.replace("Ask about the wage index", "Say nothing of it");
            fs::write(&meeting, text.replace("debrief = \"\"", "debrief = \"Long.\"")).expect("written");
            let answers = folder.path().join("answers-and-topics.json");
            let mut report: serde_json::Value =
                serde_json::from_slice(&fs::read(&answers).expect("read")).expect("JSON");
            report["answers"]["A.base/current/hospitals"] = "473".into();
            report["remarks"]["A.base/current/hospitals"] = "Counted anew.".into();
            fs::write(&answers, report.to_string()).expect("written");
        }
        let made = |out: &str, more: &[&str]| {
            let _ = packet(folder.path(), out, more).ends_with(0);
            fs::read(folder.path().join(out)).expect("read")
        };
        let mut copies = vec![made("p.pdf", &[]), made("plan.pdf", &["--audience", "plan"])];
        for out in ["report.pdf", "report.xlsx"] {
            let told = ["export", "--answers", "answers-and-topics.json", "-o", out, "--today", TODAY];
            let _ = run(folder.path(), &told).ends_with(0);
            copies.push(fs::read(folder.path().join(out)).expect("read"));
        }
        let host = made("host.pdf", &["--audience", "host"]);
        assert!(host.len() > copies[0].len(), "the host's copy says more");
        copies
    };
    for (one, other) in copies(false).into_iter().zip(copies(true)) {
        assert!(one == other, "a copy tells of something private");
    }
}

#[test]
fn parts_can_be_chosen_and_what_changed_since_the_last_meeting_is_told() {
    let folder = folder("");
    let meeting = folder.path().join("meeting.toml");
    let text_of = fs::read_to_string(&meeting).expect("read");
    let text_of = text_of
        .replace("[sources]", "[sources]\nlast_meeting = \"answers.json\"")
        .replace("paper = \"letter\"", "parts = [\"agenda\", \"changes\"]\npaper = \"letter\"");
    fs::write(&meeting, text_of).expect("written");
    let mut report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("answers.json")).expect("read")).expect("JSON");
    report["answers"]["A.1a/current/count"] = "4321".into();
    fs::write(folder.path().join("answers.json"), report.to_string()).expect("written");
    let _ = packet(folder.path(), "out.pdf", &[]).ends_with(0);
    let text = text(&folder.path().join("out.pdf"));
    assert!(text.contains("What changed since the last meeting") && text.contains("4,321"), "{text}");
    assert!(!text.contains("Trends") && !text.contains("Terms that this document uses"), "{text}");
}

#[test]
fn what_cannot_be_is_refused_by_name() {
    let folder = folder("\"Z.9/none\" = \"a remark\"\n");
    let told = packet(folder.path(), "out.pdf", &[]).ends_with(2);
    assert!(told.stderr().contains("internal remark at Z.9/none"), "{}", told.told());
    assert!(!folder.path().join("out.pdf").exists());
    let _ = packet(folder.path(), "out.docx", &[]).ends_with(64);
    fs::remove_file(folder.path().join("last-year.xlsx")).expect("removed");
    let told = packet(folder.path(), "out.pdf", &[]).ends_with(2);
    assert!(told.stderr().contains("last-year.xlsx"), "{}", told.told());
}
