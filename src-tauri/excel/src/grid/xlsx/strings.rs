//! The texts that cells share.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use crate::grid::text::raised_digit;
use crate::grid::xml::{Part, attribute, local};
use crate::read_error::ReadError;

/// Fewest bytes that a text takes in the part: `<si/>`.
const SMALLEST: u64 = 5;

/// Reads the shared texts in their order.
///
/// # Errors
/// `StringCount` where the part claims more texts than its bytes can hold; `Damaged`.
pub(super) fn read(name: &str, xml: &str) -> Result<Vec<Arc<str>>, ReadError> {
    let mut part = Part::new(name, xml);
    let mut strings = Vec::new();
    loop {
        match part.next()? {
            Event::Eof => return Ok(strings),
            Event::Start(element) => match local(element.name()) {
                "sst" => {
                    let claimed = attribute(&element, "uniqueCount").and_then(|count| count.parse().ok());
                    let (claimed, room) = (claimed.unwrap_or(0), xml.len() as u64 / SMALLEST);
                    if claimed > room {
                        return Err(ReadError::StringCount { claimed, room });
                    }
                }
                "si" => strings.push(Arc::from(read_rich(&mut part, "si")?)),
                _ => {}
            },
            Event::Empty(element) if local(element.name()) == "si" => strings.push(Arc::from("")),
            _ => {}
        }
    }
}

/// Reads the text of a `si` or `is` element up to its end: its runs joined, phonetic hints left out. Raised digits stay
/// raised: `12` with a footnote mark 1 is no 121.
pub(super) fn read_rich(part: &mut Part<'_>, end: &str) -> Result<String, ReadError> {
    let mut text = String::new();
    let (mut in_text, mut phonetic, mut raised) = (false, false, false);
    loop {
        let event = part.next()?;
        match &event {
            Event::Start(element) => match local(element.name()) {
                "t" => in_text = true,
                "rPh" => phonetic = true,
                "vertAlign" => raised = is_raised(element),
                _ => {}
            },
            Event::Empty(element) if local(element.name()) == "vertAlign" => raised = is_raised(element),
            Event::End(element) => match local(element.name()) {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "r" => raised = false,
                other if other == end => return Ok(unescape(text)),
                _ => {}
            },
            Event::Eof => return Err(part.damaged("a text has no end")),
            other if in_text && !phonetic => {
                let from = text.len();
                part.push_text(other, &mut text)?;
                if raised {
                    let run = text.split_off(from);
                    text.extend(run.chars().map(raised_digit));
                }
            }
            _ => {}
        }
    }
}

fn is_raised(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_some_and(|place| place == "superscript")
}

/// Resolves `_x000D_` and its like, by which Excel writes characters that XML does not allow.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let unit = tail
            .get(2..6)
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()) && tail[6..].starts_with('_'));
        match unit.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &tail[7..];
            }
            None => {
                out.push_str("_x");
                rest = &tail[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_joined_and_unescaped() {
        let xml = r#"<x:sst xmlns:x="a" uniqueCount="5"><x:si><x:t>A &amp; B&#10;</x:t></x:si><x:si/>
            <x:si><x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve">one </x:t></x:r><x:r><x:t>two</x:t></x:r><x:rPh sb="0" eb="1"><x:t>no</x:t></x:rPh></x:si>
            <x:si><x:t>a_x000D_b_x00zz_x5F</x:t></x:si>
            <x:si><x:r><x:t>12</x:t></x:r><x:r><x:rPr><x:vertAlign val="superscript"/></x:rPr><x:t>1,a</x:t></x:r><x:r><x:t> 3</x:t></x:r></x:si></x:sst>"#;
        let strings = read("strings", xml).unwrap();
        assert_eq!(
            strings.iter().map(AsRef::as_ref).collect::<Vec<&str>>(),
            ["A & B\n", "", "one two", "a\rb_x00zz_x5F", "12¹,a 3"]
        );
    }

    #[test]
    fn a_count_beyond_the_bytes_is_refused() {
        let error = read("strings", r#"<sst uniqueCount="4000000000"><si/></sst>"#).unwrap_err();
        assert_eq!(error.kind(), "limit");
    }
}
