//! Pages as pictures for the screen: the very layout that is printed, drawn as SVG with the letters as outlines.

mod outline;
mod picture;

use std::ops::Range;

use crate::document::{Document, Printing};
use crate::{PdfError, Watch, layout};

/// Pages of a document as pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many pages the document has.
    pub total: usize,
    /// The pages asked for, as SVG of the sheet's size in points. They hold no script, no style and no link, and need
    /// nothing from outside.
    pub pages: Vec<String>,
}

/// Pictures of the pages in `range`, counted from 0, as far as there are any.
///
/// # Errors
/// As [`crate::render_printed`].
pub fn preview(
    document: &Document,
    printing: &Printing,
    range: Range<usize>,
    watch: &mut Watch<'_>,
) -> Result<Preview, PdfError> {
    document.validate()?;
    let laid = layout::lay_out(document, printing, watch)?;
    let total = laid.pages.len();
    let first = range.start.min(total);
    let pages = laid.pages.get(first..range.end.clamp(first, total)).unwrap_or_default();
    let pages = pages.iter().map(|page| picture::picture(page, &laid)).collect::<Result<_, _>>()?;
    Ok(Preview { total, pages })
}
