use std::collections::BTreeMap;

use lopdf::{
    Dictionary, Document as File, Error, LoadOptions, Object, ObjectId, SaveOptions, Stream, dictionary,
    xref::XrefEntry,
};

use super::pages::page;
use super::{Appended, MOST_BYTES, MOST_PAGES, MOST_UNPACKED, Refused};

/// Takes a file apart: its pages with all that they draw, comments and filled fields drawn onto them, and nothing else.
///
/// Limits: 25 MB, 500 pages, 200 MB of unpacked contents; pages of half an inch to 200 inches.
///
/// # Errors
/// [`Refused`] by cause.
pub fn take(bytes: &[u8]) -> Result<Appended, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let begin = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    if !begin.windows(5).any(|window| window == b"%PDF-") {
        return Err(Refused::NotPdf);
    }
    let from = load(bytes)?;
    let catalog = from.catalog().map_err(damaged)?;
    if catalog.get_deref(b"NeedsRendering", &from).is_ok_and(|flag| flag.as_bool().unwrap_or(false)) {
        return Err(Refused::LiveForm);
    }
    let pages: Vec<ObjectId> = from.page_iter().take(MOST_PAGES + 1).collect();
    match pages.len() {
        0 => return Err(Refused::NoPages),
        count if count > MOST_PAGES => return Err(Refused::TooManyPages),
        _ => {}
    }
    let mut taking = Taking::new(&from);
    let mut kids = Vec::with_capacity(pages.len());
    for (number, id) in (1..).zip(&pages) {
        kids.push(page(&mut taking, *id, number)?);
    }
    let layers = layers(&mut taking)?;
    taking.finish(&kids, layers)
}

fn load(bytes: &[u8]) -> Result<File, Refused> {
    let loaded = File::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MOST_UNPACKED));
    let file = match loaded {
        Ok(file) => file,
        Err(Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_)) => {
            return Err(Refused::Protected);
        }
        Err(error) => return Err(damaged(error)),
    };
    match file.trailer.get(b"Encrypt").is_ok() || file.was_encrypted() {
        true => Err(Refused::Protected),
        false => Ok(file),
    }
}

pub(super) fn damaged(error: Error) -> Refused {
    match error {
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Refused::TooMuch,
        error => Refused::Damaged(error.to_string()),
    }
}

/// Objects on their way from one file into another.
pub(super) struct Taking<'f> {
    pub(super) from: &'f File,
    pub(super) to: File,
    taken: BTreeMap<ObjectId, ObjectId>,
    due: Vec<(ObjectId, ObjectId)>,
    /// What unpacked contents have come to.
    pub(super) unpacked: usize,
}

impl<'f> Taking<'f> {
    fn new(from: &'f File) -> Self {
        Self { from, to: File::with_version("1.7"), taken: BTreeMap::new(), due: Vec::new(), unpacked: 0 }
    }

    /// An object with every reference in it pointing to the new file.
    pub(super) fn copied(&mut self, object: &Object) -> Result<Object, Refused> {
        Ok(match object {
            Object::Reference(id) => self.reference(*id)?,
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.copied(item)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(entries) => Object::Dictionary(self.entries(entries)?),
            Object::Stream(stream) => self.stream(stream)?,
            other => other.clone(),
        })
    }

    /// The entries of a dictionary, those left out that lead back to the page tree.
    pub(super) fn entries(&mut self, entries: &Dictionary) -> Result<Dictionary, Refused> {
        let mut copied = Dictionary::new();
        for (key, value) in entries.iter() {
            if !matches!(
                key.as_slice(),
                b"StructParent" | b"StructParents" | b"PieceInfo" | b"Metadata" | b"AF"
            ) {
                copied.set(key.clone(), self.copied(value)?);
            }
        }
        Ok(copied)
    }

