use std::collections::BTreeMap;

use lopdf::{Document as File, Object, ObjectId};
use printpdf::{
    FontId, FontMetrics, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions,
    Pt, TextItem,
};

use super::ops;
use crate::PdfError;
use crate::fonts::Subset;
use crate::layout::Laid;

/// Ascender and descender of the four faces, in thousandths of the font size.
const ASCENT: i16 = 1024;
const DESCENT: i16 = -400;
/// Pages that the writer holds as operations at a time: these are large, what they are packed to is small.
const AT_ONCE: usize = 16;

/// The pages with their fonts, packed. All share the fonts of a first page that shows every code of them, which is left
/// out again.
///
/// # Errors
/// [`PdfError::Write`] when the writer's objects are not as expected.
pub fn pages(title: &str, laid: &Laid, subsets: &[Subset]) -> Result<File, PdfError> {
    let sheet = (Pt(laid.area.sheet_width), Pt(laid.area.sheet_height));
    let on_sheet = |ops| PdfPage::new(Mm::from(sheet.0), Mm::from(sheet.1), ops);
    let mut file = written(title, subsets, vec![on_sheet(every_code(subsets))]);
    let first = file.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let left_out = file.get_dictionary(first)?;
    let [tree, resources, content] = [b"Parent".as_slice(), b"Resources", b"Contents"]
        .map(|key| left_out.get(key).and_then(Object::as_reference));
    let (tree, resources) = (tree?, resources?);
    file.objects.remove(&first);
    file.objects.remove(&content?);
    let mut kids = Vec::with_capacity(laid.pages.len());
    for some in laid.pages.chunks(AT_ONCE) {
        let some = some.iter().map(|page| on_sheet(ops::ops(&page.items, sheet.1.0)));
        let mut part = written(title, subsets, some.collect());
        for page in part.page_iter().collect::<Vec<_>>() {
            kids.push(moved(&mut part, page, &mut file, [tree, resources])?.into());
        }
    }
    let tree = file.get_dictionary_mut(tree)?;
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", Object::Array(kids));
    Ok(file)
}

fn written(title: &str, subsets: &[Subset], pages: Vec<PdfPage>) -> File {
    let mut pdf = PdfDocument::new(title);
    for subset in subsets {
        pdf.resources.fonts.map.insert(font_id(subset), PdfFont::new(parsed(subset)));
    }
    pdf.with_pages(pages);
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    pdf.to_lopdf_document(&options, &mut Vec::new())
}

/// Moves a page into another file, its operations packed.
fn moved(
    from: &mut File,
    page: ObjectId,
    into: &mut File,
    [tree, resources]: [ObjectId; 2],
) -> Result<ObjectId, PdfError> {
    let missing = || lopdf::Error::ObjectNotFound(page);
    let Object::Dictionary(mut page) = from.objects.remove(&page).ok_or_else(missing)? else {
        return Err(missing().into());
    };
    let content = page.get(b"Contents").and_then(Object::as_reference)?;
    let Object::Stream(mut content) = from.objects.remove(&content).ok_or_else(missing)? else {
        return Err(missing().into());
    };
    content.compress()?;
    page.set("Contents", into.add_object(content));
    page.set("Resources", resources);
    page.set("Parent", tree);
    Ok(into.add_object(page))
}

/// Operations that show every code of every font.
fn every_code(subsets: &[Subset]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for subset in subsets {
        let codes: String = subset.codes.keys().map(|code| ops::private(*code)).collect();
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
        subset.codes.keys().map(|code| (ops::private(*code).into(), *code)).collect();
    let widths = subset.codes.iter().map(|(code, (_, _, advance))| (*code, *advance)).collect();
    let metrics = FontMetrics { ascent: ASCENT, descent: DESCENT };
    let name = Some(subset.face.name().to_owned());
    let (program, units) = (subset.program.clone(), subset.units_per_em);
    ParsedFont::with_glyph_data(program, 0, name, characters, widths, units, metrics)
}
