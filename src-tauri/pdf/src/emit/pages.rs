use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object};
use printpdf::{
    FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions,
    Pt, TextItem,
};

use super::content::content;
use super::objects::Packer;
use crate::PdfError;
use crate::fonts::{Code, Subset};
use crate::layout::Laid;

/// First of the private characters that stand for codes.
const PRIVATE: u32 = 0xF_0000;
/// Ascender and descender of the four faces, in thousandths of the font size.
const ASCENT: i16 = 1024;
const DESCENT: i16 = -400;
/// The pages with their fonts, packed; what was laid out of each goes as soon as it is written. All share the fonts of a
/// first page that shows every code of them, which is left out again.
///
/// # Errors
/// [`PdfError::Write`] when the writer's objects are not as expected.
pub fn pages(
    title: &str,
    laid: &mut Laid,
    subsets: &[Subset],
    packer: &mut Packer,
) -> Result<File, PdfError> {
    let sheet = (Pt(laid.area.sheet_width), Pt(laid.area.sheet_height));
    let first = PdfPage::new(Mm::from(sheet.0), Mm::from(sheet.1), every_code(subsets));
    let mut file = written(title, subsets, first);
    let first = file.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let mut page = file.get_dictionary(first)?.clone();
    // The writer takes millimetres, which come back as points with a fraction.
    let sides = [0.0, 0.0, sheet.0.0, sheet.1.0].map(Object::Real);
    page.set("MediaBox", sides.to_vec());
    let tree = page.get(b"Parent").and_then(Object::as_reference)?;
    file.objects.remove(&first);
    file.objects.remove(&page.get(b"Contents").and_then(Object::as_reference)?);
    let mut kids = Vec::with_capacity(laid.pages.len());
    for one in &mut laid.pages {
        let content = content(&std::mem::take(&mut one.items), sheet.1.0);
        let packed = packer.stream(Dictionary::new(), &content)?;
        let mut page = page.clone();
        page.set("Contents", file.add_object(packed));
        kids.push(Object::Reference(file.add_object(page)));
    }
    let tree = file.get_dictionary_mut(tree)?;
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", Object::Array(kids));
    Ok(file)
}

fn written(title: &str, subsets: &[Subset], page: PdfPage) -> File {
    let mut pdf = PdfDocument::new(title);
    for subset in subsets {
        pdf.resources.fonts.map.insert(font_id(subset), PdfFont::new(parsed(subset)));
    }
    pdf.with_pages(vec![page]);
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

/// The private character of a code.
fn private(code: Code) -> char {
    char::from_u32(PRIVATE + u32::from(code)).unwrap_or('\u{F0000}')
}

/// Operations that show every code of every font.
fn every_code(subsets: &[Subset]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets {
        let codes: String = subset.codes.keys().map(|code| private(*code)).collect();
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(subset)), size: Pt(10.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(codes)] });
    }
    ops.push(Op::EndTextSection);
    ops
}

fn font_id(subset: &Subset) -> FontId {
    FontId(subset.face.resource().to_owned())
}

/// A subset as the writer takes it. Each code has a private character that stands for it in the page's
/// operations, so that a run of glyphs is one string.
fn parsed(subset: &Subset) -> ParsedFont {
    let characters: BTreeMap<u32, u16> =
        subset.codes.keys().map(|code| (private(*code).into(), *code)).collect();
    let widths = subset.codes.iter().map(|(code, (_, _, advance))| (*code, *advance)).collect();
    let metrics = FontMetrics { ascent: ASCENT, descent: DESCENT };
    let name = Some(subset.face.name().to_owned());
    let (program, units) = (subset.program.clone(), subset.units_per_em);
    ParsedFont::with_glyph_data(program, 0, name, characters, widths, units, metrics)
}
