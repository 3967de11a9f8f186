//! Documents to tagged PDF bytes, and back from the bytes to the text of each address.
//!
//! A [`Document`] says what stands on the pages in the product's own words: cover, contents, headings,
//! tables, lists. [`render`] lays it out, writes it with printpdf and completes it into a PDF that states
//! PDF/UA-1 and PDF/A-2a: structure tree, outline, language, metadata, output intent. [`reread`] walks the
//! structure tree of such a file and returns the text of every element that carries an address.
//!
//! The layout knows nothing of the writer's types: only `emit` and `tags` do.

pub mod document;
mod emit;
mod error;
mod fonts;
mod layout;
pub mod report;
mod reread;
mod tags;

pub use document::Document;
pub use error::PdfError;
pub use fonts::readable;
pub use reread::reread;

/// What [`render`] returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file. The same document gives the same bytes.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Characters that the fonts cannot draw, in code point order. Each is drawn as an empty box; its text
    /// stays in the file, so that it is read, searched and copied as it was written.
    pub missing_glyphs: Vec<char>,
}

/// Lays `document` out and returns the PDF.
///
/// # Errors
/// [`PdfError::DuplicateAddress`] when two parts carry one address; [`PdfError::TableShape`] when a row's
/// spans don't fill its table's columns; [`PdfError::HeadingLevel`] when a heading skips a level;
/// [`PdfError::Font`] and [`PdfError::Write`] when the embedded fonts or the writer fail.
pub fn render(document: &Document) -> Result<Rendered, PdfError> {
    document.validate()?;
    let laid = layout::lay_out(document)?;
    let bytes = emit::write(document, &laid)?;
    Ok(Rendered { bytes, pages: laid.pages.len(), missing_glyphs: laid.missing })
}
