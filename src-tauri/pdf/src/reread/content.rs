use std::collections::{BTreeMap, HashMap};

use lopdf::content::{Content, Operation};
use lopdf::{Document as File, Encoding, Object, ObjectId};

use super::unreadable;
use crate::PdfError;
use crate::fonts::CONTINUED;

/// The text of every marked content, by page and number.
pub type Contents = HashMap<(ObjectId, i64), String>;

/// How the codes of each of a page's fonts are read, by the font's name on the page.
type Encodings<'f> = BTreeMap<Vec<u8>, Encoding<'f>>;

/// Decodes every page's marked contents.
pub fn contents(file: &File) -> Result<Contents, PdfError> {
    let mut contents = Contents::new();
    // The pages of our documents share their fonts, whose maps are long: they are read once.
    let mut known: Option<(ObjectId, Encodings<'_>)> = None;
    for page in file.page_iter() {
        // Pages of appended files have no answers of ours.
        let entries = file.get_dictionary(page).map_err(unreadable)?;
        if !entries.has(b"StructParents") {
            continue;
        }
        let shared = entries.get(b"Resources").and_then(Object::as_reference).ok();
        let encodings = match known.take() {
            Some((id, encodings)) if shared == Some(id) => encodings,
            _ => encodings(file, page)?,
        };
        let operations = Content::decode(&file.get_page_content(page)).map_err(unreadable)?.operations;
        let mut reader = Reader { page, encodings: &encodings, font: None, marks: Vec::new() };
        for operation in &operations {
            reader.read(operation, &mut contents)?;
        }
        known = shared.map(|id| (id, encodings));
    }
    Ok(contents)
}

fn encodings(file: &File, page: ObjectId) -> Result<Encodings<'_>, PdfError> {
    let fonts = file.get_page_fonts(page).map_err(unreadable)?;
    // A font that can't be read has no text of ours.
    let read = fonts.into_iter().filter_map(|(name, font)| Some((name, font.get_font_encoding(file).ok()?)));
    Ok(read.collect())
}

/// What a page's operations have set so far.
struct Reader<'f> {
    page: ObjectId,
    encodings: &'f Encodings<'f>,
    font: Option<&'f Encoding<'f>>,
    /// Numbers of the marked contents that are open; none for artifacts.
    marks: Vec<Option<i64>>,
}

impl Reader<'_> {
    fn read(&mut self, operation: &Operation, into: &mut Contents) -> Result<(), PdfError> {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "BDC" => self.marks.push(number(operands)),
            "BMC" => self.marks.push(None),
            "EMC" => {
                self.marks.pop();
            }
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                self.font = name.and_then(|name| self.encodings.get(name));
            }
            "Tj" | "TJ" => self.show(operands, into)?,
            _ => {}
        }
        Ok(())
    }

    fn show(&self, operands: &[Object], into: &mut Contents) -> Result<(), PdfError> {
        let (Some(mcid), Some(font)) = (self.marks.iter().rev().find_map(|mark| *mark), self.font) else {
            return Ok(());
        };
        let text = into.entry((self.page, mcid)).or_default();
        for operand in operands {
            let parts = operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice);
            for part in parts {
                if let Object::String(codes, _) = part {
                    let decoded = File::decode_text(font, codes).map_err(unreadable)?;
                    decoded.split(CONTINUED).for_each(|part| text.push_str(part));
                }
            }
        }
        Ok(())
    }
}

fn number(operands: &[Object]) -> Option<i64> {
    let properties = operands.get(1)?.as_dict().ok()?;
    properties.get(b"MCID").ok()?.as_i64().ok()
}
