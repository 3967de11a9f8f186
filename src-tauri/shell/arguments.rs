//! What the program is started with: nothing, or the path of a store, as a double click on one gives it.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the arguments come to.
#[derive(Debug, PartialEq, Eq)]
pub enum Start {
    /// The window opens, on a store if one is named: an absolute path.
    Window(Option<PathBuf>),
    /// The version is printed.
    Version,
    /// The arguments make no sense; what to say.
    WrongUse(String),
}

const USAGE: &str = "usage: hpug-workbook [STORE.hpug]";

/// Reads the arguments behind the program's name.
pub fn start(mut arguments: impl Iterator<Item = OsString>) -> Start {
    match (arguments.next(), arguments.next()) {
        (None, _) => Start::Window(None),
        (Some(_), Some(_)) => Start::WrongUse(format!("HPUG Workbook opens one store at a time; {USAGE}")),
        (Some(only), None) if only == "--version" => Start::Version,
        (Some(only), None) if only.to_string_lossy().starts_with('-') => {
            Start::WrongUse(format!("{} is no option; {USAGE}", only.to_string_lossy()))
        }
        (Some(only), None) => {
            let path = PathBuf::from(only);
            // Without a current folder the path stays as it was given, and opening it says what is wrong.
            Start::Window(Some(std::path::absolute(&path).unwrap_or(path)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Start {
        start(arguments.iter().map(OsString::from))
    }

    #[test]
    fn one_path_or_none_is_taken() {
        let here = std::env::current_dir().expect("a current folder");
        assert_eq!(of(&[]), Start::Window(None));
        assert_eq!(of(&["a b.hpug"]), Start::Window(Some(here.join("a b.hpug"))));
        assert_eq!(of(&["/x/ä.hpug"]), Start::Window(Some(PathBuf::from("/x/ä.hpug"))));
        assert_eq!(of(&["--version"]), Start::Version);
        for wrong in [&["--help-me"][..], &["a.hpug", "b.hpug"], &["-x"]] {
            assert!(matches!(of(wrong), Start::WrongUse(_)), "{wrong:?}");
        }
    }
}
