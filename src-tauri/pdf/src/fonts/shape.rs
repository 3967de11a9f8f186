use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::OnceLock;

use harfrust::{Buffer, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont};

use super::{Code, Codes, Face};
use crate::PdfError;

/// Drawn for characters that the faces don't have.
const REPLACEMENT: char = '\u{25A1}';
/// Shaped strings up to this many bytes are kept: table cells repeat.
const KEPT_LENGTH: usize = 40;

/// A shaped glyph. Lengths in thousandths of the font size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its code in the file.
    pub code: Code,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// How far the viewer moves the pen by itself.
    pub natural: i32,
    /// Shift to the right, for marks.
    pub right: i32,
    /// Shift upwards, for marks.
    pub up: i32,
    /// Byte where its text begins.
    pub start: usize,
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

/// Turns text into glyphs and remembers which codes were used.
pub struct Shaper {
    fonts: Vec<ShaperFont<'static, 'static>>,
    plans: Vec<&'static ShapePlan>,
    codes: [Codes; 4],
    kept: HashMap<(Face, String), Rc<[Glyph]>>,
    missing: BTreeSet<char>,
}

impl Shaper {
    /// A shaper with no codes handed out.
    ///
    /// # Errors
    /// [`PdfError::Font`] when an embedded face cannot be parsed.
    pub fn new() -> Result<Self, PdfError> {
        let faces = Face::ALL.into_iter().map(prepared).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            fonts: faces.iter().map(|face| ShaperFont::new(&face.font)).collect(),
            plans: faces.iter().map(|face| &face.plan).collect(),
            codes: Default::default(),
            kept: HashMap::new(),
            missing: BTreeSet::new(),
        })
    }

    /// The glyphs of `text`, which holds no line feed.
    ///
    /// # Errors
    /// [`PdfError::Font`] when shaping fails.
    pub fn shape(&mut self, face: Face, text: &str) -> Result<Rc<[Glyph]>, PdfError> {
        if text.len() > KEPT_LENGTH {
            return self.shape_anew(face, text);
        }
        let key = (face, text.to_owned());
        if let Some(glyphs) = self.kept.get(&key) {
            return Ok(Rc::clone(glyphs));
        }
        let glyphs = self.shape_anew(face, text)?;
        self.kept.insert(key, Rc::clone(&glyphs));
        Ok(glyphs)
    }

    fn shape_anew(&mut self, face: Face, text: &str) -> Result<Rc<[Glyph]>, PdfError> {
        let failed = |why: String| PdfError::Font { face: face.name(), why };
        let (Some(font), Some(plan), Some(codes)) =
            (self.fonts.get(face.index()), self.plans.get(face.index()), self.codes.get_mut(face.index()))
        else {
            return Err(failed("it is not loaded".to_owned()));
        };
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        buffer.set_cluster_level(harfrust::ClusterLevel::MonotoneCharacters);
        harfrust::shape(font, &mut buffer, ShapeOptions::new().plan(Some(plan)))
            .map_err(|error| failed(error.to_string()))?;
        let replacement = font.nominal_glyph(REPLACEMENT.into()).map_or(0, |glyph| glyph.to_u32());
        let infos = buffer.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (index, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let cluster = cluster_text(text, start, infos.get(index..).unwrap_or_default());
            let first =
                index == 0 || infos.get(index - 1).is_none_or(|before| before.cluster != info.cluster);
            let drawn = if info.glyph_id == 0 { replacement } else { info.glyph_id };
            if info.glyph_id == 0 {
                self.missing.extend(cluster.chars());
            }
            let natural = font.glyph_h_advance(harfrust::GlyphId::new(drawn));
            let advance = if info.glyph_id == 0 { natural } else { position.x_advance };
            let text = if first { cluster } else { CONTINUED };
            let width = u16::try_from(natural).unwrap_or(0);
            let code = codes.code(u16::try_from(drawn).unwrap_or(0), text, width);
            glyphs.push(Glyph {
                code,
                advance,
                natural,
                right: position.x_offset,
                up: position.y_offset,
                start,
            });
        }
        Ok(glyphs.into())
    }

    /// The codes used per face, in the order of [`Face::ALL`], and the characters without a glyph.
    pub fn into_codes(self) -> ([Codes; 4], Vec<char>) {
        (self.codes, self.missing.into_iter().collect())
    }
}

/// Text of a glyph that continues the character of the glyph before it: nothing to see, and left out again
/// when the file is read.
pub const CONTINUED: &str = "\u{200B}";

/// The part of `text` from `start` to the next cluster.
fn cluster_text<'t>(text: &'t str, start: usize, rest: &[harfrust::GlyphInfo]) -> &'t str {
    let next = rest.iter().map(|info| info.cluster as usize).find(|cluster| *cluster > start);
    text.get(start..next.unwrap_or(text.len())).unwrap_or_default()
}
