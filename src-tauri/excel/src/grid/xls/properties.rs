//! Document properties of a compound file: two streams of numbered values, the second with the custom ones and their names.

use std::collections::BTreeMap;

use crate::grid::Properties;
use crate::guard::Compound;

const SUMMARY: &str = "\u{5}SummaryInformation";
const DOCUMENT_SUMMARY: &str = "\u{5}DocumentSummaryInformation";
/// Numbers of values.
const CODE_PAGE: u32 = 1;
const TITLE: u32 = 2;
const SUBJECT: u32 = 3;
/// Code pages: two bytes a character, and UTF-8.
const WIDE: u16 = 1200;
const UTF8: u16 = 65001;
/// Most values of a set; more are left alone.
const MOST: u32 = 1_000;

/// Reads title, subject and custom properties. What can't be read gives nothing: no answer stands here.
pub(super) fn read(compound: &mut Compound<'_>) -> Properties {
    let mut properties = Properties::default();
    if let Ok(stream) = compound.bytes(SUMMARY)
        && let Some(set) = Set::open(&stream, 0)
    {
        properties.title = set.text(TITLE).unwrap_or_default();
        properties.subject = set.text(SUBJECT).unwrap_or_default();
    }
    if let Ok(stream) = compound.bytes(DOCUMENT_SUMMARY)
        && let Some(set) = Set::open(&stream, 1)
    {
        for (number, name) in set.names().unwrap_or_default() {
            if let Some(text) = set.text(number) {
                properties.custom.insert(name, text);
            }
        }
    }
    properties
}

/// One set of values.
struct Set<'a> {
    bytes: &'a [u8],
    /// Where each value stands, by its number.
    places: BTreeMap<u32, usize>,
    code_page: u16,
}

impl<'a> Set<'a> {
    /// The set at a place in a stream's list.
    fn open(stream: &'a [u8], index: usize) -> Option<Set<'a>> {
        let count = long(stream, 24)? as usize;
        if index >= count {
            return None;
        }
        let start = long(stream, 28 + index * 20 + 16)? as usize;
        let bytes = stream.get(start..)?;
        let mut places = BTreeMap::new();
        for at in 0..long(bytes, 4)?.min(MOST) as usize {
            let (number, place) = (long(bytes, 8 + at * 8)?, long(bytes, 12 + at * 8)?);
            places.insert(number, place as usize);
        }
        let mut set = Set { bytes, places, code_page: 0 };
        set.code_page = set.value(CODE_PAGE).and_then(|(_, value)| word(value, 0)).unwrap_or(0);
        Some(set)
    }

    /// The kind of a value and its bytes.
    fn value(&self, number: u32) -> Option<(u16, &'a [u8])> {
        let at = self.bytes.get(*self.places.get(&number)?..)?;
        Some((word(at, 0)?, at.get(4..)?))
    }

    /// A value as text: texts, whole numbers, truth values.
    fn text(&self, number: u32) -> Option<String> {
        let (kind, value) = self.value(number)?;
        match kind {
            0x1E => Some(self.decode(value.get(4..)?.get(..long(value, 0)? as usize)?)),
            0x1F => {
                let length = (long(value, 0)? as usize).checked_mul(2)?;
                Some(wide(value.get(4..)?.get(..length)?))
            }
            0x02 => Some(word(value, 0)?.cast_signed().to_string()),
            0x03 => Some(long(value, 0)?.cast_signed().to_string()),
            0x0B => Some((word(value, 0)? != 0).to_string()),
            _ => None,
        }
    }

    /// The names of custom values.
    fn names(&self) -> Option<Vec<(u32, String)>> {
        let mut rest = self.bytes.get(*self.places.get(&0)?..)?;
        let count = long(rest, 0)?.min(MOST);
        rest = rest.get(4..)?;
        let mut names = Vec::new();
        for _ in 0..count {
            let (number, length) = (long(rest, 0)?, long(rest, 4)? as usize);
            // Names of two bytes a character are counted in characters and filled up to four bytes.
            let (bytes, taken) = match self.code_page {
                WIDE => (length.checked_mul(2)?, length.checked_mul(2)?.checked_next_multiple_of(4)?),
                _ => (length, length),
            };
            names.push((number, self.decode(rest.get(8..)?.get(..bytes)?)));
            rest = rest.get(8..)?.get(taken..)?;
        }
        Some(names)
    }

    fn decode(&self, bytes: &[u8]) -> String {
        match self.code_page {
            WIDE => wide(bytes),
            UTF8 => until_zero(&String::from_utf8_lossy(bytes)),
            // Western letters; those of other pages come out wrong, and no answer stands here.
            _ => until_zero(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>()),
        }
    }
}

fn wide(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    until_zero(&String::from_utf16_lossy(&units))
}

fn until_zero(text: &str) -> String {
    text.split('\0').next().unwrap_or_default().trim().to_owned()
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().map(u32::from_le_bytes)
}
