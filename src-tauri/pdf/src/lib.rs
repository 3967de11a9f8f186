//! Documents to tagged PDF bytes, and back from the bytes to the text of each address.
//!
//! A [`Document`] says what stands on the pages in the product's own words: cover, contents, headings,
//! tables, lists. [`render`] lays it out, writes it, its fonts with printpdf, and completes it into a PDF that states
//! PDF/UA-1 and PDF/A-2a: structure tree, outline, language, metadata, output intent. [`reread`] walks the
//! structure tree of such a file and returns the text of every element that carries an address.
//!
//! The layout knows nothing of the writer's types: only `emit` and `tags` do.

pub mod appended;
pub mod comparison;
pub mod document;
mod emit;
mod error;
mod fonts;
pub mod guide;
mod layout;
pub mod letter;
pub mod packet;
mod preview;
pub mod report;
mod reread;
mod syntax;
mod tags;

pub use document::Document;
pub use error::PdfError;
pub use fonts::readable;
pub use preview::{AppendedPage, Picture, Pictures};
pub use reread::{reread, reread_protected, sealed_pages};
pub use tags::seal;

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
    /// Where they stand: by address, else by heading and row; at most 200 places.
    pub missing_at: Vec<document::Missing>,
}

/// A password on a file, by AES with 256 bits (ISO 32000-2, revision 6).
#[derive(Clone, Copy)]
pub struct Protection<'a> {
    /// Opens the file; not empty.
    pub password: &'a str,
    /// Key of this one file, 32 random bytes that are used for nothing else.
    pub file_key: &'a [u8; 32],
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many pages are laid out.
    Pages(usize),
    /// All of them are, and are written.
    Writing(usize),
}

/// Is told how far a file is, now and then; answers whether to go on.
pub type Watch<'w> = dyn FnMut(Progress) -> bool + 'w;

/// Lays `document` out and returns the PDF.
///
/// # Errors
/// [`PdfError::DuplicateAddress`] when two parts carry one address; [`PdfError::TableShape`] when a row's
/// spans don't fill its table's columns; [`PdfError::HeadingLevel`] when a heading skips a level;
/// [`PdfError::Font`] and [`PdfError::Write`] when the embedded fonts or the writer fail.
pub fn render(document: &Document) -> Result<Rendered, PdfError> {
    rendered(document, &document::Printing::default(), None, &mut |_| true)
}

/// The same with a password. Such a file doesn't state PDF/A, which forbids encryption, and its bytes differ
/// each time.
///
/// # Errors
/// As [`render`]; [`PdfError::NoPassword`] for an empty password.
pub fn render_protected(document: &Document, protection: Protection<'_>) -> Result<Rendered, PdfError> {
    if protection.password.is_empty() {
        return Err(PdfError::NoPassword);
    }
    rendered(document, &document::Printing::default(), Some(protection), &mut |_| true)
}

/// The same, printed as `printing` says; with a password where one is given. `watch` is told how far it is and may stop
/// it.
///
/// With appended files the document states neither PDF/UA-1 nor PDF/A-2a: their pages are as they came.
///
/// # Errors
/// As [`render`] and [`render_protected`]; [`PdfError::Stopped`] when `watch` says so.
pub fn render_printed(
    document: &Document,
    printing: &document::Printing,
    protection: Option<Protection<'_>>,
    watch: &mut Watch<'_>,
) -> Result<Rendered, PdfError> {
    if protection.is_some_and(|protection| protection.password.is_empty()) {
        return Err(PdfError::NoPassword);
    }
    rendered(document, printing, protection, watch)
}

fn rendered(
    document: &Document,
    printing: &document::Printing,
    protection: Option<Protection<'_>>,
    watch: &mut Watch<'_>,
) -> Result<Rendered, PdfError> {
    document.validate()?;
    let laid = layout::lay_out(document, printing, watch)?;
    if !watch(Progress::Writing(laid.pages.len())) {
        return Err(PdfError::Stopped);
    }
    let (pages, missing) = (laid.pages.len(), laid.missing.clone());
    let bytes = emit::write(document, laid, &printing.appended, protection)?;
    let missing_at = document::missing_places(document, &missing);
    Ok(Rendered { bytes, pages, missing_glyphs: missing, missing_at })
}
