use std::fmt::Write as _;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use read_fonts::{FontRef, TableProvider};
use sha2::{Digest, Sha256};

use crate::PdfError;
use crate::fonts::{Code, Face, Subset};
use crate::tags::strings::name;

/// Ascender, descender and height of capitals of the four faces, in thousandths of the font size.
const ASCENT: i64 = 1024;
const DESCENT: i64 = -400;
const CAP_HEIGHT: i64 = 660;
/// Thickness of upright stems, by weight, as the faces' makers give it.
const STEMS: [i64; 2] = [84, 136];
/// Slant of the italic faces, in degrees.
const SLANT: i64 = -11;
/// Entries that a block of a character map may hold.
const BLOCK: usize = 100;

/// Writes the fonts: programs cut down to what is used, subset names, the map from codes to glyphs, the exact text of every
/// code. Returns the resources that all pages share.
pub fn write(file: &mut File, subsets: &[Subset]) -> Result<ObjectId, PdfError> {
    let mut fonts = Dictionary::new();
    for subset in subsets {
        fonts.set(subset.face.resource(), font(file, subset)?);
    }
    Ok(file.add_object(dictionary! { "Font" => fonts }))
}

fn font(file: &mut File, subset: &Subset) -> Result<ObjectId, PdfError> {
    let base = format!("{}+{}", tag(&subset.program), subset.face.name());
    let to_unicode = file.add_object(Stream::new(Dictionary::new(), to_unicode(subset).into_bytes()));
    let to_glyph = file.add_object(Stream::new(Dictionary::new(), to_glyph(subset)));
    let descriptor = descriptor(file, subset, &base)?;
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    };
    let descendant = file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name(&base),
        "CIDSystemInfo" => system,
        "FontDescriptor" => descriptor,
        "CIDToGIDMap" => to_glyph,
        "W" => widths(subset),
    });
    Ok(file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name(&base),
        "Encoding" => name("Identity-H"),
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => to_unicode,
    }))
}

fn descriptor(file: &mut File, subset: &Subset, base: &str) -> Result<ObjectId, PdfError> {
    let face = subset.face;
    let failed = |error: read_fonts::ReadError| PdfError::Font { face: face.name(), why: error.to_string() };
    let head = FontRef::new(face.data()).and_then(|font| font.head()).map_err(failed)?;
    let bounds = [head.x_min(), head.y_min(), head.x_max(), head.y_max()];
    let bounds: Vec<Object> = bounds.into_iter().map(|edge| Object::Integer(edge.into())).collect();
    let length = i64::try_from(subset.program.len()).unwrap_or(i64::MAX);
    let program = file.add_object(Stream::new(dictionary! { "Length1" => length }, subset.program.clone()));
    let bold = matches!(face, Face::Bold | Face::BoldItalic);
    let italic = matches!(face, Face::Italic | Face::BoldItalic);
    Ok(file.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name(base),
        // Symbolic, because codes are our own; and slanted.
        "Flags" => if italic { 0x44 } else { 0x04 },
        "FontBBox" => bounds,
        "ItalicAngle" => if italic { SLANT } else { 0 },
        "Ascent" => ASCENT,
        "Descent" => DESCENT,
        "CapHeight" => CAP_HEIGHT,
        "StemV" => STEMS[usize::from(bold)],
        "FontFile2" => program,
    }))
}

/// Width of every code; codes are handed out without gaps.
fn widths(subset: &Subset) -> Vec<Object> {
    let first = subset.codes.keys().next().copied().unwrap_or(1);
    let widths: Vec<Object> =
        subset.codes.values().map(|(_, _, advance)| Object::Integer((*advance).into())).collect();
    vec![Object::Integer(first.into()), Object::Array(widths)]
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
