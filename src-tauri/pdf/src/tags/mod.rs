//! What the writer leaves out: structure tree, outline, links, metadata, output intent, exact fonts.

mod catalog;
mod fonts;
mod intent;
mod metadata;
mod outline;
mod roles;
mod strings;
mod structure;

pub use metadata::seal;
pub use roles::role_name;

use lopdf::{Document as File, ObjectId};

use crate::PdfError;
use crate::document::Document;
use crate::fonts::Subset;
use crate::layout::Laid;

/// Completes `file`, whose pages are those of `laid`; `archival` files state PDF/A-2a beside PDF/UA-1.
///
/// # Errors
/// [`PdfError::Write`] when the file's own objects are not as the writer leaves them.
pub fn complete(
    file: &mut File,
    document: &Document,
    laid: &Laid,
    subsets: &[Subset],
    archival: bool,
) -> Result<(), PdfError> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    fonts::complete(file, &pages, subsets)?;
    structure::write(file, laid, &pages)?;
    outline::write(file, laid, &pages)?;
    metadata::write(file, document, archival)?;
    intent::write(file)?;
    catalog::write(file, document)
}
