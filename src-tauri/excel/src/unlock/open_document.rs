//! Protected OpenDocument files: AES in CBC mode with PBKDF2, part by part, as since ODF 1.2; and AES in GCM mode with
//! Argon2 around the whole, as LibreOffice since 24.2.
//!
//! CBC has a checksum over the first 1,024 bytes of a part, GCM one over all; neither tells a wrong password from a
//! changed file.

use std::io::{Cursor, Read, Write};

use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce};
use argon2::{Algorithm, Argon2, Params, Version};
use flate2::read::DeflateDecoder;
use sha1::Sha1;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Unlocked;
use super::cipher::{Hash, decrypt, hash};
use super::manifest::{Cipher, Derivation, Sealed, sealed_parts};
use crate::guard::{Archive, MAX_PART};
use crate::read_error::ReadError;

/// The part that holds a whole file, encrypted as one.
pub(crate) const WHOLE: &str = "encrypted-package";
/// The part that says how parts are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";
/// The parts that are read of a spreadsheet, the first of which it can't be without.
const PARTS: [&str; 2] = ["content.xml", "meta.xml"];
/// Bytes of a start before the content, and of a tag behind it, in GCM mode.
const START: usize = 12;
/// Bytes that the checksum is over.
const SUMMED: usize = 1024;

/// The file without its protection: the parts that are read, or the whole.
///
/// # Errors
/// `WrongPasswordOrChanged`; `UnknownProtection` for other ways; `Damaged`; the limits of the archive.
pub(super) fn open(file: &[u8], password: &str) -> Result<Unlocked, ReadError> {
    let mut archive = Archive::open(file)?;
    let missing = || ReadError::damaged(MANIFEST, "it is missing");
    let manifest = archive.xml(MANIFEST)?.ok_or_else(missing)?;
    let sealed = sealed_parts(MANIFEST, &manifest)?;
    if let Some(how) = sealed.get(WHOLE) {
        let bytes = archive.bytes(WHOLE)?.unwrap_or_default();
        let proven = how.cipher == Cipher::Gcm;
        return Ok(Unlocked { bytes: opened(WHOLE, how, password, &bytes)?, proven });
    }
    let mut parts = vec![("mimetype", archive.bytes("mimetype")?.unwrap_or_default())];
    for name in PARTS {
        let Some(bytes) = archive.bytes(name)? else { continue };
        let content = match sealed.get(name) {
            Some(how) => opened(name, how, password, &bytes)?,
            None => bytes,
        };
        parts.push((name, content));
    }
    let bytes = packed(&parts).map_err(|error| ReadError::damaged("the archive", error))?;
    Ok(Unlocked { bytes, proven: false })
}

/// The content of one part.
fn opened(name: &str, how: &Sealed, password: &str, sealed: &[u8]) -> Result<Vec<u8>, ReadError> {
    let key = key(how, password)?;
    let content = match how.cipher {
        Cipher::Cbc => unpadded(&key, how, sealed)?,
        Cipher::Gcm => {
            let (start, sealed) = sealed.split_at_checked(START).ok_or(ReadError::WrongPasswordOrChanged)?;
            let cipher =
                Aes256Gcm::new_from_slice(&key).map_err(|_| unknown("a key that is not of 256 bits"))?;
            let start = Nonce::try_from(start).map_err(|_| ReadError::WrongPasswordOrChanged)?;
            cipher.decrypt(&start, sealed).map_err(|_| ReadError::WrongPasswordOrChanged)?
        }
    };
    if content.starts_with(b"PK\x03\x04") {
        return Ok(content);
    }
    let mut unpacked = Vec::new();
    DeflateDecoder::new(&content[..])
        .take(MAX_PART + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| ReadError::damaged(name, "it was changed after it was protected"))?;
    let length = unpacked.len() as u64;
    if length > MAX_PART {
        return Err(ReadError::PartTooLarge { part: name.to_owned(), limit: MAX_PART });
    }
    if how.size.is_some_and(|size| size != length) {
        return Err(ReadError::damaged(
            name,
            "it is not as long as it says; it was changed after it was protected",
        ));
    }
    Ok(unpacked)
}

/// What CBC mode gives, its checksum proved and its filling taken off.
fn unpadded(key: &[u8], how: &Sealed, sealed: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut content = decrypt(key, &how.start, sealed).ok_or(ReadError::WrongPasswordOrChanged)?;
    let filled = usize::from(content.last().copied().unwrap_or_default());
    if !(1..=16).contains(&filled) || filled > content.len() {
        return Err(ReadError::WrongPasswordOrChanged);
    }
    content.truncate(content.len() - filled);
    let summed = content.get(..SUMMED).unwrap_or(&content);
    match how.sum_by {
        Some(by) if hash(by, &[summed]) != how.sum => Err(ReadError::WrongPasswordOrChanged),
        _ => Ok(content),
    }
}

/// The key that the password opens.
fn key(how: &Sealed, password: &str) -> Result<Vec<u8>, ReadError> {
    let begin = hash(how.begin_by, &[password.as_bytes()]);
    let mut key = vec![0; how.key_bytes];
    match how.derivation {
        Derivation::Pbkdf2 { rounds } => {
            pbkdf2::pbkdf2_hmac::<Sha1>(&begin, &how.salt, rounds, &mut key);
        }
        Derivation::Argon2 { passes, kilobytes, lanes } => {
            let refused = |_| unknown("Argon2 with limits of its own");
            let params = Params::new(kilobytes, passes, lanes, Some(how.key_bytes)).map_err(refused)?;
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            argon2.hash_password_into(&begin, &how.salt, &mut key).map_err(refused)?;
        }
    }
    Ok(key)
}

fn packed(parts: &[(&str, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, how)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn unknown(how: &str) -> ReadError {
    ReadError::UnknownProtection { how: how.to_owned() }
}

/// The hash that a checksum or a first key is made with, by the end of its name.
pub(super) fn hash_named(name: &str) -> Option<Hash> {
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match () {
        () if ends(&["sha256", "sha256-1k"]) => Some(Hash::Sha256),
        () if ends(&["sha512", "sha512-1k"]) => Some(Hash::Sha512),
        () if ends(&["sha1", "sha1-1k", "sha1/1k"]) => Some(Hash::Sha1),
        () => None,
    }
}
