//! An empty machine: a home without files, a screen without windows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::display::Display;

/// A home folder and a screen. Programs that it starts see nothing of the real home.
pub struct Machine {
    home: TempDir,
    display: Display,
}

impl Machine {
    /// An empty one.
    pub fn new() -> Self {
        let home = tempfile::Builder::new().prefix("home-").tempdir().expect("a temporary folder");
        for folder in ["Documents", "run", "tmp"] {
            fs::create_dir(home.path().join(folder)).expect("a folder in the empty home");
        }
        fs::write(home.path().join("picks"), "").expect("the file of picks");
        let drops = home.path().join("drops");
        let made = Command::new("mkfifo").arg(&drops).status();
        assert!(made.is_ok_and(|status| status.success()), "no pipe {}", drops.display());
        Self { home, display: Display::start() }
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The screen.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// A command that lives on this machine.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let home = self.home();
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("TMPDIR", home.join("tmp"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_DOCUMENTS_DIR", home.join("Documents"))
            .env("DISPLAY", self.display.name())
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            // No session bus: GTK would start one that outlives the program.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "C.UTF-8")
            .current_dir(home);
        command
    }

    /// Answers the next path dialog of the automation build.
    pub fn pick(&self, path: &Path) {
        let file = self.picks();
        let before = fs::read_to_string(&file).expect("the file of picks");
        fs::write(&file, format!("{before}{}\n", path.display())).expect("the file of picks");
    }

    /// Drops a file on the window of the automation build.
    pub fn drop_file(&self, path: &Path) {
        self.drop_files(&[path]);
    }

    /// Drops files on the window of the automation build, all at once.
    pub fn drop_files(&self, paths: &[&Path]) {
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        fs::write(self.drops(), format!("{}\n", paths.join("\t"))).expect("the window reads its pipe");
    }

    pub(super) fn picks(&self) -> PathBuf {
        self.home().join("picks")
    }

    pub(super) fn drops(&self) -> PathBuf {
        self.home().join("drops")
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}
