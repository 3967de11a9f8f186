//! Reading XML with byte offsets, and writing the little of it that a patch needs.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::PatchError;

/// One step through a part: the event, and the bytes it spans.
pub(super) struct Step<'a> {
    pub event: Event<'a>,
    pub span: Range<usize>,
}

/// Walks a part's XML and tells where in the text each event stands, a byte-order mark counted.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    mark: usize,
    part: &'a str,
}

impl<'a> Walk<'a> {
    /// Starts at the beginning of `text`, the content of `part`.
    pub fn new(text: &'a str, part: &'a str) -> Self {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { reader: Reader::from_str(bare), mark: text.len() - bare.len(), part }
    }

    /// The next event; `None` at the end. Fails on XML that is not well formed and on a document type, which
    /// no workbook has and which could make entities mean anything.
    pub fn step(&mut self) -> Result<Option<Step<'a>>, PatchError> {
        let start = self.reader.buffer_position() as usize + self.mark;
        let event = self.reader.read_event().map_err(|error| damaged(self.part, &error))?;
        let span = start..self.reader.buffer_position() as usize + self.mark;
        match event {
            Event::Eof => Ok(None),
            Event::DocType(_) => Err(damaged(self.part, &"it declares a document type")),
            event => Ok(Some(Step { event, span })),
        }
    }
}

/// The error for a part that is not as the format demands.
pub(super) fn damaged(part: &str, reason: &dyn ToString) -> PatchError {
    PatchError::Damaged { part: part.to_owned(), reason: reason.to_string() }
}

/// A tag's name without its prefix.
pub(super) fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    let name = tag.name().into_inner();
    name.bytes().rposition(|byte| byte == b':').map_or(name, |at| &name[at + 1..])
}

/// A tag's prefix with its colon, or nothing.
pub(super) fn prefix(tag: &BytesStart<'_>) -> String {
    let name = tag.name().into_inner();
    name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

/// An attribute's value, entities resolved. The name is compared as written, prefix included.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    find(tag, |key| key == name)
}

/// An attribute's value by its name without prefix, for names such as `r:id` whose prefix is a file's choice.
pub(super) fn prefixed_attribute<'a>(tag: &'a BytesStart<'_>, local: &str) -> Option<Cow<'a, str>> {
    find(tag, |key| key.rsplit_once(':').is_some_and(|(_, key)| key == local))
}

/// The values of several attributes, as [`attribute`] gives them, in one look at the tag.
pub(super) fn attributes<'a, const N: usize>(
    tag: &'a BytesStart<'_>,
    names: [&str; N],
) -> [Option<Cow<'a, str>>; N] {
    let mut values = [const { None }; N];
    for attribute in tag.attributes().with_checks(false).flatten() {
        let known = names.iter().position(|name| *name == attribute.key.into_inner());
        if let Some(value) = known.and_then(|at| values.get_mut(at)).filter(|value| value.is_none()) {
            *value = Some(resolved(attribute.value));
        }
    }
    values
}

fn find<'a>(tag: &'a BytesStart<'_>, wanted: impl Fn(&str) -> bool) -> Option<Cow<'a, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| wanted(a.key.into_inner()))?;
    Some(resolved(found.value))
}

/// An attribute's value with its entities resolved; as it is where that can't be done.
fn resolved(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let resolved = quick_xml::escape::unescape(&value).map(Cow::into_owned);
    resolved.map_or(value, Cow::Owned)
}

/// A tag's attributes as they stand in the file, each with a space before it, without those in `dropped`.
pub(super) fn attributes_without(tag: &BytesStart<'_>, dropped: &[&str]) -> String {
    let mut kept = String::new();
    for attribute in tag.attributes().with_checks(false).flatten() {
        let name = attribute.key.into_inner();
        if !dropped.contains(&name) {
            let quote = if attribute.value.contains('"') { '\'' } else { '"' };
            kept.extend([" ", name, "="]);
            kept.push(quote);
            kept.push_str(&attribute.value);
            kept.push(quote);
        }
    }
    kept
}

/// Where an attribute stands in the text that its tag was read from: its value, and all of it with the white
/// space before.
pub(super) fn attribute_spans(
    text: &str,
    tag: &BytesStart<'_>,
    name: &str,
) -> Option<(Range<usize>, Range<usize>)> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.into_inner() == name)?;
    let offset = |part: &str| (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    let (key, value) = (offset(found.key.into_inner())?, offset(&found.value)?);
    let value = value..value + found.value.len();
    let start = text.get(..key)?.trim_end().len();
    Some((value.clone(), start..value.end + 1))
}

/// Text as the content of a `<t>`: markup escaped, and what XML can't hold written as Excel does (`_x0007_`).
pub(super) fn cell_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '_' if reads_as_escape(&text[at..]) => escaped.push_str("_x005F_"),
            '\t' | '\n' => escaped.push(character),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push_str(&format!("_x{:04X}_", u32::from(character)));
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Whether Excel would take the beginning of `text` for an escaped character: `_x`, four hex digits, `_`.
fn reads_as_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && &bytes[..2] == b"_x"
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// A piece of text put in place of a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

impl Edit {
    /// Text put in at one place.
    pub fn insert(at: usize, text: String) -> Self {
        Self { range: at..at, text }
    }
}

/// A part's text with every edit made; those at one place come in their order.
///
/// # Errors
/// `Damaged` where edits overlap, which they only do in XML that no spreadsheet program writes.
pub(super) fn apply(text: &str, part: &str, mut edits: Vec<Edit>) -> Result<String, PatchError> {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut result =
        String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut done = 0;
    for edit in edits {
        let kept = text.get(done..edit.range.start).filter(|_| edit.range.start <= edit.range.end);
        result.push_str(kept.ok_or_else(|| damaged(part, &"elements overlap"))?);
        result.push_str(&edit.text);
        done = edit.range.end;
    }
    result.push_str(text.get(done..).ok_or_else(|| damaged(part, &"elements overlap"))?);
    Ok(result)
}
