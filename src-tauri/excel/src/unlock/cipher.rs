//! The hashes and the cipher that protected files use.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// The hash of parts put together.
pub(super) fn hash(by: Hash, parts: &[&[u8]]) -> Vec<u8> {
    fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        parts.iter().for_each(|part| digest.update(part));
        digest.finalize().to_vec()
    }
    match by {
        Hash::Sha1 => of::<Sha1>(parts),
        Hash::Sha256 => of::<Sha256>(parts),
        Hash::Sha384 => of::<Sha384>(parts),
        Hash::Sha512 => of::<Sha512>(parts),
    }
}

/// Whether a message has this HMAC; takes the same time wherever they differ.
pub(super) fn hmac_matches(by: Hash, key: &[u8], message: &[u8], value: &[u8]) -> bool {
    macro_rules! matches_with {
        ($digest:ty) => {
            Hmac::<$digest>::new_from_slice(key)
                .is_ok_and(|mac| mac.chain_update(message).verify_slice(value).is_ok())
        };
    }
    match by {
        Hash::Sha1 => matches_with!(Sha1),
        Hash::Sha256 => matches_with!(Sha256),
        Hash::Sha384 => matches_with!(Sha384),
        Hash::Sha512 => matches_with!(Sha512),
    }
}

/// AES in CBC mode without padding; `None` for a key, start or content of a length that can't be.
pub(super) fn decrypt(key: &[u8], start: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let mut content = sealed.to_vec();
    macro_rules! decrypt_with {
        ($cipher:ty) => {{
            let cipher = cbc::Decryptor::<$cipher>::new_from_slices(key, start).ok()?;
            cipher.decrypt_padded::<NoPadding>(&mut content).ok()?;
        }};
    }
    match key.len() {
        16 => decrypt_with!(Aes128),
        24 => decrypt_with!(Aes192),
        32 => decrypt_with!(Aes256),
        _ => return None,
    }
    Some(content)
}