    fn stream(&mut self, stream: &Stream) -> Result<Object, Refused> {
        let mut entries = self.entries(&stream.dict)?;
        // Contents that lie in other files, and pages of other files.
        for key in [b"F".as_slice(), b"FFilter", b"FDecodeParms", b"Ref", b"OPI"] {
            entries.remove(key);
        }
        entries.set("Length", i64::try_from(stream.content.len()).unwrap_or(i64::MAX));
        let mut copied = Stream::new(entries, stream.content.clone());
        copied.allows_compression = stream.allows_compression;
        Ok(Object::Stream(copied))
    }

    fn reference(&mut self, id: ObjectId) -> Result<Object, Refused> {
        if let Some(known) = self.taken.get(&id) {
            return Ok(Object::Reference(*known));
        }
        let Some(object) = self.from.objects.get(&id) else {
            // A free number stands for nothing; one that the file says is there was lost.
            return match self.from.reference_table.get(id.0) {
                Some(XrefEntry::Normal { .. } | XrefEntry::Compressed { .. }) => {
                    Err(Refused::Damaged(format!("its object {} can\u{2019}t be read", id.0)))
                }
                _ => Ok(Object::Null),
            };
        };
        let belongs_to_the_tree = object.as_dict().is_ok_and(|found| {
            [b"Page".as_slice(), b"Pages", b"Catalog"].iter().any(|kind| found.has_type(kind))
        });
        if belongs_to_the_tree {
            return Ok(Object::Null);
        }
        let new = self.to.new_object_id();
        self.taken.insert(id, new);
        self.due.push((id, new));
        Ok(Object::Reference(new))
    }

    fn finish(mut self, kids: &[ObjectId], layers: Option<Object>) -> Result<Appended, Refused> {
        while let Some((old, new)) = self.due.pop() {
            if let Some(object) = self.from.objects.get(&old) {
                let copied = self.copied(object)?;
                self.to.set_object(new, copied);
            }
        }
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        let references = kids.iter().map(|kid| Object::Reference(*kid)).collect::<Vec<_>>();
        let pages =
            self.to.add_object(dictionary! { "Type" => "Pages", "Count" => count, "Kids" => references });
        for kid in kids {
            self.to.get_dictionary_mut(*kid).map_err(damaged)?.set("Parent", pages);
        }
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
        if let Some(layers) = layers {
            catalog.set("OCProperties", layers);
        }
        let catalog = self.to.add_object(catalog);
        self.to.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
        self.to
            .save_with_options(&mut bytes, options)
            .map_err(|error| Refused::Damaged(error.to_string()))?;
        Ok(Appended { pages: kids.len(), bytes: bytes.into() })
    }
}

/// The file's layers, and which of them are hidden: without these, what its maker hid would be seen.
fn layers(taking: &mut Taking<'_>) -> Result<Option<Object>, Refused> {
    let from = taking.from;
    let Ok(all) = from.catalog().map_err(damaged)?.get_deref(b"OCProperties", from) else { return Ok(None) };
    let Ok(all) = all.as_dict() else { return Ok(None) };
    let list = |dictionary: &Dictionary, key: &[u8]| -> Vec<Object> {
        let found = dictionary.get_deref(key, from).and_then(Object::as_array);
        found.cloned().unwrap_or_default()
    };
    let layers = list(all, b"OCGs");
    let shown = all.get_deref(b"D", from).and_then(Object::as_dict).cloned().unwrap_or_default();
    let hidden = match shown.get_deref(b"BaseState", from).and_then(Object::as_name) {
        Ok(b"OFF") => {
            let on = list(&shown, b"ON");
            layers.iter().filter(|layer| !on.contains(layer)).cloned().collect()
        }
        _ => list(&shown, b"OFF"),
    };
    let (layers, hidden) = (taking.copied(&Object::Array(layers))?, taking.copied(&Object::Array(hidden))?);
    Ok(Some(dictionary! { "OCGs" => layers, "D" => dictionary! { "OFF" => hidden } }.into()))
}
