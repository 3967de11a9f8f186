use lopdf::{Document, Object, SaveOptions, StringFormat};
use sha2::{Digest, Sha256};

use super::number::renumber;
use crate::PdfError;

/// Stands in the trailer until the file's hash is known; as long as what replaces it.
const PENDING: [u8; 16] = *b"\x9c\x5b\xd1\x3e\x77\x02\xf8\xa4\x61\xcd\x1f\x90\xb6\x2a\xe5\x48";

/// The file's bytes. Its ID is taken from their hash: the same contents give the same file.
pub fn save(mut file: Document) -> Result<Vec<u8>, PdfError> {
    set_id(&mut file, &PENDING);
    file.version = "1.7".to_owned();
    renumber(&mut file);
    file.compress();
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    file.save_with_options(&mut bytes, options)?;
    let hash = Sha256::digest(&bytes);
    let id = hex(hash.get(..PENDING.len()).unwrap_or_default());
    replace(&mut bytes, hex(&PENDING).as_bytes(), id.as_bytes());
    Ok(bytes)
}

/// Sets both parts of the file's ID.
pub fn set_id(file: &mut Document, id: &[u8]) {
    let id = || Object::String(id.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id(), id()]));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Replaces `from` by `to`, which is as long, wherever it stands in the last part of the file.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while let Some(found) =
        bytes.get(at..).and_then(|rest| rest.windows(from.len()).position(|window| window == from))
    {
        at += found;
        if let Some(place) = bytes.get_mut(at..at + from.len()) {
            place.copy_from_slice(to);
        }
        at += from.len();
    }
}
