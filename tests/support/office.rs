//! LibreOffice, headless, with a profile of its own that recalculates every formula on opening.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Opens a file, recalculates it, saves it in a folder under another extension or the same, and returns its path.
///
/// # Panics
/// When LibreOffice is missing or writes nothing.
pub fn convert(file: &Path, extension: &str, folder: &Path) -> PathBuf {
    let profile = TempDir::new().expect("a folder for the profile");
    fs::create_dir_all(profile.path().join("user")).expect("a profile folder");
    fs::write(profile.path().join("user/registrymodifications.xcu"), PROFILE).expect("the profile");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", extension, "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .unwrap_or_else(|error| panic!("soffice: {error}; `make setup` installs it"));
    let written = folder.join(file.file_stem().expect("a file has a name")).with_extension(extension);
    assert!(written.exists(), "LibreOffice wrote nothing: {}", String::from_utf8_lossy(&output.stderr));
    written
}

/// The workbook after LibreOffice has calculated every formula anew: by way of .ods, which keeps no result of ours.
pub fn recalculated(workbook: &Path, folder: &Path) -> PathBuf {
    let ods = convert(workbook, "ods", &folder.join("calculated"));
    convert(&ods, "xlsx", &folder.join("calculated"))
}
