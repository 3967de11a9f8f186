//! Pages as pictures for the screen: the very layout that is printed, drawn as SVG with the letters as outlines.

mod outline;
mod picture;

use std::ops::Range;

use crate::document::{Document, Printing};
use crate::layout::{self, Laid};
use crate::{PdfError, Watch};

/// A document laid out to be looked at. Laying out takes long, drawing some of the pages doesn't.
pub struct Pictures {
    laid: Laid,
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// SVG of the sheet's size in points. It holds no script, no style and no link, and needs nothing from outside.
    pub svg: String,
    /// The page of an appended file that the printed document has there; the picture is an empty sheet then.
    pub appended: Option<AppendedPage>,
}

/// A page of an appended file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppendedPage {
    /// The file, by its place in [`Printing::appended`].
    pub file: usize,
    /// Its page, from 0.
    pub page: usize,
    /// How many pages the file has.
    pub of: usize,
}

impl Pictures {
    /// Lays `document` out as it is printed.
    ///
    /// # Errors
    /// As [`crate::render_printed`].
    pub fn lay_out(
        document: &Document,
        printing: &Printing,
        watch: &mut Watch<'_>,
    ) -> Result<Self, PdfError> {
        document.validate()?;
        Ok(Self { laid: layout::lay_out(document, printing, watch)? })
    }

    /// How many pages the document has.
    pub fn total(&self) -> usize {
        self.laid.pages.len()
    }

    /// Pictures of the pages in `range`, counted from 0, as far as there are any.
    ///
    /// # Errors
    /// [`PdfError::Font`] when a letter can't be drawn.
    pub fn pages(&self, range: Range<usize>) -> Result<Vec<Picture>, PdfError> {
        let first = range.start.min(self.total());
        let wanted = first..range.end.clamp(first, self.total());
        wanted
            .filter_map(|at| Some((at, self.laid.pages.get(at)?)))
            .map(|(at, page)| {
                Ok(Picture { svg: picture::picture(page, &self.laid)?, appended: self.appended(at) })
            })
            .collect()
    }

    fn appended(&self, at: usize) -> Option<AppendedPage> {
        let pages = &self.laid.pages;
        let file = pages.get(at)?.appended?;
        let of_file = |page: &&layout::Page| page.appended == Some(file);
        let (before, from_here) = pages.split_at_checked(at)?;
        let page = before.iter().rev().take_while(of_file).count();
        Some(AppendedPage { file, page, of: page + from_here.iter().take_while(of_file).count() })
    }
}
