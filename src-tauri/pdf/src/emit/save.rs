use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use super::objects::{Objects, Packer};
use crate::PdfError;
use crate::tags::Structure;

/// Bytes of a file's ID.
const ID: usize = 16;

/// The bytes of a file whose objects are numbered without gaps, with the structure tree behind them. Its ID is taken from
/// their hash: the same contents give the same file. Objects are let go of as they are written.
pub fn save(mut file: Document, structure: &Structure<'_>, packer: Packer) -> Result<Vec<u8>, PdfError> {
    let tree = Object::Reference((file.max_id + 1, 0));
    file.catalog_mut()?.set("StructTreeRoot", tree);
    file.compress();
    let mut trailer = Dictionary::new();
    for key in ["Root", "Info"] {
        trailer.set(key, file.trailer.get(key.as_bytes())?.clone());
    }
    let mut objects = Objects::new("1.7", structure.last(), packer);
    for ((number, _), object) in file.objects {
        objects.object(number, &object)?;
    }
    structure.write(&mut |number, spelled| objects.spelled(number, |out| out.extend_from_slice(spelled)))?;
    objects.finish(trailer, |bytes| id(&Sha256::digest(bytes)))
}

/// A file's ID of its first bytes.
pub fn id(hash: &[u8]) -> Object {
    let part = || Object::String(hash.iter().take(ID).copied().collect(), StringFormat::Hexadecimal);
    Object::Array(vec![part(), part()])
}
