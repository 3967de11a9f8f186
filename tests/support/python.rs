//! Scripts under `tests/fixtures` that look at a file with openpyxl, which shares nothing with the product.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Runs a script and returns what it prints, as JSON.
///
/// # Panics
/// When the interpreter is missing (`make setup` installs it), or the script fails or prints no JSON.
pub fn json(script: &str, arguments: &[&Path]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(script);
    let output = Command::new(interpreter())
        .arg(&script)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}; `make setup` installs it", interpreter().display()));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} failed:\n{told}", script.display());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{}: {error}", script.display()))
}

/// `$HPUG_PYTHON`, else the one that `make setup` installs.
pub fn interpreter() -> PathBuf {
    let installed = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../.cache/venv/bin/python");
    std::env::var_os("HPUG_PYTHON").map_or_else(installed, PathBuf::from)
}
