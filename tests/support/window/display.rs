//! A screen of its own for each test, with a window manager.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::group::Group;
use super::screen::{Part, Screen};
use super::wait::until;

/// The inside of the program's window, below its menu bar.
const PAGE: Part = Part { x: 60, y: 80, width: 1200, height: 700 };

/// The left of the program's menu bar.
const MENUS: Part = Part { x: 46, y: 50, width: 230, height: 18 };

/// A running Xvfb and openbox.
pub struct Display {
    name: String,
    screen: Screen,
    _pixels: TempDir,
    manager: Group,
    _server: Group,
}

impl Display {
    /// Starts both and waits until the window manager has the screen.
    pub fn start() -> Self {
        let pixels = tempfile::Builder::new().prefix("screen-").tempdir().expect("a temporary folder");
        let mut server = Group::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1440x940x24", "-nolisten", "tcp", "-fbdir"])
                .arg(pixels.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        let output = server.leader().stdout.take().expect("Xvfb's output is piped");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its display's number");
        let name = format!(":{}", number.trim());
        let screen = until("the screen's pixels", || Screen::open(pixels.path()));
        let manager = start_manager(&name);
        let mut display = Self { name, screen, _pixels: pixels, manager, _server: server };
        until("the window manager", || {
            // It ends at once when the screen isn't ready for it yet.
            if matches!(display.manager.leader().try_wait(), Ok(Some(_))) {
                display.manager = start_manager(&display.name);
            }
            display.tool(&["get_num_desktops"])
        });
        // The pointer is drawn into the pixels; out of the window's place it doesn't pass for its page.
        until("the pointer in the corner", || display.tool(&["mousemove", "--sync", "1439", "939"]));
        display
    }

    /// `:3`
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Runs xdotool and returns what it prints.
    ///
    /// # Errors
    /// What xdotool says when it fails.
    pub fn tool(&self, arguments: &[&str]) -> Result<String, String> {
        let run = Command::new("xdotool").env("DISPLAY", &self.name).args(arguments).output();
        let output = run.map_err(|error| format!("xdotool: {error}"))?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
            false => {
                Err(format!("xdotool {arguments:?}: {}", String::from_utf8_lossy(&output.stderr).trim()))
            }
        }
    }

    /// Whether the inside of the program's window, below its menu bar, shows more than one colour.
    pub fn is_painted(&self) -> bool {
        self.screen.is_drawn(PAGE)
    }

    /// Whether the program's window has its menus.
    pub fn has_menus(&self) -> bool {
        self.screen.is_drawn(MENUS)
    }

    /// A number that stands for what the inside of the program's window shows.
    pub fn pixels(&self) -> u64 {
        self.screen.sum(PAGE)
    }

    /// Makes the program's window the one that takes keys, which a window manager need not do with one that comes late.
    ///
    /// # Errors
    /// There is no such window.
    pub fn activate(&self) -> Result<(), String> {
        self.tool(&["search", "--onlyvisible", "--name", "HPUG Workbook$", "windowactivate", "--sync"])
            .map(|_| ())
    }

    /// Closes the program's window by the window manager's key, and waits until it has `ended`. The key is pressed again every
    /// hundred looks: it is lost where the window manager takes in a change of the keyboard at that moment.
    ///
    /// # Panics
    /// There is no such window, or the program doesn't end.
    pub fn close_window(&self, mut ended: impl FnMut() -> Result<(), String>) {
        self.activate().unwrap_or_else(|error| panic!("{error}"));
        let mut looks = 0;
        until("the program's end", || {
            if looks % 100 == 0 {
                // The key goes to the window manager, so it is sent to no window in particular.
                self.tool(&["key", "--clearmodifiers", "alt+F4"])?;
            }
            looks += 1;
            ended()
        });
    }

    /// Takes a picture of the whole screen.
    pub fn picture(&self, file: &std::path::Path) {
        let status =
            Command::new("import").env("DISPLAY", &self.name).args(["-window", "root"]).arg(file).status();
        assert!(status.is_ok_and(|status| status.success()), "no picture {}", file.display());
    }
}

fn start_manager(display: &str) -> Group {
    Group::start(Command::new("openbox").env("DISPLAY", display).stdout(Stdio::null()).stderr(Stdio::null()))
}
