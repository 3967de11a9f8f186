use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use super::face::UNITS_PER_EM;
use super::{Code, Codes, Face};
use crate::PdfError;

/// A face cut down to the glyphs that a document uses.
#[derive(Debug, Clone)]
pub struct Subset {
    /// The face.
    pub face: Face,
    /// The font program.
    pub program: Vec<u8>,
    /// Glyph of the font program, text and advance of each code.
    pub codes: BTreeMap<Code, (u16, String, u16)>,
    /// Units per em.
    pub units_per_em: u16,
}

/// Cuts `face` down to the glyphs of `codes`.
///
/// # Errors
/// [`PdfError::Font`] when the subsetter refuses the face.
pub fn subset(face: Face, codes: &Codes) -> Result<Subset, PdfError> {
    let mut remapper = GlyphRemapper::new();
    let codes = codes
        .iter()
        .map(|(code, entry)| (code, (remapper.remap(entry.glyph), entry.text.clone(), entry.advance)))
        .collect();
    let program = subsetter::subset(face.data(), 0, &remapper)
        .map_err(|error| PdfError::Font { face: face.name(), why: error.to_string() })?;
    Ok(Subset { face, program, codes, units_per_em: UNITS_PER_EM })
}
