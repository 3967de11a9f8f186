//! A look at a file from outside, before any key.

use std::fs::{self, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{PAGE, fault, proof::Pages};
use crate::error::{Damage, Instead, Refused, Result, StoreError};
use crate::key::{SALT_BYTES, Salt};

/// Beginnings of files that are something else.
const MAGIC: &[(&[u8], Instead)] = &[
    (b"SQLite format 3\0", Instead::PlainDatabase),
    (b"PK\x03\x04", Instead::Zip),
    (b"%PDF-", Instead::Pdf),
];

/// The absolute path free of links.
pub(super) fn resolve(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path).map_err(|e| fault::of_io(path, Refused::Read, e))
}

/// The salt of what may be a store, after everything that can be told without a key.
pub(crate) fn salt_of(path: &Path) -> Result<Salt> {
    let about = fs::metadata(path).map_err(|e| fault::of_io(path, Refused::Read, e))?;
    let other = |what| Err(StoreError::NotAStore { path: path.to_owned(), what });
    if about.is_dir() {
        return other(Instead::Folder);
    }
    if !about.is_file() {
        return other(Instead::Special);
    }
    let start = start_of(path)?;
    if start.is_empty() {
        return other(Instead::Empty);
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return other(what.clone());
    }
    if start.len() < PAGE {
        return if looks_encrypted(&start) { cut_off(path, about.len()) } else { other(Instead::Other) };
    }
    OpenOptions::new().write(true).open(path).map_err(|e| fault::of_io(path, Refused::Write, e))?;
    let mut salt = [0; SALT_BYTES];
    salt.copy_from_slice(&start[..SALT_BYTES]);
    Ok(salt)
}

fn cut_off<T>(path: &Path, found: u64) -> Result<T> {
    Err(StoreError::Damaged { path: path.to_owned(), what: Damage::CutOff { found } })
}

fn start_of(path: &Path) -> Result<Vec<u8>> {
    let read = || {
        let mut start = Vec::with_capacity(PAGE);
        fs::File::open(path)?.take(PAGE as u64).read_to_end(&mut start)?;
        Ok(start)
    };
    read().map_err(|e| fault::of_io(path, Refused::Read, e))
}

/// What a file is that no key opened.
pub(super) fn unopened(path: &Path) -> Result<StoreError> {
    let read = || {
        let mut pages = Pages::open(path)?;
        let first = looks_encrypted(&pages.page(1)?);
        let mut other = pages.count() > 1;
        for number in 2..=pages.count().min(8) {
            other &= looks_encrypted(&pages.page(number)?);
        }
        Ok((first, other))
    };
    let (first, others) = read().map_err(|e| fault::of_io(path, Refused::Read, e))?;
    let path = path.to_owned();
    Ok(match (first, others) {
        (true, _) => StoreError::WrongPassphrase { path },
        (false, true) => StoreError::Damaged { path, what: Damage::FirstPage },
        (false, false) => StoreError::NotAStore { path, what: Instead::Other },
    })
}

/// Whether bytes may be encrypted: of n random bytes, 256 · (1 − e^(−n/256)) different values are expected,
/// 221 of 512, 251 of 1,024, all 256 of 4,096; text and tables have far fewer. Of less than 512 bytes the
/// answer is no: no store was ever that short.
fn looks_encrypted(bytes: &[u8]) -> bool {
    let mut seen = [false; 256];
    bytes.iter().for_each(|b| seen[usize::from(*b)] = true);
    let different = seen.iter().filter(|s| **s).count();
    different
        >= match bytes.len() {
            0..512 => return false,
            512..1024 => 180,
            1024..4096 => 225,
            _ => 245,
        }
}

#[cfg(test)]
mod tests {
    use super::looks_encrypted;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn random_bytes_look_encrypted(bytes in proptest::collection::vec(any::<u8>(), 512..4097)) {
            prop_assert!(looks_encrypted(&bytes));
        }

        #[test]
        fn text_does_not(text in "[ -~\\n]{64,4096}") {
            prop_assert!(!looks_encrypted(text.as_bytes()));
        }
    }

    #[test]
    fn a_page_of_zeros_does_not() {
        assert!(!looks_encrypted(&[0; 4096]));
    }
}
