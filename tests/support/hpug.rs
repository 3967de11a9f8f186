//! Running `hpug` as typed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// The binary under test: `$HPUG` if set, else built once with the tests' own profile.
///
/// # Panics
/// When it can't be built.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| std::env::var_os("HPUG").map_or_else(built, PathBuf::from))
}

fn built() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let folder = test.ancestors().nth(2).expect("tests stand in PROFILE/deps").to_owned();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet", "--package", "hpug-cli"]).stdin(Stdio::null());
    if folder.file_name().is_some_and(|name| name == "release") {
        command.arg("--release");
    }
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo starts");
    assert!(output.status.success(), "hpug doesn't build:\n{}", String::from_utf8_lossy(&output.stderr));
    folder.join("hpug").with_extension(std::env::consts::EXE_EXTENSION)
}

/// What one run of `hpug` gave.
#[derive(Debug)]
pub struct Run {
    line: String,
    output: Output,
}

/// Runs `hpug` in a folder and waits for it.
///
/// # Panics
/// When it can't be started.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_with(folder, arguments, &[])
}

/// Runs `hpug` with environment variables set.
///
/// # Panics
/// When it can't be started.
pub fn run_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(binary())
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", binary().display()));
    Run { line: format!("hpug {}", arguments.join(" ")), output }
}

impl Run {
    /// Asserts the exit status and returns the run.
    ///
    /// # Panics
    /// When the status is another; the message holds command, status and output.
    #[must_use]
    pub fn ends_with(self, status: i32) -> Run {
        assert_eq!(self.output.status.code(), Some(status), "{}", self.told());
        self
    }

    /// The exit status, if the run ended by itself.
    pub fn status(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// Standard output as text.
    pub fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    /// Standard error as text.
    pub fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// Standard output as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.output.stdout).unwrap_or_else(|error| panic!("{error}\n{}", self.told()))
    }

    /// The only object of `files` in standard output.
    ///
    /// # Panics
    /// When there is none or more than one.
    pub fn only_file(&self) -> Value {
        let json = self.json();
        let files = json["files"].as_array().unwrap_or_else(|| panic!("no files\n{}", self.told()));
        assert_eq!(files.len(), 1, "{}", self.told());
        files[0].clone()
    }

    /// Command, status and output, for messages.
    pub fn told(&self) -> String {
        let mut text = format!("$ {}\nstatus {:?}\n", self.line, self.output.status.code());
        for (name, part) in [("stdout", self.stdout()), ("stderr", self.stderr())] {
            let _ = writeln!(text, "--- {name}\n{}", part.chars().take(6_000).collect::<String>());
        }
        text
    }
}
