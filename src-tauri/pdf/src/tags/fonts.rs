use std::fmt::Write as _;

use lopdf::{Document as File, Object, ObjectId, Stream};
use sha2::{Digest, Sha256};

use super::strings::name;
use crate::PdfError;
use crate::fonts::{Code, Subset};

/// Height of capitals of the four faces, in thousandths of the font size.
const CAP_HEIGHT: i64 = 660;
/// Entries that a block of a character map may hold.
const BLOCK: usize = 100;

/// Completes the fonts: subset names, the map from codes to glyphs, the exact text of every code.
pub fn complete(file: &mut File, pages: &[ObjectId], subsets: &[Subset]) -> Result<(), PdfError> {
    let Some(page) = pages.first() else { return Ok(()) };
    for subset in subsets {
        let font = font_id(file, *page, subset.face.resource())?;
        let base = format!("{}+{}", tag(&subset.program), subset.face.name());
        let to_unicode = file.add_object(Stream::new(Default::default(), to_unicode(subset).into_bytes()));
        let to_glyph = file.add_object(Stream::new(Default::default(), to_glyph(subset)));
        let dictionary = file.get_dictionary_mut(font)?;
        dictionary.set("BaseFont", name(&base));
        let old = dictionary.get(b"ToUnicode").and_then(Object::as_reference).ok();
        dictionary.set("ToUnicode", to_unicode);
        let descendants = dictionary.get_mut(b"DescendantFonts").and_then(Object::as_array_mut)?;
        let mut descriptor = None;
        for descendant in descendants {
            let descendant = descendant.as_dict_mut()?;
            descendant.set("BaseFont", name(&base));
            descendant.set("CIDToGIDMap", to_glyph);
            descriptor = Some(descendant.get(b"FontDescriptor").and_then(Object::as_reference)?);
        }
        if let Some(descriptor) = descriptor {
            let descriptor = file.get_dictionary_mut(descriptor)?;
            descriptor.set("FontName", name(&base));
            descriptor.set("CapHeight", CAP_HEIGHT);
        }
        if let Some(old) = old {
            file.objects.remove(&old);
        }
    }
    Ok(())
}

fn font_id(file: &File, page: ObjectId, resource: &str) -> Result<ObjectId, PdfError> {
    let page = file.get_dictionary(page)?;
    let resources = file.get_dict_in_dict(page, b"Resources")?;
    let fonts = file.get_dict_in_dict(resources, b"Font")?;
    Ok(fonts.get(resource.as_bytes()).and_then(Object::as_reference)?)
}

/// Six capitals that tell this subset from others of the face.
fn tag(program: &[u8]) -> String {
    Sha256::digest(program).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Glyph of every code, two bytes each, from code 0.
fn to_glyph(subset: &Subset) -> Vec<u8> {
    let last = subset.codes.keys().next_back().copied().unwrap_or(0);
    let glyph = |code: Code| subset.codes.get(&code).map_or(0, |(glyph, _, _)| *glyph);
    (0..=last).flat_map(|code| glyph(code).to_be_bytes()).collect()
}

/// Text of every code as a ToUnicode character map.
fn to_unicode(subset: &Subset) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) \
         /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<_> = subset.codes.iter().collect();
    for block in entries.chunks(BLOCK) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (code, (_, text, _)) in block {
            let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(map, "<{code:04X}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
