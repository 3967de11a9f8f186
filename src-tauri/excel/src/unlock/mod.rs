//! Opening workbooks that are protected with a password, after MS-OFFCRYPTO: agile encryption, as Excel since 2010 writes it,
//! and standard encryption, as Excel 2007 does; .xls with RC4; and OpenDocument.
//!
//! The password is checked against the verifier before anything is opened, and the content against its HMAC where it has
//! one, so that a wrong password or a changed file gives an error and never garbage. Where a file has no such proof, that is
//! said ([`Unlocked::proven`]).

mod cipher;
mod info;
mod manifest;
mod old_excel;
mod open_document;
mod standard;

use self::cipher::{decrypt, hash, hmac_matches};
use self::info::{Info, KeyData, Way};
pub(crate) use self::open_document::WHOLE;
use crate::guard::{Compound, MAX_FILE};
use crate::read_error::ReadError;

/// The stream that says how the package is encrypted.
const INFO: &str = "EncryptionInfo";
/// The stream that holds the encrypted package.
const PACKAGE: &str = "EncryptedPackage";
/// Bytes of the package that are encrypted together.
const SEGMENT: usize = 4096;
/// Most rounds that the password may be hashed: Excel writes 100,000.
const MAX_ROUNDS: u32 = 1_000_000;
/// Excel opens files with this password by itself: it writes them so where only their structure is protected.
const UNASKED: &str = "VelvetSweatshop";

/// What is derived from the password, by purpose.
const VERIFIER_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_VALUE: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY_VALUE: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
const HMAC_KEY: [u8; 8] = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
const HMAC_VALUE: [u8; 8] = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];

/// A workbook that was protected.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unlocked {
    /// It without its protection.
    pub(crate) bytes: Vec<u8>,
    /// Whether the protection proves that it is as it was written.
    pub(crate) proven: bool,
}

/// The workbook inside a protected file; `None` for the password that Excel tries by itself.
///
/// # Errors
/// `Encrypted` where a password is needed and none was given; `WrongPassword`, `WrongPasswordOrChanged`;
/// `UnknownProtection` for other ways than agile encryption with AES and SHA, standard encryption with AES, RC4 in .xls and
/// AES in OpenDocument; `Damaged` where the container or the content is not as it was written.
pub(crate) fn unlock(file: &[u8], password: Option<&str>) -> Result<Unlocked, ReadError> {
    if file.starts_with(b"PK") {
        let password = password.ok_or(ReadError::Encrypted)?;
        return open_document::open(file, password);
    }
    let compound = Compound::open(file)?;
    let proven = compound.has(PACKAGE);
    let with = if proven { unlock_with } else { old_excel::open };
    let bytes = match (with(file, password.unwrap_or(UNASKED)), password) {
        (Err(ReadError::WrongPassword), None) => Err(ReadError::Encrypted),
        (Err(ReadError::WrongPassword), Some(_)) => with(file, UNASKED).map_err(|_| ReadError::WrongPassword),
        (result, _) => result,
    }?;
    Ok(Unlocked { bytes, proven })
}

fn unlock_with(file: &[u8], password: &str) -> Result<Vec<u8>, ReadError> {
    let mut compound = Compound::open(file)?;
    let info = match Way::read(INFO, &compound.bytes(INFO)?)? {
        Way::Agile(info) => info,
        Way::Standard(standard) => return standard.open(password, &compound.bytes(PACKAGE)?),
    };
    if info.rounds > MAX_ROUNDS {
        return Err(ReadError::UnknownProtection { how: format!("{} rounds", info.rounds) });
    }
    let package = compound.bytes(PACKAGE)?;
    let secret = stretched(&info, password);
    let open = |purpose: &[u8; 8], sealed: &[u8]| {
        let key = sized(hash(info.password.hash, &[&secret, purpose]), info.password.key_bytes);
        decrypt(&key, &sized(info.password.salt.clone(), info.password.block), sealed).ok_or_else(damaged)
    };
    let input = open(&VERIFIER_INPUT, &info.verifier_input)?;
    let input = input.get(..info.password.salt.len()).ok_or_else(damaged)?;
    let expected = hash(info.password.hash, &[input]);
    let value = open(&VERIFIER_VALUE, &info.verifier_value)?;
    if value.get(..expected.len()) != Some(&expected[..]) {
        return Err(ReadError::WrongPassword);
    }
    let key = sized(open(&KEY_VALUE, &info.key_value)?, info.data.key_bytes);
    check_whole(&info, &key, &package)?;
    opened(&info.data, &key, &package)
}

