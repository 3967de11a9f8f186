//! A deed is done once while every state is kept that a kill or a failing of the power could leave on the disk; each is then
//! opened. And it is done again and again with one call failing, or the disk full or for reading only from one call on.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use super::disk::{Disk, Loss, Snapshot};
use super::watch::{Answer, Call, watched};

/// States opened, and calls failed, of each deed; `HPUG_FAULTS=all` takes all there are, `HPUG_FAULT_AT` fails one call.
const STATES: usize = 60;
const CALLS: usize = 8;

/// Losses of some of what was not synced, tried at each call.
const CHANCES: u64 = 3;

/// What came of trying a deed.
pub type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Something the program does to files.
pub trait Deed: Sync {
    fn name(&self) -> String;

    /// Fills the folder that the deed starts from.
    fn prepare(&self, folder: &Path);

    /// Does it, counting in `said` what it has told the person is done.
    fn act(&self, folder: &Path, said: &AtomicU32) -> Done;

    /// The folder is as the deed left it, whole or cut off after `said`: nothing that was said is missing, nothing is half
    /// there, and the deed, or one like it, can be done now.
    fn check(&self, folder: &Path, said: u32);

    /// The same where the program went on and told the fault.
    fn check_told(&self, folder: &Path, said: u32) {
        self.check(folder, said);
    }
}

/// A folder of its own, in memory where there is such a place: the model decides what is durable, not the disk.
pub fn desk() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap()
}

fn all() -> bool {
    std::env::var_os("HPUG_FAULTS").is_some_and(|value| value == "all")
}

/// So many of them, from the first to the last.
fn sample<T>(of: Vec<T>, most: usize) -> Vec<T> {
    let many = of.len();
    if all() || many <= most {
        return of;
    }
    let wanted: BTreeSet<usize> = (0..most).map(|n| n * (many - 1) / (most - 1)).collect();
    of.into_iter().enumerate().filter(|(at, _)| wanted.contains(at)).map(|(_, one)| one).collect()
}

/// What a state was left by.
struct State {
    told: String,
    said: u32,
    disk: Snapshot,
}

/// Tries a deed in every way.
pub fn prove(deed: &dyn Deed) {
    let desk = desk();
    let folder = desk.path().join("at work");
    std::fs::create_dir(&folder).unwrap();
    deed.prepare(&folder);
    let start = Snapshot::of(&folder);
    let (states, calls) = states(deed, &folder);
    assert!(calls > 0, "{} changed nothing", deed.name());
    for State { told, said, disk } in sample(states, STATES) {
        disk.put(&folder);
        within(&format!("{}: {told}", deed.name()), || deed.check(&folder, said));
    }
    let only = std::env::var("HPUG_FAULT_AT").ok().map(|at| vec![at.parse().unwrap()]);
    for at in only.unwrap_or_else(|| sample((1..=calls).collect(), CALLS)) {
        for fault in [Fault::Once(libc::EIO), Fault::Once(libc::ENOSPC), Fault::FullFrom, Fault::ReadOnlyFrom]
        {
            start.put(&folder);
            failed(deed, &folder, at, fault);
        }
    }
}

/// Does the deed once; what could be left at each of its calls, and how many there were.
fn states(deed: &dyn Deed, folder: &Path) -> (Vec<State>, u32) {
    let said = AtomicU32::new(0);
    let mut disk = Disk::new(folder);
    let (mut states, mut known, mut calls) = (Vec::new(), BTreeSet::new(), 0);
    let mut keep = |disk: &Disk, said: u32, told: &dyn Display, seed: u32| {
        let chances = (0..CHANCES).map(|n| Loss::Some(u64::from(seed) * CHANCES + n));
        for loss in [Loss::Nothing, Loss::All, Loss::Content, Loss::Names].into_iter().chain(chances) {
            let after = disk.after(loss);
            if known.insert((after.digest(), said)) {
                states.push(State { told: format!("{told}, lost: {loss:?}"), said, disk: after });
            }
        }
    };
    let done = watched(folder, || deed.act(folder, &said), &mut |call: &Call| {
        calls += 1;
        disk.look();
        let told = format!("before call {calls}, {} of {}", call.name, call.path.display());
        keep(&disk, said.load(Ordering::SeqCst), &told, calls);
        if call.syncs() {
            disk.synced(&call.path);
        }
        Answer::Made
    });
    let done = done.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    done.unwrap_or_else(|error| panic!("{} without a fault: {error}", deed.name()));
    disk.look();
    keep(&disk, said.load(Ordering::SeqCst), &"at the end", calls + 1);
    (states, calls)
}

/// How calls fail.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// One does, with that error.
    Once(i32),
    /// All that need room do, from one on.
    FullFrom,
    /// All do, from one on: a drive that reports errors goes on for reading only, under the program's open files too.
    ReadOnlyFrom,
}

/// Does the deed with faults from a call on, then without.
fn failed(deed: &dyn Deed, folder: &Path, at: u32, fault: Fault) {
    let said = AtomicU32::new(0);
    let (mut calls, mut what) = (0, String::new());
    let done = watched(folder, || deed.act(folder, &said), &mut |call: &Call| {
        calls += 1;
        if calls == at {
            what = format!("{} of {}", call.name, call.path.display());
        }
        match fault {
            Fault::Once(error) if calls == at => Answer::Failed(error),
            Fault::FullFrom if calls >= at && call.takes_room() => Answer::Failed(libc::ENOSPC),
            Fault::ReadOnlyFrom if calls >= at => Answer::Failed(libc::EROFS),
            _ => Answer::Made,
        }
    });
    let told = format!("{}: call {at}, {what}, failed: {fault:?}", deed.name());
    let done = match done {
        Ok(done) => done.map_err(|error| error.to_string()),
        Err(panic) => panic!("{told}: the deed panicked: {}", words(panic.as_ref())),
    };
    if let (Fault::ReadOnlyFrom, Err(said)) = (fault, &done) {
        let told_why = ["can only be read", "Read-only file system"].iter().any(|why| said.contains(why));
        assert!(told_why, "{told}: the reason is not told: {said}");
    }
    within(&format!("{told}, {done:?}"), || deed.check_told(folder, said.load(Ordering::SeqCst)));
}

fn within(told: &str, check: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(check)) {
        panic!("{told}: {}", words(panic.as_ref()));
    }
}

fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words")
}
