//! Pages to a file: printpdf writes pages and fonts, `tags` completes what it leaves out.

mod ops;
mod protect;
mod save;

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, Mm, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt};

use crate::appended::{Appended, place};
use crate::document::Document;
use crate::fonts::{Face, Subset, subset};
use crate::layout::Laid;
use crate::tags::{self, Standards};
use crate::{PdfError, Protection};

/// Ascender and descender of the four faces, in thousandths of the font size.
const ASCENT: i16 = 1024;
const DESCENT: i16 = -400;

/// Writes the laid out document.
///
/// # Errors
/// [`PdfError::Font`] when a face cannot be cut down, [`PdfError::Write`] and [`PdfError::Assemble`] when the
/// file cannot be put together.
pub fn write(
    document: &Document,
    laid: &Laid,
    appended: &[Appended],
    protection: Option<Protection<'_>>,
) -> Result<Vec<u8>, PdfError> {
    let used = Face::ALL.into_iter().zip(&laid.codes).filter(|(_, codes)| !codes.is_empty());
    let subsets = used.map(|(face, codes)| subset(face, codes)).collect::<Result<Vec<_>, _>>()?;
    let mut pdf = PdfDocument::new(&document.title);
    for subset in &subsets {
        let font = PdfFont::new(parsed(subset));
        pdf.resources.fonts.map.insert(FontId(subset.face.resource().to_owned()), font);
    }
    let (width, height) = (Pt(laid.area.sheet_width), Pt(laid.area.sheet_height));
    let pages = laid.pages.iter().map(|page| {
        let ops = ops::ops(&page.items, height.0);
        PdfPage::new(Mm::from(width), Mm::from(height), ops)
    });
    pdf.with_pages(pages.collect());
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    let standards = Standards { archival: protection.is_none(), ..Standards::of(laid) };
    let pages = tags::complete(&mut file, document, laid, &subsets, &standards)?;
    place(&mut file, laid, &pages, appended)?;
    match protection {
        None => save::save(file),
        Some(protection) => protect::save(file, protection),
    }
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
