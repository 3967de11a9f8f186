//! How a protected file is encrypted, as it says itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cipher::Hash;
use super::standard::Standard;
use crate::read_error::ReadError;

/// Version and flags of agile encryption, before the XML.
const AGILE: [u8; 8] = [4, 0, 4, 0, 0x40, 0, 0, 0];
/// Longest salt, in bytes.
const LONGEST_SALT: usize = 1024;

/// The parameters of one key.
#[derive(Clone, Debug)]
pub(super) struct KeyData {
    pub(super) salt: Vec<u8>,
    pub(super) block: usize,
    pub(super) key_bytes: usize,
    pub(super) hash: Hash,
}

/// Everything that is needed to open the package.
#[derive(Clone, Debug)]
pub(super) struct Info {
    /// Of the package itself.
    pub(super) data: KeyData,
    /// Of the key that the password opens.
    pub(super) password: KeyData,
    pub(super) rounds: u32,
    pub(super) verifier_input: Vec<u8>,
    pub(super) verifier_value: Vec<u8>,
    pub(super) key_value: Vec<u8>,
    pub(super) hmac_key: Vec<u8>,
    pub(super) hmac_value: Vec<u8>,
}

/// The ways of encryption that are opened.
pub(super) enum Way {
    Agile(Box<Info>),
    Standard(Standard),
}

impl Way {
    /// Reads the stream `EncryptionInfo`.
    pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Way, ReadError> {
        if let Some(xml) = bytes.strip_prefix(&AGILE) {
            return Info::read(name, xml).map(|info| Way::Agile(Box::new(info)));
        }
        match bytes {
            [2..=4, 0, 2, 0, rest @ ..] => Standard::read(rest).map(Way::Standard),
            [major, _, minor, ..] => {
                Err(ReadError::UnknownProtection { how: format!("version {major}.{minor}") })
            }
            _ => Err(ReadError::damaged(name, "it is cut off")),
        }
    }
}

impl Info {
    fn read(name: &str, xml: &[u8]) -> Result<Info, ReadError> {
        let xml = std::str::from_utf8(xml).map_err(|error| ReadError::damaged(name, error))?;
        let (mut data, mut integrity, mut encrypted) = (None, None, None);
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        loop {
            match reader.read_event().map_err(|error| ReadError::damaged(name, error))? {
                Event::Eof => break,
                Event::DocType(_) => return Err(ReadError::DocumentType { part: name.to_owned() }),
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "keyData" => data = Some(element.into_owned()),
                    "dataIntegrity" => integrity = Some(element.into_owned()),
                    "encryptedKey" => encrypted = encrypted.or(Some(element.into_owned())),
                    _ => {}
                },
                _ => {}
            }
        }
        let missing = || ReadError::UnknownProtection { how: "no password key".to_owned() };
        let (data, integrity) = (data.ok_or_else(missing)?, integrity.ok_or_else(missing)?);
        let encrypted = encrypted.ok_or_else(missing)?;
        let bytes = |element: &BytesStart<'_>, key: &str| {
            let text = attribute(element, key).unwrap_or_default();
            STANDARD.decode(text.trim()).map_err(|error| ReadError::damaged(name, error))
        };
        let rounds = attribute(&encrypted, "spinCount").and_then(|count| count.parse().ok());
        Ok(Info {
            rounds: rounds.ok_or_else(missing)?,
            verifier_input: bytes(&encrypted, "encryptedVerifierHashInput")?,
            verifier_value: bytes(&encrypted, "encryptedVerifierHashValue")?,
            key_value: bytes(&encrypted, "encryptedKeyValue")?,
            hmac_key: bytes(&integrity, "encryptedHmacKey")?,
            hmac_value: bytes(&integrity, "encryptedHmacValue")?,
            data: key_data(&data, bytes(&data, "saltValue")?)?,
            password: key_data(&encrypted, bytes(&encrypted, "saltValue")?)?,
        })
    }
}

fn key_data(element: &BytesStart<'_>, salt: Vec<u8>) -> Result<KeyData, ReadError> {
    let text = |key| attribute(element, key).unwrap_or_default();
    let number = |key| text(key).parse::<usize>().unwrap_or(0);
    let hash = match text("hashAlgorithm").as_str() {
        "SHA1" | "SHA-1" => Hash::Sha1,
        "SHA512" | "SHA-512" => Hash::Sha512,
        "SHA384" | "SHA-384" => Hash::Sha384,
        "SHA256" | "SHA-256" => Hash::Sha256,
        other => return Err(ReadError::UnknownProtection { how: format!("hash {other}") }),
    };
    let (cipher, chaining) = (text("cipherAlgorithm"), text("cipherChaining"));
    if cipher != "AES" || chaining != "ChainingModeCBC" {
        return Err(ReadError::UnknownProtection { how: format!("{cipher} {chaining}") });
    }
    let (block, key_bits) = (number("blockSize"), number("keyBits"));
    if block != 16 || ![128, 192, 256].contains(&key_bits) || salt.is_empty() || salt.len() > LONGEST_SALT {
        return Err(ReadError::UnknownProtection { how: format!("{key_bits} bits in blocks of {block}") });
    }
    Ok(KeyData { salt, block, key_bytes: key_bits / 8, hash })
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map(|attribute| attribute.value.into_owned())
}
