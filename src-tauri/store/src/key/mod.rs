//! The key of a store: 32 bytes, from a passphrase or from the words of the recovery sheet.

mod derive;
mod words;

pub use derive::{Derivation, KNOWN_DERIVATIONS};
pub use words::RecoveryWords;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes of the salt: the first of the file, in clear.
pub const SALT_BYTES: usize = 16;

/// The salt of a store.
pub type Salt = [u8; SALT_BYTES];

/// The raw key of a store, wiped from memory when dropped. It has a place of its own: moved about, it leaves no copies behind.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key(Box<[u8; 32]>);

impl Key {
    /// The key that `fill` writes where it stays.
    ///
    /// # Errors
    /// Those of `fill`.
    pub fn filled<E>(fill: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Key(Box::new([0; 32]));
        fill(&mut key.0)?;
        Ok(key)
    }

    /// The key with these bytes.
    #[cfg(test)]
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Key(Box::new(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As SQLCipher takes it: `x'…'` with 64 digits, or 96 with the salt that a new file gets.
    pub(crate) fn literal(&self, salt: Option<&Salt>) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = Zeroizing::new(String::with_capacity(100));
        text.push_str("x'");
        for byte in self.bytes().iter().chain(salt.into_iter().flatten()) {
            text.push(DIGITS[usize::from(byte >> 4)] as char);
            text.push(DIGITS[usize::from(byte & 15)] as char);
        }
        text.push('\'');
        text
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}
