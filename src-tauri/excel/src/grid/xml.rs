//! Reading XML parts by local names, whatever prefix their writer chose.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

use crate::read_error::ReadError;

/// A part being read, with its name for messages.
pub(super) struct Part<'a> {
    reader: Reader<&'a [u8]>,
    name: &'a str,
}

impl<'a> Part<'a> {
    pub(super) fn new(name: &'a str, xml: &'a str) -> Part<'a> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().trim_text(false);
        Part { reader, name }
    }

    /// The next event; `Damaged` where the part is not well-formed, `DocumentType` where it declares one.
    pub(super) fn next(&mut self) -> Result<Event<'a>, ReadError> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(ReadError::DocumentType { part: self.name.to_owned() }),
            Ok(event) => Ok(event),
            Err(error) => Err(self.damaged(error)),
        }
    }

    pub(super) fn damaged(&self, reason: impl std::fmt::Display) -> ReadError {
        ReadError::damaged(self.name, reason)
    }

    /// Adds the text of an event, entities resolved, to a string; elements are passed over.
    pub(super) fn push_text(&self, event: &Event<'_>, text: &mut String) -> Result<(), ReadError> {
        match event {
            Event::Text(t) => text.push_str(&t.xml10_content()),
            Event::CData(t) => text.push_str(&t.xml10_content()),
            Event::GeneralRef(reference) => text.push(self.resolve(reference)?),
            _ => {}
        }
        Ok(())
    }

    fn resolve(&self, reference: &BytesRef<'_>) -> Result<char, ReadError> {
        if let Some(c) = reference.resolve_char_ref().map_err(|error| self.damaged(error))? {
            return Ok(c);
        }
        match reference.as_ref() {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => Err(self.damaged(format_args!("it uses the unknown entity {other}"))),
        }
    }
}

/// A name without its prefix. Names are short: a look at each byte is quicker than a search.
pub(super) fn local(name: QName<'_>) -> &str {
    let name = name.into_inner();
    name.bytes().position(|byte| byte == b':').map_or(name, |at| &name[at + 1..])
}

/// The value of an attribute by its local name; `None` where it is missing or can't be decoded.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| local(attribute.key) == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// The values of several attributes, as [`attribute`] gives them, in one look at the element.
pub(super) fn attributes<'e, const N: usize>(
    element: &'e BytesStart<'_>,
    names: [&str; N],
) -> [Option<Cow<'e, str>>; N] {
    let mut values = [const { None }; N];
    let mut found = [false; N];
    let mut attributes = element.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        let name = local(attribute.key);
        let Some(at) = names.iter().position(|wanted| *wanted == name).filter(|at| !found[*at]) else {
            continue;
        };
        found[at] = true;
        values[at] = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
    }
    values
}

/// Whether an attribute is there and says true, as XML Schema writes it.
pub(super) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| says_true(&value))
}

/// Whether a value says true, as XML Schema writes it.
pub(super) fn says_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}
