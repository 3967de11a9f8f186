//! What stands in a PDF, looked at from outside.

use std::path::Path;
use std::process::Command;

/// What a tool prints about a file.
pub fn tool(name: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(name).args(arguments).arg(file).arg("-").output().expect("the tool starts");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text of its pages.
pub fn text(file: &Path) -> String {
    tool("pdftotext", &["-layout"], file)
}

/// Everything that it holds, unpacked.
pub fn raw(file: &Path) -> String {
    tool("qpdf", &["--qdf", "--object-streams=disable"], file)
}

/// What pdfinfo says of it.
pub fn info(file: &Path) -> String {
    let output = Command::new("pdfinfo").arg(file).output().expect("pdfinfo starts");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Whether qpdf finds nothing wrong with it, opened with a password where one is given.
pub fn is_sound(file: &Path, password: &str) -> bool {
    let password = format!("--password={password}");
    Command::new("qpdf")
        .arg(password)
        .arg("--check")
        .arg(file)
        .output()
        .expect("qpdf starts")
        .status
        .success()
}
