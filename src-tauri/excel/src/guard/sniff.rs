//! What kind of file received bytes are, told by their content and never by a name.

use hpug_model::seal::SealedPages;

use super::pdf::seal_in;
use super::{Archive, Compound, MAX_FILE};
use crate::read_error::{Lookalike, ReadError, UnreadKind};
use crate::unlock::WHOLE;

/// A kind of workbook that is read, its archive opened.
pub enum Kind<'a> {
    /// Excel's workbook since 2007, with macros (.xlsm) or without, or a template of either.
    Xlsx(Archive<'a>),
    /// An OpenDocument spreadsheet.
    Ods(Archive<'a>),
    /// A workbook of Excel 97 to 2003.
    Xls,
}

/// Tells what kind of workbook the bytes are.
///
/// # Errors
/// `Empty`; `TooLarge` above 20 MB; `Encrypted`; `Unsupported` for .xlsb and its like; `NotAWorkbook`, with what it looks
/// like instead; `OwnPdf`; `Damaged` where an archive or compound file can't be opened; the limits of [`Archive::open`].
pub fn sniff(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    let size = bytes.len() as u64;
    if size > MAX_FILE {
        return Err(ReadError::TooLarge { bytes: size, limit: MAX_FILE });
    }
    match bytes {
        [] => Err(ReadError::Empty),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => sniff_archive(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => sniff_compound(bytes),
        [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08, 0x00, ..] => {
            Err(ReadError::Unsupported { kind: UnreadKind::OldXls })
        }
        _ => Err(sniff_other(bytes)),
    }
}

fn sniff_archive(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    let mut archive = Archive::open(bytes)?;
    if let Some(types) = archive.xml("[Content_Types].xml")? {
        return sniff_package(&types, archive);
    }
    if archive.has("content.xml") || archive.has(WHOLE) {
        return sniff_open_document(archive);
    }
    Err(ReadError::NotAWorkbook { looks_like: Lookalike::Archive })
}

fn sniff_package<'a>(types: &str, archive: Archive<'a>) -> Result<Kind<'a>, ReadError> {
    let looks_like =
        if types.contains("sheet.binary.macroEnabled.main") || types.contains("sheet.binary.main") {
            return Err(ReadError::Unsupported { kind: UnreadKind::Xlsb });
        } else if types.contains("spreadsheetml.") && types.contains(".main+xml")
            || types.contains("ms-excel.") && types.contains(".main+xml")
        {
            return Ok(Kind::Xlsx(archive));
        } else if archive.has_folder("word/") {
            Lookalike::Document
        } else if archive.has_folder("ppt/") {
            Lookalike::Presentation
        } else if archive.has("xl/workbook.xml") {
            return Ok(Kind::Xlsx(archive));
        } else if archive.has("xl/workbook.bin") {
            return Err(ReadError::Unsupported { kind: UnreadKind::Xlsb });
        } else {
            Lookalike::Archive
        };
    Err(ReadError::NotAWorkbook { looks_like })
}

fn sniff_open_document(mut archive: Archive<'_>) -> Result<Kind<'_>, ReadError> {
    let kind = archive.bytes("mimetype")?.unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).into_owned();
    let manifest = archive.xml("META-INF/manifest.xml")?.unwrap_or_default();
    let looks_like = if kind.contains("opendocument.spreadsheet") {
        let sealed = manifest.contains("encryption-data");
        return if sealed { Err(ReadError::Encrypted) } else { Ok(Kind::Ods(archive)) };
    } else if kind.contains("opendocument.text") {
        Lookalike::Document
    } else if kind.contains("opendocument.presentation") {
        Lookalike::Presentation
    } else {
        Lookalike::Archive
    };
    Err(ReadError::NotAWorkbook { looks_like })
}

fn sniff_compound(bytes: &[u8]) -> Result<Kind<'_>, ReadError> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    if compound.has("\u{9}DRMContent") {
        return Err(ReadError::UnknownProtection { how: "rights management".to_owned() });
    }
    if compound.has_workbook() {
        return Ok(Kind::Xls);
    }
    let looks_like = if compound.has("WordDocument") {
        Lookalike::Document
    } else if compound.has("PowerPoint Document") {
        Lookalike::Presentation
    } else {
        Lookalike::Unknown
    };
    Err(ReadError::NotAWorkbook { looks_like })
}

fn sniff_other(bytes: &[u8]) -> ReadError {
    let looks_like = match bytes {
        [b'%', b'P', b'D', b'F', ..] => return sniff_pdf(bytes),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Lookalike::Picture
        }
        [0x1F, 0x8B, ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [b'R', b'a', b'r', b'!', ..] => Lookalike::Archive,
        _ => return sniff_text(bytes),
    };
    ReadError::NotAWorkbook { looks_like }
}

/// A PDF of ours says so by its seal, whole or not.
fn sniff_pdf(bytes: &[u8]) -> ReadError {
    match seal_in(bytes) {
        Some(seal) => ReadError::OwnPdf { told: Box::new(SealedPages::unseen(&seal)) },
        None => ReadError::NotAWorkbook { looks_like: Lookalike::Pdf },
    }
}

/// What tells a spreadsheet in a single XML file from other XML.
const XML_SPREADSHEETS: [&str; 2] =
    ["urn:schemas-microsoft-com:office:spreadsheet", "opendocument.spreadsheet"];

fn sniff_text(bytes: &[u8]) -> ReadError {
    let head = &bytes[..bytes.len().min(4096)];
    let head = head.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(head);
    let text = String::from_utf8_lossy(head).trim_start().to_lowercase();
    let xml = text.starts_with("<?xml") || text.starts_with('<');
    let looks_like = if xml && XML_SPREADSHEETS.iter().any(|mark| text.contains(mark)) {
        return ReadError::Unsupported { kind: UnreadKind::XmlSpreadsheet };
    } else if text.contains("<html") || text.contains("<!doctype html") || text.starts_with("<table") {
        Lookalike::WebPage
    } else if text.starts_with("{\\rtf") {
        Lookalike::Document
    } else if text.starts_with("mime-version:") {
        Lookalike::WebPage
    } else if is_text(head) {
        Lookalike::Text
    } else {
        Lookalike::Unknown
    };
    ReadError::NotAWorkbook { looks_like }
}

/// Text of any one-byte or two-byte encoding: no control characters but those of lines and tabs.
fn is_text(head: &[u8]) -> bool {
    let wide = matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    wide || head.iter().all(|b| *b >= 0x20 || matches!(b, b'\t' | b'\n' | b'\r' | 0x0C))
}
