//! The seal of a PDF that this program wrote, found without taking the document apart: only as much is unpacked as it takes to
//! see the document information.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hpug_model::seal::MOST;

/// The key of the seal in the document information.
const KEY: &[u8] = b"/HPUGSeal";
/// What a document says of itself that is protected: its texts can't be told from noise.
const ENCRYPTED: &[u8] = b"/Encrypt";
/// What marks a stream that holds other objects.
const OBJECTS: &[u8] = b"/ObjStm";
/// Where a stream's content begins.
const STREAM: &[u8] = b"stream";
/// Most bytes between the mark of a stream and its content.
const HEAD: usize = 512;
/// Most bytes of a stream of objects, unpacked: 4 MB.
const MOST_OBJECTS: u64 = 4 * 1024 * 1024;
/// Most bytes unpacked in all: 64 MB.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;

/// What stands for a seal in a PDF; `None` where there is none, and where the document is protected with a password.
pub(super) fn seal_in(pdf: &[u8]) -> Option<String> {
    if position(pdf, ENCRYPTED).is_some() {
        return None;
    }
    if let Some(seal) = behind_key(pdf) {
        return Some(seal);
    }
    let mut unpacked = 0;
    let mut rest = pdf;
    while let Some(at) = position(rest, OBJECTS) {
        rest = &rest[at + OBJECTS.len()..];
        let head = &rest[..rest.len().min(HEAD)];
        let Some(start) = position(head, STREAM) else { continue };
        let objects = unpack(&rest[start + STREAM.len()..]);
        if let Some(seal) = behind_key(&objects) {
            return Some(seal);
        }
        unpacked += objects.len();
        if unpacked > MOST_UNPACKED {
            return None;
        }
    }
    None
}

/// As much of a stream as can be unpacked; nothing of one that is packed otherwise.
fn unpack(content: &[u8]) -> Vec<u8> {
    let content = content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n")).unwrap_or(content);
    let mut objects = Vec::new();
    // What was unpacked before a fault may hold it all the same.
    let _ = ZlibDecoder::new(content).take(MOST_OBJECTS).read_to_end(&mut objects);
    objects
}

/// The text in parentheses behind the key; a seal holds none itself.
fn behind_key(bytes: &[u8]) -> Option<String> {
    let text = &bytes[position(bytes, KEY)? + KEY.len()..];
    let text = text.trim_ascii_start().strip_prefix(b"(")?;
    let end = text.iter().take(MOST).position(|byte| *byte == b')').unwrap_or_default();
    Some(String::from_utf8_lossy(&text[..end]).into_owned())
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
