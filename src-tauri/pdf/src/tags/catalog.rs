use lopdf::{Document as File, Object, dictionary};

use super::strings::{name, text};
use crate::PdfError;
use crate::document::Document;

/// Language, the mark of a tagged file, and how a viewer opens it.
pub fn write(file: &mut File, document: &Document) -> Result<(), PdfError> {
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text(&document.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => Object::Boolean(true) });
    catalog.set("PageMode", name("UseOutlines"));
    catalog.remove(b"PageLayout");
    Ok(())
}
