//! What received files can't do: steer the terminal, make `hpug` wait, end it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::{binary, run};
use serde_json::json;
use tempfile::TempDir;

const STEERS: &str = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{7}";

#[test]
fn no_text_of_a_file_steers_the_terminal() {
    let folder = TempDir::new().expect("a folder");
    let mut base = data::json("checks/base.json");
    base["plan"] = json!(format!("Lake{STEERS}side"));
    base["answers"]["E/text"] = json!(format!("one{STEERS}\n  error   D-1 forged\r\ntwo"));
    base["answers"]["C.2.2/commercial/current/percent"] = json!("60");
    base["answers"]["C.1A.ii/commercial/current/births"] = json!("9801");
    base["remarks"] = json!({ "A.1a/current/count": format!("re{STEERS}mark\nforged") });
    base["explanations"] =
        json!({ "FORM-6@C.2.2/commercial/current/percent": format!("so{STEERS}\nforged") });
    let (good, broken) = (format!("a{STEERS}.json"), format!("b{STEERS}\nhpug: forged.json"));
    fs::write(folder.path().join(&good), base.to_string()).expect("written");
    fs::write(folder.path().join(&broken), "{}").expect("written");
    for row in [
        vec!["check", &good, "--today", "2021-01-15"],
        vec!["check", "."],
        vec!["read", &good, &broken],
        vec!["export", "--answers", &good, "-o", &format!("c{STEERS}.xlsx")],
        vec!["export", "--answers", &broken, "-o", "x.xlsx"],
        vec!["blank", "progress-report-2021", "-o", &good],
        vec!["check", &format!("--x{STEERS}")],
    ] {
        let run = run(folder.path(), &row);
        let said = run.stdout() + &run.stderr();
        let steers = |c: char| (c.is_control() && c != '\n') || STEERS.contains(c) && !c.is_ascii_graphic();
        assert!(!said.is_empty() && !said.contains(steers), "{}", run.told());
        assert!(said.lines().all(|line| !line.trim_start().starts_with("forged")), "{}", run.told());
        assert!(!said.contains("\nhpug: forged"), "{}", run.told());
    }
    let json = run(folder.path(), &["read", &good, "--format", "json"]).ends_with(0).only_file();
    assert_eq!(json["plan"], base["plan"], "JSON stays as it is");
}

/// Nobody writes into the pipe: reading it would never end.
#[test]
fn a_pipe_in_a_folder_is_named_and_not_waited_for() {
    let folder = TempDir::new().expect("a folder");
    fs::copy(data::path("checks/base.json"), folder.path().join("a.json")).expect("copied");
    let pipe = folder.path().join("b.xlsx");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "no pipe");
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("c.json")).expect("linked");
    for command in [&["check"][..], &["read"], &["compare", "-o", "out.json"]] {
        let ended = Command::new("timeout")
            .arg("60")
            .arg(binary())
            .args(command)
            .arg(".")
            .current_dir(folder.path())
            .output()
            .expect("timeout starts");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{command:?}: {told}");
        for name in ["./b.xlsx", "./c.json"] {
            assert!(told.contains(&format!("{name}: this is a pipe or a device")), "{command:?}: {told}");
        }
    }
}

/// Where the system starts no thread, one does the work.
#[cfg(target_os = "linux")]
#[test]
fn no_further_thread_is_needed() {
    let folder = TempDir::new().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("open to all");
    for name in ["a.json", "b.json", "c.json"] {
        let to = folder.path().join(name);
        fs::copy(data::path("checks/base.json"), &to).expect("copied");
        fs::set_permissions(&to, fs::Permissions::from_mode(0o644)).expect("open to all");
    }
    // The limit doesn't hold for root.
    let other = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"];
    let other = if rustix::process::geteuid().is_root() { &other[..] } else { &["env"] };
    let ended = Command::new(other[0])
        .args(&other[1..])
        .args(["prlimit", "--nproc=1"])
        .arg(binary())
        .args(["check", ".", "--today", "2021-01-15"])
        .current_dir(folder.path())
        .output()
        .expect("it starts");
    let (out, told) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert_eq!(ended.status.code(), Some(0), "{told}");
    assert_eq!(out.matches("159 of 159 answered").count(), 3, "{out}");
}

#[test]
fn an_empty_answers_file_is_told_as_such() {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in [("none.json", ""), ("mark.json", "\u{feff}"), ("blank.json", " \n")] {
        fs::write(folder.path().join(name), text).expect("written");
        let file = run(folder.path(), &["check", name, "--format", "json"]).ends_with(2).only_file();
        let words = format!("{name}: this answers file is empty; write it again, or choose another");
        assert_eq!(file["error"], json!({ "kind": "not_answers", "message": words }));
    }
}
