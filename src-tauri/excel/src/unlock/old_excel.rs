//! Protected .xls files: RC4 with MD5, as Excel 97 and LibreOffice write it, and with SHA-1, as Excel 2002 and 2003 do.
//!
//! Both have a verifier for the password and nothing for the content. The records keep their heads; what is in them is
//! encrypted where it stands, in blocks with a key each.

use std::io::{Cursor, Write};

use cfb::CompoundFile;
use md5::Md5;
use rc4::{KeyInit, Rc4, StreamCipher};
use sha1::Sha1;
use sha2::Digest;

use super::units;
use crate::guard::{Compound, WORKBOOK_STREAMS};
use crate::read_error::ReadError;

/// Says how the stream is protected.
const FILE_PASS: u16 = 0x002F;
/// Records that are never encrypted: where a part begins, this one, and what is needed to open a shared file.
const PLAIN: [u16; 7] = [0x0809, FILE_PASS, 0x00E1, 0x0194, 0x0195, 0x0196, 0x0138];
/// Lists a sheet; where it starts, in its first four bytes, is not encrypted.
const BOUND_SHEET: u16 = 0x0085;
/// Kind that stands in place of [`FILE_PASS`] when the stream is open: no reader knows it.
const OPENED: [u8; 2] = [0xFF, 0x7F];
/// Bytes that are encrypted with one key.
const BLOCK: usize = 1024;
/// Number of the cipher RC4.
const RC4: u32 = 0x6801;
/// Bytes of salt and of the verifier.
const SALT: usize = 16;

/// How the stream is encrypted.
enum Way {
    /// With MD5 and 40 bits of key.
    Md5,
    /// With SHA-1 and so many bytes of key.
    Sha1(usize),
}

/// What tells the right password.
struct Verifier {
    way: Way,
    salt: Vec<u8>,
    /// The verifier, and its hash behind it.
    sealed: Vec<u8>,
}

/// The file without its protection.
///
/// # Errors
/// `WrongPassword`; `UnknownProtection` for other ways; `Damaged`.
pub(super) fn open(file: &[u8], password: &str) -> Result<Vec<u8>, ReadError> {
    let mut compound = Compound::open(file)?;
    let name = WORKBOOK_STREAMS.into_iter().find(|name| compound.has(name)).unwrap_or(WORKBOOK_STREAMS[0]);
    let mut stream = compound.bytes(name)?;
    let heads = heads(&stream);
    let pass = heads.iter().find(|head| head.kind == FILE_PASS);
    let pass = pass.ok_or_else(|| ReadError::damaged(name, "it does not say how it is protected"))?;
    let verifier = Verifier::read(name, stream.get(pass.data.clone()).unwrap_or_default())?;
    let base = verifier.base(password);
    if !verifier.fits(&base)? {
        return Err(ReadError::WrongPassword);
    }
    if let Some(kind) = stream.get_mut(pass.data.start - HEAD..).and_then(|rest| rest.get_mut(..2)) {
        kind.copy_from_slice(&OPENED);
    }
    let mut keys = vec![0; stream.len()];
    for (number, block) in (0_u32..).zip(keys.chunks_mut(BLOCK)) {
        verifier.cipher(&base, number)?.apply_keystream(block);
    }
    for head in heads.iter().filter(|head| !PLAIN.contains(&head.kind)) {
        let from = head.data.start + if head.kind == BOUND_SHEET { 4 } else { 0 };
        let opened = keys.get(from..head.data.end).unwrap_or_default();
        let sealed = stream.get_mut(from..head.data.end).unwrap_or_default();
        sealed.iter_mut().zip(opened).for_each(|(byte, key)| *byte ^= key);
    }
    put(file, name, &stream).map_err(|error| ReadError::damaged(name, error))
}

/// Bytes of a record's kind and length.
const HEAD: usize = 4;

/// A record's kind, and where its data stand.
struct Head {
    kind: u16,
    data: std::ops::Range<usize>,
}

