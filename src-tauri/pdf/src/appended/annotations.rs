use lopdf::{Dictionary, Document as File, Object};

use super::Refused;
use super::boxes::{Rect, numbers, rect};
use super::take::Taking;

/// Flags of an annotation that isn't seen (ISO 32000-1, table 165).
const HIDDEN: i64 = 0x02;
const NO_VIEW: i64 = 0x20;
/// Most annotations of a page that are drawn.
const MOST: usize = 5_000;

/// An annotation's look, to be drawn over its page.
pub(super) struct Drawn {
    /// Its look in the new file.
    pub(super) form: Object,
    /// Where it goes: scales and shifts across and upwards.
    pub(super) at: [f32; 4],
}

/// What is seen of a page's comments, stamps and filled fields.
pub(super) fn drawn(taking: &mut Taking<'_>, page: &Dictionary) -> Result<Vec<Drawn>, Refused> {
    let from = taking.from;
    let Ok(annotations) = page.get_deref(b"Annots", from).and_then(Object::as_array) else {
        return Ok(Vec::new());
    };
    let mut drawn = Vec::new();
    for annotation in annotations.iter().take(MOST) {
        let Ok((_, Object::Dictionary(annotation))) = from.dereference(annotation) else { continue };
        let flags = annotation.get_deref(b"F", from).and_then(Object::as_i64).unwrap_or(0);
        let is_popup = annotation
            .get_deref(b"Subtype", from)
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Popup");
        if flags & (HIDDEN | NO_VIEW) != 0 || is_popup {
            continue;
        }
        match look(from, annotation) {
            Some(look) => drawn.extend(one(taking, annotation, look)?),
            None if is_filled_field(from, annotation) => return Err(Refused::LiveForm),
            None => {}
        }
    }
    Ok(drawn)
}

/// The look that an annotation has now.
fn look<'f>(from: &'f File, annotation: &'f Dictionary) -> Option<&'f Object> {
    let looks = annotation.get_deref(b"AP", from).ok()?.as_dict().ok()?;
    let normal = looks.get(b"N").ok()?;
    match from.dereference(normal).ok()?.1 {
        Object::Stream(_) => Some(normal),
        Object::Dictionary(states) => {
            let state = annotation.get_deref(b"AS", from).ok()?.as_name().ok()?;
            let look = states.get(state).ok()?;
            matches!(from.dereference(look).ok()?.1, Object::Stream(_)).then_some(look)
        }
        _ => None,
    }
}

/// A field with text in it whose look is to be made up by whoever opens the file.
fn is_filled_field(from: &File, annotation: &Dictionary) -> bool {
    let of = |key: &[u8]| {
        let own = annotation.get_deref(key, from).ok();
        own.or_else(|| annotation.get_deref(b"Parent", from).ok()?.as_dict().ok()?.get_deref(key, from).ok())
    };
    let takes_text =
        of(b"FT").and_then(|kind| kind.as_name().ok()).is_some_and(|kind| kind == b"Tx" || kind == b"Ch");
    takes_text && of(b"V").and_then(|value| value.as_str().ok()).is_some_and(|value| !value.is_empty())
}

/// A look with the place that its box takes: its rectangle on the page (ISO 32000-1, 12.5.5).
fn one(taking: &mut Taking<'_>, annotation: &Dictionary, look: &Object) -> Result<Option<Drawn>, Refused> {
    let from = taking.from;
    let Ok((_, Object::Stream(stream))) = from.dereference(look) else { return Ok(None) };
    let place = annotation.get(b"Rect").ok().and_then(|place| rect(from, place));
    let bounds = stream.dict.get(b"BBox").ok().and_then(|bounds| rect(from, bounds));
    let (Some(place), Some(bounds)) = (place, bounds) else { return Ok(None) };
    let matrix = stream.dict.get(b"Matrix").ok().and_then(|matrix| numbers(from, matrix));
    let bounds = turned(bounds, matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let scale = |from: f32, to: f32| if from > 0.0 { to / from } else { 1.0 };
    let across = scale(bounds[2] - bounds[0], place[2] - place[0]);
    let upwards = scale(bounds[3] - bounds[1], place[3] - place[1]);
    let at = [across, upwards, place[0] - bounds[0] * across, place[1] - bounds[1] * upwards];
    if at.iter().any(|number| !number.is_finite() || number.abs() > 1e6) {
        return Ok(None);
    }
    Ok(Some(Drawn { form: taking.copied(look)?, at }))
}

/// The upright rectangle around a rectangle that a matrix has moved and turned.
fn turned([left, bottom, right, top]: Rect, [a, b, c, d, e, f]: [f32; 6]) -> Rect {
    let corners = [(left, bottom), (right, bottom), (right, top), (left, top)];
    let moved = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let least = |of: fn(&(f32, f32)) -> f32| moved.iter().map(of).fold(f32::INFINITY, f32::min);
    let most = |of: fn(&(f32, f32)) -> f32| moved.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    [least(|at| at.0), least(|at| at.1), most(|at| at.0), most(|at| at.1)]
}
