//! Pages to a file: `content` writes what stands on them, printpdf their fonts, `tags` completes what it leaves out.

mod content;
mod number;
mod objects;
mod pages;
mod protect;
mod save;

use crate::appended::{Appended, place};
use crate::document::Document;
use crate::fonts::{Face, subset};
use crate::layout::Laid;
use crate::tags::{self, Standards, Structure};
use crate::{PdfError, Protection};
use objects::Packer;

/// Writes the laid out document and lets go of it: of what stands on a page as soon as that is written.
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
    let mut packer = Packer::new();
    let mut file = pages::pages(&document.title, &mut laid, &subsets, &mut packer)?;
    let standards = Standards { archival: protection.is_none(), ..Standards::of(&laid) };
    let mut places = tags::complete(&mut file, document, &laid, &subsets, &standards)?;
    place(&mut file, &laid, &places.pages, appended)?;
    let numbers = number::renumber(&mut file);
    places.renumber(|id| numbers.get(&id).copied().unwrap_or(id));
    let structure = Structure::new(&laid, &places, file.max_id + 1);
    let bytes = save::save(file, &structure, packer)?;
    match protection {
        None => Ok(bytes),
        Some(protection) => {
            drop(laid);
            protect::save(&bytes, protection)
        }
    }
}
