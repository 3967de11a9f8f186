//! Programs of the same person, without rights above an ordinary person's, and what one of them sees of another.

use std::path::Path;
use std::process::{Command, Stdio};

/// Words that go before a program and its arguments: it may leave core files as large as the machine allows, and where the
/// tests run as root it keeps no right to look where root may.
pub fn ordinary() -> Vec<&'static str> {
    let dumps = ["sh", "-c", "ulimit -S -c \"$(ulimit -H -c)\"; exec \"$@\"", "ordinary"];
    let stripped: &[&str] =
        if rustix::process::geteuid().is_root() { &["setpriv", "--bounding-set=-all"] } else { &[] };
    stripped.iter().chain(&dumps).copied().collect()
}

/// Whether another program of the same person may look into that process's memory.
///
/// # Panics
/// There is no such process, or no program to look with.
pub fn can_look_into(process: u32) -> bool {
    assert!(Path::new(&format!("/proc/{process}")).exists(), "no process {process}");
    let words = ordinary();
    Command::new(words[0])
        .args(&words[1..])
        .args(["head", "-c", "1", &format!("/proc/{process}/maps")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("head starts")
        .success()
}

/// The most that process may write into a core file, `soft hard`, in bytes or `unlimited`.
///
/// # Panics
/// There is no such process.
pub fn core_limits(process: u32) -> String {
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits"));
    let limits = limits.unwrap_or_else(|error| panic!("process {process}: {error}"));
    let line = limits.lines().find_map(|line| line.strip_prefix("Max core file size"));
    let mut words = line.expect("the limit of core files").split_whitespace();
    format!("{} {}", words.next().unwrap_or_default(), words.next().unwrap_or_default())
}