fn heads(stream: &[u8]) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut at = 0;
    while let Some([a, b, c, d]) = stream.get(at..).and_then(<[u8]>::first_chunk::<HEAD>).copied() {
        let start = at + HEAD;
        at = start + usize::from(u16::from_le_bytes([c, d]));
        heads.push(Head { kind: u16::from_le_bytes([a, b]), data: start..at.min(stream.len()) });
    }
    heads
}

/// The container with another content of the same length in one of its streams.
fn put(file: &[u8], name: &str, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut container = CompoundFile::open(Cursor::new(file.to_vec()))?;
    container.open_stream(format!("/{name}"))?.write_all(stream)?;
    container.flush()?;
    Ok(container.into_inner().into_inner())
}

impl Verifier {
    fn read(name: &str, data: &[u8]) -> Result<Verifier, ReadError> {
        let cut_off = || ReadError::damaged(name, "how it is protected is cut off");
        let unknown = |how: &str| Err(ReadError::UnknownProtection { how: how.to_owned() });
        let part = |from: usize, length: usize| {
            data.get(from..from + length).map(<[u8]>::to_vec).ok_or_else(cut_off)
        };
        match data {
            [0, 0, ..] => unknown("XOR, as Excel 95 did"),
            [1, 0, 1, 0, 1, 0, ..] => {
                Ok(Verifier { way: Way::Md5, salt: part(6, SALT)?, sealed: part(6 + SALT, 32)? })
            }
            [1, 0, 2..=4, 0, 2, 0, ..] => {
                let long = |at: usize| {
                    let bytes = data.get(at..).and_then(<[u8]>::first_chunk).copied();
                    bytes.map(u32::from_le_bytes).ok_or_else(cut_off)
                };
                let header = long(10)? as usize;
                let (cipher, bits) = (long(22)?, long(30)?);
                let bits = if bits == 0 { 40 } else { bits };
                if cipher != RC4 || !(40..=128).contains(&bits) || bits % 8 != 0 || header > data.len() {
                    return unknown(&format!("cipher {cipher:#06x} of {bits} bits"));
                }
                let salt = 14 + header + 4;
                let sealed = [part(salt + SALT, 16)?, part(salt + SALT + 20, 20)?].concat();
                Ok(Verifier { way: Way::Sha1(bits as usize / 8), salt: part(salt, SALT)?, sealed })
            }
            _ => unknown("that of .xls files"),
        }
    }

    /// What the keys of all blocks are made from.
    fn base(&self, password: &str) -> Vec<u8> {
        match self.way {
            Way::Md5 => {
                let first = Md5::digest(units(password));
                let salted = [first.get(..5).unwrap_or_default(), &self.salt].concat().repeat(16);
                Md5::digest(salted).get(..5).unwrap_or_default().to_vec()
            }
            Way::Sha1(_) => {
                Sha1::new().chain_update(&self.salt).chain_update(units(password)).finalize().to_vec()
            }
        }
    }

    fn cipher(&self, base: &[u8], block: u32) -> Result<Rc4, ReadError> {
        let block = block.to_le_bytes();
        let key = match self.way {
            Way::Md5 => Md5::new().chain_update(base).chain_update(block).finalize().to_vec(),
            Way::Sha1(length) => {
                let mut key = Sha1::new().chain_update(base).chain_update(block).finalize().to_vec();
                key.truncate(length);
                // Keys of 40 bits are filled up.
                key.resize(if length == 5 { 16 } else { length }, 0);
                key
            }
        };
        Rc4::new_from_slice(&key)
            .map_err(|_| ReadError::UnknownProtection { how: "RC4 without a key".to_owned() })
    }

    /// Whether the password that the base was made from is the file's.
    fn fits(&self, base: &[u8]) -> Result<bool, ReadError> {
        let mut opened = self.sealed.clone();
        self.cipher(base, 0)?.apply_keystream(&mut opened);
        let (verifier, hash) = opened.split_at_checked(SALT).unwrap_or_default();
        Ok(match self.way {
            Way::Md5 => Md5::digest(verifier).as_slice() == hash,
            Way::Sha1(_) => Sha1::digest(verifier).as_slice() == hash,
        })
    }
}
