use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::outline::destination;
use super::strings::{self, count, name, text};
use crate::PdfError;
use crate::layout::{Laid, Link, Target};

/// Writes the link annotations, and into the pages what leads to them and to the structure tree. Returns the links of each
/// page.
pub fn write(file: &mut File, laid: &Laid, pages: &[ObjectId]) -> Result<Vec<Vec<ObjectId>>, PdfError> {
    debug_assert_eq!(pages.len(), laid.pages.len());
    let mut key = pages.len();
    let mut all = Vec::with_capacity(pages.len());
    for (index, (page, id)) in laid.pages.iter().zip(pages).enumerate() {
        let mut links = Vec::with_capacity(page.links.len());
        for link in &page.links {
            links.push(file.add_object(annotation(link, key, pages, laid)));
            key += 1;
        }
        if page.appended.is_none() {
            complete(file.get_dictionary_mut(*id)?, index, &links);
        }
        all.push(links);
    }
    Ok(all)
}

fn complete(page: &mut Dictionary, index: usize, links: &[ObjectId]) {
    page.set("StructParents", count(index));
    page.set("Tabs", name("S"));
    page.remove(b"TrimBox");
    page.remove(b"CropBox");
    if links.is_empty() {
        page.remove(b"Annots");
    } else {
        page.set("Annots", links.iter().map(|link| Object::Reference(*link)).collect::<Vec<_>>());
    }
}

fn annotation(link: &Link, key: usize, pages: &[ObjectId], laid: &Laid) -> Dictionary {
    let [left, top, right, bottom] = link.bounds;
    let height = laid.area.sheet_height;
    let bounds = [left, height - bottom, right, height - top].map(Object::Real);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => bounds.to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "Contents" => text(&link.contents),
        "StructParent" => count(key),
    };
    match &link.target {
        Target::Heading(target) => {
            let entry = laid.outline.get(*target);
            let place = entry.map_or(Object::Null, |entry| destination(entry, pages, laid.area));
            annotation.set("Dest", place);
        }
        Target::Address(address) => {
            let uri = strings::address(address);
            annotation.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => uri });
        }
    }
    annotation
}
