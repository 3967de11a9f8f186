//! Pages of the sample's packet beside pictures of them: what a change to the layout does to the printed page is seen.
//!
//! After a wanted change, `HPUG_PICTURES=write` writes the pictures anew; look at each before it is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hpug_tests::data;
use hpug_tests::hpug::run;
use tempfile::TempDir;

/// Dots per inch: enough to see where every line stands, few enough for small files.
const DENSITY: &str = "40";
/// Most difference of a page from its picture: the root of the mean square, of 1. A line of text that moves by one line
/// height comes to more; another version of the renderer to less.
const MOST: f64 = 0.02;

/// The papers, and the pages of each that are kept: by a heading that stands on them and nowhere before the contents.
const PAPERS: [(&str, &str, &[&str]); 2] = [
    (
        "letter",
        "host",
        &[
            "Meeting packet",
            "Contents",
            "Who takes part",
            "The largest changes",
            "Trends",
            "For the host only",
        ],
    ),
    ("a4", "purchasers", &["Who takes part", "Open questions"]),
];

#[test]
fn pages_look_as_their_pictures() {
    let write = std::env::var_os("HPUG_PICTURES").is_some_and(|how| how == "write");
    let folder = TempDir::new().expect("a folder");
    for name in ["answers-and-topics.json", "last-year.xlsx", "meeting.toml"] {
        fs::copy(data::path("sample").join(name), folder.path().join(name)).expect("copied");
    }
    let mut wrong = Vec::new();
    for (paper, audience, pages) in PAPERS {
        let arguments = [
            "packet",
            "meeting.toml",
            "-o",
            "out.pdf",
            "--today",
            "2026-09-10",
            "--paper",
            paper,
            "--audience",
            audience,
        ];
        let told = run(folder.path(), &arguments);
        assert!(matches!(told.status(), Some(0 | 1)), "{}", told.told());
        let file = folder.path().join("out.pdf");
        let starts = pages_with(&file, pages);
        for (heading, page) in pages.iter().zip(starts) {
            let name = format!("{paper}-{}.png", heading.to_lowercase().replace(' ', "-"));
            let kept = data::path("pictures").join(&name);
            let drawn = drawn(&file, page, folder.path());
            if write {
                fs::create_dir_all(data::path("pictures")).expect("a folder");
                fs::copy(&drawn, &kept).expect("written");
            } else {
                let by = difference(&kept, &drawn);
                if by > MOST {
                    wrong.push(format!("{name}: page {page} differs by {by:.3}, at most {MOST}"));
                }
            }
        }
    }
    assert!(!write, "the pictures are written; look at them and run the test without HPUG_PICTURES");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first page, from 1, that holds each heading and isn't one of contents.
fn pages_with(file: &Path, headings: &[&str]) -> Vec<usize> {
    let output =
        Command::new("pdftotext").args(["-layout"]).arg(file).arg("-").output().expect("pdftotext starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages: Vec<&str> = text.split('\u{C}').collect();
    let is_contents = |page: &str| page.lines().any(|line| line.trim() == "Contents");
    let has = |page: &str, heading: &str| page.lines().any(|line| line.trim() == heading);
    headings
        .iter()
        .map(|heading| {
            let wanted = |page: &&str| has(page, heading) && (*heading == "Contents" || !is_contents(page));
            let found = pages.iter().position(wanted);
            found.unwrap_or_else(|| panic!("no page with {heading:?}")) + 1
        })
        .collect()
}

fn drawn(file: &Path, page: usize, folder: &Path) -> PathBuf {
    let number = page.to_string();
    let to = folder.join(format!("page-{page}"));
    let arguments = ["-r", DENSITY, "-gray", "-png", "-singlefile", "-f", &number, "-l", &number];
    let drawn =
        Command::new("pdftoppm").args(arguments).arg(file).arg(&to).output().expect("pdftoppm starts");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    to.with_extension("png")
}

/// The root of the mean square difference, of 1; 1 where a picture is missing or of another size.
fn difference(kept: &Path, drawn: &Path) -> f64 {
    let told = Command::new("compare").args(["-metric", "RMSE"]).arg(kept).arg(drawn).arg("null:").output();
    let told = told.expect("ImageMagick starts");
    let text = String::from_utf8_lossy(&told.stderr).into_owned();
    let number = text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(number, _)| number);
    number.and_then(|number| number.parse().ok()).unwrap_or(1.0)
}
