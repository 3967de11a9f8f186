use std::fmt::Write as _;

use read_fonts::tables::glyf::{Anchor, CompositeGlyph, CurvePoint, Glyph, SimpleGlyph};
use read_fonts::types::GlyphId;
use read_fonts::{FontRef, TableProvider};

use crate::PdfError;
use crate::fonts::Face;

/// Deepest glyph made of glyphs; the faces nest two deep.
const DEPTH: usize = 8;

/// A point of an outline: across, upwards, and whether the outline goes through it.
type Point = (f32, f32, bool);

/// The outline of a face's glyph as SVG path data in font units, upwards positive; empty for a blank.
///
/// # Errors
/// [`PdfError::Font`] when the face has no such outline.
pub fn outline(face: Face, glyph: u16) -> Result<String, PdfError> {
    let failed = |error: read_fonts::ReadError| PdfError::Font { face: face.name(), why: error.to_string() };
    let font = FontRef::new(face.data()).map_err(failed)?;
    let mut contours = Vec::new();
    collect(&font, GlyphId::new(glyph.into()), DEPTH, &mut contours).map_err(failed)?;
    let mut path = String::new();
    contours.iter().for_each(|contour| draw(contour, &mut path));
    Ok(path)
}

fn collect(
    font: &FontRef<'_>,
    glyph: GlyphId,
    depth: usize,
    into: &mut Vec<Vec<Point>>,
) -> Result<(), read_fonts::ReadError> {
    match font.loca(None)?.get_glyf(glyph, &font.glyf()?)? {
        Some(Glyph::Simple(simple)) => into.extend(contours(&simple)),
        Some(Glyph::Composite(composite)) if depth > 0 => components(font, &composite, depth, into)?,
        Some(Glyph::Composite(_)) | None => {}
    }
    Ok(())
}

fn contours(glyph: &SimpleGlyph<'_>) -> Vec<Vec<Point>> {
    let points: Vec<CurvePoint> = glyph.points().collect();
    let mut begin = 0;
    let mut contours = Vec::new();
    for end in glyph.end_pts_of_contours() {
        let end = usize::from(end.get()) + 1;
        let of_contour = points.get(begin..end).unwrap_or_default();
        contours.push(
            of_contour.iter().map(|point| (f32::from(point.x), f32::from(point.y), point.on_curve)).collect(),
        );
        begin = end;
    }
    contours
}

fn components(
    font: &FontRef<'_>,
    glyph: &CompositeGlyph<'_>,
    depth: usize,
    into: &mut Vec<Vec<Point>>,
) -> Result<(), read_fonts::ReadError> {
    for component in glyph.components() {
        let mut own = Vec::new();
        collect(font, component.glyph, depth - 1, &mut own)?;
        let (right, up) = match component.anchor {
            Anchor::Offset { x, y } => (f32::from(x), f32::from(y)),
            Anchor::Point { .. } => (0.0, 0.0),
        };
        let by = component.transform;
        let [xx, yx, xy, yy] = [by.xx, by.yx, by.xy, by.yy].map(|part| part.to_f32());
        for (x, y, _) in own.iter_mut().flatten() {
            (*x, *y) = (*x * xx + *y * xy + right, *x * yx + *y * yy + up);
        }
        into.extend(own);
    }
    Ok(())
}

/// A closed contour of quadratic curves: between two points off the outline lies one on it, halfway.
fn draw(contour: &[Point], path: &mut String) {
    let halfway = |a: Point, b: Point| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0, true);
    let (Some(first), Some(last)) = (contour.first().copied(), contour.last().copied()) else { return };
    let begin = match (first.2, last.2) {
        (true, _) => first,
        (false, true) => last,
        (false, false) => halfway(first, last),
    };
    let _ = write!(path, "M{} {}", begin.0, begin.1);
    let mut bend: Option<Point> = None;
    for point in contour.iter().skip(usize::from(first.2)).copied().chain([begin]) {
        match (bend, point.2) {
            (None, true) => {
                let _ = write!(path, "L{} {}", point.0, point.1);
            }
            (None, false) => bend = Some(point),
            (Some(by), true) => {
                let _ = write!(path, "Q{} {} {} {}", by.0, by.1, point.0, point.1);
                bend = None;
            }
            (Some(by), false) => {
                let on = halfway(by, point);
                let _ = write!(path, "Q{} {} {} {}", by.0, by.1, on.0, on.1);
                bend = Some(point);
            }
        }
    }
    path.push('Z');
}
