//! What `hpug` writes: never over what it was given, through a link onto the file behind it, and whole.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::{Run, binary, run};
use serde_json::{Value, json};
use tempfile::TempDir;

const TODAY: [&str; 2] = ["--today", "2021-01-15"];

/// Two received reports, a former questionnaire and a meeting.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let to = |name: &str| folder.path().join(name);
    fs::create_dir(to("rec")).expect("made");
    for name in ["rec/a.xlsx", "rec/b.xlsx", "host.xlsx", "q.xlsx"] {
        fs::copy(data::path("workbooks/points.xlsx"), to(name)).expect("copied");
    }
    for (name, plan) in [("rec/r.json", "Zephyrine"), ("answers.json", "Quagmire")] {
        let mut base = data::json("checks/base.json");
        base["plan"] = json!(plan);
        fs::write(to(name), base.to_string()).expect("written");
    }
    fs::write(to("rec/broken.xlsx"), "half of a report").expect("written");
    let meeting = "kind = \"regular\"\nhost = \"H\"\nplan = \"P\"\ndate = 2026-01-20\n\
                   [sources]\nreport = \"rec/a.xlsx\"\n[[sources.supporting]]\nfile = \"talk.pdf\"\n";
    for name in ["m.toml", "m.ics", "m.pdf", "talk.pdf"] {
        fs::write(to(name), meeting).expect("written");
    }
    symlink("rec/a.xlsx", to("link.xlsx")).expect("linked");
    symlink("new.xlsx", to("coming.xlsx")).expect("linked");
    folder
}

/// Every file with its bytes; links by what they lead to.
fn state(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match fs::read_link(&path) {
            Ok(target) => files.push((path, target.to_string_lossy().into_owned().into_bytes())),
            _ if path.is_dir() => files.extend(state(&path)),
            _ => files.push((path.clone(), fs::read(&path).expect("bytes"))),
        }
    }
    files.sort();
    files
}

#[test]
fn an_output_never_replaces_an_input_nor_another_output() {
    let folder = folder();
    let rows = [
        "compare rec/a.xlsx rec/b.xlsx rec/r.json -o rec/b.xlsx",
        "compare rec -o rec/a.xlsx",
        "compare rec -o link.xlsx",
        "compare rec -o rec/broken.xlsx",
        "compare rec -o rec/r.json",
        "compare rec -o o.xlsx --anonymous --key rec/b.xlsx",
        "compare rec -o c.xlsx --anonymous --key c.xlsx",
        "compare rec -o c.xlsx --anonymous --key rec/../c.xlsx",
        "compare rec -o new.xlsx --anonymous --key coming.xlsx",
        "export --answers answers.json --questionnaire q.xlsx -o q.xlsx",
        "fill host.xlsx --answers answers.json -o host.xlsx",
        "blank progress-report-2021 -o q.xlsx --prior rec/../q.xlsx",
        "packet m.pdf -o m.pdf",
        "packet m.toml -o talk.pdf",
        "letter m.toml purchasers -o talk.pdf",
        "letter m.pdf plan -o m.pdf",
        "calendar m.ics -o ./m.ics",
    ];
    let before = state(folder.path());
    for row in rows {
        let run = run(folder.path(), &row.split(' ').collect::<Vec<_>>()).ends_with(64);
        assert!(run.stderr().contains(" would replace "), "{}", run.told());
        assert!(state(folder.path()) == before, "{row}");
    }
}

/// What `compare` wrote into the folder that it walks is neither compared nor in the way.
#[test]
fn a_former_comparison_in_the_folder_is_passed_over() {
    for (output, key) in [("c.xlsx", "k.xlsx"), ("c.json", "k.json"), ("c.pdf", "k.xlsx")] {
        let folder = folder();
        fs::remove_file(folder.path().join("rec/broken.xlsx")).expect("removed");
        let (output, key) = (format!("rec/{output}"), format!("rec/{key}"));
        let arguments = ["compare", "rec", "-o", &output, "--anonymous", "--key", &key, TODAY[0], TODAY[1]];
        let first = run(folder.path(), &arguments).ends_with(0).stdout();
        let written = state(folder.path());
        assert_eq!(run(folder.path(), &arguments).ends_with(0).stdout(), first);
        assert!(state(folder.path()) == written, "{output}");
        fs::remove_file(folder.path().join(&key)).expect("the key is no output from here on");
        let years =
            ["compare", "rec/a.xlsx", "rec", "-o", &output, "--plan", "Zephyrine", TODAY[0], TODAY[1]];
        let first = run(folder.path(), &years).ends_with(0).stdout();
        assert_eq!(run(folder.path(), &years).ends_with(0).stdout(), first, "{output}");
    }
}

