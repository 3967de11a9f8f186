//! What the pages of a PDF of ours tell, compared with the seal it carries.

use hpug_model::seal::SealedPages;
use lopdf::{Document as File, LoadOptions, Object};

use super::{content, walk};
use crate::tags::seals;

/// Most bytes that the contents of a file may come to: 200 MB.
const MOST_UNPACKED: usize = 200_000_000;

/// What the seals of a PDF tell about the text of its pages; `None` for one that carries no seal, and for one that does
/// not open, with the password where one is given. What lies over the text is not read, only told of.
pub fn sealed_pages(bytes: &[u8], password: Option<&str>) -> Option<SealedPages> {
    let mut options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    options.password = password.map(str::to_owned);
    let file = File::load_mem_with_options(bytes, options).ok()?;
    let (answers, pages) = seals(&file)?;
    let read = content::contents(&file)
        .and_then(|contents| Ok((walk::readings(&file, &contents.texts)?, contents.unmarked)));
    let Ok((texts, unmarked)) = read else { return Some(SealedPages::unseen(&answers).unreadable()) };
    let added = unmarked || has_foreign_pages(&file) || has_notes(&file);
    Some(SealedPages { added, ..SealedPages::of(&answers, pages.as_deref(), &texts) })
}

/// Whether a page is there that does not belong to the structure tree, as all of ours do.
fn has_foreign_pages(file: &File) -> bool {
    file.page_iter().any(|page| file.get_dictionary(page).is_ok_and(|entries| !entries.has(b"StructParents")))
}

/// Whether anything lies over a page but links, which show nothing.
fn has_notes(file: &File) -> bool {
    let entry = |object: &Object| {
        let found = file.dereference(object).ok().and_then(|(_, found)| found.as_dict().ok());
        found.is_none_or(|note| {
            note.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Link".as_slice())
        })
    };
    file.page_iter().any(|page| {
        let Ok(entries) = file.get_dictionary(page) else { return true };
        let Ok(notes) = entries.get_deref(b"Annots", file) else { return false };
        notes.as_array().map_or(true, |notes| notes.iter().any(entry))
    })
}
