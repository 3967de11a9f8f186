//! Standard encryption, as Excel 2007 writes it: AES with a key of SHA-1 in 50,000 rounds.
//!
//! It has a verifier for the password and nothing for the content; a change of that shows in the checksums of the archive
//! inside.

use super::cipher::{Hash, decrypt, hash};
use super::{INFO, PACKAGE, length_of, units};
use crate::read_error::ReadError;

/// Rounds that the password is hashed.
const ROUNDS: u32 = 50_000;
/// Bytes of salt and of the verifier.
const SALT: usize = 16;
/// Bytes of a block.
const BLOCK: usize = 16;
/// Numbers of the ciphers: AES of 128, 192 and 256 bits.
const AES: [u32; 3] = [0x660E, 0x660F, 0x6610];

/// How a file is encrypted, and what tells the right password.
pub(super) struct Standard {
    key_bytes: usize,
    salt: Vec<u8>,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
}

impl Standard {
    /// Reads what stands behind the version in the stream `EncryptionInfo`.
    ///
    /// # Errors
    /// `Damaged`; `UnknownProtection` for other ciphers than AES.
    pub(super) fn read(info: &[u8]) -> Result<Standard, ReadError> {
        let cut_off = || ReadError::damaged(INFO, "it is cut off");
        let long = |at: usize| {
            info.get(at..).and_then(<[u8]>::first_chunk).copied().map(u32::from_le_bytes).ok_or_else(cut_off)
        };
        // Flags, then the header's length and the header: flags, size, cipher, hash, bits of the key.
        let header = long(4)? as usize;
        let (cipher, bits) = (long(16)?, long(24)?);
        if !AES.contains(&cipher) || ![128, 192, 256].contains(&bits) {
            return Err(ReadError::UnknownProtection { how: format!("cipher {cipher:#06x} of {bits} bits") });
        }
        let rest = info.get(8..).and_then(|rest| rest.get(header..)).ok_or_else(cut_off)?;
        let part = |from: usize, length: usize| {
            rest.get(from..from + length).map(<[u8]>::to_vec).ok_or_else(cut_off)
        };
        Ok(Standard {
            key_bytes: bits as usize / 8,
            salt: part(4, SALT)?,
            verifier: part(4 + SALT, BLOCK)?,
            verifier_hash: part(8 + SALT + BLOCK, 2 * BLOCK)?,
        })
    }

    /// The workbook inside.
    ///
    /// # Errors
    /// `WrongPassword`; `TooLarge`; `Damaged`.
    pub(super) fn open(&self, password: &str, package: &[u8]) -> Result<Vec<u8>, ReadError> {
        let key = self.key(password);
        let opened = |sealed: &[u8]| blocks(&key, sealed).ok_or_else(|| damaged("its length makes no sense"));
        let expected = hash(Hash::Sha1, &[&opened(&self.verifier)?]);
        if opened(&self.verifier_hash)?.get(..expected.len()) != Some(&expected[..]) {
            return Err(ReadError::WrongPassword);
        }
        let (length, sealed) = length_of(package)?;
        let whole = sealed.len() / BLOCK * BLOCK;
        let mut content = opened(sealed.get(..whole).unwrap_or_default())?;
        if content.len() < length {
            return Err(damaged("it is shorter than it says"));
        }
        content.truncate(length);
        if !content.starts_with(b"PK") {
            return Err(damaged("it holds no workbook; it was changed after it was protected"));
        }
        Ok(content)
    }

    fn key(&self, password: &str) -> Vec<u8> {
        let first = hash(Hash::Sha1, &[&self.salt, &units(password)]);
        let secret =
            (0..ROUNDS).fold(first, |secret, round| hash(Hash::Sha1, &[&round.to_le_bytes(), &secret]));
        let last = hash(Hash::Sha1, &[&secret, &0_u32.to_le_bytes()]);
        let padded = |by: u8| {
            let mut block = [by; 64];
            block.iter_mut().zip(&last).for_each(|(byte, of_hash)| *byte ^= of_hash);
            hash(Hash::Sha1, &[&block])
        };
        let mut key = [padded(0x36), padded(0x5C)].concat();
        key.truncate(self.key_bytes);
        key
    }
}

/// Every block by itself: CBC undone.
fn blocks(key: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let mut content = decrypt(key, &[0; BLOCK], sealed)?;
    content.iter_mut().skip(BLOCK).zip(sealed).for_each(|(byte, before)| *byte ^= before);
    Some(content)
}

fn damaged(reason: &str) -> ReadError {
    ReadError::damaged(PACKAGE, reason)
}
