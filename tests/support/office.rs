//! LibreOffice, headless, with a profile of its own that says whether formulas are recalculated on opening.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What LibreOffice does with stored results on opening, by the number its settings know it by.
#[derive(Clone, Copy)]
enum Recalculate {
    Always = 0,
    Never = 1,
}

fn profile(recalculate: Recalculate) -> String {
    let setting = |name: &str| {
        let value = recalculate as u8;
        format!(
            r#"<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>"#
        )
    };
    let settings = ["OOXMLRecalcMode", "ODFRecalcMode"].map(setting).concat();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{settings}</oor:items>"#
    )
}

/// Opens a file, recalculates it, saves it in a folder under another extension or the same, and returns its path.
///
/// # Panics
/// When LibreOffice is missing or writes nothing.
pub fn convert(file: &Path, extension: &str, folder: &Path) -> PathBuf {
    convert_as(Recalculate::Always, file, extension, folder)
}

/// As [`convert`], but results that the file holds are taken as they stand.
///
/// # Panics
/// When LibreOffice is missing or writes nothing.
pub fn convert_as_stored(file: &Path, extension: &str, folder: &Path) -> PathBuf {
    convert_as(Recalculate::Never, file, extension, folder)
}

fn convert_as(recalculate: Recalculate, file: &Path, extension: &str, folder: &Path) -> PathBuf {
    let settings = TempDir::new().expect("a folder for the profile");
    fs::create_dir_all(settings.path().join("user")).expect("a profile folder");
    fs::write(settings.path().join("user/registrymodifications.xcu"), profile(recalculate))
        .expect("the profile");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", settings.path().display()))
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
