use lopdf::{Object, StringFormat};

use crate::syntax;

/// A text string: as it is where every character is printable ASCII, else UTF-16BE with its mark.
pub fn text(text: &str) -> Object {
    let (bytes, format) = encoded(text);
    Object::String(bytes, format)
}

/// The same, spelled.
pub fn spell(text: &str, out: &mut Vec<u8>) {
    let (bytes, format) = encoded(text);
    syntax::string(&bytes, &format, out);
}

/// The same as bytes, with how these are spelled.
pub fn encoded(text: &str) -> (Vec<u8>, StringFormat) {
    if is_plain(text) {
        return (text.as_bytes().to_vec(), StringFormat::Literal);
    }
    (marked(text), StringFormat::Hexadecimal)
}

/// An address as files hold it: in ASCII, all other characters as their bytes in hexadecimal (RFC 3986, 2.1).
pub fn address(address: &str) -> Object {
    let mut ascii = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => ascii.push(char::from(byte)),
            _ => ascii.push_str(&format!("%{byte:02X}")),
        }
    }
    Object::String(ascii.into_bytes(), StringFormat::Literal)
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

#[cfg(test)]
mod tests {
    use lopdf::{Object, StringFormat};

    use super::{address, encoded};

    #[test]
    fn addresses_are_ascii_and_stay_what_they_are() {
        let cases = [
            ("https://meet.example/a?b=%20&c#d", "https://meet.example/a?b=%20&c#d"),
            ("https://m\u{FC}nchen.example/\u{20AC}", "https://m%C3%BCnchen.example/%E2%82%AC"),
        ];
        for (typed, written) in cases {
            assert_eq!(address(typed), Object::String(written.into(), StringFormat::Literal));
        }
    }

    #[test]
    fn texts_beyond_ascii_carry_the_mark_of_their_encoding() {
        assert_eq!(encoded("a(b"), (b"a(b".to_vec(), StringFormat::Literal));
        let beyond = vec![0xFE, 0xFF, 0x20, 0xAC, 0xD8, 0x3D, 0xDE, 0x00];
        assert_eq!(encoded("\u{20AC}\u{1F600}"), (beyond, StringFormat::Hexadecimal));
    }
}