/// A password as it is hashed.
fn units(password: &str) -> Vec<u8> {
    password.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The length that stands before the content of a package, and what follows.
fn length_of(package: &[u8]) -> Result<(usize, &[u8]), ReadError> {
    let (length, sealed) = package.split_first_chunk::<8>().ok_or_else(damaged)?;
    let length = u64::from_le_bytes(*length);
    if length > MAX_FILE {
        return Err(ReadError::TooLarge { bytes: length, limit: MAX_FILE });
    }
    Ok((usize::try_from(length).map_err(|_| damaged())?, sealed))
}

/// The password, salted and hashed round after round.
fn stretched(info: &Info, password: &str) -> Vec<u8> {
    let first = hash(info.password.hash, &[&info.password.salt, &units(password)]);
    (0..info.rounds).fold(first, |secret, round| hash(info.password.hash, &[&round.to_le_bytes(), &secret]))
}

/// Checks the HMAC over the whole encrypted package.
fn check_whole(info: &Info, key: &[u8], package: &[u8]) -> Result<(), ReadError> {
    let open = |purpose: &[u8; 8], sealed: &[u8]| {
        let start = sized(hash(info.data.hash, &[&info.data.salt, purpose]), info.data.block);
        decrypt(key, &start, sealed).ok_or_else(damaged)
    };
    let length = hash(info.data.hash, &[]).len();
    let hmac_key = open(&HMAC_KEY, &info.hmac_key)?;
    let hmac_value = open(&HMAC_VALUE, &info.hmac_value)?;
    match (hmac_key.get(..length), hmac_value.get(..length)) {
        (Some(key), Some(value)) if hmac_matches(info.data.hash, key, package, value) => Ok(()),
        _ => Err(ReadError::damaged(PACKAGE, "it was changed after it was protected")),
    }
}

/// The package, segment by segment, cut to the length that stands before it.
fn opened(data: &KeyData, key: &[u8], package: &[u8]) -> Result<Vec<u8>, ReadError> {
    let (length, sealed) = length_of(package)?;
    let mut content = Vec::with_capacity(sealed.len());
    for (index, segment) in sealed.chunks(SEGMENT).enumerate() {
        let number = u32::try_from(index).map_err(|_| damaged())?;
        let start = sized(hash(data.hash, &[&data.salt, &number.to_le_bytes()]), data.block);
        content.extend(decrypt(key, &start, segment).ok_or_else(damaged)?);
    }
    if content.len() < length {
        return Err(damaged());
    }
    content.truncate(length);
    Ok(content)
}

/// Bytes cut, or filled up with 0x36, to a length.
fn sized(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length, 0x36);
    bytes
}

fn damaged() -> ReadError {
    ReadError::damaged(PACKAGE, "it is shorter than it says, or was changed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protect::protect;

    #[test]
    fn what_is_protected_opens_with_its_password_only() {
        let plain: Vec<u8> = (0..10_000_u32).flat_map(u32::to_le_bytes).collect();
        let sealed = protect(&plain, "Grüße, 計画").unwrap();
        assert_eq!(unlock(&sealed, Some("Grüße, 計画")), Ok(Unlocked { bytes: plain, proven: true }));
        for wrong in ["", "grüße, 計画", "Grüße, 計画 "] {
            assert_eq!(unlock(&sealed, Some(wrong)), Err(ReadError::WrongPassword), "{wrong:?}");
        }
    }

    #[test]
    fn a_changed_package_is_never_opened() {
        let sealed = protect(&vec![7; 20_000], "password").unwrap();
        let mut refused = 0;
        for at in (0..sealed.len()).step_by(sealed.len() / 24) {
            let mut changed = sealed.clone();
            changed[at] ^= 0x40;
            match unlock(&changed, Some("password")) {
                Ok(content) => assert_eq!(content.bytes, vec![7; 20_000], "byte {at}"),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 10, "{refused} of 24 refused");
    }

    #[test]
    fn another_programs_file_opens() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/workbooks");
        let file = std::fs::read(folder.join("wrong-encrypted.xlsx")).unwrap();
        assert!(unlock(&file, Some("lakeside")).unwrap().bytes.starts_with(b"PK"));
        assert_eq!(unlock(&file, Some("Lakeside")), Err(ReadError::WrongPassword));
    }
}
