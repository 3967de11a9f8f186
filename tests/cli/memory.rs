//! What `hpug` holds in memory stays with it: no core file, no look into it by another program.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

use hpug_tests::data;
use hpug_tests::hpug::binary;
use hpug_tests::peer::{can_look_into, core_limits, ordinary};
use hpug_tests::window::{Group, children, until};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

#[test]
fn the_command_line_leaves_no_core_file_and_lets_nobody_look_into_it() {
    let folder = TempDir::new().expect("a folder");
    fs::copy(data::path("workbooks/points.xlsx"), folder.path().join("a.xlsx"))
        .expect("the sample is copied");
    // Nobody writes into this one: `hpug` waits for it.
    let made = Command::new("mkfifo").arg(folder.path().join("b.xlsx")).status();
    assert!(made.is_ok_and(|status| status.success()), "no pipe");
    let words = ordinary();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut hpug = Group::start(command.arg(binary()).args(["read", "a.xlsx", "b.xlsx"]));
    let reading = until("a reading process", || {
        children(hpug.id(), "--reading-process").first().copied().ok_or_else(|| "none".to_owned())
    });
    until("a reading process that lets nobody in", || {
        if can_look_into(reading) { Err("it lets others in".to_owned()) } else { Ok(()) }
    });
    assert!(!can_look_into(hpug.id()), "the program lets others in");
    assert_eq!([core_limits(hpug.id()), core_limits(reading)], ["0 0", "0 0"]);

    let id = i32::try_from(hpug.id()).ok().and_then(Pid::from_raw).expect("a process id");
    kill_process(id, Signal::ABORT).expect("it runs");
    let ended = hpug.leader().wait().expect("it ends");
    assert_eq!((ended.signal(), ended.core_dumped()), (Some(Signal::ABORT.as_raw()), false));
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    left.sort();
    assert_eq!(left, ["a.xlsx", "b.xlsx"]);
}

#[test]
fn a_program_that_protects_nothing_can_be_looked_into() {
    let words = ordinary();
    let mut command = Command::new(words[0]);
    let other = Group::start(command.args(&words[1..]).args(["sleep", "600"]));
    until("the other program", || match name_of(other.id()).contains("sleep") {
        true => Ok(()),
        false => Err("not yet".to_owned()),
    });
    assert!(can_look_into(other.id()), "so that the tests above would notice it");
}

fn name_of(id: u32) -> String {
    fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default()
}
