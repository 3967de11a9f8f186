//! The zip archive around a workbook: opened with every reason to refuse it checked, written back with every
//! part that was not changed copied as it is.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::xml::damaged;
use super::{PART_LIMIT, PatchError};

/// How hard changed parts are compressed, from 1 to 9: quick, for a sheet that a person waits for and that is small.
const COMPRESSION: i64 = 1;
const ARCHIVE: &str = "the archive";
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// New texts by part; `None` leaves a part out, a part that is not there yet comes last.
pub(super) type Changes = BTreeMap<String, Option<String>>;

/// An opened workbook file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens the archive and refuses what can't be patched without harm.
    pub fn open(bytes: &'a [u8]) -> Result<Self, PatchError> {
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(if holds_encrypted_package(bytes) {
                PatchError::Encrypted
            } else {
                PatchError::OldFormat
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match error {
            ZipError::InvalidArchive(_) if !bytes.starts_with(b"PK") => PatchError::NotAWorkbook,
            other => zip_error(other),
        })?;
        let mut names = Vec::with_capacity(archive.len());
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(zip_error)?;
            if entry.encrypted() {
                return Err(PatchError::Encrypted);
            }
            names.push(entry.name().map_err(zip_error)?.into_owned());
        }
        refuse_by_names(&names, archive.has_duplicate_names())?;
        Ok(Self { archive, names })
    }

    /// The name of a part as the archive spells it; part names are compared without regard to case.
    pub fn find(&self, part: &str) -> Option<String> {
        self.names.iter().find(|name| name.eq_ignore_ascii_case(part)).cloned()
    }

    /// A part's text, byte-order mark included.
    pub fn text(&mut self, part: &str) -> Result<String, PatchError> {
        let entry = self.archive.by_name(part).map_err(|error| damaged(part, &error))?;
        let mut bytes = Vec::with_capacity(entry.size().min(PART_LIMIT) as usize);
        entry.take(PART_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| damaged(part, &error))?;
        if bytes.len() as u64 > PART_LIMIT {
            return Err(PatchError::TooLarge { part: part.to_owned(), limit: PART_LIMIT });
        }
        String::from_utf8(bytes)
            .ok()
            .filter(|text| declares_utf8(text))
            .ok_or_else(|| PatchError::Encoding { part: part.to_owned() })
    }

    /// The archive with the changes made; order, times and every other part's compressed bytes stay.
    pub fn write(mut self, changed: &Changes) -> Result<Vec<u8>, PatchError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.set_raw_comment(self.archive.comment().into()).map_err(zip_error)?;
        for (index, name) in self.names.iter().enumerate() {
            let entry = self.archive.by_index_raw(index).map_err(zip_error)?;
            match changed.get(name) {
                Some(None) => {}
                Some(Some(text)) => {
                    let options = entry.options().compression_level(Some(COMPRESSION));
                    writer.start_file(name, options).map_err(zip_error)?;
                    writer.write_all(text.as_bytes()).map_err(|error| damaged(name, &error))?;
                }
                None => writer.raw_copy_file(entry).map_err(zip_error)?,
            }
        }
        let fresh = changed.iter().filter(|(name, _)| !self.names.contains(name));
        for (name, text) in fresh.filter_map(|(name, text)| Some((name, text.as_ref()?))) {
            // The same file comes out whenever it is made.
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            writer.start_file(name, options).map_err(zip_error)?;
            writer.write_all(text.as_bytes()).map_err(|error| damaged(name, &error))?;
        }
        writer.finish().map(Cursor::into_inner).map_err(zip_error)
    }
}

fn refuse_by_names(names: &[String], duplicates: bool) -> Result<(), PatchError> {
    let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let mut seen = HashSet::new();
    if let Some(twice) = lower.iter().find(|name| !seen.insert(name.as_str())) {
        return Err(PatchError::DuplicatePart { part: twice.clone() });
    }
    if duplicates {
        return Err(PatchError::DuplicatePart { part: ARCHIVE.to_owned() });
    }
    if lower.iter().any(|name| name.starts_with("_xmlsignatures/")) {
        return Err(PatchError::Signed);
    }
    if lower.iter().any(|name| name == "xl/workbook.bin") {
        return Err(PatchError::Binary);
    }
    if lower.iter().any(|name| name == "content.xml")
        && lower.iter().any(|name| name == "meta-inf/manifest.xml")
    {
        return Err(PatchError::OpenDocument);
    }
    Ok(())
}

/// Whether a compound file is an encrypted .xlsx: its directory then names the stream `EncryptedPackage`.
fn holds_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether the XML declaration, if there is one, leaves the encoding at UTF-8 or at ASCII, its subset.
fn declares_utf8(text: &str) -> bool {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let declaration =
        bare.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or("", |(head, _)| head);
    let Some((_, rest)) = declaration.split_once("encoding") else { return true };
    let value = rest.trim_start_matches([' ', '\t', '\r', '\n', '=']);
    let value: String = value.chars().skip(1).take_while(|c| !matches!(c, '"' | '\'')).collect();
    matches!(value.to_ascii_lowercase().as_str(), "utf-8" | "utf8")
}

fn zip_error(error: ZipError) -> PatchError {
    damaged(ARCHIVE, &error)
}
