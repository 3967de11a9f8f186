//! The trials. A moment to kill at is a number of acknowledgements, never a time.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use hpug_store::{Store, StoreError, Unlock};

use crate::child::{MARKER, WORD};
use crate::made::*;

pub const ALL: &[(&str, fn())] = &[
    ("killed_during_edits_loses_no_acknowledged_edit", killed_during_edits),
    ("killed_at_random_moments_of_work_loses_nothing_that_was_said", crate::many::killed_at_random),
    ("killed_while_the_passphrase_changes_exactly_one_opens", killed_during_rekey),
    ("a_full_disk_loses_only_the_failed_edit", full_disk),
    ("another_program_is_named", open_elsewhere),
    ("a_store_that_its_program_reads_by_other_means_stays_its_own", read_by_other_means),
    ("no_word_in_plain_on_disk", no_plain_text),
    ("no_permission_is_told_by_what_is_refused", no_permission),
];

pub struct Running {
    pub child: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Running {
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Running { child, said }
    }

    pub fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        (self.said.read_line(&mut line).unwrap() > 0).then(|| line.trim_end().to_owned())
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn child(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(WORD).args(arguments);
    command
}

/// Made with one report; closed.
pub fn made() -> (Made, i64) {
    let (made, mut store) = Made::open_now();
    let report = add_report(&mut store);
    store.close().unwrap();
    (made, report)
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A number that looks random and is the same in every run.
fn scattered(n: u64) -> u64 {
    (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) % 60
}

fn killed_during_edits() {
    let (made, report) = made();
    let mut last = 0;
    for round in 0..48 {
        let from = (last + 1).to_string();
        let mut running =
            Running::start(child(&["edits", text(&made.path), &made.words, &report.to_string(), &from]));
        for _ in 0..=scattered(round) {
            last = running.line().unwrap().parse().unwrap();
        }
        running.kill();
        // What was said before the end of the pipe was durable too.
        while let Some(line) = running.line() {
            last = line.parse().unwrap();
        }
        let opened = made.open();
        assert_eq!(opened.warnings, [], "round {round}");
        let done: Vec<u64> = opened
            .store
            .history(report)
            .unwrap()
            .iter()
            .filter_map(|row| row.edit_id.strip_prefix('e')?.parse().ok())
            .collect();
        let newest = done[0];
        assert!(newest == last || newest == last + 1, "round {round}: {last} acknowledged, {newest} there");
        assert_eq!(done.len() as u64, newest, "round {round}: every edit once");
        let address = format!("D.{}/commercial/current/percent", newest % 7);
        assert_eq!(opened.store.answer(report, &address).unwrap().unwrap().value, format!("\"{newest}\""));
        opened.store.verify().unwrap();
        last = newest;
    }
}

/// The child is killed after it said it is about to, and a number of system calls later that grows by round; in the last
/// round, once it said that the new passphrase opens.
fn killed_during_rekey() {
    const ROUNDS: u32 = 24;
    const FRESH: &str = "acht Zwerge";
    let (made, report) = made();
    let mut store = made.open().store;
    for n in 0..60 {
        type_in(&mut store, &format!("e{n}"), report, &format!("T.{n}/text"), &"z".repeat(4_000));
    }
    store.close().unwrap();
    let whole = fs::read(&made.path).unwrap();
    let (mut old, mut new) = (0, 0);
    for round in 0..=ROUNDS {
        fs::write(&made.path, &whole).unwrap();
        let mut running = Running::start(child(&["rekey", text(&made.path), &made.words, FRESH]));
        assert_eq!(running.line().as_deref(), Some("ready"));
        if round < ROUNDS {
            watch_until_changed(&mut running, &made, round);
        } else {
            assert_eq!(running.line().as_deref(), Some("done"));
        }
        running.kill();
        let (by_old, by_new) = (Unlock::Words(&made.words), Unlock::Passphrase(FRESH));
        let opened_by_old = opens_whole(&made, by_old, report);
        let opened_by_new = opens_whole(&made, by_new, report);
        assert!(
            opened_by_old != opened_by_new,
            "round {round}: exactly one opens, by the old: {opened_by_old}"
        );
        old += u32::from(opened_by_old);
        new += u32::from(opened_by_new);
        for leftover in ["-wal", "-journal"] {
            let _ = fs::remove_file(beside(&made.path, leftover));
        }
    }
    assert!(old > 0 && new > 0, "{old} opened by the old key, {new} by the new");
}

/// Whether a store opens; it is whole then.
fn opens_whole(made: &Made, unlock: Unlock<'_>, report: i64) -> bool {
    match Store::open(&made.path, unlock, None) {
        Ok(opened) => {
            assert_eq!(opened.store.answers(report).unwrap().len(), 60);
            opened.store.verify().unwrap();
            true
        }
        Err(StoreError::WrongPassphrase { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// Waits for the rollback journal to appear, then for a number of its growths.
fn watch_until_changed(running: &mut Running, made: &Made, growths: u32) {
    let journal = beside(&made.path, "-journal");
    let (mut seen, mut size) = (0, 0);
    while seen <= growths && running.child.try_wait().unwrap().is_none() {
        let now = fs::metadata(&journal).map(|m| m.len()).unwrap_or_default();
        if now != size {
            (seen, size) = (seen + 1, now);
        }
    }
}

/// A tmpfs of 1.5 MB in a mount namespace of the child's own, so that it goes with the child.
fn full_disk() {
    let (made, report) = made();
    let script = "mount -t tmpfs -o size=1500k,mode=0777 none \"$1\" && cp \"$2\" \"$1/store.hpug\" \
                  && dd if=/dev/zero of=\"$1/ballast\" bs=1k count=400 status=none \
                  && { \"$3\" as-child fill \"$1/store.hpug\" \"$4\" \"$5\" <\"$6\"; \
                       \"$3\" as-child hold \"$1/store.hpug\" \"$4\" </dev/null; }";
    let mount = made.folder.path().join("small");
    fs::create_dir(&mount).unwrap();
    let pipe = made.folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh"]);
    command.arg(&mount).arg(&made.path).arg(std::env::current_exe().unwrap());
    command.arg(&made.words).arg(report.to_string()).arg(&pipe);
    let mut running = Running::start(command);
    // The child waits at the pipe after the disk was full; its root shows the small disk.
    let mut go = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let mut saved = 0;
    let failed = loop {
        let line = running.line().unwrap();
        match line.strip_prefix("saved ") {
            Some(n) => saved = n.parse::<u32>().unwrap(),
            None => break line,
        }
    };
    assert!(saved > 3, "{saved}");
    assert_eq!(failed, format!("failed {} disk-full", saved + 1));
    assert_eq!(running.line().as_deref(), Some("small stopped"), "after a failure nothing smaller slips in");
    let inside: PathBuf = format!("/proc/{}/root{}", running.child.id(), text(&mount)).into();
    fs::remove_file(inside.join("ballast")).unwrap();
    go.write_all(b"go\n").unwrap();
    drop(go);
    assert_eq!(running.line().as_deref(), Some("again"), "with room, the failed edit goes in");
    assert_eq!(running.line().as_deref(), Some("open"), "and the store opens whole");
}

fn open_elsewhere() {
    let (made, _) = made();
    let mut running = Running::start(child(&["hold", text(&made.path), &made.words]));
    assert_eq!(running.line().as_deref(), Some("open"));
    let Err(error) = Store::open(&made.path, Unlock::Words(&made.words), None) else {
        panic!("opened twice")
    };
    let StoreError::OpenElsewhere { program: Some(program), .. } = &error else { panic!("{error}") };
    assert!(program.contains(&running.child.id().to_string()), "{program}");
    // Having been refused, this process must not have loosened the other's hold.
    let mut third = Running::start(child(&["hold", text(&made.path), &made.words]));
    assert_eq!(third.line().as_deref(), Some("refused open-elsewhere-by-name"));
    running.kill();
    assert!(
        Store::open(&made.path, Unlock::Words(&made.words), None).is_ok(),
        "a killed program holds nothing"
    );
}

fn read_by_other_means() {
    let (made, _) = made();
    let mut running = Running::start(child(&["read", text(&made.path), &made.words]));
    assert_eq!(running.line().as_deref(), Some("open"));
    let mut second = Running::start(child(&["hold", text(&made.path), &made.words]));
    assert_eq!(second.line().as_deref(), Some("refused open-elsewhere-by-name"));
    running.kill();
    let opened = Store::open(&made.path, Unlock::Words(&made.words), None).unwrap();
    opened.store.verify().unwrap();
}

fn no_plain_text() {
    let (made, report) = made();
    let temporary = made.folder.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut command = child(&["marker", text(&made.path), &made.words, &report.to_string()]);
    command.env("TMPDIR", &temporary).env("SQLITE_TMPDIR", &temporary);
    let mut running = Running::start(command);
    assert_eq!(running.line().as_deref(), Some("open"));
    assert!(fs::metadata(made.log()).unwrap().len() > 100_000, "the words are in the log, encrypted");
    // Files that were unlinked while open are read through the child's own handles.
    let handles = fs::read_dir(format!("/proc/{}/fd", running.child.id())).unwrap();
    let unlinked: Vec<PathBuf> = handles
        .map(|entry| entry.unwrap().path())
        .filter(|fd| fs::read_link(fd).is_ok_and(|to| to.to_string_lossy().ends_with("(deleted)")))
        .collect();
    search(&made, unlinked);
    running.kill();
    search(&made, Vec::new());
    assert!(
        made.open().store.remarks(report).unwrap().len() >= 300,
        "the words are there, for who has the key"
    );
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
}

fn search(made: &Made, more: Vec<PathBuf>) {
    let files =
        fs::read_dir(made.folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_file());
    let mut bytes = 0;
    for path in files.chain(more) {
        let content = fs::read(&path).unwrap();
        bytes += content.len();
        let found = content.windows(MARKER.len()).any(|window| window == MARKER.as_bytes());
        assert!(!found, "{} holds the words in plain", path.display());
    }
    assert!(bytes > 100_000);
}

/// As a user without rights: root reads and writes everything.
#[cfg(unix)]
fn no_permission() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let (made, _) = made();
    let root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let program = made.folder.path().join("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&program, 0o755);
    let cases = [(0o755, 0o000, "read"), (0o755, 0o444, "write"), (0o555, 0o666, "folder")];
    for (folder, file, expected) in cases {
        mode(&made.path, file);
        mode(made.folder.path(), folder);
        let mut command = Command::new(&program);
        command.args([WORD, "hold", text(&made.path), &made.words]);
        if root {
            command.uid(65534).gid(65534);
        }
        let mut running = Running::start(command);
        assert_eq!(running.line(), Some(format!("refused no-permission-{expected}")));
    }
    mode(made.folder.path(), 0o755);
}
