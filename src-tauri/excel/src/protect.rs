//! Putting a password on a workbook: agile encryption after MS-OFFCRYPTO (AES-256, SHA-512, 100,000 rounds).

use std::io::{Cursor, Write};

use ms_offcrypto_writer::Ecma376AgileWriter;
use rand::SeedableRng;
use rand::rngs::StdRng;
use thiserror::Error;

/// Why a workbook couldn't be encrypted.
#[derive(Debug, Error)]
pub enum ProtectError {
    /// A password of no characters protects nothing.
    #[error("the password is empty; choose one of at least one character")]
    EmptyPassword,
    /// Excel takes at most 255 characters.
    #[error("the password has {0} characters; Excel takes at most 255")]
    LongPassword(usize),
    /// The system gave no random numbers.
    #[error("the system gave no random numbers, so the workbook could not be encrypted: {0}")]
    NoRandomness(String),
    /// The encrypted container could not be built.
    #[error("the encrypted workbook could not be built: {0}")]
    Container(#[from] std::io::Error),
}

/// Encrypts a workbook's bytes so that Excel and LibreOffice ask for the password. Salts and keys are drawn from the
/// system, so the same input gives other bytes each time.
///
/// # Errors
/// [`ProtectError`] by cause.
pub fn protect(workbook: &[u8], password: &str) -> Result<Vec<u8>, ProtectError> {
    match password.encode_utf16().count() {
        0 => return Err(ProtectError::EmptyPassword),
        1..=255 => {}
        longer => return Err(ProtectError::LongPassword(longer)),
    }
    let mut random =
        StdRng::try_from_os_rng().map_err(|error| ProtectError::NoRandomness(error.to_string()))?;
    let mut writer = Ecma376AgileWriter::create(&mut random, password, Cursor::new(Vec::new()))?;
    writer.write_all(workbook)?;
    Ok(writer.into_inner()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_container_holds_no_plain_bytes() {
        let plain = b"PK\x03\x04 confidential figure 412806113".repeat(50);
        let encrypted = protect(&plain, "correct horse").unwrap();
        assert!(encrypted.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]), "an OLE container");
        assert!(!encrypted.windows(12).any(|window| window == b"confidential"));
        assert!(matches!(protect(&plain, ""), Err(ProtectError::EmptyPassword)));
        assert!(matches!(protect(&plain, &"x".repeat(256)), Err(ProtectError::LongPassword(256))));
    }
}
