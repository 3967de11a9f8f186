//! Writing files under names that are still free.

use std::path::{Path, PathBuf};

use hpug_model::names;

use super::write::{WriteError, write_atomically};

/// How many files of one name are tried before it is given up.
const MOST_OF_A_NAME: u32 = 99;

/// Writes a file under a name that is still free, numbered if need be; a file that holds the very same bytes is left and
/// told as there. Gives the name.
pub fn put_new(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<(String, bool), WriteError> {
    let put = put_together(folder, name, &[(ending, bytes)])?;
    let first = put.into_iter().next();
    Ok(first.unwrap_or_else(|| (format!("{name}.{ending}"), false)))
}

/// Writes files that belong together under one name, each with its ending: all of them or none. Otherwise as [`put_new`].
pub fn put_together(
    folder: &Path,
    name: &str,
    files: &[(&str, &[u8])],
) -> Result<Vec<(String, bool)>, WriteError> {
    let stem = names::file_name(name, "Blank");
    for number in 1..=MOST_OF_A_NAME {
        let stem = if number == 1 { stem.clone() } else { format!("{stem} ({number})") };
        if let Some(put) = put_under(folder, &stem, files)? {
            return Ok(put);
        }
    }
    let ending = files.first().map_or("", |(ending, _)| ending);
    Err(WriteError::Exists(folder.join(format!("{stem}.{ending}"))))
}

/// The files under this very name; nothing where something else has it.
fn put_under(
    folder: &Path,
    stem: &str,
    files: &[(&str, &[u8])],
) -> Result<Option<Vec<(String, bool)>>, WriteError> {
    let mut put: Vec<(String, bool)> = Vec::with_capacity(files.len());
    for (ending, bytes) in files {
        let file = format!("{stem}.{ending}");
        let path = folder.join(&file);
        match write_atomically(&path, bytes, false) {
            Ok(()) => put.push((file, false)),
            // What can't be read is not the same file.
            Err(WriteError::Exists(_)) if is_there(&path, bytes) => {
                put.push((file, true));
            }
            Err(error) => {
                let written = put.iter().filter(|(_, there)| !there);
                take_back(written.map(|(file, _)| folder.join(file)))?;
                return match error {
                    WriteError::Exists(_) | WriteError::Folder(_) => Ok(None),
                    error => Err(error),
                };
            }
        }
    }
    Ok(Some(put))
}

/// Whether a file holds these bytes. Any other length isn't read, nor what is no file.
fn is_there(path: &Path, bytes: &[u8]) -> bool {
    let alike =
        std::fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
    alike && std::fs::read(path).is_ok_and(|there| there == *bytes)
}

fn take_back(written: impl Iterator<Item = PathBuf>) -> Result<(), WriteError> {
    for path in written {
        std::fs::remove_file(&path).map_err(|error| WriteError::Left { path, error })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_that_belong_together_have_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let put =
            |text: &[u8]| put_together(folder.path(), "Letter", &[("pdf", b"P"), ("txt", text)]).unwrap();
        let named = |pdf: &str, there, txt: &str, also| vec![(pdf.to_owned(), there), (txt.to_owned(), also)];
        assert_eq!(put(b"T"), named("Letter.pdf", false, "Letter.txt", false));
        assert_eq!(put(b"T"), named("Letter.pdf", true, "Letter.txt", true));
        assert_eq!(put(b"other"), named("Letter (2).pdf", false, "Letter (2).txt", false));
        std::fs::remove_file(folder.path().join("Letter.txt")).unwrap();
        assert_eq!(put(b"T"), named("Letter.pdf", true, "Letter.txt", false));
        std::fs::remove_file(folder.path().join("Letter.pdf")).unwrap();
        std::fs::create_dir(folder.path().join("Letter (3).txt")).unwrap();
        assert_eq!(put(b"third"), named("Letter (4).pdf", false, "Letter (4).txt", false));
        let there =
            ["Letter (2).pdf", "Letter (2).txt", "Letter (3).txt", "Letter (4).pdf", "Letter (4).txt"];
        assert_eq!(names_in(folder.path()), [&there[..], &["Letter.txt"]].concat());
    }

    #[test]
    fn where_one_cannot_be_written_none_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let files: [(&str, &[u8]); 2] = [("pdf", b"P"), ("no folder/txt", b"T")];
        let told = put_together(folder.path(), "Letter", &files);
        assert!(matches!(told, Err(WriteError::NoFolder(_))), "{told:?}");
        assert_eq!(names_in(folder.path()), Vec::<String>::new());
        std::fs::write(folder.path().join("Letter.pdf"), b"P").unwrap();
        assert!(put_together(folder.path(), "Letter", &files).is_err());
        assert_eq!(names_in(folder.path()), ["Letter.pdf"], "what was there before stays");
    }
}
