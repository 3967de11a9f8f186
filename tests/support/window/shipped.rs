//! The window as it is shipped, without automation: keys and clicks from the X server, a record of its system calls.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use super::group::{Group, children};
use super::machine::Machine;
use super::wait::{try_until, until};
use crate::peer::ordinary;

/// Looks for an open store before the passphrase is typed again: far more than opening takes.
const LOOKS: u32 = 200;

/// Looks that must be alike before a page counts as at rest, and looks after which it counts as unchanged.
const ALIKE: u32 = 60;
const MOST: u32 = 1_500;

/// How the program is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Not at all.
    None,
    /// Every call that opens, connects or uses a socket is recorded.
    Network,
}

/// The running program.
pub struct Shipped<'a> {
    machine: &'a Machine,
    group: Group,
}

impl<'a> Shipped<'a> {
    /// Starts the program in a network without any interface and waits for its window.
    pub fn open(machine: &'a Machine, trace: Trace) -> Self {
        let mut command = machine.command("unshare");
        command.args(["--map-root-user", "--net"]);
        if trace == Trace::Network {
            command
                .args(["strace", "--follow-forks", "--seccomp-bpf", "--trace=%network", "--output"])
                .arg(record(machine));
        }
        Self::start(machine, &mut command)
    }

    /// Starts the program as an ordinary person does, who might have another program look into it.
    pub fn open_ordinary(machine: &'a Machine) -> Self {
        let words = ordinary();
        Self::start(machine, machine.command(words[0]).args(&words[1..]))
    }

    /// Starts another build of it with arguments, watched by nobody.
    pub fn open_program(machine: &'a Machine, program: &Path, arguments: &[&str]) -> Self {
        Self::begun(machine, machine.command(program).args(arguments))
    }

    fn start(machine: &'a Machine, command: &mut Command) -> Self {
        Self::begun(machine, command.arg(super::build("shipped")))
    }

    fn begun(machine: &'a Machine, command: &mut Command) -> Self {
        let group = Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
        let shipped = Self { machine, group };
        shipped.titled("HPUG Workbook");
        shipped
    }

    /// Presses keys by their X names, e.g. `ctrl+l`, `Tab`.
    pub fn press(&self, keys: &[&str]) {
        for key in keys {
            self.tool(&["key", "--clearmodifiers", key]);
        }
    }

    /// Waits until a field has the focus and shows what is typed; empties it again.
    pub fn takes_keys(&self) {
        self.painted();
        let display = self.machine.display();
        until("a field that takes keys", || {
            let before = display.pixels();
            self.press(&["x"]);
            let shown = (0..20).any(|_| {
                std::thread::park_timeout(std::time::Duration::from_millis(15));
                display.pixels() != before
            });
            if shown { Ok(()) } else { Err("a key changed nothing on the screen".to_owned()) }
        });
        self.press(&["ctrl+a", "BackSpace"]);
    }

    /// Does what changes the page, and waits until it has changed and come to rest. Returns whether it has: a busy machine loses
    /// a key, so who calls it tries again.
    #[must_use]
    pub fn changes(&self, act: impl FnOnce()) -> bool {
        let before = self.machine.display().pixels();
        act();
        self.rests(|now| now != before)
    }

    /// Waits until the page has come to rest and is as wanted; a page with a caret that blinks never does.
    #[must_use]
    pub fn rests(&self, is_wanted: impl Fn(u64) -> bool) -> bool {
        let display = self.machine.display();
        let (mut last, mut alike) = (display.pixels(), 0);
        for _ in 0..MOST {
            std::thread::park_timeout(std::time::Duration::from_millis(20));
            let now = display.pixels();
            alike = if now == last { alike + 1 } else { 0 };
            last = now;
            if is_wanted(now) && alike >= ALIKE {
                return true;
            }
        }
        false
    }

