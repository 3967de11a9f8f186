//! The processes that work for the page on Linux but don't show it, of whose end WebKitGTK tells nobody.

use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::sync::{Mutex, PoisonError};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Pid, PidfdFlags, getpid, pidfd_open};

/// Through this one the page's calls of the program go: without it, whatever is typed waits for ever. As the kernel names it, in
/// 15 bytes. The process that draws on a graphics card is not among them: it ends by itself when nothing needs it, and WebKit
/// starts another.
const NETWORK: &str = "WebKitNetworkPr";

/// The processes that are being watched.
static WATCHED: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// Calls `ended` when a process that the page's calls go through has ended while this program goes on. One that is watched
/// already isn't watched twice. Where the system shows no processes, or holds none by a descriptor, nothing is watched.
pub fn watch(ended: impl Fn() + Clone + Send + 'static) {
    for id in children(getpid(), NETWORK) {
        let ended = ended.clone();
        // Without a thread the window works as it does where nothing is watched.
        let _ = watch_one(id, ended);
    }
}

fn watch_one(id: Pid, ended: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    if watched.contains(&id) {
        return Ok(());
    }
    let process = pidfd_open(id, PidfdFlags::empty())?;
    // Held from here on, the number stands for one process; it may have become another's before.
    if !is_child(id, getpid(), NETWORK) {
        return Ok(());
    }
    thread::Builder::new().name("network process".to_owned()).spawn(move || {
        let waited = wait(&process);
        WATCHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|other| *other != id);
        if waited.is_ok() {
            ended();
        }
    })?;
    watched.push(id);
    Ok(())
}

/// Waits for the end of a process: then its descriptor can be read.
fn wait(process: &OwnedFd) -> rustix::io::Result<()> {
    loop {
        match poll(&mut [PollFd::new(process, PollFlags::IN)], None) {
            Err(Errno::INTR) => {}
            ended => return ended.map(drop),
        }
    }
}

/// Processes of that name whose parent is `parent`.
fn children(parent: Pid, name: &str) -> Vec<Pid> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    processes
        .flatten()
        .filter_map(|process| Pid::from_raw(process.file_name().to_str()?.parse().ok()?))
        .filter(|id| is_child(*id, parent, name))
        .collect()
}

fn is_child(id: Pid, parent: Pid, name: &str) -> bool {
    fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero()))
        .is_ok_and(|line| named(&line) == Some((name, parent.as_raw_nonzero().get())))
}

/// The name and the parent's number in a line such as `4711 (name) S 4700 …`; a name may hold brackets and blanks.
fn named(line: &str) -> Option<(&str, i32)> {
    let (before, after) = line.rsplit_once(") ")?;
    let (_, name) = before.split_once(" (")?;
    Some((name, after.split(' ').nth(1)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn name_and_parent_are_read_whatever_the_name_holds() {
        for (line, expected) in [
            ("7 (WebKitNetworkPr) S 5 7 7 0 -1", Some((NETWORK, 5))),
            ("7 (a) b (c) R 1 7", Some(("a) b (c", 1))),
            ("7 () Z 12", Some(("", 12))),
            ("7 (a) S", None),
            ("7 a S 5", None),
            ("", None),
        ] {
            assert_eq!(named(line), expected, "{line}");
        }
    }

    #[test]
    fn the_end_of_a_process_is_waited_for() {
        let mut child = Command::new("cat").stdin(std::process::Stdio::piped()).spawn().unwrap();
        let id = Pid::from_child(&child);
        let process = pidfd_open(id, PidfdFlags::empty()).unwrap();
        assert!(children(getpid(), "no such name").is_empty());
        let (tell, told) = mpsc::channel();
        let waiting = thread::spawn(move || tell.send(wait(&process)));
        assert!(told.try_recv().is_err(), "it runs");
        child.kill().unwrap();
        assert_eq!(told.recv().unwrap(), Ok(()));
        waiting.join().unwrap().unwrap();
        child.wait().unwrap();
    }
}
