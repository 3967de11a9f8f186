use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use harfrust::{Buffer, ClusterLevel, Direction, Font, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::{Code, Codes, Face};
use crate::PdfError;

/// Drawn for characters that the faces don't have.
const REPLACEMENT: char = '\u{25A1}';
/// Shaped strings up to this many bytes are kept: table cells repeat.
const KEPT_LENGTH: usize = 40;

/// A shaped glyph. Lengths in thousandths of the font size. It is small, because a long document holds millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its code in the file.
    pub code: Code,
    /// How far the pen moves, kerning included.
    pub advance: i16,
    /// How far the viewer moves the pen by itself.
    pub natural: i16,
    /// Shift to the right, for marks.
    pub right: i16,
    /// Shift upwards, for marks.
    pub up: i16,
    /// Byte where its text begins.
    pub start: u32,
}

/// A face prepared once for the whole program.
struct Prepared {
    font: Font,
    plan: ShapePlan,
}

fn prepared(face: Face) -> Result<&'static Prepared, PdfError> {
    static FACES: [OnceLock<Option<Prepared>>; 4] = [const { OnceLock::new() }; 4];
    let slot = FACES.get(face.index()).and_then(|slot| slot.get_or_init(|| prepare(face)).as_ref());
    slot.ok_or_else(|| PdfError::Font { face: face.name(), why: "it could not be parsed".to_owned() })
}

fn prepare(face: Face) -> Option<Prepared> {
    let font = Font::new(face.data(), 0)?;
    let plan = ShapePlan::new(&font, Direction::LeftToRight, Some(Script::LATIN), None, &[]);
    Some(Prepared { font, plan })
}

/// A face at work on one document.
struct AtWork {
    face: Face,
    font: ShaperFont<'static, 'static>,
    plan: &'static ShapePlan,
    codes: Codes,
    /// What was shaped and is short, by its text.
    kept: HashMap<String, Arc<[Glyph]>, RandomState>,
}

/// Turns text into glyphs and remembers which codes were used.
pub struct Shaper {
    /// In the order of [`Face::ALL`].
    faces: Vec<AtWork>,
    missing: BTreeSet<char>,
}

impl Shaper {
    /// A shaper with no codes handed out.
    ///
    /// # Errors
    /// [`PdfError::Font`] when an embedded face cannot be parsed.
    pub fn new() -> Result<Self, PdfError> {
        let at_work = |face| {
            let Prepared { font, plan } = prepared(face)?;
            Ok(AtWork {
                face,
                font: ShaperFont::new(font),
                plan,
                codes: Codes::default(),
                kept: HashMap::default(),
            })
        };
        let faces = Face::ALL.into_iter().map(at_work).collect::<Result<_, PdfError>>()?;
        Ok(Self { faces, missing: BTreeSet::new() })
    }

    /// The glyphs of `text`, which holds no line feed.
    ///
    /// # Errors
    /// [`PdfError::Font`] when shaping fails.
    pub fn shape(&mut self, face: Face, text: &str) -> Result<Arc<[Glyph]>, PdfError> {
        let not_loaded = || PdfError::Font { face: face.name(), why: "it is not loaded".to_owned() };
        let at_work = self.faces.get_mut(face.index()).ok_or_else(not_loaded)?;
        if let Some(glyphs) = at_work.kept.get(text) {
            return Ok(Arc::clone(glyphs));
        }
        let buffer = at_work.shaped(text)?;
        let glyphs = at_work.glyphs(text, &buffer, &mut self.missing);
        if text.len() <= KEPT_LENGTH {
            at_work.kept.insert(text.to_owned(), Arc::clone(&glyphs));
        }
        Ok(glyphs)
    }

    /// The codes used per face, in the order of [`Face::ALL`], and the characters without a glyph.
    pub fn into_codes(self) -> (Vec<Codes>, Vec<char>) {
        let codes = self.faces.into_iter().map(|at_work| at_work.codes).collect();
        (codes, self.missing.into_iter().collect())
    }
}

impl AtWork {
    fn shaped(&self, text: &str) -> Result<Buffer, PdfError> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        harfrust::shape(&self.font, &mut buffer, ShapeOptions::new().plan(Some(self.plan)))
            .map_err(|error| PdfError::Font { face: self.face.name(), why: error.to_string() })?;
        Ok(buffer)
    }

    fn glyphs(&mut self, text: &str, buffer: &Buffer, missing: &mut BTreeSet<char>) -> Arc<[Glyph]> {
        let infos = buffer.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut before = None;
        for (index, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let cluster = cluster_text(text, start, infos.get(index..).unwrap_or_default());
            let mut drawn = GlyphId::new(info.glyph_id);
            let mut advance = position.x_advance;
            if info.glyph_id == 0 {
                missing.extend(cluster.chars());
                drawn = self.font.nominal_glyph(REPLACEMENT.into()).unwrap_or_default();
                advance = self.font.glyph_h_advance(drawn);
            }
            let natural = self.font.glyph_h_advance(drawn);
            let text = if before == Some(info.cluster) { CONTINUED } else { cluster };
            before = Some(info.cluster);
            let (glyph, width) = (drawn.to_u32().try_into().unwrap_or(0), natural.try_into().unwrap_or(0));
            let code = self.codes.code(glyph, text, width);
            let [advance, natural, right, up] =
                [advance, natural, position.x_offset, position.y_offset].map(thousandths);
            glyphs.push(Glyph { code, advance, natural, right, up, start: info.cluster });
        }
        glyphs.into()
    }
}

/// A length of a face, whose em has 1,000 units.
fn thousandths(units: i32) -> i16 {
    units.clamp(i16::MIN.into(), i16::MAX.into()) as i16
}

/// Text of a glyph that continues the character of the glyph before it: nothing to see, and left out again
/// when the file is read.
pub const CONTINUED: &str = "\u{200B}";

/// The part of `text` from `start` to the next cluster.
fn cluster_text<'t>(text: &'t str, start: usize, rest: &[harfrust::GlyphInfo]) -> &'t str {
    let next = rest.iter().map(|info| info.cluster as usize).find(|cluster| *cluster > start);
    text.get(start..next.unwrap_or(text.len())).unwrap_or_default()
}
