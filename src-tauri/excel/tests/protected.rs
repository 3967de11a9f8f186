//! Workbooks under kinds of protection other than that of Excel since 2010: opened with their password, never with another,
//! and never read as they are when they were changed where that can be told.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use hpug_excel::{ReadError, read_here_protected};

const PASSWORD: &str = "lakeside";
/// Files, each with the same workbook without its protection, and whether a wrong password is told from a change.
const FILES: [(&str, &str, bool); 4] = [
    ("libreoffice.ods", "points-libreoffice-ods.ods", false),
    ("in-one.ods", "points-libreoffice-ods.ods", false),
    ("libreoffice.xls", "points-libreoffice-xls.xls", true),
    ("sha1.xls", "points-libreoffice-xls.xls", true),
];

fn file(folder: &str, name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(folder).join(name)).unwrap()
}

#[test]
fn each_opens_with_its_password_and_reads_like_the_workbook_without() {
    for (name, plain, _) in FILES {
        let open = read_here_protected(&file("workbooks", plain), "a", None).unwrap();
        let read = read_here_protected(&file("protected", name), "a", Some(PASSWORD)).unwrap();
        assert_eq!(read.report.answers, open.report.answers, "{name}");
        assert!(read.report.answers.len() > 100, "{name}");
        let said: Vec<&str> = read.notes.iter().map(|note| note.message.as_str()).collect();
        let unproven = said.iter().any(|said| said.contains("can't show whether the file was changed"));
        assert_eq!(unproven, name != "in-one.ods", "{name}: {said:?}");
        // Totals that LibreOffice keeps as the text 1E+2 say the 100 that their parts come to.
        assert!(!said.iter().any(|said| said.contains("1E+2")), "{name}: {said:?}");
    }
}

#[test]
fn none_opens_without_a_password_or_with_another() {
    for (name, _, told_apart) in FILES {
        let bytes = file("protected", name);
        assert_eq!(read_here_protected(&bytes, "a", None), Err(ReadError::Encrypted), "{name}");
        let refused = if told_apart { ReadError::WrongPassword } else { ReadError::WrongPasswordOrChanged };
        for wrong in ["Lakeside", "", "lakeside "] {
            assert_eq!(
                read_here_protected(&bytes, "a", Some(wrong)),
                Err(refused.clone()),
                "{name} {wrong:?}"
            );
        }
    }
}

#[test]
fn a_changed_file_is_refused_where_it_proves_itself() {
    let whole = file("protected", "in-one.ods");
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut changed = whole.clone();
        changed[at] ^= 0x40;
        if let Ok(read) = read_here_protected(&changed, "a", Some(PASSWORD)) {
            let open =
                read_here_protected(&file("workbooks", "points-libreoffice-ods.ods"), "a", None).unwrap();
            assert_eq!(read.report.answers, open.report.answers, "byte {at}");
        }
    }
}

#[test]
fn cut_and_changed_files_end_with_an_answer() {
    for (name, _, _) in FILES {
        let whole = file("protected", name);
        for part in 1..8 {
            let cut = &whole[..whole.len() * part / 8];
            assert!(read_here_protected(cut, "a", Some(PASSWORD)).is_err(), "{name}: {part} of 8");
            let mut changed = whole.clone();
            changed[whole.len() * part / 8] ^= 0xFF;
            // Where nothing proves the content it may be read; it must only come to an end.
            drop(read_here_protected(&changed, "a", Some(PASSWORD)));
        }
    }
}
