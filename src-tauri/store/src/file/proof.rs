//! Proof that a key belongs to a file, page by page, without SQLite.
//!
//! SQLCipher ends each page of 4,096 bytes with a block of 80: 16 of initialisation vector and 64 of
//! HMAC-SHA512 over what stands before it and the page's number, little-endian. The key of that HMAC is
//! derived from the raw key by PBKDF2-HMAC-SHA512 in 2 rounds over the salt, each byte of it XOR 0x3a. So one
//! good page proves the key although others are damaged.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::PAGE;
use crate::key::{Key, SALT_BYTES, Salt};

const MAC: usize = 64;
const ROUNDS: u32 = 2;
const SALT_MASK: u8 = 0x3a;

/// Pages read to tell a wrong key: spread over the file.
const SAMPLE: u64 = 64;

/// A file's pages, and what a key says of them.
pub(crate) struct Pages {
    file: File,
    whole: u64,
}

impl Pages {
    /// Opens a file. It must not be open through SQLite in this process, see [`super::claim`].
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let whole = file.metadata()?.len() / PAGE as u64;
        Ok(Pages { file, whole })
    }

    /// Bytes of a page, by number from 1.
    pub(crate) fn page(&mut self, number: u64) -> io::Result<Vec<u8>> {
        let mut page = vec![0; PAGE];
        self.file.seek(SeekFrom::Start((number - 1) * PAGE as u64))?;
        self.file.read_exact(&mut page)?;
        Ok(page)
    }

    /// Whether any page of a sample is this key's.
    pub(crate) fn prove(&mut self, key: &Key, salt: &Salt) -> io::Result<bool> {
        let prover = Prover::new(key, salt);
        let step = (self.whole / SAMPLE).max(1);
        for number in (1..=self.whole).step_by(usize::try_from(step).unwrap_or(1)) {
            if prover.proves(number, &self.page(number)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The numbers of pages that are not this key's, the first 20.
    pub(crate) fn damaged(&mut self, key: &Key, salt: &Salt) -> io::Result<Vec<u64>> {
        let prover = Prover::new(key, salt);
        let mut damaged = Vec::new();
        for number in 1..=self.whole {
            if damaged.len() < 20 && !prover.proves(number, &self.page(number)?) {
                damaged.push(number);
            }
        }
        Ok(damaged)
    }

    /// Whole pages.
    pub(crate) fn count(&self) -> u64 {
        self.whole
    }
}

/// What tells a key's pages.
pub(super) struct Prover(Zeroizing<[u8; 32]>);

impl Prover {
    pub(super) fn new(key: &Key, salt: &Salt) -> Self {
        let masked = salt.map(|byte| byte ^ SALT_MASK);
        let mut mac_key = Zeroizing::new([0u8; 32]);
        pbkdf2::pbkdf2_hmac::<Sha512>(key.bytes(), &masked, ROUNDS, mac_key.as_mut());
        Prover(mac_key)
    }

    /// Whether a page of that number is the key's.
    pub(super) fn proves(&self, number: u64, page: &[u8]) -> bool {
        let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(self.0.as_ref()) else { return false };
        let Ok(number) = u32::try_from(number) else { return false };
        let from = if number == 1 { SALT_BYTES } else { 0 };
        mac.update(&page[from..PAGE - MAC]);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(&page[PAGE - MAC..]).is_ok()
    }
}
