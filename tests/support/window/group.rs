//! A process with everything it starts, ended together.

use std::process::{Child, Command};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// A process that leads a group of its own; dropping it kills the group, so that no orphan keeps the test's output open.
pub struct Group {
    child: Child,
}

impl Group {
    /// Starts `command` as the leader of a new group.
    pub fn start(command: &mut Command) -> Self {
        use std::os::unix::process::CommandExt;
        let child = command.process_group(0).spawn();
        Self { child: child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")) }
    }

    /// The leader.
    pub fn leader(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The leader's process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the whole group at once, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(id) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // The group may have ended by itself.
            let _ = kill_process_group(id, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Has a process end by `signal`, as a fault of its own or the system would.
pub fn break_down(id: u32, signal: Signal) {
    if let Some(id) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // It may have ended by itself.
        let _ = kill_process(id, signal);
    }
}

/// Ids of the processes whose parent is `id` and whose command line holds `part`.
pub fn children(id: u32, part: &str) -> Vec<u32> {
    let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|child| parent(*child) == Some(id) && command_line(*child).contains(part))
        .collect()
}

fn parent(id: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok())
}

fn command_line(id: u32) -> String {
    std::fs::read(format!("/proc/{id}/cmdline"))
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .unwrap_or_default()
}
