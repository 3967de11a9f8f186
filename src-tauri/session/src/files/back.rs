//! Written files taken back, where what belongs to them failed.

use std::path::Path;

use super::WriteError;
use crate::error::SessionError;

/// Removes files that were just written, after `error`: what is not kept in the store was not sent, and trying again finds the
/// names free. Returns the error, or [`WriteError::Left`] for the first file that stays.
pub(crate) fn taken_back<P: AsRef<Path>>(written: &[P], error: SessionError) -> SessionError {
    let left = written.iter().find_map(|path| {
        let path = path.as_ref();
        let error = std::fs::remove_file(path).err()?;
        Some(WriteError::Left { path: path.to_owned(), error })
    });
    left.map_or(error, SessionError::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_goes_and_what_stays_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        std::fs::write(&one, "1").unwrap();
        std::fs::write(&two, "2").unwrap();
        let error = taken_back(&[&one, &two], SessionError::Locked);
        assert!(matches!(error, SessionError::Locked), "{error}");
        assert!(!one.exists() && !two.exists());
        let error = taken_back(&[&one], SessionError::Locked);
        assert!(
            matches!(&error, SessionError::Write(WriteError::Left { path, .. }) if *path == one),
            "{error}"
        );
    }
}
