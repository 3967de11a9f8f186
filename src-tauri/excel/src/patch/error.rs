//! Why a workbook can't be patched.

use crate::cell::{CellRange, CellRef};

/// Why nothing was written. Whoever shows it names the file in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// Not a zip archive at all, or one without a workbook part.
    #[error("this is not an Excel workbook (.xlsx or .xlsm)")]
    NotAWorkbook,
    /// The binary format of Excel 97–2003, which has no XML to patch.
    #[error(
        "this is an Excel 97–2003 workbook (.xls), which can't be filled in: save it as .xlsx and take that file"
    )]
    OldFormat,
    /// OpenDocument, which the host's Excel form never is.
    #[error(
        "this is an OpenDocument spreadsheet (.ods), which can't be filled in: save it as .xlsx and take that file"
    )]
    OpenDocument,
    /// The binary format .xlsb.
    #[error(
        "this is a binary workbook (.xlsb), which can't be filled in: save it as .xlsx and take that file"
    )]
    Binary,
    /// A password protects opening, as a whole or of one part.
    #[error("this workbook is encrypted: remove its password in Excel, save it, and take that file")]
    Encrypted,
    /// Any change would break the signature.
    #[error(
        "this workbook is digitally signed, and filling it in would break the signature: ask for a copy without it"
    )]
    Signed,
    /// Two parts of one name: programs disagree on which of them counts.
    #[error(
        "this workbook holds two parts named “{part}”, so programs would read it differently: open it in Excel and save it anew"
    )]
    DuplicatePart {
        /// Name of the part.
        part: String,
    },
    /// A part in another encoding than UTF-8.
    #[error("the part “{part}” of this workbook is not in UTF-8: open it in Excel and save it anew")]
    Encoding {
        /// Name of the part.
        part: String,
    },
    /// A part that inflates beyond [`super::PART_LIMIT`].
    #[error("the part “{part}” of this workbook is larger than {limit} bytes")]
    TooLarge {
        /// Name of the part.
        part: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The archive or a part is broken.
    #[error("this workbook is damaged: {part}: {reason}")]
    Damaged {
        /// Name of the part, or `the archive`.
        part: String,
        /// What was found.
        reason: String,
    },
    /// No worksheet of that name.
    #[error("this workbook has no worksheet “{sheet}”")]
    NoSheet {
        /// Name of the sheet.
        sheet: String,
    },
    /// The cell holds a formula, which is never overwritten.
    #[error("{sheet}!{cell} holds a formula, which is not overwritten")]
    Formula {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// The cell is covered by a merged one, so what is written there would not be seen.
    #[error("{sheet}!{cell} lies under the merged cells {merged}: write to {}", merged.first)]
    Covered {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// The merged cells.
        merged: CellRange,
    },
    /// One cell was to get two values.
    #[error("{sheet}!{cell} was to be written twice")]
    Twice {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// More text than a cell holds.
    #[error("the text for {sheet}!{cell} has {length} characters; a cell holds 32,767. Shorten it")]
    TextTooLong {
        /// Name of the sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// Its length in UTF-16 units, as Excel counts.
        length: usize,
    },
}
