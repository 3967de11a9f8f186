//! Looking through what another process may write in its memory.

use std::fs::{self, File};
use std::io::BufRead;
use std::os::unix::fs::FileExt;

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Bytes that `pagemap` says of a page, the lowest first.
const ENTRY: usize = 8;

/// In the last of them: the page is in memory, or swapped out.
const HOLDS: u8 = 0b1100_0000;

/// A thing to look for; its bytes stand only in the process that looks.
#[derive(Clone)]
pub struct Needle {
    /// What it is, for messages.
    pub name: String,
    bytes: Vec<u8>,
}

impl Needle {
    /// Bytes as they are.
    pub fn bytes(name: &str, bytes: &[u8]) -> Needle {
        assert!(bytes.len() >= 8, "{name} is too short to mean anything");
        Needle { name: name.to_owned(), bytes: bytes.to_owned() }
    }

    /// A text in UTF-8 and UTF-16, without its first four characters: what gives memory back may write over its beginning.
    pub fn text(name: &str, text: &str) -> Vec<Needle> {
        let rest: String = text.chars().skip(4).collect();
        let wide: Vec<u8> = rest.encode_utf16().flat_map(u16::to_le_bytes).collect();
        vec![Needle::bytes(name, rest.as_bytes()), Needle::bytes(&format!("{name}, UTF-16"), &wide)]
    }

    /// A key as bytes and as hexadecimal digits, each without its beginning.
    pub fn key(name: &str, key: &[u8; 32]) -> Vec<Needle> {
        let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let digits = digits.as_bytes();
        let upper = digits[16..].to_ascii_uppercase();
        vec![
            Needle::bytes(name, &key[8..]),
            Needle::bytes(&format!("{name}, in digits"), &digits[16..]),
            Needle::bytes(&format!("{name}, in capital digits"), &upper),
        ]
    }
}

/// Where each needle stands in memory that the process may write, as `name in mapping at address`.
///
/// # Panics
/// The process has ended or may not be looked into, or has nothing that it may write.
pub fn found(process: u32, needles: &[Needle]) -> Vec<String> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"));
    let maps = maps.unwrap_or_else(|error| panic!("process {process}: {error}"));
    let memory = File::open(format!("/proc/{process}/mem"));
    let memory = memory.unwrap_or_else(|error| panic!("process {process}: {error}"));
    let pages = File::open(format!("/proc/{process}/pagemap"));
    let pages = pages.unwrap_or_else(|error| panic!("process {process}: {error}"));
    let longest = needles.iter().map(|needle| needle.bytes.len()).max().unwrap_or_default();
    let mut seen = 0;
    let mut places = Vec::new();
    for line in maps.lines() {
        let Some((from, to, name)) = writable(line) else { continue };
        let mut at = from;
        while at < to {
            let length = usize::try_from(to - at).unwrap_or(CHUNK).min(CHUNK);
            // A web view sets aside far more than it ever touches.
            if !is_touched(&pages, at, length) {
                at += length as u64;
                continue;
            }
            let mut chunk = vec![0; length];
            let Ok(count) = memory.read_at(&mut chunk, at) else { break };
            seen += count;
            for needle in needles {
                for place in standing(&chunk[..count], &needle.bytes) {
                    places.push(format!("{} in {name} at {:x}", needle.name, at + place as u64));
                }
            }
            // What begins at the end of a chunk is found in the next.
            at += if count < length || at + count as u64 >= to { to - at } else { (count - longest) as u64 };
        }
    }
    assert!(seen > CHUNK, "process {process} let {seen} bytes be read");
    places.sort();
    places.dedup();
    places
}

/// Whether any page from `at` on holds anything, in memory or swapped out.
fn is_touched(pages: &File, at: u64, length: usize) -> bool {
    let page = rustix::param::page_size();
    let mut entries = vec![0; (length / page + 2) * ENTRY];
    let Ok(count) = pages.read_at(&mut entries, at / page as u64 * ENTRY as u64) else { return true };
    entries[..count].chunks_exact(ENTRY).any(|entry| entry[ENTRY - 1] & HOLDS != 0)
}

/// Beginning, end and name of a line of `maps`, if the process may write there.
fn writable(line: &str) -> Option<(u64, u64, &str)> {
    let mut words = line.split_ascii_whitespace();
    let (from, to) = words.next()?.split_once('-')?;
    let rights = words.next()?;
    let name = words.nth(3).unwrap_or("memory without a name");
    let number = |text| u64::from_str_radix(text, 16).ok();
    rights.contains('w').then_some((number(from)?, number(to)?, name))
}

/// Where `needle` begins in `bytes`. By the standard library's own search for a byte, which is quick in any build.
fn standing(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    // Memory is full of zeros, so they are not what to go by.
    let pivot = needle.iter().rposition(|byte| *byte != 0).unwrap_or_default();
    let mut places = Vec::new();
    let mut rest = bytes;
    while let Ok(skipped) = rest.skip_until(needle[pivot]) {
        if skipped == 0 {
            break;
        }
        let at = bytes.len() - rest.len() - 1;
        if at >= pivot && bytes[at - pivot..].starts_with(needle) {
            places.push(at - pivot);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::standing;

    #[test]
    fn every_place_is_found_and_none_that_is_cut() {
        assert_eq!(standing(b"..lantern..lantern..lant", b"lantern"), [2, 11]);
        assert_eq!(standing(b"lanternlantern", b"lantern"), [0, 7]);
        assert!(standing(b"antern", b"lantern").is_empty());
    }
}
