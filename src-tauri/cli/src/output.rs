//! What a command writes: never over one of its inputs, through a link onto the file behind it.

use std::path::{Path, PathBuf};

use hpug_session::files::{WriteError, write_atomically};

use crate::failure::Failure;

/// Most links that lead to one another.
const MOST_LINKS: usize = 40;

/// A command's output would replace an input, which is named as `what`: that is wrong use, told before anything is read.
pub fn refuse_replacing<'a>(
    output: &Path,
    inputs: impl IntoIterator<Item = (&'a Path, &'a str)>,
) -> Result<(), Failure> {
    match inputs.into_iter().find(|(input, _)| same_file(input, output)) {
        Some((_, what)) => Err(replaces(what)),
        None => Ok(()),
    }
}

/// The output would replace `what`.
pub fn replaces(what: &str) -> Failure {
    Failure::Usage(format!("the output would replace {what}; choose another name"))
}

/// Whether two names lead to the same file, which need not be there yet.
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((place(one), place(other)), (Some(one), Some(other)) if one == other)
}

/// Where a file is or would be, links followed; `None` without a folder that it could be in.
fn place(path: &Path) -> Option<PathBuf> {
    let path = behind_links(path);
    path.canonicalize().ok().or_else(|| Some(folder_of(&path).canonicalize().ok()?.join(path.file_name()?)))
}

/// What links lead to, also where nothing is there yet; the name itself where it is no link.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = std::fs::read_link(&path) else { break };
        path = folder_of(&path).join(target);
    }
    path
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file whole or not at all, in place of one that is there.
///
/// # Errors
/// Names the file. A pipe or a device is not replaced.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let target = behind_links(path);
    if std::fs::metadata(&target).is_ok_and(|facts| !facts.is_file() && !facts.is_dir()) {
        return Err(Failure::file(path, "this is a pipe or a device, not a file; choose another name"));
    }
    refuse_beyond_limit(path, bytes.len())?;
    write_atomically(&target, bytes, true).map_err(|error| Failure::File(error.to_string()))
}

/// Writes a file whose name is not the user's to choose into a folder that is, in place of none that is there.
///
/// # Errors
/// Names the file.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    refuse_beyond_limit(path, bytes.len())?;
    write_atomically(path, bytes, false).map_err(|error| match error {
        WriteError::Exists(path) => {
            Failure::File(format!("{} exists already; remove it, or choose another folder", path.display()))
        }
        other => Failure::File(other.to_string()),
    })
}

/// The system ends a program that writes more than `ulimit -f` allows, and it could tell nobody.
#[cfg(unix)]
fn refuse_beyond_limit(path: &Path, bytes: usize) -> Result<(), Failure> {
    let most = rustix::process::getrlimit(rustix::process::Resource::Fsize).current;
    match most {
        Some(most) if bytes as u64 > most => {
            let reason = format!(
                "it would have {bytes} bytes, but files may have {most} here (ulimit -f); nothing was written"
            );
            Err(Failure::file(path, reason))
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn refuse_beyond_limit(_: &Path, _: usize) -> Result<(), Failure> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Names that need not be there lead to the same file or not.
    #[test]
    fn names_of_one_file() {
        let folder = std::env::temp_dir().join(format!("hpug-names-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("deep")).unwrap();
        for (name, target) in [("link", "new"), ("far", "deep/../new"), ("shelf", "deep"), ("round", "round")]
        {
            std::os::unix::fs::symlink(target, folder.join(name)).unwrap();
        }
        let rows = [
            ("new", "new", true),
            ("new", "deep/../new", true),
            ("new", "link", true),
            ("far", "link", true),
            ("deep/new", "shelf/new", true),
            ("deep", "shelf", true),
            ("new", "other", false),
            ("new", "deep/new", false),
            ("none/new", "none/new", false),
            ("round", "new", false),
        ];
        let came =
            rows.map(|(one, other, _)| (one, other, same_file(&folder.join(one), &folder.join(other))));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(came, rows);
    }
}
