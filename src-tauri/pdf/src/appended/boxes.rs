use lopdf::{Dictionary, Document as File, Object};

/// A rectangle: left, bottom, right, top.
pub type Rect = [f32; 4];

/// Deepest page tree that is followed upwards.
const DEPTH: usize = 64;

/// An entry of a page, or of the page tree above it where the page has none.
pub fn inherited(file: &File, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut node = page;
    for _ in 0..DEPTH {
        if let Ok(found) = node.get_deref(key, file)
            && !found.is_null()
        {
            return node.get(key).ok().cloned();
        }
        node = node.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}

/// Four finite numbers as a rectangle whose sides are in order.
pub fn rect(file: &File, object: &Object) -> Option<Rect> {
    let (_, object) = file.dereference(object).ok()?;
    let [a, b, c, d] = numbers(file, object)?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// So many finite numbers.
pub fn numbers<const N: usize>(file: &File, object: &Object) -> Option<[f32; N]> {
    let (_, object) = file.dereference(object).ok()?;
    let array = object.as_array().ok().filter(|array| array.len() == N)?;
    let mut numbers = [0.0; N];
    for (number, object) in numbers.iter_mut().zip(array) {
        *number = file.dereference(object).ok()?.1.as_float().ok().filter(|number| number.is_finite())?;
    }
    Some(numbers)
}

/// What of a page is seen: its crop box within its media box; US Letter where it gives neither.
pub fn visible(file: &File, page: &Dictionary) -> Rect {
    let of = |key: &[u8]| inherited(file, page, key).and_then(|found| rect(file, &found));
    let media = of(b"MediaBox").unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let Some(crop) = of(b"CropBox") else { return media };
    let seen = [media[0].max(crop[0]), media[1].max(crop[1]), media[2].min(crop[2]), media[3].min(crop[3])];
    if seen[0] < seen[2] && seen[1] < seen[3] { seen } else { media }
}

/// Whether a printer could take a page: half an inch to 200 inches each way, the most that viewers show.
pub fn is_printable([left, bottom, right, top]: Rect) -> bool {
    let fits = |length: f32| (36.0..=14_400.0).contains(&length);
    fits(right - left) && fits(top - bottom)
}
