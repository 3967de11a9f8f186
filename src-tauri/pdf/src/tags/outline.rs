use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::strings::{count, text};
use crate::PdfError;
use crate::layout::{Area, Laid, OutlineEntry};

/// Writes the headings as a nested outline, every branch open.
pub fn write(file: &mut File, laid: &Laid, pages: &[ObjectId]) -> Result<(), PdfError> {
    if laid.outline.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = laid.outline.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&laid.outline);
    let children = |parent: Option<usize>| -> Vec<ObjectId> {
        ids.iter().zip(&parents).filter(|(_, of)| **of == parent).map(|(id, _)| *id).collect()
    };
    for (index, (entry, id)) in laid.outline.iter().zip(&ids).enumerate() {
        let parent = parents.get(index).copied().flatten();
        let above = parent.and_then(|parent| ids.get(parent)).copied().unwrap_or(root);
        let mut item = dictionary! {
            "Title" => text(&entry.text),
            "Parent" => above,
            "Dest" => destination(entry, pages, laid.area),
        };
        let siblings = children(parent);
        let place = siblings.iter().position(|sibling| sibling == id).unwrap_or(0);
        let mut link = |key: &str, sibling: Option<&ObjectId>| {
            if let Some(sibling) = sibling {
                item.set(key, *sibling);
            }
        };
        link("Prev", place.checked_sub(1).and_then(|before| siblings.get(before)));
        link("Next", siblings.get(place + 1));
        let open = descendants(&parents, index);
        nest(&mut item, &children(Some(index)), open);
        file.set_object(*id, item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    nest(&mut outlines, &children(None), ids.len());
    file.set_object(root, outlines);
    file.catalog_mut()?.set("Outlines", root);
    Ok(())
}

fn nest(item: &mut Dictionary, children: &[ObjectId], open: usize) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", *first);
        item.set("Last", *last);
        item.set("Count", count(open));
    }
}

/// For each entry the nearest entry before it of a lower level.
fn parents(entries: &[OutlineEntry]) -> Vec<Option<usize>> {
    let above = |(index, entry): (usize, &OutlineEntry)| {
        let before = entries.get(..index).unwrap_or_default();
        before.iter().rposition(|other| other.level < entry.level)
    };
    entries.iter().enumerate().map(above).collect()
}

fn descendants(parents: &[Option<usize>], of: usize) -> usize {
    let direct = parents.iter().enumerate().filter(|(_, parent)| **parent == Some(of));
    direct.map(|(index, _)| 1 + descendants(parents, index)).sum()
}

/// Where a heading stands: its page with its upper edge at the window's.
pub fn destination(entry: &OutlineEntry, pages: &[ObjectId], area: Area) -> Object {
    let page = pages.get(entry.page).map_or(Object::Null, |page| Object::Reference(*page));
    let top = Object::Real((area.sheet_height - entry.y + 12.0).round());
    Object::Array(vec![page, "XYZ".into(), Object::Integer(0), top, Object::Null])
}
