//! How the parts of an OpenDocument file are encrypted, as its manifest says.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::MAX_ROUNDS;
use super::cipher::Hash;
use super::open_document::hash_named;
use crate::read_error::ReadError;

/// Most memory that Argon2 may take, in kilobytes: LibreOffice asks for 64 MB.
const MOST_KILOBYTES: u32 = 256 * 1024;
/// Most passes and lanes of Argon2: LibreOffice asks for 3 and 4.
const MOST_PASSES: u32 = 16;

/// A cipher in its mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    Cbc,
    Gcm,
}

/// How a key is made from a password.
#[derive(Clone, Copy, Debug)]
pub(super) enum Derivation {
    Pbkdf2 { rounds: u32 },
    Argon2 { passes: u32, kilobytes: u32, lanes: u32 },
}

/// How a part is encrypted.
#[derive(Clone, Debug)]
pub(super) struct Sealed {
    /// Bytes it has when it is opened and unpacked.
    pub(super) size: Option<u64>,
    /// The hash of its checksum, where it has one.
    pub(super) sum_by: Option<Hash>,
    pub(super) sum: Vec<u8>,
    pub(super) cipher: Cipher,
    pub(super) start: Vec<u8>,
    /// What the password is hashed with before the key is made of it.
    pub(super) begin_by: Hash,
    pub(super) key_bytes: usize,
    pub(super) derivation: Derivation,
    pub(super) salt: Vec<u8>,
}

/// The encrypted parts by name.
///
/// # Errors
/// `UnknownProtection`; `Damaged`.
pub(super) fn sealed_parts(name: &str, xml: &str) -> Result<BTreeMap<String, Sealed>, ReadError> {
    let mut parts = BTreeMap::new();
    let mut told = Told::default();
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().map_err(|error| ReadError::damaged(name, error))? {
            Event::Eof => return Ok(parts),
            Event::Start(element) | Event::Empty(element) => told.take(element.into_owned()),
            Event::End(element) if element.local_name().as_ref() == "file-entry" => {
                if let Some((part, sealed)) = std::mem::take(&mut told).sealed(name)? {
                    parts.insert(part, sealed);
                }
            }
            _ => {}
        }
    }
}

/// The elements that speak of one part.
#[derive(Default)]
struct Told {
    entry: Option<BytesStart<'static>>,
    data: Option<BytesStart<'static>>,
    algorithm: Option<BytesStart<'static>>,
    begin: Option<BytesStart<'static>>,
    derivation: Option<BytesStart<'static>>,
}

impl Told {
    fn take(&mut self, element: BytesStart<'static>) {
        let place = match element.local_name().as_ref() {
            "file-entry" => {
                *self = Told::default();
                &mut self.entry
            }
            "encryption-data" => &mut self.data,
            "algorithm" => &mut self.algorithm,
            "start-key-generation" => &mut self.begin,
            "key-derivation" => &mut self.derivation,
            _ => return,
        };
        *place = Some(element);
    }

    fn sealed(self, manifest: &str) -> Result<Option<(String, Sealed)>, ReadError> {
        let Some(data) = &self.data else { return Ok(None) };
        let text = |element: &Option<BytesStart<'static>>, key: &str| {
            element.as_ref().and_then(|element| local(element, key)).unwrap_or_default()
        };
        let bytes =
            |text: String| STANDARD.decode(text.trim()).map_err(|error| ReadError::damaged(manifest, error));
        let cipher = match text(&self.algorithm, "algorithm-name") {
            name if name.ends_with("-cbc") && name.contains("#aes") => Cipher::Cbc,
            name if name.ends_with("#aes256-gcm") => Cipher::Gcm,
            name => return Err(unknown(&name)),
        };
        let begin = text(&self.begin, "start-key-generation-name");
        let begin_by = if begin.is_empty() { Some(Hash::Sha1) } else { hash_named(&begin) };
        let key_bytes = match text(&self.derivation, "key-size").parse() {
            Ok(size @ (16 | 24 | 32)) => size,
            Err(_) if cipher == Cipher::Gcm => 32,
            _ => return Err(unknown("a key of another size")),
        };
        let sum_by = local(data, "checksum-type");
        let sealed = Sealed {
            size: text(&self.entry, "size").parse().ok(),
            sum_by: sum_by.map(|name| hash_named(&name).ok_or_else(|| unknown(&name))).transpose()?,
            sum: bytes(local(data, "checksum").unwrap_or_default())?,
            cipher,
            start: bytes(text(&self.algorithm, "initialisation-vector"))?,
            begin_by: begin_by.ok_or_else(|| unknown(&begin))?,
            key_bytes,
            derivation: derivation(|key| text(&self.derivation, key))?,
            salt: bytes(text(&self.derivation, "salt"))?,
        };
        Ok(Some((text(&self.entry, "full-path"), sealed)))
    }
}

fn derivation(text: impl Fn(&str) -> String) -> Result<Derivation, ReadError> {
    let name = text("key-derivation-name");
    let number = |key: &str, most: u32| {
        let number = text(key).parse().ok().filter(|number| (1..=most).contains(number));
        number.ok_or_else(|| unknown(&format!("{} {}", text(key), key)))
    };
    match name.to_ascii_lowercase() {
        name if name.ends_with("pbkdf2") => {
            Ok(Derivation::Pbkdf2 { rounds: number("iteration-count", MAX_ROUNDS)? })
        }
        name if name.ends_with("argon2id") => Ok(Derivation::Argon2 {
            passes: number("argon2-iterations", MOST_PASSES)?,
            kilobytes: number("argon2-memory", MOST_KILOBYTES)?,
            lanes: number("argon2-lanes", MOST_PASSES)?,
        }),
        _ => Err(unknown(&name)),
    }
}

/// An attribute by its name without the prefix.
fn local(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut keys = element.attributes();
    let found = keys.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

fn unknown(how: &str) -> ReadError {
    ReadError::UnknownProtection { how: format!("OpenDocument with {how}") }
}
