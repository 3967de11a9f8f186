//! What a process holds, taken again and again.

use std::fmt;
use std::fs;

/// Bytes by which the lowest of the last third may lie above that of the third before: a collector of garbage comes late.
const SLACK: u64 = 6_000_000;

/// Bytes that each round may leave for good beside that.
const EACH: u64 = 20_000;

/// Open files and threads that may come by themselves.
const SPARE: u64 = 6;

/// What a process held after each round.
#[derive(Default)]
pub struct Taken(Vec<Held>);

/// What a process holds at one moment.
#[derive(Clone, Copy, Default)]
struct Held {
    /// Bytes of its own, in memory or swapped out: neither files nor what other processes hold as well.
    bytes: u64,
    files: u64,
    threads: u64,
    children: u64,
}

impl Taken {
    /// Takes it of a process and its children.
    pub fn take(&mut self, process: u32, children: usize) {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let number = |name: &str| -> u64 {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
        };
        self.0.push(Held {
            bytes: (number("RssAnon:") + number("RssShmem:") + number("VmSwap:")) * 1024,
            files: fs::read_dir(format!("/proc/{process}/fd")).map_or(0, |files| files.count() as u64),
            threads: number("Threads:"),
            children: children as u64,
        });
    }

    /// Whether nothing grew from the second third to the last.
    pub fn is_flat(&self) -> bool {
        let [_, before, last] = self.thirds();
        let seen = self.0.iter().all(|held| held.bytes > 0);
        seen && last.bytes <= before.bytes + SLACK + EACH * (self.0.len() as u64 / 3)
            && last.files <= before.files + SPARE
            && last.threads <= before.threads + SPARE
            && last.children <= before.children
    }

    /// The lowest of each third: what stays after everything that could be given back was.
    fn thirds(&self) -> [Held; 3] {
        let size = self.0.len().div_ceil(3).max(1);
        let mut thirds = self.0.chunks(size).map(lowest);
        [(); 3].map(|()| thirds.next().unwrap_or_default())
    }
}

fn lowest(held: &[Held]) -> Held {
    let low = |of: fn(&Held) -> u64| held.iter().map(of).min().unwrap_or_default();
    Held {
        bytes: low(|held| held.bytes),
        files: low(|held| held.files),
        threads: low(|held| held.threads),
        children: low(|held| held.children),
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thirds = self.thirds();
        let row = |of: fn(&Held) -> u64| {
            thirds.iter().map(|held| of(held).to_string()).collect::<Vec<_>>().join(", ")
        };
        let highest = self.0.iter().map(|held| held.bytes).max().unwrap_or_default();
        write!(
            f,
            "MB, lowest of each third: {}; highest {}; open files {}; threads {}; children {}{}",
            thirds.map(|held| format!("{:.1}", held.bytes as f64 / 1e6)).join(", "),
            highest / 1_000_000,
            row(|held| held.files),
            row(|held| held.threads),
            row(|held| held.children),
            if self.is_flat() { "" } else { "  GROWS" }
        )
    }
}
