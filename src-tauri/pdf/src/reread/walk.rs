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
        walk.kids(kids, None, DEPTH);
    }
    Ok(walk.found)
}

struct Walk<'f> {
    file: &'f File,
    contents: &'f Texts,
    found: BTreeMap<String, String>,
}

/// Part of an element's text.
enum Part {
    /// Continues the line.
    Inline(String),
    /// Stands on lines of its own.
    Block(String),
}

impl Walk<'_> {
    fn kids(&mut self, kids: &Object, page: Option<ObjectId>, depth: usize) -> Vec<Part> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        match kids {
            Object::Array(kids) => kids.iter().flat_map(|kid| self.kids(kid, page, depth)).collect(),
            Object::Integer(mcid) => page.and_then(|page| self.content(page, *mcid)).into_iter().collect(),
            Object::Reference(id) => {
                let element = self.file.get_dictionary(*id);
                element.map_or_else(|_| Vec::new(), |element| self.element(element, page, depth))
            }
            Object::Dictionary(element) => self.element(element, page, depth),
            _ => Vec::new(),
        }
    }

    fn content(&self, page: ObjectId, mcid: i64) -> Option<Part> {
        self.contents.get(&(page, mcid)).cloned().map(Part::Inline)
    }

    fn element(&mut self, element: &Dictionary, page: Option<ObjectId>, depth: usize) -> Vec<Part> {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        if let Ok(mcid) = element.get(b"MCID").and_then(Object::as_i64) {
            return page.and_then(|page| self.content(page, mcid)).into_iter().collect();
        }
        let Ok(role) = element.get(b"S").and_then(Object::as_name) else { return Vec::new() };
        let parts = element.get(b"K").map_or_else(|_| Vec::new(), |kids| self.kids(kids, page, depth));
        let text = join(parts);
        // Marks of footnotes and lists, and footnotes themselves, are no part of an answer.
        if matches!(role, b"Lbl" | b"Note") {
            return Vec::new();
        }
        if let Ok(Object::String(id, _)) = element.get(b"ID") {
            self.found.insert(text_string(id), text.clone());
        }
        match role {
            b"Span" | b"Strong" | b"Em" | b"Link" | b"Reference" | b"Quote" => vec![Part::Inline(text)],
            _ => vec![Part::Block(text)],
        }
    }
}

/// Parts as text: blocks on lines of their own.
fn join(parts: Vec<Part>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for part in parts {
        match (part, lines.last_mut()) {
            (Part::Inline(text), Some(line)) if open => line.push_str(&text),
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
    lines.join("\n")
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
