//! Passphrase and salt to key: Argon2id over the NFKD form of the passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{Key, Salt};
use crate::error::{Result, StoreError};

/// One set of Argon2id parameters. It is not written in the file, so that the whole file but its salt looks
/// random; sets once used stay known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Every set that ever made a store, newest first: the first makes new ones, all are tried on opening.
/// 64 MiB and 3 passes take 0.1 s on a quiet core and 0.4 s on a busy one.
pub const KNOWN_DERIVATIONS: &[Derivation] = &[Derivation { memory_kib: 64 * 1024, passes: 3, lanes: 1 }];

impl Derivation {
    /// The key for `passphrase` and `salt`. The passphrase is brought to NFKD first, so that dead keys,
    /// combining characters and another keyboard give the same key for what looks the same.
    ///
    /// # Errors
    /// [`StoreError::EmptyPassphrase`], and [`StoreError::Io`] when the memory is not to be had.
    pub fn key(&self, passphrase: &str, salt: &Salt) -> Result<Key> {
        if passphrase.is_empty() {
            return Err(StoreError::EmptyPassphrase);
        }
        let normal = Zeroizing::new(passphrase.nfkd().collect::<String>());
        Key::filled(|bytes| {
            let argon2 = self.argon2()?;
            argon2.hash_password_into(normal.as_bytes(), salt, bytes)
        })
        .map_err(|e| StoreError::Io { path: "the passphrase".into(), source: std::io::Error::other(e) })
    }

    fn argon2(&self) -> argon2::Result<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}
