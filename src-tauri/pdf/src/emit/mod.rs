//! Pages to a file: contents, fonts and the page tree; `tags` adds what makes it a tagged one.

mod content;
mod fonts;
mod protect;
mod save;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};

use crate::appended::{Appended, place};
use crate::document::Document;
use crate::fonts::{Face, subset};
use crate::layout::Laid;
use crate::tags::{self, Standards};
use crate::{PdfError, Protection};

/// Writes the laid out document. What a page draws is let go as soon as it is written: of a long document the pages are
/// most of what is held.
///
/// # Errors
/// [`PdfError::Font`] when a face cannot be cut down, [`PdfError::Write`] and [`PdfError::Assemble`] when the
/// file cannot be put together.
pub fn write(
    document: &Document,
    mut laid: Laid,
    appended: &[Appended],
    protection: Option<Protection<'_>>,
) -> Result<Vec<u8>, PdfError> {
    let used = Face::ALL.into_iter().zip(&laid.codes).filter(|(_, codes)| !codes.is_empty());
    let subsets = used.map(|(face, codes)| subset(face, codes)).collect::<Result<Vec<_>, _>>()?;
    let mut file = File::with_version("1.7");
    let resources = fonts::write(&mut file, &subsets)?;
    let pages = pages(&mut file, &mut laid, resources)?;
    let standards = Standards { archival: protection.is_none(), ..Standards::of(&laid) };
    tags::complete(&mut file, document, &laid, &pages, &standards)?;
    place(&mut file, &laid, &pages, appended)?;
    drop(laid);
    match protection {
        None => save::save(file),
        Some(protection) => protect::save(file, protection),
    }
}

/// Writes the pages with their contents, the page tree and the catalog; returns the pages.
fn pages(file: &mut File, laid: &mut Laid, resources: ObjectId) -> Result<Vec<ObjectId>, PdfError> {
    let (width, height) = (laid.area.sheet_width, laid.area.sheet_height);
    let tree = file.new_object_id();
    let mut kids = Vec::with_capacity(laid.pages.len());
    for page in &mut laid.pages {
        let items = std::mem::take(&mut page.items);
        let mut contents = Stream::new(Dictionary::new(), content::content(&items, height));
        contents.compress()?;
        let contents = file.add_object(contents);
        kids.push(file.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => [0.0, 0.0, width, height].map(Object::Real).to_vec(),
            "Resources" => resources,
            "Contents" => contents,
        }));
    }
    let references: Vec<Object> = kids.iter().map(|kid| Object::Reference(*kid)).collect();
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    file.set_object(tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => references });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    Ok(kids)
}