fn blank(folder: &Path, output: &str) -> Run {
    run(folder, &["blank", "progress-report-2021", "-o", output])
}

#[test]
fn a_link_stays_and_the_file_behind_it_is_written() {
    let folder = folder();
    for (link, target) in [("link.xlsx", "rec/a.xlsx"), ("coming.xlsx", "new.xlsx")] {
        let _ = blank(folder.path(), link).ends_with(0);
        let (link, target) = (folder.path().join(link), folder.path().join(target));
        assert!(link.is_symlink() && !target.is_symlink());
        let received = fs::read(data::path("workbooks/points.xlsx")).expect("bytes");
        let written = fs::read(target).expect("the target is there");
        assert!(written.starts_with(b"PK") && written != received);
    }
}

#[test]
fn what_cannot_be_written_is_told_and_stays() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.xlsx")).status();
    assert!(made.is_ok_and(|status| status.success()), "no pipe");
    let mut rows = vec![("pipe.xlsx", "pipe.xlsx: this is a pipe or a device")];
    rows.push(("none/x.xlsx", "there is no folder none; create it or choose another"));
    if cfg!(target_os = "linux") {
        rows.push(("/proc/x.xlsx", "/proc/x.xlsx could not be written: its folder takes no new files"));
    }
    for (output, words) in rows {
        let run = blank(folder.path(), output).ends_with(2);
        assert!(run.stderr().contains(words), "{}", run.told());
    }
    assert!(!fs::metadata(folder.path().join("pipe.xlsx")).expect("it is there").is_file());
}

/// `ulimit -f`: a program that writes more is ended by a signal.
#[test]
fn a_limit_on_files_is_told_before_it_is_reached() {
    let folder = folder();
    let before = state(folder.path());
    let ended = Command::new("sh")
        .args(["-c", "ulimit -f 4; exec \"$@\"", "limited"])
        .arg(binary())
        .args(["blank", "progress-report-2021", "-o", "blank.xlsx"])
        .current_dir(folder.path())
        .output()
        .expect("sh starts");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(told.contains("blank.xlsx: it would have") && told.contains("ulimit -f"), "{told}");
    assert!(state(folder.path()) == before, "nothing is left behind");
}

/// The name of a blank for one of several plans is not the user's to choose.
#[test]
fn a_blank_that_is_there_is_to_be_removed() {
    let folder = folder();
    fs::create_dir(folder.path().join("out")).expect("made");
    let prior = ["--prior", "rec/a.xlsx", "--prior", "rec/r.json"];
    let mut arguments = vec!["blank", "progress-report-2021", "-o", "out"];
    arguments.extend(prior);
    let _ = run(folder.path(), &arguments).ends_with(0);
    let again = run(folder.path(), &arguments).ends_with(2);
    let said = again.stderr();
    assert!(said.contains("exists already; remove it, or choose another folder"), "{}", again.told());
    assert!(!said.contains("another name"), "{}", again.told());
}

/// A reader that leaves stops no work and hides no status.
#[test]
fn a_closed_pipe_hides_no_status_and_stops_no_work() {
    let folder = folder();
    let mut base: Value = data::json("checks/base.json");
    base["answers"]["C.1A.ii/commercial/current/births"] = json!("9801");
    fs::write(folder.path().join("errors.json"), base.to_string()).expect("written");
    fs::create_dir(folder.path().join("out")).expect("made");
    let mut blanks = vec!["blank", "progress-report-2021", "-o", "out"];
    // More lines than are held back before they are printed.
    let folder_of_many = "deep/".repeat(20);
    fs::create_dir_all(folder.path().join(&folder_of_many)).expect("made");
    let priors: Vec<String> = (0..40).map(|at| format!("{folder_of_many}{at}.json")).collect();
    for prior in &priors {
        fs::copy(data::path("checks/base.json"), folder.path().join(prior)).expect("copied");
        blanks.extend(["--prior", prior]);
    }
    let many = ["read", "deep", "errors.json", "none.json"];
    let rows: [(&[&str], i32); 5] = [
        (&["check", "errors.json"], 1),
        (&["check", "errors.json", "--format", "json"], 1),
        (&["--help"], 0),
        (&many, 2),
        (&blanks, 0),
    ];
    for (arguments, status) in rows {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(binary());
        command.args(arguments).args(if arguments[0] == "check" { &TODAY[..] } else { &[] });
        let ended = command.current_dir(folder.path()).stdout(writer).output().expect("it ends");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(status), "{}: {told}", arguments[0]);
    }
    assert_eq!(fs::read_dir(folder.path().join("out")).expect("a folder").count(), priors.len());
}
