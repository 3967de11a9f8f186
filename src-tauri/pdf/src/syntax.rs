//! How what a file is made of is spelled (ISO 32000-1, 7.3). Spelled here and not by the writer's library, which takes
//! several times as long for the tens of thousands of small objects of a long document.

use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

const HEXADECIMAL: [u8; 16] = *b"0123456789ABCDEF";

/// A decimal of so many parts of `unit`, a power of ten.
pub fn number(parts: i64, unit: u64, out: &mut Vec<u8>) {
    if parts < 0 {
        out.push(b'-');
    }
    let parts = parts.unsigned_abs();
    let (whole, mut rest) = (parts / unit, parts % unit);
    let mut digits = [0; 20];
    let (mut at, mut left) = (digits.len(), whole);
    while at > 0 {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
    if rest > 0 {
        out.push(b'.');
        let mut place = unit / 10;
        while rest > 0 {
            out.push(b'0' + (rest / place) as u8);
            rest %= place;
            place /= 10;
        }
    }
}

/// A number of things.
pub fn count(count: usize, out: &mut Vec<u8>) {
    number(i64::try_from(count).unwrap_or(i64::MAX), 1, out);
}

/// A byte of a literal string.
pub fn literal(byte: u8, out: &mut Vec<u8>) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        // A reader would take these for the end of a line.
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\n' => out.extend_from_slice(b"\\n"),
        _ => out.push(byte),
    }
}

/// A reference to an object.
pub fn reference((number, generation): ObjectId, out: &mut Vec<u8>) {
    self::number(number.into(), 1, out);
    out.push(b' ');
    self::number(generation.into(), 1, out);
    out.extend_from_slice(b" R");
}

/// A name.
pub fn name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            hexadecimal(*byte, out);
        }
    }
}

/// A string of bytes.
pub fn string(bytes: &[u8], format: &StringFormat, out: &mut Vec<u8>) {
    match format {
        StringFormat::Literal => {
            out.push(b'(');
            bytes.iter().for_each(|byte| literal(*byte, out));
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            bytes.iter().for_each(|byte| hexadecimal(*byte, out));
            out.push(b'>');
        }
    }
}

fn hexadecimal(byte: u8, out: &mut Vec<u8>) {
    let digit = |value: u8| HEXADECIMAL[usize::from(value & 0xF)];
    out.extend_from_slice(&[digit(byte >> 4), digit(byte)]);
}

/// An object; of a stream its dictionary alone.
pub fn object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(whole) => number(*whole, 1, out),
        Object::Real(real) => {
            // Writing to memory can't fail.
            let _ = write!(out, "{real}");
        }
        Object::Name(text) => name(text, out),
        Object::String(bytes, format) => string(bytes, format, out),
        Object::Array(parts) => {
            out.push(b'[');
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                self::object(part, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(entries, out),
        Object::Stream(stream) => dictionary(&stream.dict, out),
        Object::Reference(id) => reference(*id, out),
    }
}

/// A dictionary.
pub fn dictionary(entries: &Dictionary, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<<");
    for (key, value) in entries {
        name(key, out);
        out.push(b' ');
        object(value, out);
    }
    out.extend_from_slice(b">>");
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, Stream, dictionary};

    use super::{number, object};

    #[test]
    fn numbers_are_written_as_short_as_they_are() {
        let cases: [(i64, u64, &[u8]); 8] = [
            (0, 100, b"0"),
            (5, 100, b"0.05"),
            (-5, 100, b"-0.05"),
            (1050, 100, b"10.5"),
            (-61_200, 100, b"-612"),
            (333, 1000, b"0.333"),
            (1001, 1000, b"1.001"),
            (7, 1, b"7"),
        ];
        for (parts, unit, text) in cases {
            let mut out = Vec::new();
            number(parts, unit, &mut out);
            assert_eq!(out, text, "{parts} of {unit}");
        }
    }

    #[test]
    fn objects_are_spelled_as_readers_take_them() {
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        let hexadecimal = Object::String(vec![0xFE, 0x0A], lopdf::StringFormat::Hexadecimal);
        let cases: Vec<(Object, &[u8])> = vec![
            (Object::Null, b"null"),
            (true.into(), b"true"),
            (Object::Real(-0.5), b"-0.5"),
            (name("A b#(\u{E9}"), b"/A#20b#23#28#C3#A9"),
            (Object::string_literal("a(b)\\\r\n"), b"(a\\(b\\)\\\\\\r\\n)"),
            (hexadecimal, b"<FE0A>"),
            (vec![1.into(), Object::Reference((12, 0)), name("X")].into(), b"[1 12 0 R /X]"),
            (dictionary! { "A" => false, "B" => dictionary! {} }.into(), b"<</A false/B <<>>>>"),
            (Stream::new(dictionary! {}, b"xyz".to_vec()).into(), b"<</Length 3>>"),
        ];
        for (one, text) in cases {
            let mut out = Vec::new();
            object(&one, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(text));
        }
    }
}
