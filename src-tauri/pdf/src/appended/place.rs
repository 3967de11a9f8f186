use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::Appended;
use crate::PdfError;
use crate::layout::Laid;

/// Puts the pages of `files` where the document keeps empty pages for them.
///
/// # Errors
/// [`PdfError::Write`] when a file taken apart can't be read again.
pub fn place(file: &mut File, laid: &Laid, pages: &[ObjectId], files: &[Appended]) -> Result<(), PdfError> {
    let (mut layers, mut hidden) = (Vec::new(), Vec::new());
    for (at, appended) in files.iter().enumerate() {
        let kept = laid.pages.iter().zip(pages).filter(|(page, _)| page.appended == Some(at));
        let kept: Vec<ObjectId> = kept.map(|(_, id)| *id).collect();
        if !kept.is_empty() {
            let mut other = File::load_mem(&appended.bytes)?;
            other.renumber_objects_with(file.max_id + 1);
            collect_layers(&other, &mut layers, &mut hidden);
            bring(file, other, &kept)?;
        }
    }
    if !layers.is_empty() {
        let properties = dictionary! { "OCGs" => layers, "D" => dictionary! { "OFF" => hidden } };
        file.catalog_mut()?.set("OCProperties", properties);
    }
    Ok(())
}

fn collect_layers(other: &File, layers: &mut Vec<Object>, hidden: &mut Vec<Object>) {
    let Ok(properties) = other.catalog().and_then(|catalog| catalog.get_deref(b"OCProperties", other)) else {
        return;
    };
    let Ok(properties) = properties.as_dict() else { return };
    let list =
        |object: lopdf::Result<&Object>| object.and_then(Object::as_array).cloned().unwrap_or_default();
    layers.extend(list(properties.get_deref(b"OCGs", other)));
    let shown = properties.get_deref(b"D", other).and_then(Object::as_dict);
    hidden.extend(list(shown.and_then(|shown| shown.get_deref(b"OFF", other))));
}

/// Moves the objects of `other` into `file` and its pages onto the pages kept for them.
fn bring(file: &mut File, mut other: File, kept: &[ObjectId]) -> Result<(), PdfError> {
    let pages: Vec<ObjectId> = other.page_iter().collect();
    let root = other.trailer.get(b"Root").and_then(Object::as_reference)?;
    let tree = other.catalog()?.get(b"Pages").and_then(Object::as_reference)?;
    for (id, kept) in pages.iter().zip(kept) {
        let Some(Object::Dictionary(mut page)) = other.objects.remove(id) else { continue };
        let parent = file.get_dictionary(*kept)?.get(b"Parent")?.clone();
        page.set("Parent", parent);
        file.set_object(*kept, page);
    }
    other.objects.remove(&root);
    other.objects.remove(&tree);
    file.max_id = file.max_id.max(other.max_id);
    file.objects.extend(other.objects);
    Ok(())
}
