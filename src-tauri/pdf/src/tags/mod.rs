//! What the writer leaves out: structure tree, outline, links, metadata, output intent, exact fonts.

mod catalog;
mod fonts;
mod intent;
mod links;
mod metadata;
mod outline;
mod roles;
mod strings;
mod structure;

pub use metadata::{seal, seals};
pub use roles::role_name;
pub use structure::Structure;

use lopdf::{Document as File, ObjectId};

use crate::PdfError;
use crate::document::Document;
use crate::fonts::Subset;
use crate::layout::Laid;

/// What a file may say of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standards {
    /// Not encrypted, as PDF/A-2a asks.
    pub archival: bool,
    /// The pages of appended files, from 1; with any, the file states neither PDF/UA-1 nor PDF/A-2a.
    pub foreign: Vec<usize>,
}

impl Standards {
    /// Which pages of a document are those of appended files.
    pub fn of(laid: &Laid) -> Self {
        let pages = (1..).zip(&laid.pages).filter(|(_, page)| page.appended.is_some());
        Self { archival: true, foreign: pages.map(|(number, _)| number).collect() }
    }

    /// Every page is the document's own: tagged, in our fonts and colours.
    pub fn is_whole(&self) -> bool {
        self.foreign.is_empty()
    }
}

/// Where the pages and their links are in the file.
pub struct Places {
    /// The pages.
    pub pages: Vec<ObjectId>,
    links: Vec<Vec<ObjectId>>,
}

impl Places {
    /// The same in a file whose objects got other numbers.
    pub fn renumber(&mut self, number_of: impl Fn(ObjectId) -> ObjectId) {
        let links = self.links.iter_mut().flatten();
        self.pages.iter_mut().chain(links).for_each(|id| *id = number_of(*id));
    }

    /// A page.
    fn page(&self, page: usize) -> ObjectId {
        self.pages.get(page).copied().unwrap_or_default()
    }

    /// A link of a page.
    fn link(&self, page: usize, link: usize) -> ObjectId {
        self.links.get(page).and_then(|links| links.get(link)).copied().unwrap_or_default()
    }
}

/// Completes `file`, whose pages are those of `laid`, but for the structure tree: [`Structure`].
///
/// # Errors
/// [`PdfError::Write`] when the file's own objects are not as the writer leaves them.
pub fn complete(
    file: &mut File,
    document: &Document,
    laid: &Laid,
    subsets: &[Subset],
    standards: &Standards,
) -> Result<Places, PdfError> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    fonts::complete(file, &pages, subsets)?;
    let links = links::write(file, laid, &pages)?;
    outline::write(file, laid, &pages)?;
    metadata::write(file, document, standards)?;
    intent::write(file)?;
    catalog::write(file, document, standards)?;
    Ok(Places { pages, links })
}
