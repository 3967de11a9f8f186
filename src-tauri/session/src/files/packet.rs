//! A meeting's packet, read back and compared before anybody gets it.

use hpug_excel::write::fingerprint;
use hpug_pdf::document::Missing;
use hpug_pdf::packet::{Packet, PartState};
use hpug_pdf::{
    Pictures, Progress, Protection, Watch, packet as papers, render_printed, reread, reread_protected,
};

use super::papers::{PaperError, file_key, short, texts};
use super::sent::{Comparison, compare};

/// A packet, read back and found right.
#[derive(Clone, Debug, PartialEq)]
pub struct MadePacket {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// How many answers were compared.
    pub comparison: Comparison,
    /// It is marked as a draft.
    pub draft: bool,
    /// Where it holds characters that the fonts can't draw.
    pub missing_at: Vec<Missing>,
}

/// Makes a packet, reads it back and compares every answer in it. Its fingerprint is that of the report's answers. With
/// `password` the file is other bytes each time. `watch` is told how far it is and may stop it.
///
/// # Errors
/// [`PaperError`] by cause, [`hpug_pdf::PdfError::Stopped`] among them; nothing is written in any case.
pub fn packet(
    packet: &Packet<'_>,
    password: Option<&str>,
    watch: &mut Watch<'_>,
) -> Result<MadePacket, PaperError> {
    let made = made(packet);
    let (rendered, read) = match password {
        Some(password) => {
            let file_key = file_key()?;
            let protection = Protection { password, file_key: &file_key };
            let rendered = render_printed(&made.document, &made.printing, Some(protection), watch)?;
            let read = reread_protected(&rendered.bytes, password)?;
            (rendered, read)
        }
        None => {
            let rendered = render_printed(&made.document, &made.printing, None, watch)?;
            let read = reread(&rendered.bytes)?;
            (rendered, read)
        }
    };
    let shown = texts(made.answers);
    let comparison = compare(&shown, &texts(read), |address| shown.contains_key(address));
    if !comparison.differences.is_empty() {
        return Err(PaperError::Differs(comparison.differences));
    }
    if !watch(Progress::Writing(rendered.pages)) {
        return Err(hpug_pdf::PdfError::Stopped.into());
    }
    let (bytes, pages, missing_at) = (rendered.bytes, rendered.pages, rendered.missing_at);
    Ok(MadePacket { bytes, pages, comparison, draft: made.draft, missing_at })
}

/// A packet laid out, its pages to be looked at on the screen.
///
/// # Errors
/// [`PaperError::Pdf`].
pub fn packet_pictures(packet: &Packet<'_>, watch: &mut Watch<'_>) -> Result<Pictures, PaperError> {
    let made = made(packet);
    Ok(Pictures::lay_out(&made.document, &made.printing, watch)?)
}

/// Every part that the packet could have, in order, whether it was chosen, and whether it would be empty.
pub fn packet_parts(packet: &Packet<'_>) -> Vec<PartState> {
    papers::parts(packet)
}

fn made(packet: &Packet<'_>) -> papers::Made {
    let print = packet.report.map(|report| short(&fingerprint(report))).unwrap_or_default();
    papers::make(&Packet { fingerprint: &print, ..*packet })
}