    /// Types the passphrase into the page that waits for it, again where a busy machine lost a key of it, until the title names the
    /// store.
    pub fn unlock(&self, passphrase: &str, store: &str) {
        let title = format!("{store} – HPUG Workbook");
        let wanted = ["search", "--onlyvisible", "--name", &format!("^{title}$")];
        let mut looks = 0;
        until("the open store", || {
            if looks % LOOKS == 0 {
                self.takes_keys();
                self.type_text(passphrase);
                self.press(&["Return"]);
            }
            looks += 1;
            self.machine.display().tool(&wanted)
        });
        self.titled(&title);
    }

    /// Types text.
    pub fn type_text(&self, text: &str) {
        self.tool(&["type", "--delay", "25", text]);
    }

    /// Keeps a picture of the screen under `target/window/pictures`.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = super::repository().join("target/window/pictures");
        fs::create_dir_all(&folder).expect("the folder of pictures");
        let file = folder.join(format!("{name}.png"));
        self.machine.display().picture(&file);
        file
    }

    /// Waits until the page has put something on the screen: more than one colour below the menu bar.
    pub fn painted(&self) {
        until("a painted page", || match self.machine.display().is_painted() {
            true => Ok(()),
            false => Err("one colour".to_owned()),
        });
    }

    /// Waits until the window has that title, and makes it the one that takes keys.
    pub fn titled(&self, title: &str) {
        let name = format!("^{title}$");
        let wanted = ["search", "--onlyvisible", "--name", &name, "windowactivate", "--sync"];
        try_until(|| self.machine.display().tool(&wanted)).unwrap_or_else(|_| {
            let picture = self.picture("failed");
            panic!("no window titled '{title}' came; the screen looks like {}", picture.display())
        });
    }

    /// The first process: the program itself, unless it is watched.
    pub fn process(&self) -> u32 {
        self.group.id()
    }

    /// Ids of all its processes.
    pub fn processes(&self) -> Vec<u32> {
        let mut found = vec![self.group.id()];
        let mut at = 0;
        while let Some(id) = found.get(at) {
            found.extend(children(*id, ""));
            at += 1;
        }
        found
    }

    /// Ids of the web view's processes.
    pub fn web_processes(&self) -> Vec<u32> {
        self.children("WebKitWebProcess")
    }

    /// Ids of its processes, but for the first, whose command line holds `part`.
    pub fn children(&self, part: &str) -> Vec<u32> {
        self.processes().into_iter().flat_map(|id| children(id, part)).collect()
    }

    /// How it has ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.group.leader().try_wait().expect("the program was started")
    }

    /// Has the program abort, and returns how it ended.
    pub fn abort(mut self) -> ExitStatus {
        let id = i32::try_from(self.group.id()).ok().and_then(Pid::from_raw).expect("a process id");
        kill_process(id, Signal::ABORT).expect("the program runs");
        self.group.leader().wait().expect("the program ends")
    }

    /// Closes the window with the window manager's key and waits for the program's end.
    pub fn close(mut self) {
        self.machine.display().close_window(|| match self.group.leader().try_wait() {
            Ok(Some(_)) => Ok(()),
            other => Err(format!("{other:?}")),
        });
    }

    fn tool(&self, arguments: &[&str]) -> String {
        self.machine.display().tool(arguments).unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The recorded calls that name an internet address.
pub fn internet_calls(machine: &Machine) -> Vec<String> {
    let file = record(machine);
    let calls = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert!(
        calls.contains("AF_UNIX"),
        "the record holds no call at all, not even the one to the screen:\n{calls:.400}"
    );
    calls.lines().filter(|line| line.contains("sa_family=AF_INET")).map(str::to_owned).collect()
}

/// Files under the machine's home that hold `marker`, as bytes of UTF-8 or UTF-16.
pub fn files_with(machine: &Machine, marker: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut open = vec![machine.home().to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for path in entries(&folder) {
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            } else if path.is_file() && holds(&path, &[marker.as_bytes(), &wide]) {
                found.push(path);
            }
        }
    }
    found
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn holds(file: &Path, needles: &[&[u8]]) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
}

fn record(machine: &Machine) -> PathBuf {
    machine.home().join("calls.strace")
}
