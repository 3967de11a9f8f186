//! `hpug packet` with files of others appended, and with several plans side by side.

use std::fs;
use std::path::Path;
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::{Run, run, run_with};
use tempfile::TempDir;

use super::papers::{info, is_sound, raw, text};

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let names = [
        "answers-and-topics.json",
        "answers.json",
        "riverbend.json",
        "last-year.xlsx",
        "meeting.toml",
        "comparison.toml",
    ];
    for name in names {
        fs::copy(data::path("sample").join(name), folder.path().join(name)).expect("copied");
    }
    folder
}

fn packet(folder: &Path, meeting: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["packet", meeting, "-o", "out.pdf", "--today", "2026-08-20"];
    arguments.extend(more);
    run(folder, &arguments)
}

/// The sample's meeting with `network.pdf` appended.
fn with_supporting(folder: &Path) {
    let meeting = folder.join("meeting.toml");
    let text = fs::read_to_string(&meeting).expect("read");
    let supporting =
        "[sources]\nsupporting = [{ file = \"network.pdf\", about = \"Network list\", append = true }]";
    fs::write(&meeting, text.replace("[sources]", supporting)).expect("written");
}

#[test]
fn pages_of_others_are_appended_and_the_metadata_says_so() {
    let folder = folder();
    with_supporting(folder.path());
    let _ = run(
        folder.path(),
        &["letter", "meeting.toml", "reminder", "-o", "network.pdf", "--today", "2026-08-20"],
    )
    .ends_with(0);
    let _ = packet(folder.path(), "meeting.toml", &[]).ends_with(0);
    let file = folder.path().join("out.pdf");
    assert!(is_sound(&file, ""), "qpdf finds something wrong");
    let said = text(&file);
    let list = said.rfind("Network list").expect("the file is listed");
    assert!(said[list..].contains("A short reminder of our meeting"), "the file's own page is missing");
    let about = info(&file);
    assert!(
        about.contains("neither PDF/UA-1 nor PDF/A-2a") && about.contains("Suspects:        yes"),
        "{about}"
    );
    let raw = raw(&file);
    assert!(!raw.contains("pdfuaid:part>1") && !raw.contains("pdfaid:part>2"), "it claims too much");
    let _ = run_with(
        folder.path(),
        &["packet", "meeting.toml", "-o", "locked.pdf", "--today", "2026-08-20", "--password-env", "SECRET"],
        &[("SECRET", "Lakeside 2026")],
    )
    .ends_with(0);
    let locked = folder.path().join("locked.pdf");
    assert!(is_sound(&locked, "Lakeside 2026") && !is_sound(&locked, "wrong"));
    // Without the part nothing is appended, and the packet states what it is again.
    let _ = packet(folder.path(), "meeting.toml", &["--parts", "cover,agenda"]).ends_with(0);
    assert!(text(&file).matches("A short reminder").count() == 0);
    assert!(self::raw_claims(&file), "it claims too little");
}

fn raw_claims(file: &Path) -> bool {
    let raw = raw(file);
    raw.contains("pdfuaid:part>1") && raw.contains("pdfaid:part>2")
}

#[test]
fn files_that_cannot_be_appended_are_refused_with_the_reason() {
    let folder = folder();
    with_supporting(folder.path());
    let network = folder.path().join("network.pdf");
    let sound = folder.path().join("sound.pdf");
    let _ =
        run(folder.path(), &["letter", "meeting.toml", "plan", "-o", "sound.pdf", "--today", "2026-08-20"])
            .ends_with(0);
    let bytes = fs::read(&sound).expect("read");
    let encrypt = Command::new("qpdf")
        .args(["--encrypt", "", "owner", "256", "--"])
        .arg(&sound)
        .arg(&network)
        .output()
        .expect("qpdf starts");
    assert!(encrypt.status.success(), "{}", String::from_utf8_lossy(&encrypt.stderr));
    let locked = fs::read(&network).expect("read");
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("protected", locked, "protected with a password or against changes"),
        ("cut", bytes[..bytes.len() / 2].to_vec(), "damaged"),
        ("words", b"Not a PDF at all".to_vec(), "not a PDF"),
        ("large", [b"%PDF-1.7\n".as_slice(), &vec![0; 25_000_000]].concat(), "larger than 25 MB"),
    ];
    for (name, bytes, reason) in cases {
        fs::write(&network, bytes).expect("written");
        let told = packet(folder.path(), "meeting.toml", &[]).ends_with(2);
        assert!(
            told.stderr().contains("network.pdf") && told.stderr().contains(reason),
            "{name}: {}",
            told.told()
        );
        assert!(!folder.path().join("out.pdf").exists(), "{name}");
    }
}

/// Names stand in no text and no stream of the purchasers' copy; the host's copy has the key.
#[test]
fn plans_side_by_side_have_letters_and_the_host_has_the_key() {
    let folder = folder();
    let file = folder.path().join("out.pdf");
    let names = ["Lakeside", "Riverbend", "answers.json", "riverbend", "Dana Whitfield", "Theo Lindqvist"];
    for audience in ["purchasers", "plan"] {
        let _ = packet(folder.path(), "comparison.toml", &["--audience", audience]).ends_with(0);
        let (said, raw) = (text(&file), raw(&file));
        assert!(
            said.contains("2 plans side by side") && said.contains("Plan A") && said.contains("Plan B"),
            "{said}"
        );
        for name in names {
            assert!(!said.contains(name) && !raw.contains(name), "{name} is in the copy of {audience}");
        }
    }
    assert!(is_sound(&file, "") && raw_claims(&file));
    let _ = packet(folder.path(), "comparison.toml", &["--audience", "host"]).ends_with(0);
    let said = text(&file);
    let key = said.rfind("Who is who").expect("the key");
    assert!(
        said[key..].contains("Lakeside Health Plan") && said[key..].contains("Riverbend Mutual"),
        "{said}"
    );
    let named = folder.path().join("comparison.toml");
    let text_of = fs::read_to_string(&named).expect("read").replace("names = false", "names = true");
    fs::write(&named, text_of).expect("written");
    let _ = packet(folder.path(), "comparison.toml", &[]).ends_with(0);
    assert!(text(&file).contains("Riverbend Mutual"));
}

#[test]
fn parts_are_chosen_by_name_and_a_wrong_name_is_told() {
    let folder = folder();
    let _ = packet(folder.path(), "meeting.toml", &["--parts", "agenda,summary"]).ends_with(0);
    let said = text(&folder.path().join("out.pdf"));
    assert!(
        said.contains("The largest changes") && !said.contains("Terms that this document uses"),
        "{said}"
    );
    let told = packet(folder.path(), "meeting.toml", &["--parts", "agenda,glossary"]).ends_with(64);
    assert!(told.stderr().contains("no part \"glossary\"; its parts are cover, contents"), "{}", told.told());
    // Only the host's copy may hold what is the host's alone, also when it is asked for.
    let _ = packet(folder.path(), "meeting.toml", &["--parts", "agenda,host_only"]).ends_with(0);
    assert!(!text(&folder.path().join("out.pdf")).contains("For the host only"));
}
