//! Archives whose parts are counted, named safely and unpacked under a limit.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{MAX_PART, MAX_PARTS, MAX_UNPACKED};
use crate::read_error::ReadError;

/// An archive in memory that passed the checks on its list of parts.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of each part by its name, in small letters and with plain slashes.
    places: BTreeMap<String, usize>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// `Damaged` where the list of parts can't be read, `TooManyParts` above 2,000, `DuplicateParts` for two names that
    /// differ in case at most, `UnsafePartName` for absolute names and names with `..`, `UnknownProtection`.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, ReadError> {
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("the list of parts", &error))?;
        if zip.len() > MAX_PARTS {
            return Err(ReadError::TooManyParts { parts: zip.len(), limit: MAX_PARTS });
        }
        if zip.has_duplicate_names() {
            return Err(ReadError::DuplicateParts);
        }
        let mut places = BTreeMap::new();
        for (place, name) in zip.file_names_raw().enumerate() {
            let name = as_compared(&String::from_utf8_lossy(name));
            if reaches_out(&name) {
                return Err(ReadError::UnsafePartName { part: name.escape_default().to_string() });
            }
            if places.insert(name, place).is_some() {
                return Err(ReadError::DuplicateParts);
            }
        }
        Ok(Archive { zip, places, unpacked: 0 })
    }

    /// Whether a part of this name is there; capital and small letters count as equal, and both kinds of slashes.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&as_compared(name))
    }

    /// Whether any part's name starts so.
    pub fn has_folder(&self, start: &str) -> bool {
        self.places.keys().any(|name| name.starts_with(start))
    }

    /// The bytes of a part, `None` where there is none of this name.
    ///
    /// # Errors
    /// `PartTooLarge` above 64 MB, `UnpacksTooLarge` when the parts read so far come to more than 200 MB, counted while
    /// unpacking; `Damaged`, `UnknownProtection`.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(place) = self.places.get(&as_compared(name)) else { return Ok(None) };
        let part = self.zip.by_index(*place).map_err(|error| damaged(name, &error))?;
        let mut bytes = Vec::with_capacity(part.size().min(4 * 1024 * 1024) as usize);
        part.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|error| ReadError::damaged(name, error))?;
        let length = bytes.len() as u64;
        if length > MAX_PART {
            return Err(ReadError::PartTooLarge { part: name.to_owned(), limit: MAX_PART });
        }
        self.unpacked += length;
        if self.unpacked > MAX_UNPACKED {
            return Err(ReadError::UnpacksTooLarge { limit: MAX_UNPACKED });
        }
        Ok(Some(bytes))
    }

    /// The text of an XML part, `None` where there is none of this name. UTF-16 is decoded.
    ///
    /// # Errors
    /// As [`Archive::bytes`]; `DocumentType` where the part declares one; `Damaged` where it is no text.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = decode(name, bytes)?;
        if declares_type(&text) {
            return Err(ReadError::DocumentType { part: name.to_owned() });
        }
        Ok(Some(text))
    }
}

/// A part's name as it is compared: small letters, plain slashes.
fn as_compared(name: &str) -> String {
    let mut name = name.to_lowercase();
    if name.contains('\\') {
        name = name.replace('\\', "/");
    }
    name
}

fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ReadError> {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|error| ReadError::damaged(name, error))
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => wide(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| ReadError::damaged(name, error)),
    }
}

/// Whether a declaration other than a comment stands before the first element, where alone it has an effect.
fn declares_type(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = if rest.starts_with("<?") {
            rest.find("?>")
        } else if rest.starts_with("<!--") {
            rest.find("-->")
        } else {
            return rest.starts_with("<!");
        };
        let Some(end) = end else { return false };
        rest = &rest[end..];
    }
    false
}

fn reaches_out(name: &str) -> bool {
    let absolute = name.starts_with(['/', '\\']) || name.get(1..2) == Some(":");
    absolute || name.contains('\0') || name.split(['/', '\\']).any(|step| step == "..")
}

fn damaged(part: &str, error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => {
            ReadError::UnknownProtection { how: "that of ZIP archives".to_owned() }
        }
        ZipError::InvalidArchive(_) => ReadError::damaged(part, "the archive is cut off or not whole"),
        other => ReadError::damaged(part, other),
    }
}
