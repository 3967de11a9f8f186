use lopdf::{Document as File, Object, dictionary};

use super::Standards;
use super::strings::{name, text};
use crate::PdfError;
use crate::document::Document;

/// Language, the mark of a tagged file, and how a viewer opens it.
pub fn write(file: &mut File, document: &Document, standards: &Standards) -> Result<(), PdfError> {
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text(&document.language));
    let mut marked = dictionary! { "Marked" => true };
    if !standards.is_whole() {
        // Pages of appended files have no tags of ours.
        marked.set("Suspects", true);
    }
    catalog.set("MarkInfo", marked);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => Object::Boolean(true) });
    catalog.set("PageMode", name("UseOutlines"));
    catalog.remove(b"PageLayout");
    Ok(())
}
