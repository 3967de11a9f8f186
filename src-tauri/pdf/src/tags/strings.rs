use lopdf::{Object, StringFormat};

use crate::syntax;

/// A text string: as it is where every character is printable ASCII, else UTF-16BE with its mark.
pub fn text(text: &str) -> Object {
    if is_plain(text) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    Object::String(marked(text), StringFormat::Hexadecimal)
}

/// The same, spelled.
pub fn spell(text: &str, out: &mut Vec<u8>) {
    if is_plain(text) {
        syntax::string(text.as_bytes(), &StringFormat::Literal, out);
    } else {
        syntax::string(&marked(text), &StringFormat::Hexadecimal, out);
    }
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7F).contains(&byte))
}

fn marked(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xFE, 0xFF].into_iter().chain(units).collect()
}

/// A name.
pub fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A number of things.
pub fn count(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
