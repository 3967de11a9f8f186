use std::borrow::Cow;
use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::content::Texts;
use crate::PdfError;

/// Elements deeper than this are not followed: our documents nest up to ten levels.
const DEPTH: usize = 64;

/// The text of every element with an ID.
pub fn readings(file: &File, contents: &Texts) -> Result<BTreeMap<String, String>, PdfError> {
    let catalog = file.catalog().map_err(super::unreadable)?;
    let root = file.get_dict_in_dict(catalog, b"StructTreeRoot").map_err(|_| PdfError::Untagged)?;
    let mut walk = Walk { file, contents, found: BTreeMap::new() };
    if let Ok(kids) = root.get(b"K") {
        walk.kids(kids, Place { page: None, depth: DEPTH, wanted: false });
    }
    Ok(walk.found)
}

struct Walk<'f> {
    file: &'f File,
    contents: &'f Texts,
    found: BTreeMap<String, String>,
}

/// Part of an element's text.
enum Part<'f> {
    /// Continues the line.
    Inline(Cow<'f, str>),
    /// Stands on lines of its own.
    Block(Cow<'f, str>),
}

/// Where the walk is.
#[derive(Clone, Copy)]
struct Place {
    /// The page of the element's contents.
    page: Option<ObjectId>,
    /// How much deeper it goes.
    depth: usize,
    /// The element or one around it has an ID.
    wanted: bool,
}

impl<'f> Walk<'f> {
    /// The texts of what an element holds, as far as they are part of one with an ID.
    fn kids(&mut self, kids: &Object, at: Place) -> Vec<Part<'f>> {
        let Some(depth) = at.depth.checked_sub(1) else { return Vec::new() };
        let at = Place { depth, ..at };
        match kids {
            Object::Array(kids) => kids.iter().flat_map(|kid| self.kids(kid, at)).collect(),
            Object::Integer(mcid) => self.content(*mcid, at).into_iter().collect(),
            Object::Reference(id) => {
                let file = self.file;
                let element = file.get_dictionary(*id);
                element.ok().and_then(|element| self.element(element, at)).into_iter().collect()
            }
            Object::Dictionary(element) => self.element(element, at).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn content(&self, mcid: i64, at: Place) -> Option<Part<'f>> {
        let text = self.contents.get(&(at.page?, mcid)).filter(|_| at.wanted)?;
        Some(Part::Inline(Cow::Borrowed(text)))
    }

    fn element(&mut self, element: &Dictionary, at: Place) -> Option<Part<'f>> {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(at.page);
        let mcid = element.get(b"MCID").and_then(Object::as_i64);
        if let Ok(mcid) = mcid {
            return self.content(mcid, Place { page, ..at });
        }
        let role = element.get(b"S").and_then(Object::as_name).ok()?;
        let id = element.get(b"ID").and_then(Object::as_str).ok();
        let within = Place { page, wanted: at.wanted || id.is_some(), ..at };
        let parts = element.get(b"K").map_or_else(|_| Vec::new(), |kids| self.kids(kids, within));
        // Marks of footnotes and lists, and footnotes themselves, are no part of an answer.
        if matches!(role, b"Lbl" | b"Note") || !within.wanted {
            return None;
        }
        let text = join(parts);
        if let Some(id) = id {
            self.found.insert(text_string(id), text.clone().into_owned());
        }
        match role {
            b"Span" | b"Strong" | b"Em" | b"Link" | b"Reference" | b"Quote" => Some(Part::Inline(text)),
            _ => Some(Part::Block(text)),
        }
    }
}

/// Parts as text: blocks on lines of their own.
fn join(parts: Vec<Part<'_>>) -> Cow<'_, str> {
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    let mut open = false;
    for part in parts {
        match (part, lines.last_mut()) {
            (Part::Inline(text), Some(line)) if open => line.to_mut().push_str(&text),
            (Part::Inline(text), _) => {
                lines.push(text);
                open = true;
            }
            (Part::Block(text), _) => {
                lines.push(text);
                open = false;
            }
        }
    }
    match lines.len() {
        0 | 1 => lines.pop().unwrap_or_default(),
        _ => Cow::Owned(lines.join("\n")),
    }
}

fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, units @ ..] => {
            let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
